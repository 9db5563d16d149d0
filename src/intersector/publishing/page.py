"""What every page of ours shares: templates in one language, and a policy that lets nothing in."""

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from intersector.model import Language
from intersector.publishing.translations import direction, words

TURNING: Final = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Embeddings, overrides and isolates; direction comes from the language of each text instead."""


@cache
def environment(language: Language) -> Environment:
    """The templates, with what they need to speak `language`; whatever they show is escaped."""
    said = words(language)
    found = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_in_order,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    helpers: dict[str, Any] = {
        "words": said,
        "say": said.say,
        "count": said.count,
        "number": said.number,
        "direction": direction,
    }
    found.globals.update(helpers)
    return found


def policy(*, styles: Iterable[str], scripts: Iterable[str] = ()) -> str:
    """A content security policy: the styles and scripts named, by their hashes, and no others."""
    return policy_of(map(asset, styles), map(asset, scripts))


def policy_of(styles: Iterable[str], scripts: Iterable[str] = ()) -> str:
    """A content security policy that allows these styles and scripts, and no others."""
    allowed = "".join(
        f"{kind}-src {' '.join(map(_hash, texts))}; "
        for kind, texts in (("style", list(styles)), ("script", list(scripts)))
        if texts
    )
    return f"default-src 'none'; {allowed}base-uri 'none'; form-action 'none'"


@cache
def asset(name: str) -> Markup:
    """A style or script that stands beside the templates, to be written into the page."""
    return Markup((files(__package__) / "templates" / name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _in_order(value: object) -> object:
    """Text without characters that would turn the order of what stands around it."""
    return value.translate(TURNING) if isinstance(value, str) else value
