"""Measurements of speed: they print what they find and never fail because it is slow."""
