"""Screening a register: every rule on every cooperative and year, by a database engine.

Rules become expressions of the library Ibis that mean the same as the Kleene evaluator: NULL is
unknown, and SQL's AND, OR and NOT are Kleene's.
"""
