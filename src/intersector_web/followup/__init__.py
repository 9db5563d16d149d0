"""Mandates followed up: how far they are, the evidence, who answers for them, by when."""
