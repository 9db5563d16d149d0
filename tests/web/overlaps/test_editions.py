"""What was decided of a clause holds in the next edition of its text, and of no other clause."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db.models import Q
from django.test import Client

from intersector_web.instruments import services as instruments
from intersector_web.instruments.models import Clause, Document
from intersector_web.instruments.tasks import read_load
from intersector_web.overlaps import selectors, services
from intersector_web.overlaps.models import Act, Overlap
from intersector_web.overlaps.tasks import analyse
from intersector_web.people.models import Person

pytestmark = pytest.mark.django_db

PILOTS = "that harbour pilots shall pass an examination in radio procedure every second year"
FOG = "that the fog signals of estuaries shall be sounded by the duty keeper in {} second rhythm"
DREDGER = (
    "that dredging notices shall be posted at the lock gates four weeks before the dredger comes"
)
FERRIES = (
    "that the ferry timetable shall be printed on recycled paper and sold at cost to passengers"
)
WRECKS = "that a register of shipwrecks older than fifty years be opened to divers and historians"

OLD = (PILOTS, FOG.format("ninety"), DREDGER, FERRIES)
NEW = (WRECKS, DREDGER, PILOTS, FOG.format("sixty"))
"""One clause is new at the head, one is dropped, one changed; every number is another's."""


def text(head: str, clauses: tuple[str, ...], title: str = "On harbour works") -> bytes:
    numbered = "\n\n".join(f"{n} {said};" for n, said in enumerate(clauses, start=1))
    return f"{head}\n\n{title}\n\nThe Assembly,\n\nresolves\n\n{numbered}\n".encode()


def give(name: str, content: bytes) -> Document:
    """Read a file, compare everything."""
    read_load.func(instruments.receive([(name, ContentFile(content))], by=None).pk)
    analyse.func()
    return Document.objects.get(source=name)


def person(role: str = "secretariat") -> Person:
    return Person.objects.get(email=f"{role}@union.example")


def of(document: Document, words: str) -> Overlap:
    """The overlap of the clause with those words."""
    clause = document.clauses.get(text__contains=words)
    return Overlap.objects.get(Q(left=clause) | Q(right=clause), found=True)


def standing(row: Overlap) -> str | None:
    """The verdict that the page of an overlap shows."""
    entry = selectors.latest(selectors.history(row), Act.VERDICT)
    return entry.value if entry else None


@pytest.fixture
def first(db: None) -> Document:
    """The edition of 2024 beside another text, and nothing else; each overlap is decided."""
    Document.objects.all().delete()
    give("other.txt", text("RESOLUTION 71 (Quillport, 2024)", OLD, "On pilots, fog and ferries"))
    document = give("harbours-2024.txt", text("RESOLUTION 70 (Quillport, 2024)", OLD))
    said = {"pilots": "overlap", "fog": "distinct", "dredging": "complements", "ferry": "unsure"}
    for words, verdict in said.items():
        row = of(document, words)
        services.decide(overlap=row, by=person(), token=uuid4(), verdict=verdict, why=words)
    return document


@pytest.fixture
def second(first: Document) -> Document:
    """The edition of 2028."""
    return give("harbours-2028.txt", text("RESOLUTION 70 (Rev. Quillport, 2028)", NEW))


def test_a_verdict_follows_its_clause_whatever_its_number(second: Document) -> None:
    """Both editions show it, and nobody has to look again where the words are the same."""
    for words, key, verdict in (("pilots", "3", "overlap"), ("dredging", "2", "complements")):
        row = of(second, words)
        assert second.clauses.get(text__contains=words).key.endswith(key)
        assert standing(row) == verdict
        assert row in selectors.listed({"state": verdict}, person())
        assert row not in selectors.listed({"state": "again"}, person())


def test_a_clause_that_changed_asks_to_look_again(
    second: Document, client_of: Callable[[str], Client]
) -> None:
    """Its verdict stands meanwhile, beside the words that were judged."""
    row = of(second, "fog")
    assert standing(row) == "distinct"
    assert list(selectors.listed({"state": "again"}, person())) == [row]
    page = client_of("member").get(row.get_absolute_url()).content.decode()
    assert "Look again" in page
    assert "<del>ninety</del>" in page
    assert "<ins>sixty</ins>" in page


def test_a_new_clause_has_no_verdict_of_the_one_whose_number_it_took(second: Document) -> None:
    """No line of the old edition goes on in it."""
    old = Clause.objects.get(document__source="harbours-2024.txt", key="resolves/1")
    new = second.clauses.get(key="resolves/1")
    assert "shipwrecks" in new.text
    assert new.line != old.line
    assert not second.clauses.filter(text__contains="ferry").exists()


def test_the_queue_is_of_the_newest_editions(first: Document, second: Document) -> None:
    """What stands in an older edition only has a place of its own; what was decided stays there."""
    queue = selectors.listed({}, person())
    assert of(second, "pilots") in queue
    assert of(first, "pilots") not in queue
    ferries = of(first, "ferry")
    assert ferries in selectors.listed({"state": "past"}, person())
    assert standing(ferries) == "unsure"


def test_the_editions_can_come_in_any_order(first: Document) -> None:
    """An older edition that is added later takes up the lines of the newer one."""
    older = give("harbours-2020.txt", text("RESOLUTION 70 (Quillport, 2020)", (FERRIES, PILOTS)))
    assert {standing(of(older, "pilots")), standing(of(older, "ferry"))} == {"overlap", "unsure"}
    assert of(first, "pilots") in selectors.listed({}, person())


def test_a_corrected_file_keeps_the_verdicts(first: Document) -> None:
    """A file that is given again with a clause more: the rows of the others stay theirs."""
    rows = dict(first.clauses.values_list("text", "pk"))
    same = give("harbours-2024.txt", text("RESOLUTION 70 (Quillport, 2024)", (WRECKS, *OLD)))
    assert same.pk == first.pk
    assert rows.items() <= dict(same.clauses.values_list("text", "pk")).items()
    assert standing(of(same, "pilots")) == "overlap"
    assert not selectors.listed({"state": "again"}, person())


def test_a_verdict_holds_in_the_other_languages(first: Document) -> None:
    """Versions that correspond clause by clause are one; the words that were judged are others."""
    french = (
        text(
            "RÉSOLUTION 70 (Quillport, 2024)",
            (
                "que les pilotes portuaires passent tous les deux ans un examen de radiotéléphonie",
                "que les signaux de brume des estuaires soient émis par le gardien de service",
                "que les avis de dragage soient affichés aux écluses quatre semaines à l'avance",
                "que l'horaire des bacs soit imprimé sur papier recyclé et vendu à prix coûtant",
            ),
            "Travaux portuaires",
        )
        .replace(b"The Assembly,", "L'Assemblée,".encode())
        .replace(b"resolves", "décide".encode())
    )
    version = give("harbours-2024-fr.txt", french)
    assert version.language == "fr"
    assert version.instrument == first.instrument
    lines = [list(each.clauses.values_list("line", flat=True)) for each in (first, version)]
    assert lines[0] == lines[1]
