"""What flows through the house: frozen types, each finding pointing back to its source.

All offsets are Unicode code points into ``Document.text``. Sentences that the analysis makes for
readers (`Evidence.detail`, `Theme.basis`, `Proposal.because`, `Problem.message`, ...) are English;
as a `phrases.Phrase` they can be said in other languages too.
"""

from intersector.model.findings import Findings, Problem
from intersector.model.links import Citation, Mandate, Status
from intersector.model.overlaps import (
    Counterpart,
    Coverage,
    Evidence,
    Group,
    Judgement,
    Label,
    Match,
    Overlap,
    OverlapKind,
    SectorCoverage,
    Verdict,
)
from intersector.model.proposals import (
    AnnexFate,
    AnnexMove,
    Check,
    Edit,
    Move,
    Proposal,
    ProposalKind,
    Saving,
    Unreflected,
)
from intersector.model.texts import (
    Block,
    BlockKind,
    Change,
    ChangeType,
    Clause,
    Comment,
    Document,
    Language,
    Passage,
    Role,
    Span,
)
from intersector.model.themes import Crossing, Decision, Link, Pairing, PairingChange, Theme

__all__ = [
    "AnnexFate",
    "AnnexMove",
    "Block",
    "BlockKind",
    "Change",
    "ChangeType",
    "Check",
    "Citation",
    "Clause",
    "Comment",
    "Counterpart",
    "Coverage",
    "Crossing",
    "Decision",
    "Document",
    "Edit",
    "Evidence",
    "Findings",
    "Group",
    "Judgement",
    "Label",
    "Language",
    "Link",
    "Mandate",
    "Match",
    "Move",
    "Overlap",
    "OverlapKind",
    "Pairing",
    "PairingChange",
    "Passage",
    "Problem",
    "Proposal",
    "ProposalKind",
    "Role",
    "Saving",
    "SectorCoverage",
    "Span",
    "Status",
    "Theme",
    "Unreflected",
    "Verdict",
]
