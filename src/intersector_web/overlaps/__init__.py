"""Overlaps, themes and proposals that the analysis found, and what people decide about them."""
