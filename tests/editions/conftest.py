"""What the tests of this room share."""

from collections.abc import Callable, Sequence

import pytest

from intersector.model import Clause, Document, Language, Span

Edition = Callable[..., tuple[Clause, ...]]


@pytest.fixture(scope="session")
def edition() -> Edition:
    """Make an edition of texts, each a text or a head and a text; numbers count within a head."""
    return _edition


def _edition(*parts: str | tuple[str, str], language: Language = "en") -> tuple[Clause, ...]:
    pairs = [part if isinstance(part, tuple) else ("resolves", part) for part in parts]
    document = Document("any", "", language, "\n".join(text for _, text in pairs))
    clauses, at = [], 0
    for place, (head, text) in enumerate(pairs):
        number = _number(pairs[:place], head)
        span = Span(at, at + len(text))
        key = f"{head}/{number}"
        clauses.append(Clause(document, key, head, number, "operative", (), span, text))
        at = span.end + 1
    return tuple(clauses)


def _number(before: Sequence[tuple[str, str]], head: str) -> str:
    return str(1 + sum(other == head for other, _ in before))
