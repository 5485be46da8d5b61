"""The document itself, with what was read in it marked in place and told beside it."""
