"""What other apps can listen to."""

from django.dispatch import Signal

reviewing = Signal()
"""Sent before an analysis: who listens returns what people said of themes, as `model.Pairing`s."""
analysed = Signal()
"""Sent when the findings of an analysis have been kept: `findings`, and the rows of `clauses`."""
