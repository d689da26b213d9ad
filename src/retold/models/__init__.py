"""Weights and their checksums; each set of weights has a MODEL_CARD beside it."""
