"""What a rule answers: how a finding could be treated, before it is given a place and a name."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc

from intersector.model import AnnexMove, Check, Clause, Edit, Move, Proposal, ProposalKind
from intersector.phrases import Phrase
from intersector.proposals.edits import drafted


@dataclass(frozen=True, slots=True)
class Treatment:
    """One way to treat a finding; `lost` says what the text would no longer say.

    The draft shows the `clauses`, each after the words that introduce it, with the `edits` made;
    `wording` is what a treatment says beside them, or instead where it edits no clause.
    """

    kind: ProposalKind
    targets: tuple[str, ...]
    because: Phrase
    lost: Phrase
    clauses: tuple[tuple[str, Clause], ...] = ()
    edits: tuple[Edit, ...] = ()
    wording: str = ""
    moves: tuple[Move, ...] = ()
    annexes: tuple[AnnexMove, ...] = ()

    @property
    def draft(self) -> str:
        """What the text would say: struck words as ``[-words-]``, added ones as ``{+words+}``."""
        lines = [f"{opening}{drafted(clause, self.edits)}" for opening, clause in self.clauses]
        return "\n".join(filter(None, [*lines, self.wording]))


def proposal(
    treatment: Treatment,
    *,
    rule: Callable[..., object],
    overlap: str | None = None,
    checks: tuple[Check, ...] = (),
) -> Proposal:
    """Turn what `rule` answered into a proposal; its docstring is the rule that readers see."""
    named = "\n".join([treatment.kind, overlap or "", treatment.draft, *treatment.targets])
    return Proposal(
        id=hashlib.sha256(named.encode()).hexdigest()[:12],
        kind=treatment.kind,
        targets=treatment.targets,
        draft=treatment.draft,
        because=treatment.because,
        rule=" ".join((getdoc(rule) or "").split()),
        overlap=overlap,
        lost=treatment.lost,
        moves=treatment.moves,
        annexes=treatment.annexes,
        checks=checks,
        edits=tuple(sorted(treatment.edits, key=lambda e: (e.source, e.span, e.text))),
    )
