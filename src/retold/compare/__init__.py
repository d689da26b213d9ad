"""From tables to findings: conflicts, headlines, labels, timeline, coverage."""
