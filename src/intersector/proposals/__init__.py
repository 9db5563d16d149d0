"""What could be done about each finding: modest, with the rule it rests on and what would be lost.

People decide; a proposal only prepares their decision. In a draft, ``[-words-]`` are struck and
``{+words+}`` are added (the notation of GNU wdiff).
"""

from intersector.proposals.propose import propose

__all__ = ["propose"]
