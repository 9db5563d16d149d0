"""What tests of citations share."""

from collections.abc import Callable

import pytest

from intersector.citations import cite_text
from intersector.identifiers import InstrumentId
from intersector.model import Language
from intersector.organisations import shipped


@pytest.fixture(scope="session")
def found() -> Callable[..., list[tuple[str, str]]]:
    """Each citation's words and its target, of a text in a language, in a document."""

    def cited(text: str, language: Language, document: str | None = None) -> list[tuple[str, str]]:
        own = InstrumentId.parse(document) if document else None
        citations = cite_text(text, language=language, organisations=shipped(), document=own)
        return [(citation.text, str(citation.target)) for citation in citations]

    return cited
