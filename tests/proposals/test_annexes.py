"""Where the annexes of an instrument go that is merged into another."""

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import AnnexMove, Block, Clause, Document, Edit, Language, Span
from intersector.proposals.annexes import annexed

KEPT = "Resolution 9 (Rev. Norport, 2024)"


def text(number: str, *lines: str, language: Language = "en", cells: bool = False) -> list[Clause]:
    """A resolution of lines: the first of them decides, those below a heading are an annex's."""
    whole = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    kinds = ["paragraph", *["cell" if cells else "paragraph"] * (len(lines) - 1)]
    document = Document(
        f"{number}.txt", number, language, whole,
        tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=True)),  # type: ignore[arg-type]
        id=InstrumentId("ASS", "resolution", number, 2024),
    )  # fmt: skip
    return [
        Clause(document, str(at), None, None, "operative" if at == 0 else "annex", (), span, line)
        for at, (span, line) in enumerate(zip(spans, lines, strict=True))
        if at == 0 or line[:1].islower()
    ]


def applied(clauses: list[Clause], edits: tuple[Edit, ...]) -> list[str]:
    """The lines of a text with the edits made."""
    said = clauses[0].document.text
    for edit in sorted(edits, key=lambda each: each.span, reverse=True):
        said = said[: edit.span.start] + edit.text + said[edit.span.end :]
    return said.split("\n")


def test_an_annex_comes_to_a_text_that_has_none_under_its_number() -> None:
    """Its heading names the keeper, written as it was."""
    other = text("26", "to glow", "ANNEX 2 TO RESOLUTION 26 (NORPORT, 2020)", "Rules", "lamps glow")
    found = annexed(text("9", "to shine"), other, kept=KEPT)
    heading = "ANNEX 2 TO RESOLUTION 9 (REV. NORPORT, 2024)"
    assert found.moves == [AnnexMove("ANNEX 2 TO RESOLUTION 26 (NORPORT, 2020)", "kept", heading)]
    assert found.lines == [heading, "Rules", "lamps glow"]
    assert found.places == {other[1]: heading}
    assert found.edits == ()


def test_numbers_go_on_after_those_that_are_there() -> None:
    """And what moves names the annex by its new number, but not an annex of another text."""
    keeper = text("9", "to shine", "Annex 1", "lamps shine", "Annex 2", "lamps rest")
    other = text("26", "to glow", "Annex 1", "(to Resolution 26 (Norport, 2020))", "lamps glow")
    found = annexed(keeper, other, kept=KEPT)
    assert found.moves == [AnnexMove("Annex 1", "renumbered", "Annex 3")]
    assert found.lines[:2] == ["Annex 3", "(to Resolution 9 (Rev. Norport, 2024))"]
    told = "as in Annex 1, in Annex 1 to Resolution 40 (Norport, 2020), and in Annex 2"
    assert found.reworded(told, "en") == told.replace("as in Annex 1", "as in Annex 3")


@pytest.mark.parametrize(
    ("language", "heading", "said", "numbered"),
    [
        ("en", "Annex", "see the annex to this resolution", "see Annex {} to this resolution"),
        ("fr", "Annexe", "voir l'annexe de la présente résolution", None),
        ("es", "Anexo", "véase el anexo a la presente resolución", None),
        ("ru", "Приложение", "см. приложение к настоящей резолюции", None),
        ("zh", "附件", "见本决议附件", "见本决议附件{}"),
        ("ar", "الملحق", "انظر الملحق بهذا القرار", None),
    ],
)
def test_an_annex_that_was_alone_is_numbered_when_another_comes(
    language: Language, heading: str, said: str, numbered: str | None
) -> None:
    """In its heading and where the text names it as its own; the other has the next number."""
    keeper = text("9", said, heading, "lamps shine", language=language)
    other = text("26", said, heading, "lamps glow", language=language)
    found = annexed(keeper, other, kept=KEPT)
    word = heading.casefold() if language != "ar" else heading
    expected = numbered or said.replace(word, f"{word} {{}}")
    gap = "" if language == "zh" else " "
    assert applied(keeper, found.edits)[:2] == [expected.format(1), f"{heading}{gap}1"]
    assert found.reworded(said, language) == expected.format(2)
    assert found.lines[0] == f"{heading}{gap}2"


