"""Document -> Regions: labels every stretch, deletes nothing."""
