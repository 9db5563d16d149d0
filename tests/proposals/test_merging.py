"""Where the clauses of one instrument go in another, and how its text changes."""

from itertools import count

import pytest

from intersector.identifiers import InstrumentId
from intersector.model import (
    Block,
    Clause,
    Counterpart,
    Coverage,
    Document,
    Edit,
    Language,
    Move,
    Role,
    Span,
)
from intersector.proposals.merging import plan

Line = tuple[str, str | None, str, Role]
KEEPER: tuple[Line, ...] = (
    ("noting", None, "that lamps burn,", "preamble"),
    ("resolves/1", "1", "to count lamps;", "operative"),
    ("resolves/2", "2", "to oil them,", "operative"),
    ("invites", None, "all to help.", "operative"),
)


def written(number: str, *lines: Line, language: Language = "en") -> list[Clause]:
    """An instrument of lines: key, number, words, role; the head is the key's beginning."""
    text, blocks, places = "", list[Span](), list[Span]()
    for at, (key, label, words, _) in enumerate(lines):
        root = key.partition("/")[0]
        if root not in {before.partition("/")[0] for before, *_ in lines[:at]}:
            blocks.append(Span(len(text), len(text) + len(root)))
            text += f"{root}\n"
        blocks.append(Span(len(text), len(text) + len(f"{label}\t" if label else "") + len(words)))
        text += f"{label}\t{words}\n" if label else f"{words}\n"
        places.append(Span(len(text) - len(words) - 1, len(text) - 1))
    document = Document(
        f"{number}.txt", number, language, text.rstrip("\n"), tuple(map(Block, blocks)),
        id=InstrumentId("ASS", "resolution", number, 2024),
    )  # fmt: skip
    return [
        Clause(document, key, key.partition("/")[0], label, role, (), span, words)
        for (key, label, words, role), span in zip(lines, places, strict=True)
    ]


def merged(
    keeper: list[Clause], other: list[Clause], *shared: tuple[int, int, float]
) -> tuple[list[str], list[Move]]:
    """The keeper's lines afterwards, and the moves; clauses shared by position, and how much."""
    ids = count()
    covered = tuple(
        Counterpart(other[theirs], keeper[own], f"o{next(ids)}", share, 1.0)
        for theirs, own, share in shared
    )
    coverage = Coverage(other[0].document, keeper[0].document, 0.5, covered, ())
    made = plan(keeper, other, coverage, recalls=lambda c: "Resolution 1" in c.text)
    return applied(keeper[0].document.text, made.edits).split("\n"), list(made.moves)


def applied(text: str, edits: tuple[Edit, ...]) -> str:
    """The text with the edits made."""
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_what_the_keeper_has_is_redundant_and_the_rest_follows_its_head() -> None:
    """Numbers go on, signs that close are exchanged, the tab after a number is kept."""
    other = written(
        "2",
        ("resolves/1", "1", "to count lamps;", "operative"),
        ("resolves/2", "2", "to paint them red;", "operative"),
        ("resolves/3", "3", "and blue.", "operative"),
    )
    lines, moves = merged(written("1", *KEEPER), other, (0, 1, 1.0))
    assert lines[2:7] == [
        "resolves",
        "1\tto count lamps;",
        "2\tto oil them;",
        "3\tto paint them red;",
        "4\tand blue,",
    ]
    assert [(move.fate, move.place) for move in moves] == [
        ("redundant", None),
        ("moves", "resolves 3"),
        ("moves", "resolves 4"),
    ]


def test_a_clause_that_was_alone_is_numbered_when_another_comes() -> None:
    """As the keeper numbers elsewhere, or as is usual."""
    other = written("2", ("invites", None, "all to pay.", "operative"))
    lines, moves = merged(written("1", *KEEPER), other)
    assert lines[-2:] == ["1 all to help;", "2 all to pay."]
    assert moves[0].place == "invites 2"


def test_a_head_that_the_keeper_lacks_comes_along() -> None:
    """Recitals before the decisions, decisions at the end."""
    other = written(
        "2",
        ("recalling", None, "the dark years,", "preamble"),
        ("instructs", None, "the keeper to rest.", "operative"),
    )
    lines, _ = merged(written("1", *KEEPER), other)
    assert lines[:5] == ["noting", "that lamps burn,", "recalling", "the dark years,", "resolves"]
    assert lines[-3:] == ["all to help,", "instructs", "the keeper to rest."]


def test_what_says_part_of_the_same_joins_its_counterpart() -> None:
    """Under the head of the clause that it is to be read with."""
    keeper = written("1", *KEEPER)
    other = written("2", ("urges", None, "to count lamps and stars.", "operative"))
    lines, moves = merged(keeper, other, (0, 1, 0.6))
    assert "3\tto count lamps and stars," in lines
    assert (moves[0].fate, moves[0].beside, moves[0].place) == ("joins", keeper[1], "resolves 3")


def test_recitals_that_are_there_or_only_recall_the_keeper_are_redundant() -> None:
    """They cost nothing and are not repeated."""
    keeper = written("1", *KEEPER)
    other = written(
        "2",
        ("noting", None, "that lamps burn;", "preamble"),
        ("recalling", None, "Resolution 1,", "preamble"),
    )
    lines, moves = merged(keeper, other)
    assert lines == keeper[0].document.text.split("\n")
    assert [move.beside for move in moves] == [keeper[0], None]


def test_an_annex_goes_along_to_the_end() -> None:
    """After what comes to the last decision; its clauses are listed, so that none is forgotten."""
    annexed = (
        ("invites", None, "all to follow the annex to this resolution.", "operative"),
        ("Annex/1", "1", "Scope of lamps", "annex"),
    )
    lines, moves = merged(written("1", *KEEPER), written("2", *annexed))
    assert lines[-4:] == [
        "1 all to help;",
        "2 all to follow the annex to this resolution.",
        "Annex",
        "1 Scope of lamps",
    ]
    assert [(move.fate, move.place) for move in moves] == [
        ("moves", "invites 2"),
        ("annexed", "Annex"),
    ]


@pytest.mark.parametrize(
    ("language", "between", "comma"), [("zh", "；", "，"), ("ar", "؛", "،"), ("fr", ";", ",")]
)
def test_signs_are_those_of_the_language(language: Language, between: str, comma: str) -> None:
    """Between items, and at the end of a section."""
    keeper = written("1", ("resolves/1", "1", f"A{comma}", "operative"), language=language)
    other = written("2", ("resolves/1", "1", "B.", "operative"), language=language)
    assert merged(keeper, other)[0] == ["resolves", f"1\tA{between}", f"2\tB{comma}"]
