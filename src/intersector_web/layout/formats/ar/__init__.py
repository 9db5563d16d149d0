"""Arabic, as international organisations write it."""
