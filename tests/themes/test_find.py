"""Instruments of all bodies come together by subject, whatever their language."""

import pytest

from intersector.identifiers import InstrumentId
from intersector.matching import Formula, default_encoder
from intersector.model import Citation, Clause, Document, Language, Role, Span, Theme
from intersector.organisations import Actor, Body, Organisation, Organisations
from intersector.themes import find_themes

UNION = Organisations(
    members=(
        Organisation(
            code="X",
            names={"en": ("Union",)},
            bodies=(
                Body(code="TOP", names={"en": ("Congress",)}, rank=1),
                Body(code="SEA", names={"en": ("Sea Assembly",)}, sector="X-S", rank=2),
                Body(code="LAND", names={"en": ("Land Assembly",)}, sector="X-L", rank=2),
            ),
            actors=(
                Actor(name="Director S", names={"en": ("Director S",)}, sector="X-S"),
                Actor(name="Director L", names={"en": ("Director L",)}, sector="X-L"),
            ),
        ),
    )
)


def instrument(body: str, number: str, title: str, *, language: Language = "en") -> Document:
    """A resolution that says no more than its title."""
    return Document(
        source=f"{body}-{number}.txt",
        sha256=f"{body}{number}",
        language=language,
        text=title,
        id=InstrumentId(body, "resolution", number, 2024),
        title=title,
        kind="resolution",
        body=body,
        sector=UNION.sector_of(body),
    )


def clause(document: Document, text: str, *actors: str, role: Role = "operative") -> Clause:
    """A clause with the actors it addresses."""
    return Clause(
        Document(document.source, document.sha256, document.language, text),
        "1",
        None,
        "1",
        role,
        actors,
        Span(0, len(text)),
        text,
    )


BEACONS = instrument("TOP", "1", "Radio beacons for fishing boats in distress")
BALISES = instrument("SEA", "7", "Les radiobalises de détresse des bateaux de pêche", language="fr")
SCHOOLS = instrument("TOP", "2", "Broadband for schools in mountain villages")
VILLAGES = instrument("LAND", "3", "Connecting village schools in the mountains to broadband")
STAFF = instrument("TOP", "9", "Pensions of retired staff")
ALL = (BEACONS, BALISES, SCHOOLS, VILLAGES, STAFF)
CLAUSES = (
    clause(BEACONS, "to coordinate the testing of beacons", "Director S", "Director L"),
    clause(BALISES, "de mettre à l'essai des radiobalises de détresse pour la pêche"),
    clause(SCHOOLS, "to help mountain villages connect their schools", "Director L"),
    clause(VILLAGES, "to connect village schools to broadband", "Director L"),
    clause(STAFF, "to pay pensions on the first day of the month"),
)


def themes(*documents: Document, language: Language = "en") -> tuple[Theme, ...]:
    """The themes of these documents, with a citation of BEACONS by BALISES."""
    cited = Citation(
        Span(0, 1), "x", "resolution", "1", "TOP", None, 2024, BEACONS.id, clause=CLAUSES[1]
    )
    return find_themes(
        documents,
        CLAUSES,
        (),
        (cited,),
        encoder=default_encoder(),
        formula=Formula.of(()),
        organisations=UNION,
        language=language,
    )


@pytest.fixture(scope="module")
def found() -> dict[str, Theme]:
    """Each theme under the source of its first member."""
    return {theme.members[0].source: theme for theme in themes(*ALL)}


def test_one_subject_in_two_languages_is_one_theme(found: dict[str, Theme]) -> None:
    """Instruments of two bodies about one thing meet; one about nothing else is in none."""
    assert {tuple(m.source for m in theme.members) for theme in found.values()} == {
        ("SEA-7.txt", "TOP-1.txt"),
        ("LAND-3.txt", "TOP-2.txt"),
    }


def test_two_themes_with_one_centre_have_names_of_their_own() -> None:
    """Else decisions on the one would be decisions on the other, and one would be lost."""
    title = "Radio beacons and broadband for fishing villages and their schools"
    both = instrument("LAND", "1", title)
    found = find_themes(
        (both, BEACONS, SCHOOLS),
        (*CLAUSES, clause(both, title)),
        (),
        (),
        encoder=default_encoder(),
        formula=Formula.of(()),
        organisations=UNION,
        language="en",
    )
    members = [tuple(member.source for member in theme.members) for theme in found]
    assert sorted(members) == [("LAND-1.txt", "TOP-1.txt"), ("LAND-1.txt", "TOP-2.txt")]
    assert len({theme.id for theme in found}) == 2
    assert len({theme.label for theme in found}) == 2


def test_named_in_the_readers_language() -> None:
    """The label is a member's title in the language asked for, else in another."""
    french = {theme.label for theme in themes(*ALL, language="fr")}
    assert BALISES.title in french
    assert french & {SCHOOLS.title, VILLAGES.title}


def test_each_member_says_what_put_it_there(found: dict[str, Theme]) -> None:
    """The basis names the nearest member and citations between members."""
    basis = found["SEA-7.txt"].basis
    assert basis["SEA-7.txt"].startswith("same subject as TOP/resolution/1@2024 (0.")
    assert basis["SEA-7.txt"].endswith("cites TOP/resolution/1@2024")
    assert basis["TOP-1.txt"].endswith("cited by SEA/resolution/7@2024")


def test_areas_of_mutual_interest(found: dict[str, Theme]) -> None:
    """Both parts of the rule are told: a call to work together, and resolutions of both ranks."""
    assert found["SEA-7.txt"].mutual == (
        "a TOP resolution calls on X-L and X-S to work together; "
        "resolutions of TOP and of X-S share the theme"
    )
    assert found["LAND-3.txt"].mutual == "resolutions of TOP and of X-L share the theme"
    assert found["SEA-7.txt"].sectors == ("X-S",)


def test_the_order_of_documents_does_not_matter() -> None:
    """The same documents give the same themes, and a theme keeps its name when others go."""
    assert themes(*reversed(ALL)) == themes(*ALL)
    kept = {theme.id for theme in themes(BEACONS, BALISES, STAFF)}
    assert kept < {theme.id for theme in themes(*ALL)}


def test_no_documents() -> None:
    """Nothing to group is no error."""
    assert themes() == themes(STAFF) == ()
