"""Tests of screening on Spark; they want the extra ``spark`` and Java."""
