"""Edits of a document's text as tracked changes in its own Word file.

`redline` gives the file with the changes, or raises `RedlineError` where one of them is not safe.
The file it is given is only read.
"""

from intersector.proposals.redline.pen import Signature
from intersector.proposals.redline.redline import redline
from intersector.proposals.redline.refuse import RedlineError

__all__ = ["RedlineError", "Signature", "redline"]
