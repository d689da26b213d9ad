"""Nouns of retold: standard library only, frozen, and free of behaviour beyond their own promises."""
