"""What one command prints: rows on standard output, problems and progress on standard error."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from tqdm import tqdm

from intersector.errors import OutputError
from intersector.model import Problem
from intersector.publishing import records

Thing = TypeVar("Thing")


class Run:
    """One command's output: rows go out as they come, problems are told once and counted."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def emit(self, row: dict[str, Any]) -> None:
        """Print one object on a line of its own."""
        self.write(f"{records.json_line(row)}\n")

    def write(self, text: str) -> None:
        """Print the text as UTF-8, wherever it goes."""
        sys.stdout.buffer.write(text.encode(errors="backslashreplace"))

    def deliver(self, data: bytes, out: Path | None) -> None:
        """Write a whole file, or print it where none is named."""
        if out is None:
            sys.stdout.buffer.write(data)
            return
        try:
            out.write_bytes(data)
        except OSError as error:
            mend = "Choose a file that can be written."
            raise OutputError(str(out), f"cannot be written ({error}).", mend=mend) from error

    def tell(self, problem: Problem) -> None:
        """Say on standard error what is wrong, where, and how to mend it."""
        where = f"{problem.source} ({problem.place})" if problem.place else problem.source
        message = problem.message.removesuffix(".")
        tqdm.write(f"intersector: {where}: {message}. {problem.mend}", file=sys.stderr)
        self.problems.append(problem)

    def good(self, things: Iterable[Thing | Problem], *, listed: bool) -> Iterator[Thing]:
        """What came out well; problems are told, and `listed` among the rows too."""
        for thing in things:
            if not isinstance(thing, Problem):
                yield thing
                continue
            self.tell(thing)
            if listed:
                self.emit({"source": thing.source, "problem": records.problem_record(thing)})

    def end(self) -> None:
        """Leave with the status that the problems call for."""
        sys.stdout.flush()
        if any(problem.fatal for problem in self.problems):
            sys.exit(1)


class Bar:
    """A bar per stage: count, rate and time left; silent when nobody watches."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._stage = ("", 0)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show that `done` of `total` are done in `stage`."""
        if (stage, total) != self._stage:
            self.close()
            self._stage = (stage, total)
            self._bar = tqdm(total=total, desc=f"{stage:<10}", unit="", disable=None)
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        """Leave the last bar as it stands."""
        if self._bar is not None:
            self._bar.close()
