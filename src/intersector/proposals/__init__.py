"""What could be done about each finding: modest, with the rule it rests on and what would be lost.

People decide; a proposal only prepares their decision. In a draft, ``[-words-]`` are struck and
``{+words+}`` are added (the notation of GNU wdiff). `total` sums what proposals would save;
`unreflected` is the checklist of the opposite direction.
"""

from intersector.proposals.propose import propose
from intersector.proposals.savings import total
from intersector.proposals.unreflected import unreflected

__all__ = ["propose", "total", "unreflected"]
