"""The page labeller: gold pages, features learnt from, training and scoring."""
