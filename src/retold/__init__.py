"""retold: how a story was retold. Which passages were copied, who vouches for what, how many origins stand behind it."""

__version__ = "0.1.0"
