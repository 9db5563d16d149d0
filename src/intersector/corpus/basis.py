"""What remembered values rest on: the program itself, and what it was told.

Values of one basis are never taken for those of another. Another version of the program reads and
compares anew; vectors rest on their encoder alone, which has a name of its own.
"""

import platform
import shutil
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from intersector.matching import Models
from intersector.organisations import Organisations

_ROOMS: Final = (
    "errors.py",
    "identifiers.py",
    "phrases.py",
    "model",
    "languages",
    "organisations",
    "reading",
    "structure",
    "citations",
    "matching",
    "overlap",
    "corpus",
)
"""What a remembered document or comparison was made by."""
_LIBRARIES: Final = ("charset-normalizer", "lxml", "numpy", "py3langid", "pydantic", "pypdfium2")
_HELPERS: Final = ("ocrmypdf", "tesseract", "soffice", "libreoffice")
"""Programs of the machine that reading asks for help, where they are installed."""


def read_by(organisations: Organisations, side: str) -> str:
    """The basis of documents: one side of tracked changes, as the organisations' forms tell.

    A scan that could not be recognised, or an old file, is tried again once a program is there.
    """
    helpers = [str(shutil.which(name)) for name in _HELPERS]
    return f"documents {_digest(program(), *helpers, organisations.model_dump_json(), side)}"


def encoded_by(identity: str) -> str:
    """The basis of vectors."""
    return f"vectors {identity}"


def judged_by(identity: str, organisations: Organisations, models: Models | None) -> str:
    """The basis of comparisons: an encoder, the organisations and the models that weigh."""
    weights = repr(sorted(models.items())) if models is not None else ""
    return f"comparisons {_digest(program(), identity, organisations.model_dump_json(), weights)}"


def joined_by(identity: str, *settings: object) -> str:
    """The basis of neighbours: an encoder, and how they were joined."""
    return f"neighbours {_digest(program(), identity, *map(str, settings))}"


@cache
def program() -> str:
    """Name the code and the data that read and compare, and the libraries that read for them."""
    found = sha256(platform.python_version().encode())
    for library in _LIBRARIES:
        found.update(f"{library} {version(library)}\n".encode())
    for room in _ROOMS:
        for name, data in _contents(files("intersector").joinpath(room), room):
            found.update(f"{name} {len(data)}\n".encode() + data)
    return found.hexdigest()


def _contents(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    if place.is_file():
        yield name, place.read_bytes()
    elif not name.endswith("__pycache__"):
        for inside in sorted(place.iterdir(), key=lambda each: each.name):
            yield from _contents(inside, f"{name}/{inside.name}")


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:16]
