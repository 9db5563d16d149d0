"""Instruments: documents with their clauses, citations and mandates, as rows and as pages."""
