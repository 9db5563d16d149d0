"""The first page: what there is, and what waits for whoever is logged in."""
