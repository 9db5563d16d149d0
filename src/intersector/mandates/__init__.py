"""Mandates: who must do what, for whom, how often and until when, from operative clauses."""

from intersector.mandates.extract import extract

__all__ = ["extract"]
