"""The language of a text is one of the six, or the text is refused."""

import pytest

from intersector.errors import ReadingError
from intersector.reading.language import detect_language

GERMAN = (
    "Die Konferenz beschließt, den Direktor des Büros zu beauftragen, dem Rat jährlich über die "
    "Umsetzung dieser Entschließung zu berichten und die Mitgliedstaaten zur Mitarbeit aufzurufen. "
)
PORTUGUESE = (
    "A conferência resolve encarregar o diretor do escritório de apresentar ao conselho um "
    "relatório anual sobre a execução desta resolução e convidar os estados membros a colaborar. "
)
ENGLISH = "The conference resolves to instruct the Director to report each year to the Council. "


@pytest.mark.parametrize("text", [GERMAN * 3, PORTUGUESE * 3])
def test_a_text_in_none_of_the_six_is_refused(text: str) -> None:
    with pytest.raises(ReadingError, match="not in one of the six"):
        detect_language(text, "text.txt")


def test_a_text_too_short_to_tell_gets_the_best_guess_and_a_warning() -> None:
    language, warnings = detect_language("Résolution relative aux télécommunications", "text.txt")
    assert language == "fr"
    assert warnings


def test_a_long_quotation_does_not_outweigh_the_text() -> None:
    assert detect_language(ENGLISH * 12 + GERMAN * 2, "text.txt") == ("en", ())
