"""What everybody may read on the pages, a program reads too."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from tests.web.api.programs import as_role, place

from intersector_web.instruments import services, tasks
from intersector_web.instruments.models import Document
from intersector_web.mapping.models import Place, Related
from intersector_web.topics.models import Topic

pytestmark = pytest.mark.django_db
SLUG = "gc-resolution-5-2023-en"
EDITIONS = (("a.txt", "Old Pier, 2019", "lamp"), ("b.txt", "Vastrand, 2023", "light"))
TEXT = """RESOLUTION 99 (Rev. {0})

Lamps of piers

The General Conference,

resolves

1 to keep every {1} of the long pier burning through the night;

2 to report on it every year.
"""


def read(where: str, role: str = "public", **headers: str) -> Any:
    """What a call answers."""
    answer = as_role(role).get(where, headers=headers)
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_document_is_read_with_its_clauses_and_its_other_versions() -> None:
    """Offsets are into its text; its twins and the original are where it says."""
    row, found = Document.objects.get(slug=SLUG), read(f"/api/v1/documents/{SLUG}")
    assert found["text"] == row.text
    for clause in found["clauses"]:
        assert clause["text"] == found["text"][clause["start"] : clause["end"]]
        for cited in clause["citations"]:
            assert cited["text"] == found["text"][cited["start"] : cited["end"]]
    assert {each["language"] for each in found["others"]} >= {"ar", "fr"}
    assert SLUG not in {each["slug"] for each in found["others"]}
    for place_of in found["links"].values():
        answer = as_role("public").get(place_of)
        assert answer.status_code == 200
        b"".join(answer)
    assert "/fr/" in read(f"/api/v1/documents/{SLUG}", **{"accept-language": "fr"})["links"]["page"]


def test_who_cites_an_instrument_is_read_with_the_places() -> None:
    """As its page says."""
    cited = {each["slug"]: each for each in read("/api/v1/instruments")["items"][0]["documents"]}
    for document in Document.objects.all():
        found = read(f"/api/v1/documents/{document.slug}/citing")
        if found["count"]:
            first = found["items"][0]
            assert first["document"]["slug"] != document.slug
            assert first["target"].partition("@")[0] == document.identifier.partition("@")[0]
            assert first["places"][0]["text"]
            return
    pytest.fail(f"nobody cites anything, of {len(cited)}")


def test_two_editions_and_two_languages_are_compared() -> None:
    """Clause by clause; editions in two languages are not."""
    given = [(name, ContentFile(TEXT.format(*words).encode())) for name, *words in EDITIONS]
    tasks.read_load.func(services.receive(given, by=None).pk)
    compared = read("/api/v1/documents/gc-resolution-99-2023-en/changes/gc-resolution-99-2019-en")
    assert (compared["old"]["year"], compared["new"]["year"]) == (2019, 2023)
    [changed] = [each for each in compared["differences"] if each["kind"] == "changed"]
    words = [each["text"] for each in changed["words"] if each["type"] == "insert"]
    assert words == ["light"]
    beside = read(place("/api/v1/documents/{slug}/beside/{other}"))
    assert (beside["left"]["language"], beside["right"]["language"]) == ("en", "ar")
    assert all(pair["left"] or pair["right"] for pair in beside["pairs"])
    refused = as_role("public").get(place("/api/v1/documents/{slug}/changes/{other}"))
    assert refused.status_code == 409


def test_a_topic_is_read_with_what_is_on_it() -> None:
    """Its vacancies, instruments, documents and translations; who changed it is for members."""
    topic = Topic.objects.all()[0]
    found = read(f"/api/v1/topics/{topic.slug}", **{"accept-language": "fr"})
    assert (found["name"], found["language"]) == ("Warning of floods", "en")
    assert found["rules"]
    assert found["area"]
    assert {each["function"] for each in found["vacancies"]} == {"focal-point"}
    assert found["instruments"][0]["document"]
    assert [each["title"] for each in found["items"]] == ["Report of the first meeting"]
    states = {each["language"]: each["state"] for each in found["translations"]}
    assert (len(states), states["en"], states["fr"]) == (6, "source", "missing")
    changes = read(f"/api/v1/topics/{topic.slug}/changes")["items"]
    assert changes[-1]["act"] == "created"
    assert not {"by", "why"} & set(changes[0])


def test_a_place_of_the_map_is_read_with_its_reasons() -> None:
    """What the page of the place shows."""
    row = Place.objects.filter(found=True, clauses__isnull=False)[0]
    found = read(f"/api/v1/map/places/{row.pk}")
    assert found["because"]
    assert found["clauses"][0]["text"]
    assert found["theme"] == row.theme.name
    listed = read("/api/v1/map?page_size=100")["items"]
    assert row.pk in {each["id"] for each in listed}


def test_what_stands_beside_the_map_is_read() -> None:
    """Related Questions, and what each analysis changed."""
    assert read("/api/v1/map/related")["count"] == Related.objects.count()
    changes = read("/api/v1/map/changes?kind=new")["items"]
    assert all(each["kind"] == "new" for each in changes)


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "9999-12-31"])
def test_the_map_of_any_day_is_read(day: str) -> None:
    """However long ago, or to come."""
    assert "items" in read(f"/api/v1/map?on={day}")
    assert "items" in read(f"/api/v1/map/related?on={day}")


def test_a_hit_leads_to_its_page_in_every_language_that_it_has() -> None:
    """And says why it was found."""
    hit = read("/api/v1/search?q=flood&page=1")["items"][0]
    assert hit["reasons"]
    for link in (hit["link"], *hit["languages"].values()):
        assert as_role("public").get(link.partition("#")[0]).status_code == 200


def test_a_filter_by_what_nothing_has_finds_nothing() -> None:
    """And not everything."""
    assert read("/api/v1/search?q=flood&sector=none")["count"] == 0
    assert read("/api/v1/instruments?kind=none")["count"] == 0
