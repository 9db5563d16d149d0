"""Any two lists of texts, and any pairs of texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from intersector import (
    matching,
    organisations,
    reading,
    themes,
)
from intersector.engines import LOCAL, Engine
from intersector.jsonl import JudgementRow, PairRow, TextRow, read_rows
from intersector.model import (
    Document,
    Match,
    Pairing,
    Passage,
    Problem,
)
from intersector.pipeline.progress import Progress, silent
from intersector.pipeline.read import known_organisations, read_instruments
from intersector.publishing.labels import shorten
from intersector.review import Review, merged
from intersector.sheets import read_sheet

LABEL: Final = 240
"""Letters of a text that a review shows; no sheet is read with more in a cell."""


def passages(path: Path, *, progress: Progress = silent) -> Iterator[Passage | Problem]:
    """What can be matched under `path`: the rows of a CSV or JSON Lines file, or documents, each
    whole."""
    if path.is_dir():
        known = known_organisations([path])
        for each in read_instruments([path], organisations=known, progress=progress):
            yield each if isinstance(each, Problem) else _whole(each.document)
    else:
        read = read_sheet if path.suffix.casefold() in {".csv", ".tsv"} else read_rows
        for row in read(path, TextRow):
            yield row if isinstance(row, Problem) else _told(row.passage())


def _whole(document: Document) -> Passage:
    return Passage(
        document.source,
        document.text,
        title=document.title,
        document=document.source,
        language=document.language,
    )


def _told(passage: Passage) -> Passage:
    """The passage with its language, guessed when it is not given."""
    return replace(passage, language=passage.language or reading.guess_language(passage.text))


def encoder(
    progress: Progress, name: str = matching.SHIPPED, *, engine: Engine = LOCAL
) -> matching.Encoder:
    """The encoder of that name, on `engine`, which tells how far it is."""
    known = matching.encoder_named(name) if engine is LOCAL else matching.Spread(name, engine)
    return matching.Watched(known, lambda done, total: progress("encoding", done, total))


def joiner(engine: Engine) -> matching.Joiner:
    """What joins vectors on `engine`."""
    if engine is LOCAL:
        return matching.nearest
    return partial(matching.spread_nearest, engine=engine)


def match(
    left: Sequence[Passage],
    right: Sequence[Passage],
    *,
    top: int,
    encoder_name: str = matching.SHIPPED,
    progress: Progress = silent,
) -> tuple[Match, ...]:
    """For each passage on the left the `top` most alike on the right, best first."""
    chosen = encoder(progress, encoder_name)
    return tuple(matching.match(left, right, top=top, encoder=chosen))


def paired(
    matches: Iterable[Match], left: Sequence[Passage], right: Sequence[Passage], before: Review
) -> tuple[Pairing, ...]:
    """The matches beside what people decided on an earlier run, and what is new since."""
    found = [
        Pairing(
            subject=left[match.left].id,
            object=right[match.right].id,
            subject_label=_label(left[match.left]),
            object_label=_label(right[match.right]),
            confidence=match.score,
            justification=themes.alike(match),
        )
        for match in matches
    ]
    there = {passage.id for passage in left}
    return merged(
        before.pairings, found, present=there.__contains__, suppressed=lambda _name: False
    )


def _label(passage: Passage) -> str:
    """What people read of a passage beside its identifier: its title, or how its text begins."""
    return shorten(passage.title or " ".join(passage.text.split()), LABEL)


def score(
    pairs: Sequence[PairRow],
    *,
    models: matching.Models | None = None,
    progress: Progress = silent,
) -> Iterator[tuple[PairRow, matching.Score]]:
    """How surely each pair is a real overlap, and why; one pair's score heeds no other pair."""
    scores = matching.score(
        [_sides(pair) for pair in pairs],
        encoder=encoder(progress),
        organisations=organisations.shipped(),
        models=models,
    )
    return zip(pairs, scores, strict=True)


def learn(
    rows: Sequence[JudgementRow],
    *,
    models: matching.Models | None = None,
    progress: Progress = silent,
) -> matching.Lesson:
    """What the scoring learns from people's judgements; of those who were unsure, nothing."""
    judged = [matching.Judged(row.id, _sides(row), row.labels) for row in rows if row.labels]
    return matching.learn(
        judged,
        encoder=encoder(progress),
        organisations=organisations.shipped(),
        models=models,
    )


def _sides(pair: PairRow) -> tuple[Passage, Passage]:
    return _told(pair.left.passage("left")), _told(pair.right.passage("right"))
