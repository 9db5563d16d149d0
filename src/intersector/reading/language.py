"""Which of the six languages a text is written in.

py3langid (naive Bayes over byte n-grams; Lui and Baldwin 2012) votes on samples spread over the
text, so that a list of names or a quotation does not outweigh the rest.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from intersector.errors import ReadingError
from intersector.languages import LANGUAGES
from intersector.model import Language

_SAMPLES: Final = 24
_SAMPLE_LENGTH: Final = 400
_ENOUGH: Final = 200
_MAJORITY: Final = 0.6


def detect_language(text: str, source: str) -> tuple[Language, tuple[str, ...]]:
    """Return the language of `text` and a warning when it is too short to be sure.

    Raises ReadingError when most of a text of at least 200 characters is in another language.
    """
    best = guess_language(text)
    if len(text) < _ENOUGH:
        return best, (f"too short to be sure of its language: taken for {best!r}",)
    every = _tally(_identifier(restricted=False), text)
    foreign = {language: n for language, n in every.items() if language not in LANGUAGES}
    if sum(foreign.values()) > _MAJORITY * every.total():
        looks = max(foreign, key=foreign.__getitem__)
        raise ReadingError(
            source,
            f"is not in one of the six languages (it looks like {looks!r}).",
            mend=f"Give the edition in one of {', '.join(LANGUAGES)}.",
        )
    return best, ()


def guess_language(text: str) -> Language:
    """Return which of the six languages `text` looks most like: for passages without a file."""
    ours = _tally(_identifier(restricted=True), text)
    return max(LANGUAGES, key=lambda language: ours[language])


def _tally(identifier: LanguageIdentifier, text: str) -> Counter[str]:
    votes: Counter[str] = Counter()
    for sample in _samples(text):
        votes[identifier.classify(sample)[0]] += 1
    return votes


def _samples(text: str) -> Iterator[str]:
    step = max(_SAMPLE_LENGTH, len(text) // _SAMPLES)
    for at in range(0, max(len(text), 1), step):
        yield text[at : at + _SAMPLE_LENGTH]


@cache
def _identifier(*, restricted: bool) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES if restricted else None)
    return identifier
