"""Keeping a review file up to date, and saying what changed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from intersector.model import Pairing
from intersector.review import Review, write_review


def keep_review(path: Path | None, before: Review, pairings: Sequence[Pairing]) -> None:
    """Write the review file anew, unless none is named or it has mistakes to be mended first."""
    if path is None:
        return
    if before.problems:
        count = len(before.problems)
        click.echo(f"{path}: not written to; mend the rows named above ({count})", err=True)
        return
    write_review(path, pairings)
    click.echo(f"{path}: {_told(pairings)}", err=True)


def _told(pairings: Sequence[Pairing]) -> str:
    changed = Counter(each.change for each in pairings if each.change is not None)
    decided = sum(each.decision is not None for each in pairings)
    parts = [f"{len(pairings)} rows", f"{decided} decided"]
    parts += [f"{count} {change}" for change, count in sorted(changed.items())]
    return ", ".join(parts)
