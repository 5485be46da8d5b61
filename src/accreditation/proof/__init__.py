"""Proof: the rules as formulas of a solver, and what follows from them.

Whether a rule can pass and fail, whether a part of it is dead, whether two rules contradict each
other, whether two versions are the same law, and what is the least change that mends a failure.
"""
