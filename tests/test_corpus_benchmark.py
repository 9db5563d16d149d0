"""What is measured is the main job as it is."""

from pathlib import Path

from corpus import PARTS, parts

TEXT = (
    "RESOLUTION {0} (Dubai, 2018)\n\nLamps of harbours\n\nThe Plenipotentiary Conference of the "
    "International Telecommunication Union (Dubai, 2018),\n\ninstructs the Secretary-General\n\n"
    "1 to report each year to the Council on the lamps of small harbours.\n"
)


def test_each_part_takes_what_those_before_it_found(tmp_path: Path) -> None:
    """How long they take is measured by hand: python benchmarks/corpus.py."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for number in ("301", "302"):
        (documents / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    done = []
    for name, work in parts(documents, tmp_path):
        work()
        done.append(name)
    assert tuple(done) == PARTS
