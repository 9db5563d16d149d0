"""Intersector: reads resolutions, links them, compares them and proposes what to do."""