@pytest.mark.parametrize(
    ("language", "heading", "told"),
    [
        (
            "en",
            "Annex to Resolution 26 (Norport, 2020)",
            "Annex to Resolution 9 (Rev. Norport, 2024)",
        ),
        ("fr", "ANNEXE À LA RÉSOLUTION 26", "ANNEXE À LA RÉSOLUTION 9"),
        ("es", "ANEXO A LA RESOLUCIÓN 26", "ANEXO A LA RESOLUCIÓN 9"),
        ("ru", "ПРИЛОЖЕНИЕ К РЕЗОЛЮЦИИ 26", "ПРИЛОЖЕНИЕ К РЕЗОЛЮЦИИ 9"),
        ("zh", "第26号决议附件", "第9号决议附件"),
        ("ar", "الملحق بالقرار 26", "الملحق بالقرار 9"),
    ],
)
def test_a_heading_names_the_instrument_that_stays(
    language: Language, heading: str, told: str
) -> None:
    """In all six languages; a number of something else below it is left alone."""
    other = text("26", "to glow", heading, "On 26 lamps", "lamps glow", language=language)
    found = annexed(text("9", "to shine", language=language), other, kept=KEPT)
    assert found.lines == [told, "On 26 lamps", "lamps glow"]


def test_what_is_there_already_is_not_moved() -> None:
    """Word for word; what moves names the one that is there."""
    keeper = text("9", "to shine", "Annex 1", "lamps shine", "Annex 2", "lamps glow;")
    other = text("26", "to glow", "ANNEX", "lamps glow")
    found = annexed(keeper, other, kept=KEPT)
    assert found.moves == [AnnexMove("ANNEX", "redundant", "Annex 2")]
    assert found.lines == []
    assert found.places == {other[1]: keeper[2]}
    assert found.reworded("the annex to this resolution", "en") == "Annex 2 to this resolution"


def test_what_is_there_in_nearly_the_same_words_is_for_somebody_to_decide() -> None:
    """What differs is told; a clause of it that is there word for word is redundant."""
    said = "lamps of the outer harbour shall glow from dusk to dawn on every day of the year"
    keeper = text("9", "to shine", "Annex 1", f"{said} 2024", "keepers shall trim each wick")
    other = text("26", "to glow", "Annex", f"{said} 2020", "keepers shall trim each wick")
    found = annexed(keeper, other, kept=KEPT)
    assert found.moves == [AnnexMove("Annex", "differs", "Annex 1", ("2020",), ("2024",))]
    assert (found.lines, found.edits) == ([], ())
    assert found.places == {other[2]: keeper[2]}


def test_annexes_in_other_words_are_two() -> None:
    """Half of the words in common are too few."""
    keeper = text("9", "to shine", "Annex 1", "lamps of the harbour shall glow")
    other = text("26", "to glow", "Annex", "bells of the harbour may ring loudly")
    assert [move.fate for move in annexed(keeper, other, kept=KEPT).moves] == ["renumbered"]


def test_a_table_is_not_moved_as_text() -> None:
    """It is said to be lost, and nothing is renumbered for it."""
    keeper = text("9", "to shine", "Annex", "lamps shine")
    other = text("26", "to glow", "Annex", "lamps glow", cells=True)
    found = annexed(keeper, other, kept=KEPT)
    assert found.moves == [AnnexMove("Annex", "lost")]
    assert (found.lines, found.edits, found.places) == ([], (), {})


def test_texts_without_annexes_have_nothing_to_move() -> None:
    """Whatever they say of annexes."""
    found = annexed(text("9", "to see Annex 1"), text("26", "to glow"), kept=KEPT)
    assert (found.moves, found.lines, found.edits) == ([], [], ())
