"""What other apps can listen to."""

from django.dispatch import Signal

analysed = Signal()
"""Sent when the findings of an analysis have been kept."""
