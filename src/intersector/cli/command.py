"""What the commands share: their group, the arguments and options that several take."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from intersector.errors import IntersectorError

Command = TypeVar("Command", bound=Callable[..., None])

PATHS = click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
ORGANISATION = click.option(
    "--organisation",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File that describes your organisation (default: organisation.toml beside what is read).",
)

REGISTER = click.option(
    "--register",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="CSV of editions that are known, beside those shipped.",
)

SCORING = click.option(
    "--scoring",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Scoring that intersector learn wrote (default: the one that is shipped).",
)


def choice(*names: str, of: Sequence[str], default: str, says: str) -> Callable[[Command], Command]:
    """An option that takes one of a few values, and says which it takes when it is not given."""
    return click.option(
        *names, type=click.Choice(of), default=default, show_default=True, help=says
    )


class Commands(click.Group):
    """The commands, in the order of the house rather than of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands as they were declared."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error of ours is one clear line, not a traceback."""
        try:
            return super().invoke(ctx)
        except IntersectorError as error:
            click.echo(f"intersector: {error}", err=True)
            sys.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="intersector")
def main() -> None:
    """Find what the resolutions of an organisation's Sectors repeat, and what could be done.

    Start with: intersector map FOLDER --out REPORT
    """


def example(text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add a worked example to a command's help."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        command.__doc__ = f"{command.__doc__}\n\n    \b\n    Example:\n      {text}\n    "
        return command

    return add
