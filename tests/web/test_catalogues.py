"""The site speaks six languages, all of it."""

import runpy
from gettext import c2py  # type: ignore[attr-defined]
from pathlib import Path
from typing import Any

import pytest

TOOL: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "catalogues.py"))
APPS = TOOL["apps"]()


@pytest.mark.parametrize("language", TOOL["LANGUAGES"])
@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_message_is_translated(app: Path, language: str) -> None:
    """None is missing, empty in any plural, fuzzy, left over, or other in its blanks."""
    held = {message.id: message for message in TOOL["catalogue"](app, language) if message.id}
    assert set(held) == TOOL["said"](app)
    for message in held.values():
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        assert not message.fuzzy, message.id
        assert not list(message.check()), message.id


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_arabic_counts_as_its_grammar_asks(app: Path) -> None:
    """What is counted stands in the accusative after 11 to 99, and not after a hundred."""
    catalogue = TOOL["catalogue"](app, "ar")
    form = c2py(catalogue.plural_expr)
    for message in catalogue:
        if message.id and isinstance(message.string, tuple):
            accusatives = [message.string[form(n)].count("اً") for n in (38, 100)]
            assert accusatives[0] >= accusatives[1], message.id


@pytest.mark.parametrize("language", TOOL["LANGUAGES"])
def test_a_message_is_said_alike_in_every_app(language: str) -> None:
    """Django keeps one translation of a message, whichever app says it."""
    said: dict[Any, set[Any]] = {}
    for app in APPS:
        for message in TOOL["catalogue"](app, language):
            said.setdefault(message.id, set()).add(message.string)
    assert [message for message, told in said.items() if message and len(told) > 1] == []
