"""Trains the attribution tagger: `make train-attribution`."""
