"""What documents share: passages with their edits, quotations, claims."""
