"""Write docs/reference/command-line.md from the commands' own help, rules.md and settings.md from
what the code says of itself: ``make docs``.
"""

import ast
from pathlib import Path

import click

from intersector.cli import main
from intersector.linting import RULES

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
PAGE = REFERENCE / "command-line.md"
RULES_PAGE = REFERENCE / "rules.md"
SETTINGS_PAGE = REFERENCE / "settings.md"
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
SETTINGS_OPENING = """\
# The settings of the site

Written by `make docs` from the head of `intersector_web/project/settings.py`. Each is a variable of
the environment; [in production](../how-to/run-the-site.md) they are in one file.
"""


def settings_page() -> str:
    """The page of the settings as it should be."""
    module = ROOT / "src" / "intersector_web" / "project" / "settings.py"
    said = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    listed = said.partition("\n\n")[2]
    return f"{SETTINGS_OPENING}\n```text\n{listed}\n```\n"


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
    SETTINGS_PAGE.write_text(settings_page(), encoding="utf-8")
