"""Documents, and the script that writes those made from the rules."""
