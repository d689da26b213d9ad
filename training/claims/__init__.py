"""Learning whether two uses of a word speak of the same thing, from ECB+."""
