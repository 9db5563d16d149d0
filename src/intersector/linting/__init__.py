"""Drafts checked before they are tabled: what they repeat, cite, ask for, and how they are built.

`lint` runs the declared `RULES` over a `Draft`; `comment` puts remarks into the author's own Word
file as comments at the exact words.
"""

from intersector.linting.comments import Comment, comment
from intersector.linting.lint import RULES, lint
from intersector.linting.model import Draft, Finding, Remark, Rule, Severity

__all__ = ["RULES", "Comment", "Draft", "Finding", "Remark", "Rule", "Severity", "comment", "lint"]
