"""A simulator of retelling: trees of articles whose copying is known, made from real articles, and a scorer for lineages."""
