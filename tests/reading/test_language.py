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


def test_a_list_of_numbers_is_refused_as_what_it_is() -> None:
    """A table of codes is in no language."""
    with pytest.raises(ReadingError, match="hardly any words"):
        detect_language("\n".join(f"ITU-R BO.{n}-{n % 5}" for n in range(600, 700)), "codes.txt")


def test_a_text_too_short_to_tell_gets_the_best_guess_and_a_warning() -> None:
    language, warnings = detect_language("Résolution relative aux télécommunications", "text.txt")
    assert language == "fr"
    assert warnings


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La Asamblea decide encargar al Director que informe cada año al Consejo. ", "es"),
        ("L'Assemblée décide de charger le Directeur de faire rapport au Conseil. ", "fr"),
        ("Ассамблея решает поручить Директору ежегодно отчитываться перед Советом. ", "ru"),
        ("تقرر الجمعية أن تكلف المدير بأن يقدم تقريراً سنوياً إلى المجلس. ", "ar"),
        ("大会决定责成局长每年向理事会提交报告并请各成员国予以协作。", "zh"),
        (ENGLISH, "en"),
    ],
)
def test_each_of_the_six_is_told(text: str, language: str) -> None:
    assert detect_language(text * 8, "text.txt") == (language, ())


def test_a_long_quotation_does_not_outweigh_the_text() -> None:
    assert detect_language(ENGLISH * 12 + GERMAN * 2, "text.txt") == ("en", ())
