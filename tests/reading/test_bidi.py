"""A line that runs from right to left is read from where its glyphs stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.reading.bidi import Glyph, logical, right_to_left, whole_ligatures

WIDTH, HEIGHT = 5.0, 10.0


def drawn(text: str) -> list[Glyph]:
    """Set glyphs beside one another from left to right, as they are seen; spaces leave a gap."""
    return [
        Glyph(character, WIDTH * place, 0, WIDTH * (place + 1), HEIGHT)
        for place, character in enumerate(text)
        if character != " "
    ]


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("مالس", "سلام"),
        ("،2023 ماع", "عام 2023،"),
        ("(2023 ،نسلإ) 5 رارقلا", "القرار 5 (إلسن، 2023)"),
        ("نأ ( أ", "أ ) أن"),
        ("ITU-T E.119 ةيصوتلا", "التوصية ITU-T E.119"),
        ("12.5 نم رثكأ", "أكثر من 12.5"),
        ("A/RES/70/1 رارقلا", "القرار A/RES/70/1"),
        ("[نيعم] مسا", "اسم [معين]"),
        ("يف)TSB( بتكم", "مكتب (TSB)في"),
    ],
)
def test_words_run_from_the_right_and_numbers_from_the_left(seen: str, read: str) -> None:
    assert logical(drawn(seen)) == read
    assert logical(drawn(seen)[::-1]) == read


def test_brackets_that_are_drawn_as_they_are_read_stay() -> None:
    assert logical(drawn(")2023( ماع")) == "عام (2023)"


def test_a_vowel_sign_stands_over_the_letter_under_it() -> None:
    shadda = Glyph("ّ", 6, 8, 9, 12)
    assert logical([shadda, *drawn("ركذ")]) == "ذكّر"


def test_a_wide_gap_parts_cells() -> None:
    assert logical(drawn("نأ     1")) == "1\tأن"


def test_a_ligature_is_one_sign_and_two_letters_are_two() -> None:
    box = (0.0, 0.0, WIDTH, HEIGHT)
    sign = [Glyph("ا", *box), Glyph("ل", *box)]
    letters = [Glyph("ا", *box), Glyph("ل", 5.0, 0.0, 10.0, HEIGHT)]
    assert [glyph.character for glyph in whole_ligatures(sign)] == ["ل", "ا"]
    assert whole_ligatures(letters) == letters


def test_what_runs_from_the_right_is_told_by_its_letters() -> None:
    assert [right_to_left(t) for t in ("القرار 5 (2023)", "ITU-T في E.119", "2023", "")] == [
        True,
        False,
        False,
        False,
    ]


boxes = st.builds(Glyph, st.sampled_from("اب1(a)ّ,ل"), *[st.floats(-1e6, 1e6)] * 4)


@given(st.lists(boxes, max_size=20))
def test_no_glyph_is_lost_but_signs_without_a_letter(glyphs: list[Glyph]) -> None:
    pairs = str.maketrans(")", "(")
    bases = any(glyph.character != "ّ" for glyph in glyphs)
    given_ = "".join(glyph.character for glyph in glyphs).translate(pairs) if bases else ""
    assert sorted("".join(logical(glyphs).split()).translate(pairs)) == sorted(given_)
