"""What one document says: sentences, names, dates, numbers, attributions, credits, hedges."""
