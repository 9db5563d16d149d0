"""What could be done about each finding: modest, with the rule it rests on and what would be lost.

People decide; a proposal only prepares their decision. In a draft, ``[-words-]`` are struck and
``{+words+}`` are added (the notation of GNU wdiff). `best` is the first of each finding,
`of_findings` leaves out what a group of overlaps answers as a whole, `total` sums what would be
saved; `unreflected` is the checklist of the opposite direction.
"""

from intersector.proposals.best import best, of_findings
from intersector.proposals.propose import propose
from intersector.proposals.savings import total
from intersector.proposals.unreflected import unreflected

__all__ = ["best", "of_findings", "propose", "total", "unreflected"]
