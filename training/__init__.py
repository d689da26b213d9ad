"""Makes the weights that ship with retold: one folder a model, each with a target in the Makefile."""
