"""A clause written down in one line."""

from collections.abc import Callable

import pytest

from intersector.model import Clause, Document, Language, Role, Span

ClauseOf = Callable[..., Clause]
INSTRUCTS: dict[Language, str] = {
    "ar": "يكلف الأمين العام",
    "en": "instructs the Secretary-General",
    "es": "encarga al Secretario General",
    "fr": "charge le Secrétaire général",
    "ru": "поручает Генеральному секретарю",
    "zh": "责成秘书长",
}
"""One head in six languages."""


@pytest.fixture
def clause_of() -> ClauseOf:
    """Make a clause under a head, in a document that holds only these two."""

    def make(
        head: str | None,
        text: str,
        *,
        language: Language = "en",
        key: str = "head/1",
        role: Role = "operative",
        body: str = "PP",
        year: int | None = 2018,
    ) -> Clause:
        whole = f"{head or ''}\n{text}\n"
        start = len(whole) - len(text) - 1
        document = Document("one.txt", "0", language, whole, body=body, year=year)
        span = Span(start, start + len(text))
        return Clause(document, key, head, None, role, (), span, text)

    return make
