"""The site speaks six languages, all of it."""

import runpy
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
