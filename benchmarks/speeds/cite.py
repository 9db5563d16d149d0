"""Pages read and cited a second, and citations found beside the `eyecite` package.

`eyecite` is the citation finder of case law that the Free Law Project runs over its whole archive;
it looks for other citations than ours, but reads every byte for them as we do. Texts are
`itu-pp18` and `un-resolutions` of the folder where they are there, else its documents.
"""

import json
import warnings
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.speeds.rate import TRIES, report, seconds

from intersector import pipeline
from intersector.citations import cite_text
from intersector.model import Citation, Document
from intersector.organisations import shipped

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from eyecite import get_citations

PAGE = 3000
"""Characters of a page: 500 words, as the United Nations count them."""
SIZES = (1, 2, 4, 8)
"""How many times as long a text is made, to see whether the cost grows as the text does."""
UNIT = 500_000
"""Characters of the shortest of those."""


def measure(folder: Path, _most: int) -> None:
    """Print the rates, and those on a text of growing length."""
    with TemporaryDirectory() as written:
        paths = list(documents(folder, Path(written)))
        read = pipeline.read_instruments(paths, organisations=shipped())
        found = [each.document for each in read if isinstance(each, pipeline.Instrument)]
        reading(paths, sum(len(each.text) for each in found), size(found))
    finding(found)
    growing([each for each in found if each.language == "en"])


def documents(folder: Path, written: Path) -> Iterable[Path]:
    """What is read: the two sets, the second written out as text files, or the folder itself."""
    sets = [folder / "itu-pp18", folder / "un-resolutions"]
    if not all(path.is_dir() for path in sets):
        yield folder
        return
    yield sets[0]
    for path in sorted(sets[1].glob("*_*.json")):
        paragraphs = json.loads(path.read_text(encoding="utf-8"))
        text = "\n".join(paragraph["text"] for paragraph in paragraphs)
        (written / f"{path.stem}.txt").write_text(text, encoding="utf-8")
    yield written


def reading(paths: list[Path], characters: int, megabytes: float) -> None:
    """Everything from the files to the resolved citations."""
    taken = seconds(lambda: cited(paths))
    print(f"{characters / PAGE / taken:16,.0f}  pages read and cited a second")
    print(f"{megabytes / taken:16.2f}  MB of text read and cited a second", flush=True)


def cited(paths: list[Path]) -> list[Citation]:
    """The citations of the documents, read from their files."""
    read = pipeline.read_instruments(paths, organisations=shipped())
    instruments = [each for each in read if isinstance(each, pipeline.Instrument)]
    return list(pipeline.cite(instruments, organisations=shipped()))


def size(documents: Iterable[Document]) -> float:
    """Megabytes of UTF-8."""
    return sum(len(each.text.encode()) for each in documents) / 1e6


def finding(documents: list[Document]) -> None:
    """Citations found in the same bytes."""
    amount = size(documents) * 1000
    report(
        "kB searched for citations a second",
        {
            "intersector": (lambda: find(documents), amount),
            "eyecite": (lambda: [get_citations(each.text) for each in documents], amount),
        },
    )


def find(documents: Iterable[Document]) -> None:
    """Every citation of every text, in its language."""
    for each in documents:
        cite_text(each.text, language=each.language, organisations=shipped())


def growing(documents: list[Document]) -> None:
    """One text that grows: the rate stays if the cost is linear."""
    text = "\n".join(each.text for each in documents)
    whole = (text * (1 + UNIT * max(SIZES) // len(text)))[: UNIT * max(SIZES)]
    for times in SIZES:
        part = [replace(documents[0], text=whole[: UNIT * times])]
        rate = max(size(part) * 1000 / seconds(lambda part=part: find(part)) for _ in range(TRIES))
        print(f"{rate:16,.0f}  kB searched a second, one text of {UNIT * times:,} characters")
