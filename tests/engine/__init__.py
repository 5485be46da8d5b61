"""Tests of the engine: agreement of the evaluators, and the safe envelope."""
