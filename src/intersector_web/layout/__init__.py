"""What every page shares: its frame, its look, its words."""
