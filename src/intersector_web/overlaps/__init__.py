"""Overlaps, themes and proposals that the analysis found, as rows."""
