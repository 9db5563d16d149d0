"""The documentation is what the program does."""

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def test_the_command_line_page_is_the_help_of_the_commands() -> None:
    """``make docs`` writes it."""
    tool = runpy.run_path(str(ROOT / "tools" / "reference.py"))
    assert tool["PAGE"].read_text(encoding="utf-8") == tool["page"]()


def test_the_page_of_the_rules_is_what_they_say() -> None:
    """``make docs`` writes it."""
    tool = runpy.run_path(str(ROOT / "tools" / "reference.py"))
    assert tool["RULES_PAGE"].read_text(encoding="utf-8") == tool["rules_page"]()


def test_the_page_of_the_settings_is_what_they_say() -> None:
    """``make docs`` writes it."""
    tool = runpy.run_path(str(ROOT / "tools" / "reference.py"))
    assert tool["SETTINGS_PAGE"].read_text(encoding="utf-8") == tool["settings_page"]()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """Links between pages and to pictures are not broken."""
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
    inside = [link for link in links if "://" not in link]
    assert [link for link in inside if not (page.parent / link).exists()] == []
