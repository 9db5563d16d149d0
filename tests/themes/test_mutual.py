"""Of which Sectors a theme is an area, and who names the interests of developing countries."""

from dataclasses import replace

import pytest

from intersector.model import Clause, Document, Language, Role, Span
from intersector.organisations import shipped
from intersector.themes.mutual import area, developing


def document(body: str, title: str = "Lamps", *, language: Language = "en") -> Document:
    """A resolution of the body."""
    return Document(f"{body}.txt", body, language, title, title=title, kind="resolution", body=body)


def clause(of: Document, text: str, *actors: str, role: Role = "operative") -> Clause:
    """A clause of the document."""
    return Clause(replace(of, text=text), "1", None, None, role, actors, Span(0, len(text)), text)


PP, WTDC, WTSA = map(document, ("PP", "WTDC", "WTSA"))


def test_a_sector_that_shares_the_theme_is_concerned() -> None:
    """Two of them make a two-way area."""
    rule, concerned = area((PP, WTDC, WTSA), (), shipped())
    assert rule == "resolutions of PP and of ITU-D and ITU-T share the theme"
    assert concerned == ("ITU-D", "ITU-T")


def test_so_is_one_that_is_called_on() -> None:
    """Although none of its resolutions is there: the area becomes a three-way one."""
    call = clause(PP, "to coordinate their lamps", "Director BR", "Director BDT")
    _, concerned = area((PP, WTSA), (call,), shipped())
    assert concerned == ("ITU-D", "ITU-R", "ITU-T")


def test_without_the_highest_body_there_is_no_area() -> None:
    """Two Sectors alone share a theme, not an area."""
    assert area((WTDC, WTSA), (), shipped()) == (None, ())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "to assist developing countries with lamps"),
        ("fr", "d'aider les pays en développement"),
        ("es", "que ayude a los países en desarrollo"),
        ("ru", "оказывать помощь развивающимся странам"),
        ("ar", "بمساعدة البلدان النامية"),
        ("zh", "协助发展中国家"),
    ],
)
def test_who_orders_something_for_developing_countries_is_marked(
    language: Language, text: str
) -> None:
    """In any of the six languages; a recital that mentions them is not enough."""
    told = document("WTDC", "…", language=language)
    assert developing((told, PP), (clause(told, text),)) == ("WTDC.txt",)
    assert developing((told,), (clause(told, text, role="preamble"),)) == ()


def test_a_title_is_enough() -> None:
    """What is known only by its title is marked by it."""
    assert developing((document("RA", "Lamps for least developed countries"),), ()) == ("RA.txt",)
