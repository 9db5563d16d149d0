"""What has to change beside a struck clause for a text to stay in order."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.languages import LANGUAGES
from intersector.model import Block, Clause, Document, Edit, Language, Span
from intersector.organisations import shipped
from intersector.proposals.edits import removal
from intersector.proposals.order import in_order
from intersector.proposals.outline import outline
from intersector.structure import following, identify, segment

LAMPS = """RESOLUTION 5 (Dubai, 2018)
On lamps
The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),
considering
a) that lamps burn;
b) that oil is dear,
resolves
1 to count lamps, as in resolves 3 above;
2 to oil them:
i) by day;
ii) by night; and
3 to paint them red,
instructs the Secretary-General
to report on lamps,
invites Member States to help.
"""
FIRST = {
    "en": ("resolves", "1"), "fr": ("décide", "1"), "es": ("resuelve", "1"),
    "ru": ("решает", "1"), "ar": ("يقرر", "1"), "zh": ("做出决议", "1"),
}  # fmt: skip
LETTERS = {
    "en": ("considering", "a)"), "fr": ("considérant", "a)"), "es": ("considerando", "a)"),
    "ru": ("учитывая", "a)"), "ar": ("إذ يضع في اعتباره", "أ )"), "zh": ("考虑到", "a)"),
}  # fmt: skip
WORDS = {
    "en": "that lamps number {} be lit", "fr": "que les lampes numéro {} soient allumées",
    "es": "que las lámparas número {} se enciendan", "ru": "чтобы лампы номер {} горели",
    "ar": "أن تضاء المصابيح رقم {} كل ليلة", "zh": "点亮编号为{}的灯具",
}  # fmt: skip
FRAME = {
    "en": "RESOLUTION 5 (Dubai, 2018)\nThe Plenipotentiary Conference (Dubai, 2018),\n",
    "fr": "RÉSOLUTION 5 (Dubaï, 2018)\nLa Conférence de plénipotentiaires (Dubaï, 2018),\n",
    "es": "RESOLUCIÓN 5 (Dubái, 2018)\nLa Conferencia de Plenipotenciarios (Dubái, 2018),\n",
    "ru": "РЕЗОЛЮЦИЯ 5 (Дубай, 2018 г.)\nПолномочная конференция (Дубай, 2018 г.),\n",
    "ar": "القرار 5 (دبي، 2018)\nإن مؤتمر المندوبين المفوضين (دبي، 2018)،\n",
    "zh": "第5号决议（2018年，迪拜）\n全权代表大会（2018年，迪拜），\n",
}
STOPS = {"ar": ("؛", "،", "."), "zh": ("；", "，", "。")}


def read(text: str, language: Language = "en") -> list[Clause]:
    """The clauses of a text, a paragraph a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks += [Block(Span(at, at + len(line)))] if line else []
        at += len(line) + 1
    document = Document("lamps.txt", "", language, text, tuple(blocks))
    return list(segment(identify(document, organisations=shipped()), organisations=shipped()))


