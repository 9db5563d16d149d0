"""What the tests of this room share."""

from collections.abc import Callable

import pytest

from intersector.model import Clause, Document, Language
from intersector.organisations import shipped
from intersector.structure import identify, segment

Cut = Callable[..., tuple[Clause, ...]]
Know = Callable[..., Document]


@pytest.fixture
def cut() -> Cut:
    """Cut a text, English unless said otherwise, into clauses."""

    def _cut(text: str, language: Language = "en") -> tuple[Clause, ...]:
        return segment(Document("test", "", language, text), organisations=shipped())

    return _cut


@pytest.fixture
def know() -> Know:
    """Identify the document with this text."""

    def _know(text: str, language: Language = "en") -> Document:
        return identify(Document("test", "", language, text), organisations=shipped())

    return _know
