"""What the house knows of each language, as data: one TOML file a language.

Each room owns a table of the file: ``reading``, ``heads`` (structure), ``citations``, ``mandates``,
``linting``, ``report``, ``searching``.
The file is the documentation: every entry names where it was seen in the comment beside it.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final, get_args

from intersector.model import Language

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)


@cache
def knowledge(language: Language) -> Mapping[str, Any]:
    """The data of one language, as its file holds them: a mapping of tables."""
    path = files(__name__).joinpath(f"{language}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))
