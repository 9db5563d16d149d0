"""Wordings that people edit: what they can say, and how a mistake is told."""

from pathlib import Path

import pytest

from intersector.errors import DataError
from intersector.organisations import shipped
from intersector.publishing.translations import words
from intersector.reporting import Addressee, copy_templates, report
from intersector.reporting.advisory import advisory_group
from intersector.reporting.council import council
from intersector.reporting.facts import KINDS, Fact
from intersector.reporting.studies import study_group
from intersector.reporting.teller import Teller
from intersector.reporting.wording import read_wording

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "data.md"


def written(folder: Path, text: str) -> Path:
    """A folder with this wording of the report to the Council."""
    (folder / "council.toml").write_text(text, encoding="utf-8")
    return folder


def told(fact: Fact, kind: str) -> None:
    """Assert that a fact and all in it tell what their kinds promise, and nothing else."""
    assert fact.values.keys() <= KINDS[kind].values, kind
    assert fact.lists.keys() <= KINDS[kind].lists.keys(), kind
    for name, facts in fact.lists.items():
        for each in facts:
            told(each, KINDS[kind].lists[name])


def test_facts_tell_what_their_kinds_promise(teller: Teller) -> None:
    """In all three reports."""
    told(council(teller), "council")
    told(advisory_group(teller, "TDAG"), "advisory-group")
    told(study_group(teller, "ITU-D/1"), "study-group")


def test_the_reference_lists_everything_that_can_be_filled_in() -> None:
    """By kind, the values and the lists."""
    page = REFERENCE.read_text(encoding="utf-8")
    for kind, each in KINDS.items():
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{kind}` | `")]
        assert all(f"`{name}`" in row for name in (*each.values, *each.lists)), kind


def test_an_organisation_says_it_its_own_way(teller: Teller, tmp_path: Path) -> None:
    """Its sentences, by language and number; the first whose values are known."""
    text = """
        title = "Rain"
        sources = { en = "Read", fr = "Lu" }
        opening = [
          ["{group_that_is_never_known}"],
        ]
    """
    own = text.replace("{group_that_is_never_known}", "{{as is}} {areas}")
    said = report(Addressee("council"), teller, templates=written(tmp_path, own))
    assert (str(said.title), [str(each) for each in said.opening]) == ("Rain", ["{as is} 1"])
    assert said.sources_title == "Read"
    french = Teller(teller.run, words("fr"), shipped())
    assert report(Addressee("council"), french, templates=tmp_path).sources_title == "Lu"


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ('title = "{x}"\nsources = "S"', "title and opening", "wants {x}"),
        ('title = "{"\nsources = "S"', "title and opening", "'{'"),
        ('title = "{on.year}"\nsources = "S"', "title and opening", "plain name"),
        ('title = "{on!r}"\nsources = "S"', "title and opening", "plain name"),
        ('title = "T"', "sources", "Field required"),
        ('title = "T"\nsources = "S"\nparts = [{ of = "x" }]', "parts.0", "no such list"),
        (
            'title = "T"\nsources = "S"\nparts = [{ of = "areas", say = "{cited}" }]',
            "parts.0",
            "wants {cited}",
        ),
        ('title = "T"\nsources = { one = "S", many = "T" }', "sources", "'by'"),
        ('title = "T"\nsources = "S"\nlogo = "x"', "logo", "not permitted"),
        ("title = ", None, "cannot be read"),
    ],
)
def test_a_mistake_is_told_with_its_place(
    text: str, place: str | None, told: str, tmp_path: Path
) -> None:
    """Which file, where in it, and what there is instead."""
    with pytest.raises(DataError) as raised:
        read_wording("council", written(tmp_path, text))
    assert raised.value.source.endswith("council.toml")
    assert raised.value.place == place
    assert told in raised.value.message


def test_templates_are_copied_once(tmp_path: Path) -> None:
    """What somebody has edited stays."""
    first = copy_templates(tmp_path / "own")
    assert sorted(path.name for path in first) == [
        "advisory-group.toml", "council.toml", "page.html.j2", "study-group.toml",
    ]  # fmt: skip
    assert read_wording("council", tmp_path / "own") == read_wording("council")
    (tmp_path / "own" / "council.toml").write_text("mine", encoding="utf-8")
    (tmp_path / "own" / "study-group.toml").unlink()
    assert [path.name for path in copy_templates(tmp_path / "own")] == ["study-group.toml"]
    assert (tmp_path / "own" / "council.toml").read_text(encoding="utf-8") == "mine"
