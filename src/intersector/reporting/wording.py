"""The wording of a report: a TOML file that the organisation can edit.

A file has a `title`, an `opening` of sentences and `parts`. Words in braces are filled in from the
facts; which facts there are, and what they tell, is in `KINDS`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator

from intersector.errors import DataError, OutputError
from intersector.model import Language
from intersector.reporting.facts import KINDS


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Shape):
    """A sentence in English, which the catalogues translate, or in the languages that are given.

    With `many` and `by`, the number that the fact `by` gives chooses between `one` and `many`.
    """

    one: str
    many: str | None = None
    by: str | None = None
    own: dict[Language, str] = {}

    @model_validator(mode="after")
    def _chosen_by_a_number(self) -> "Text":
        if (self.many is None) != (self.by is None):
            raise ValueError("'many' needs 'by', the fact whose number chooses, and 'by' 'many'")
        return self

    def blanks(self) -> set[str]:
        """What is to be filled in."""
        said = (self.one, self.many or "", *self.own.values())
        return {name for text in said for name in blanks(text)} | ({self.by} if self.by else set())


def blanks(text: str) -> Iterator[str]:
    """The names in braces; ValueError where braces are not closed or hold more than a name."""
    for _, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(f"{{{name}}} must be a plain name")
        yield name


def _text(value: object) -> object:
    """A plain sentence, or a table of languages, in its full form."""
    if isinstance(value, str):
        return {"one": value}
    if isinstance(value, Mapping) and "one" not in value:
        return {"one": value.get("en", ""), "own": value}
    return value


def _texts(value: object) -> object:
    return value if isinstance(value, list) else [value]


Said = Annotated[Text, BeforeValidator(_text)]
Choice = Annotated[tuple[Said, ...], BeforeValidator(_texts)]
"""Sentences of which the first is said whose facts are all known."""


class Column(_Shape):
    """A column of a table: its head, and what its cells say. It is left out where none says any."""

    head: Said
    say: Choice


class PartWording(_Shape):
    """A part: of one fact, or of every fact in the list `of`.

    With `columns` the list is a table; with `say` a list of sentences; with `parts` a section for
    each, its heading `name`. `none` is said where the list is empty; without it the part is left
    out.
    """

    title: Said | None = None
    of: str | None = None
    name: Said | None = None
    say: Choice = ()
    columns: tuple[Column, ...] = ()
    none: Said | None = None
    parts: tuple["PartWording", ...] = ()

    def texts(self) -> Iterator[Text]:
        """What is said of each fact."""
        yield from self.say
        for column in self.columns:
            yield from column.say
        if self.name is not None:
            yield self.name

    def all_texts(self) -> Iterator[Text]:
        """Every sentence of the part and of those in it."""
        yield from (*self.texts(), *self.around())
        for part in self.parts:
            yield from part.all_texts()

    def around(self) -> Iterator[Text]:
        """What is said of the fact that the part stands in."""
        for text in (self.title, self.none):
            if text is not None:
                yield text
        for column in self.columns:
            yield column.head


class Wording(_Shape):
    """A report: its title, the sentences it opens with, its parts, the heading of its sources."""

    title: Said
    opening: tuple[Choice, ...] = ()
    parts: tuple[PartWording, ...] = ()
    sources: Said

    def texts(self) -> Iterator[Text]:
        """Every sentence of the wording."""
        yield from (self.title, self.sources)
        for choice in self.opening:
            yield from choice
        for part in self.parts:
            yield from part.all_texts()


SHIPPED: Final = files(__package__) / "templates"
EDITABLE: Final = ("advisory-group.toml", "council.toml", "study-group.toml", "page.html.j2")


def read_wording(name: str, folder: Path | None = None) -> Wording:
    """The wording ``NAME.toml`` of `folder`, or the shipped one where that has none.

    Raises DataError, with the place, where the file cannot be read or asks for facts that there
    are not.
    """
    own = folder / f"{name}.toml" if folder is not None else None
    path = own if own is not None and own.exists() else SHIPPED / f"{name}.toml"
    try:
        wording = Wording.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise DataError(str(path), f"{first['msg']}.", mend=_MEND, place=place) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise DataError(str(path), f"cannot be read ({error}).", mend=_MEND) from error
    _check(wording, name, path=str(path))
    return wording


_MEND: Final = "Compare it with the shipped one: intersector report --copy-templates FOLDER."


def copy_templates(folder: Path) -> list[Path]:
    """Copy the shipped wordings and the page into a folder; what is there already stays.

    Returns the files that were written. Raises OutputError where they cannot be.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in EDITABLE:
            path = folder / name
            if not path.exists():
                path.write_bytes((SHIPPED / name).read_bytes())
                written.append(path)
    except OSError as error:
        mend = "Choose a folder that can be written."
        raise OutputError(str(folder), f"cannot be written ({error}).", mend=mend) from error
    return written


def _check(wording: Wording, kind: str, *, path: str) -> None:
    opening = [text for choice in wording.opening for text in choice]
    for text in (wording.title, *opening, wording.sources):
        _check_text(text, kind, path, "title and opening")
    for at, part in enumerate(wording.parts):
        _check_part(part, kind, path, f"parts.{at}")


def _check_part(part: PartWording, kind: str, path: str, place: str) -> None:
    for text in part.around():
        _check_text(text, kind, path, place)
    inner = kind
    if part.of is not None:
        known = KINDS[kind].lists
        if part.of not in known:
            raise DataError(
                path,
                f"of = {part.of!r}: there is no such list here.",
                mend=f"There are: {', '.join(sorted(known)) or 'none'}.",
                place=place,
            )
        inner = known[part.of]
    for text in part.texts():
        _check_text(text, inner, path, place)
    for at, each in enumerate(part.parts):
        _check_part(each, inner, path, f"{place}.parts.{at}")


def _check_text(text: Text, kind: str, path: str, place: str) -> None:
    try:
        wanted = text.blanks()
    except ValueError as error:
        mend = "Double the brace that is to be printed: {{."
        raise DataError(path, f"{text.one!r}: {error}.", mend=mend, place=place) from error
    unknown = wanted - KINDS[kind].values
    if unknown:
        raise DataError(
            path,
            f"{text.one!r} wants {{{min(unknown)}}}, which is not told here.",
            mend=f"There are: {', '.join(sorted(KINDS[kind].values))}.",
            place=place,
        )
