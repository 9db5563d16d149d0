"""What people say of two works that are related: as of the places of the map."""

import io
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from lxml import html
from openpyxl import load_workbook

from intersector_web.mapping import related, services
from intersector_web.mapping.models import Act, Related, RelatedEntry
from intersector_web.overlaps.tasks import analyse
from intersector_web.people.models import Person, Term

pytestmark = pytest.mark.django_db
ClientOf = Callable[[str], Client]


@pytest.fixture
def pair(db: None) -> Related:
    """Two Questions of two Sectors."""
    return Related.objects.select_related("row", "column")[0]


def send(client: Client, pair: Related, act: str, **fields: str) -> int:
    """Send the form of a decision, and say what came back."""
    said = {"token": str(uuid4()), "edition": pair.edition, "act": act, "why": "Read <both>."}
    form = {f"decide-{name}": value for name, value in (said | fields).items()}
    return client.post(f"{pair.get_absolute_url()}decision/", form).status_code


def decide(pair: Related, act: str) -> RelatedEntry:
    officer = Person.objects.get(email="secretariat@union.example")
    made = services.decide(about=pair, by=officer, token=uuid4(), act=act, why="Read both.")
    assert isinstance(made, RelatedEntry)
    return made


def page(client: Client, address: str) -> html.HtmlElement:
    return html.document_fromstring(client.get(address).content)


def test_who_said_it_when_and_why_is_public(pair: Related, client_of: ClientOf) -> None:
    """On its page and in the table, which leads to it; nobody sees a form who may not use it."""
    assert send(client_of("focal-point"), pair, "confirmed") == 302
    table = page(client_of("public"), "/en/map/related/")
    assert "Confirmed by Focal point" in " ".join(table.text_content().split())
    assert table.xpath(f'//a[@href="{pair.get_absolute_url()}"]')
    shown = page(client_of("public"), pair.get_absolute_url())
    assert "Read <both>." in shown.get_element_by_id("history").text_content()
    assert not shown.xpath("//form[contains(@action, 'decision')]")


def test_it_is_for_focal_points_of_either_sector(pair: Related, client_of: ClientOf) -> None:
    """Of another they are refused."""
    assert set(pair.concerned) == {pair.row.sector, pair.column.sector}
    for sector, answer in ((pair.row.sector, 302), (pair.column.sector, 302), ("MU-X", 403)):
        Term.objects.filter(role="focal-point").update(sector=sector)
        assert send(client_of("focal-point"), pair, "rejected") == answer


def test_it_counts_once_and_of_what_was_read(pair: Related, client_of: ClientOf) -> None:
    """A form sent twice makes one entry; one of another edition is shown again."""
    client, token = client_of("coordinator"), str(uuid4())
    assert [send(client, pair, "rejected", token=token) for _ in "ab"] == [302, 302]
    assert send(client, pair, "confirmed", edition="older") == 422
    assert send(client, pair, "confirmed", why=" ") == 422
    assert RelatedEntry.objects.count() == 1


def test_what_is_undone_stands_no_longer(pair: Related, client_of: ClientOf) -> None:
    """Undone twice it is undone once; the history has it all."""
    entry = decide(pair, Act.REJECTED)
    address = f"{pair.get_absolute_url()}withdrawal/{entry.pk}/"
    for _ in range(2):
        form = {f"withdraw-{entry.pk}-token": str(uuid4()), f"withdraw-{entry.pk}-why": "Misread."}
        assert client_of("secretariat").post(address, form).status_code == 302
    found = related.of_works(pair.row_id, pair.column_id)
    assert found is not None
    assert found.said is None
    assert [each.act for each in related.history(pair)] == [Act.REJECTED, Act.WITHDRAWN]


def test_it_is_in_the_files(pair: Related, client_of: ClientOf) -> None:
    """With who decided."""
    decide(pair, Act.CONFIRMED)
    client = client_of("public")
    book = load_workbook(io.BytesIO(client.get("/en/map/files/map.xlsx").content))
    told = " ".join(str(cell.value) for row in book["Related work"].iter_rows() for cell in row)
    assert "Secretariat" in told
    assert "Secretariat" in client.get("/en/map/files/map.sssom.tsv").content.decode()


def test_it_survives_the_next_analysis(pair: Related, client_of: ClientOf) -> None:
    """At the same address, refused and shown as refused, whatever the analysis finds."""
    decide(pair, Act.REJECTED)
    analyse.func()
    shown = page(client_of("public"), pair.get_absolute_url())
    assert "Refused by Secretariat" in " ".join(shown.text_content().split())


def test_an_older_word_asks_to_look_again(pair: Related, client_of: ClientOf) -> None:
    """It stands meanwhile."""
    officer = Person.objects.get(email="secretariat@union.example")
    older = {**pair.named, "row_edition": "an older edition"}
    RelatedEntry.objects.create(token=uuid4(), by=officer, act=Act.CONFIRMED, why="x", **older)
    shown = " ".join(page(client_of("public"), pair.get_absolute_url()).text_content().split())
    assert "Confirmed by Secretariat" in shown
    assert "It stays until somebody looks again." in shown
