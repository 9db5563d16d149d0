"""``intersector search``: a corpus folder, asked on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from intersector.cli import main

TEXTS = {
    "en.txt": """RESOLUTION 7 (Dubai, 2018)

Lamps

The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),

considering

a) that lamps are lit at dusk,

resolves

1 to buy oil for every lighthouse;
""",
    "fr.txt": """RÉSOLUTION 8 (Dubaï, 2018)

Phares

La Conférence de plénipotentiaires de l'Union internationale des télécommunications (Dubaï, 2018),

considérant

a) la Résolution 7 (Dubaï, 2018),

décide

1 de former les gardiens de phare;
""",
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus folder after a run of map."""
    place = tmp_path_factory.mktemp("search")
    (place / "texts").mkdir()
    for name, text in TEXTS.items():
        (place / "texts" / name).write_text(text, encoding="utf-8")
    run(place, "map", "texts", "--out", "out", "--corpus", "corpus")
    return place / "corpus"


def run(place: Path, *arguments: str) -> Result:
    paths = [
        str(place / each) if each in {"texts", "out", "corpus"} else each for each in arguments
    ]
    return CliRunner().invoke(main, paths)


def rows(corpus: Path, *arguments: str) -> list[dict[str, object]]:
    found = CliRunner().invoke(main, ["search", str(corpus), *arguments, "--format", "jsonl"])
    assert found.exit_code == 0, found.output
    return [json.loads(line) for line in found.stdout.splitlines()]


def test_a_question_in_one_language_finds_a_clause_in_another(corpus: Path) -> None:
    """With the reason."""
    (first, *_) = rows(corpus, "обучение", "смотрителей", "маяков")
    assert first["language"] == "fr"
    assert first["reasons"][-1]["by"] == "meaning"  # type: ignore[index]


def test_an_instrument_is_found_by_its_name(corpus: Path) -> None:
    """And who cites it."""
    first, second = rows(corpus, "Res. 7 (Dubai, 2018)")
    assert (first["sort"], first["instrument"]) == ("instrument", "PP/resolution/7@2018")
    assert second["cites"] == ["PP/resolution/7@2018"]


def test_text_is_for_reading(corpus: Path) -> None:
    """What was found stands between stars; no hit, a hint."""
    found = CliRunner().invoke(
        main, ["search", str(corpus), "buys oil", "--only", "role=operative"]
    )
    assert "to *buy* *oil* for every lighthouse;" in found.stdout
    assert "It has all your words: buys, oil." in found.stdout
    nothing = CliRunner().invoke(main, ["search", str(corpus), '"oil buys"'])
    assert "Nothing was found." in nothing.stdout


def test_a_wrong_filter_is_told_with_what_there_is(corpus: Path) -> None:
    """Status 2, as wrong usage."""
    for only, there in (("sect=x", "sector"), ("language=de", "en, fr")):
        found = CliRunner().invoke(main, ["search", str(corpus), "oil", "--only", only])
        assert found.exit_code == 2
        assert there in found.output


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    """And how to mend it."""
    found = CliRunner().invoke(main, ["search", str(tmp_path), "oil"])
    assert found.exit_code == 2
    assert "--corpus" in found.output


def test_a_later_run_is_searched(corpus: Path) -> None:
    """What went is no longer found; the same run is not indexed again."""
    place = corpus.parent
    assert rows(corpus, "gardiens")
    made = (corpus / "index" / "current").stat().st_mtime_ns
    assert rows(corpus, "phare")
    assert (corpus / "index" / "current").stat().st_mtime_ns == made
    (place / "texts" / "fr.txt").rename(place / "kept.txt")
    run(place, "map", "texts", "--out", "out", "--corpus", "corpus")
    assert not rows(corpus, '"gardiens"')
    (place / "kept.txt").rename(place / "texts" / "fr.txt")
    run(place, "map", "texts", "--out", "out", "--corpus", "corpus")
