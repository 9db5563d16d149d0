"""Background work that survives the death of whoever does it."""
