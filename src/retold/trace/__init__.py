"""From likeness to order: direction, lineage with lost originals, origins of claims."""
