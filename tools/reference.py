"""Write docs/reference/command-line.md from the commands' own help, and rules.md: ``make docs``."""

from pathlib import Path

import click

from intersector.cli import main
from intersector.linting import RULES

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"
PAGE = REFERENCE / "command-line.md"
RULES_PAGE = REFERENCE / "rules.md"
OPENING = """\
# The command line

Written by `make docs` from the commands' own help.

Data go to standard output as JSON Lines (UTF-8, one object a line, stable order of keys);
progress and problems go to standard error. Exit status: 0 done, 1 done with documents or lines
that could not be read (they are listed), 2 wrong usage. The rows are described in
[the data](data.md).
"""
RULES_OPENING = """\
# The rules of a check

Written by `make docs` from the rules' own docstrings. `intersector lint --without RULE` switches
one off. An *error* breaks a convention, a *warning* asks the authors to look, a *note* tells them.
"""


def rules_page() -> str:
    """The page of the rules as it should be."""
    sections = (f"\n## {rule.id}\n\n*{rule.severity}*. {rule.why}\n" for rule in RULES)
    return RULES_OPENING + "".join(sections)


def page() -> str:
    """The page as it should be."""
    sections = (f"\n## {name}\n\n```text\n{help_of(name)}\n```\n" for name in main.commands)
    return OPENING + "".join(sections)


def help_of(name: str) -> str:
    """The help of one command, as a terminal of 88 columns shows it."""
    width = {"max_content_width": 88, "terminal_width": 88}
    root = click.Context(main, info_name="intersector", **width, **main.context_settings)
    context = click.Context(main.commands[name], info_name=name, parent=root)
    return main.commands[name].get_help(context)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    RULES_PAGE.write_text(rules_page(), encoding="utf-8")
