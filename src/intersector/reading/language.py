"""Which of the six languages a text is written in.

py3langid (naive Bayes over byte n-grams; Lui and Baldwin 2012) judges samples spread over the
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
from intersector.phrases import Phrase, Term

_NONE: Final = "zxx"
"""What the identifier calls numbers and codes (ISO 639-2)."""
_SAMPLES: Final = 24
_LENGTH: Final = 400
_ENOUGH: Final = 200
_LEAST: Final = 0.25
"""The mean probability of the six languages together below which a text is in none of them; on
sentences of 200 characters in the six it is above 0.8, in close relatives below 0.01."""


def detect_language(text: str, source: str) -> tuple[Language, tuple[Phrase, ...]]:
    """Return the language of `text` and a warning when it is too short to be sure.

    Raises ReadingError when a text of at least 200 characters is clearly in another language.
    """
    best = guess_language(text)
    if len(text) < _ENOUGH:
        doubt = Phrase(
            "too short to be sure of its language: taken for {language}", language=Term(best)
        )
        return best, (doubt,)
    odds = _odds(_identifier(restricted=False), text)
    if sum(odds[language] for language in LANGUAGES) < _LEAST * odds.total():
        raise _foreign(source, max(odds, key=odds.__getitem__))
    return best, ()


def _foreign(source: str, looks: str) -> ReadingError:
    if looks == _NONE:
        message = Phrase("holds hardly any words of a language.")
        return ReadingError(source, message, mend=Phrase("Check that it is the right file."))
    return ReadingError(
        source,
        Phrase("is not in one of the six languages (it looks like {code}).", code=looks),
        mend=Phrase("Give an edition in {languages}.", languages=tuple(map(Term, LANGUAGES))),
    )


def guess_language(text: str) -> Language:
    """Return which of the six languages `text` looks most like: for passages without a file."""
    odds = _odds(_identifier(restricted=True), text)
    return max(LANGUAGES, key=odds.__getitem__)


def _odds(identifier: LanguageIdentifier, text: str) -> Counter[str]:
    """Sum the probabilities of every language over samples of the text."""
    odds: Counter[str] = Counter()
    for sample in _samples(text):
        for language, probability in identifier.rank(sample):
            odds[language] += probability
    return odds


def _samples(text: str) -> Iterator[str]:
    step = max(_LENGTH, len(text) // _SAMPLES)
    for at in range(0, max(len(text), 1), step):
        yield text[at : at + _LENGTH]


@cache
def _identifier(*, restricted: bool) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES if restricted else None)
    return identifier
