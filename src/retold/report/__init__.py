"""Story -> reader: HTML, terminal, JSON, Markdown, tables."""
