"""The command line: JSON Lines on standard output, progress and problems on standard error.

One module a command, here in the order of the help. Exit status: 0 done, 1 done with documents or
lines that could not be read, 2 wrong usage. Packages beside the library add theirs by the
entry point `intersector.commands`, as the site does.
"""

from importlib.metadata import entry_points

from intersector.cli.cite import cite
from intersector.cli.command import main
from intersector.cli.diff import diff
from intersector.cli.learn import learn
from intersector.cli.lint import lint
from intersector.cli.mandates import mandates
from intersector.cli.map import map_
from intersector.cli.match import match
from intersector.cli.propose import propose
from intersector.cli.read import read
from intersector.cli.report import report
from intersector.cli.score import score
from intersector.cli.search import search

__all__ = ["main"]

for command in (
    map_,
    propose,
    lint,
    report,
    read,
    cite,
    mandates,
    diff,
    match,
    score,
    learn,
    search,
):
    main.add_command(command)
for entry in sorted(entry_points(group="intersector.commands"), key=lambda each: each.name):
    main.add_command(entry.load())
