"""The mapping of resolutions: a table and a picture, as of any day, that people confirm."""
