"""Other rule engines, given the same conditions in their own languages."""
