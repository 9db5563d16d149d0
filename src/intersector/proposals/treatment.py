"""What a rule answers: how a finding could be treated, before it is given a place and a name."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from inspect import getdoc

from intersector.model import Proposal, ProposalKind
from intersector.phrases import Phrase


@dataclass(frozen=True, slots=True)
class Treatment:
    """One way to treat a finding; `lost` says what the text would no longer say."""

    kind: ProposalKind
    targets: tuple[str, ...]
    draft: str
    because: Phrase
    lost: Phrase


def proposal(
    treatment: Treatment, *, rule: Callable[..., object], overlap: str | None = None
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
    )
