"""English, as international organisations write it."""
