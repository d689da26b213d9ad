"""Parses arguments and prints: one file per verb, no analysis."""