def without(clauses: Sequence[Clause], *keys: str) -> str | None:
    """The text without the clauses of these keys, in order; None where it cannot be."""
    edits = in_order([removal(c) for c in clauses if c.key in keys], outline(clauses))
    return None if edits is None else applied(clauses[0].document.text, edits)


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made, which must not overlap."""
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def lines(text: str | None) -> list[str]:
    """The lines after who speaks."""
    assert text is not None
    return text.rstrip("\n").split("\n")[3:]


def test_numbers_move_up_and_references_to_them_follow() -> None:
    """Also in the clause that refers, which is not struck itself."""
    assert lines(without(read(LAMPS), "resolves/2/i", "resolves/2/ii"))[3:6] == [
        "resolves",
        "1 to count lamps, as in resolves 2 above; and",
        "2 to paint them red,",
    ]


def test_what_only_introduced_them_goes_with_the_last_of_a_list() -> None:
    """As a head does; what remains takes over their "and"."""
    assert "to oil them" not in (without(read(LAMPS), "resolves/2/i", "resolves/2/ii") or "oil")


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "instructs-the-secretary-general",
            ["3 to paint them red,", "invites Member States to help."],
        ),
        ("invites-member-states", ["instructs the Secretary-General", "to report on lamps."]),
    ],
)
def test_a_head_goes_with_its_last_clause(key: str, expected: list[str]) -> None:
    """On its own line or on that of the clause; the text still ends with a full stop."""
    assert lines(without(read(LAMPS), key))[-2:] == expected


def test_the_last_but_one_has_the_and() -> None:
    """And the last one is closed as the struck one was."""
    text = LAMPS.replace("ii) by night; and\n", "ii) by night;\niii) at dawn; and\n")
    assert "i) by day;\nii) by night; and\n3 to" in (without(read(text), "resolves/2/iii") or "")


def test_one_clause_alone_needs_no_number() -> None:
    """Whichever of the two is left."""
    assert lines(without(read(LAMPS), "considering/a"))[:2] == ["considering", "that oil is dear,"]
    assert lines(without(read(LAMPS), "considering/b"))[:2] == ["considering", "that lamps burn,"]


@pytest.mark.parametrize("key", ["resolves/3", "resolves/2"])
def test_nothing_is_left_hanging(key: str) -> None:
    """The first clause refers to the third; the second introduces a list."""
    assert without(read(LAMPS), key) is None


def test_a_head_that_another_clause_names_is_not_struck() -> None:
    """Here "resolves above" would name nothing."""
    text = LAMPS.replace("to report on lamps,", "to act on considering above,")
    assert without(read(text), "considering/a", "considering/b") is None


def test_numbers_that_stand_before_a_head_are_not_guessed_at() -> None:
    """Such as "пункт 3 раздела решает": the clause stays."""
    text = LAMPS.replace("to report on lamps,", "to act on item 3 under resolves,")
    assert without(read(text), "resolves/1") is None


def test_a_number_that_was_put_between_others_keeps_them_all() -> None:
    """That is what "2bis" is for."""
    text = LAMPS.replace("i) by day;\nii) by night; and\n", "").replace("oil them:", "oil them;")
    text = text.replace("3 to paint", "2bis to paint").replace(", as in resolves 3 above", "")
    assert "2bis to paint them red," in lines(without(read(text), "resolves/2"))


def test_numbers_under_a_number_change_with_it() -> None:
    """3.1 becomes 2.1."""
    text = LAMPS.replace("i) by day;\nii) by night; and\n", "").replace("oil them:", "oil them;")
    text = text.replace(", as in resolves 3 above", "")
    text = text.replace("red,", "red:\n3.1 within;\n3.2 without,")
    assert lines(without(read(text), "resolves/1"))[4:8] == [
        "1 to oil them;",
        "2 to paint them red:",
        "2.1 within;",
        "2.2 without,",
    ]


def test_numbers_that_a_word_processor_counts_are_left_to_it() -> None:
    """It counts anew when a paragraph goes."""
    clauses = read(LAMPS.replace(", as in resolves 3 above", ""))
    old = clauses[0].document
    blocks = (
        Block(b.span, number=b.span.of(old.text).split()[0])
        if b.span.of(old.text)[0] in "123"
        else b
        for b in old.blocks
    )
    document = Document(old.source, "", "en", old.text, tuple(blocks))
    counted = segment(identify(document, organisations=shipped()), organisations=shipped())
    gone = [removal(clause) for clause in counted if clause.key == "resolves/1"]
    assert in_order(gone, outline(counted)) == tuple(gone)


def test_a_list_on_one_line_stays_on_it() -> None:
    """Its numbers go with their words."""
    text = LAMPS.replace(
        "a) that lamps burn;\nb) that", "a) that lamps burn; b) that it is; c) that"
    )
    assert "considering\na) that lamps burn; b) that oil is dear," in (
        without(read(text), "considering/b") or ""
    )


def written(language: Language, head: str, first: str, count: int) -> str:
    """A section of so many clauses, numbered where there are several."""
    inner, comma, _ = STOPS.get(language, (";", ",", "."))
    said, label = [head], first
    for at in range(1, count + 1):
        words = WORDS[language].format("xyzwvutsr"[at - 1])
        said.append(
            f"{label} {words}{inner if at < count else comma}" if count > 1 else words + comma
        )
        label = following(label, at)
    return "\n".join(said)


@given(st.sampled_from(LANGUAGES), st.integers(2, 8), st.integers(2, 8), st.data())
def test_what_is_read_again_is_what_was_meant(
    language: Language, recitals: int, orders: int, data: st.DataObject
) -> None:
    """The clauses that were not struck, in order, with the numbers from the first on."""
    sections = [
        written(language, *LETTERS[language], recitals),
        written(language, *FIRST[language], orders),
    ]
    clauses = read(
        FRAME[language] + "\n".join(sections)[:-1] + STOPS.get(language, ".")[-1], language
    )
    assert len(clauses) == recitals + orders
    chosen = st.sets(st.sampled_from(range(len(clauses))), max_size=len(clauses) - 1)
    gone = data.draw(chosen)
    edits = in_order([removal(clauses[at]) for at in sorted(gone)], outline(clauses))
    assert edits is not None
    kept = [clause for at, clause in enumerate(clauses) if at not in gone]
    again = read(applied(clauses[0].document.text, edits), language)
    assert [c.words.rstrip(".;,；，。؛،") for c in again] == [
        c.words.rstrip(".;,；，。؛،") for c in kept
    ]
    assert [c.head for c in again] == [c.head for c in kept]
    for head, first in (LETTERS[language], FIRST[language]):
        own = [clause for clause in kept if clause.head == head]
        whole = [clause.number for clause in clauses if clause.head == head]
        expected = [None] if len(own) == 1 and len(whole) > 1 else whole[: len(own)]
        assert [clause.number for clause in again if clause.head == head] == expected
        assert first in whole
    assert again[-1].text[-1] == clauses[-1].text[-1]
