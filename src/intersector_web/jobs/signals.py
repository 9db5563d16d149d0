"""What other apps can listen to."""

from django.dispatch import Signal

starting = Signal()
"""Sent when a worker starts, before it takes its first job."""
