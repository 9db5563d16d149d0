"""Two editions for a terminal."""

from intersector.editions import Comparison, diff
from intersector.model import Clause, Document, Span
from intersector.organisations import shipped
from intersector.publishing import comparison_lines


def edition(source: str, *texts: str) -> tuple[Clause, ...]:
    """Clauses under one head."""
    document = Document(source, source, "en", "\n".join(texts))
    clauses, at = [], 0
    for n, text in enumerate(texts, 1):
        span = Span(at, at + len(text))
        clauses.append(
            Clause(document, f"resolves/{n}", "resolves", str(n), "operative", (), span, text)
        )
        at = span.end + 1
    return tuple(clauses)


def lines(old: tuple[Clause, ...], new: tuple[Clause, ...]) -> list[str]:
    """What is printed without colours."""
    compared = Comparison(old[0].document, new[0].document, diff(old, new))
    return list(
        comparison_lines(
            compared, language="en", organisations=shipped(), paint=lambda kind, text: text
        )
    )


def test_what_was_struck_and_added_is_marked_as_wdiff_does() -> None:
    """The counts first, then each clause with its place."""
    old = edition("old.txt", "to measure rain each year;", "to forget the wind;")
    new = edition("new.txt", "to count whales;", "to measure rain each month;")
    assert lines(old, new) == [
        "--- Old edition: old.txt",
        "+++ New edition: new.txt",
        "Kept: 0 · Moved: 0 · Changed: 1 · Added: 1 · Removed: 1",
        "",
        "Added: resolves › 1",
        "    {+to count whales;+}",
        "",
        "Changed: resolves › 1 → resolves › 2",
        "    to measure rain each [-year-]{+month+};",
        "",
        "Removed: resolves › 2",
        "    [-to forget the wind;-]",
    ]


def test_what_was_kept_is_cut_short() -> None:
    """One line tells it."""
    clauses = edition("a.txt", "to measure rain " * 20)
    assert lines(clauses, clauses)[-1] == f"    {('to measure rain ' * 5)[:71].rstrip()}…"


def test_no_text_can_steer_the_terminal() -> None:
    """Escape sequences and characters that turn the order are left out."""
    clauses = edition("a\x1b[31m.txt", "rain\x1b]0;owned\x07 \u202ereversed")
    shown = "\n".join(lines(clauses, clauses))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
