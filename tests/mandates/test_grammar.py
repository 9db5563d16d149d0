"""The data of every language is complete."""

import pytest

from intersector.languages import LANGUAGES, knowledge
from intersector.mandates.grammar import grammar
from intersector.model import Language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same_things(language: Language) -> None:
    """Each table of English is there in every language, and its patterns compile."""
    english, own = knowledge("en")["mandates"], knowledge(language)["mandates"]
    assert own.keys() == english.keys()
    assert own["frequency"].keys() == english["frequency"].keys()
    assert own["occasion"].keys() <= english["occasion"].keys()
    assert grammar(language).duty
