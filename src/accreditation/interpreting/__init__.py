"""Interpreting articles: the facts that they state, told by phrases of the rule pack."""
