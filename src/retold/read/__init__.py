"""bytes -> Document: formats, encodings, layout. Never cuts text; layout is kept as blocks."""
