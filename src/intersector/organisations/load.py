"""Reading an organisation's file."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from intersector.errors import DataError
from intersector.organisations.model import Organisation, Organisations


@cache
def shipped() -> Organisations:
    """The organisations that come with the package."""
    folder = files(__package__)
    texts = [folder.joinpath(f"{code}.toml").read_text(encoding="utf-8") for code in ("itu", "un")]
    return Organisations(members=tuple(parse(text, source="shipped") for text in texts))


def load(path: Path) -> Organisations:
    """The shipped organisations, with the one described in the file `path` before them.

    Raises `DataError` naming the place in the file when it does not follow the form.
    """
    return Organisations(
        members=(parse(path.read_text(encoding="utf-8"), source=str(path)), *shipped().members)
    )


def parse(text: str, *, source: str) -> Organisation:
    """Read one organisation from the text of its file."""
    try:
        return Organisation.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise DataError(source, f"is not TOML: {error}.", mend="Correct that line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise DataError(source, f"{first['msg']}.", place=place, mend="Correct it.") from error
