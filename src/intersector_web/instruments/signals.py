"""What other apps can listen to."""

from django.dispatch import Signal

documents_read = Signal()
"""Sent when every file of a load has been read or refused."""
