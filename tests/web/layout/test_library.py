"""The library's words in templates."""

import pytest
from django.utils.translation import override

from intersector_web.instruments.models import Document
from intersector_web.layout.templatetags.library import colon, named, number


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Reason:"), ("fr", "Reason\u00a0:"), ("zh-hans", "Reason："), ("ar", "Reason:")],
)
def test_a_colon_is_set_as_the_language_sets_it(language: str, said: str) -> None:
    """French keeps it from the word by a space that no line is broken at; Chinese has its own."""
    with override(language):
        assert colon("Reason") == said


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "50,000"), ("fr", "50\u202f000"), ("es", "50.000"), ("ru", "50\u00a0000")],
)
def test_thousands_are_parted_as_in_the_report(language: str, written: str) -> None:
    """One way of writing numbers for both."""
    with override(language):
        assert number(50_000) == written


def test_a_title_says_its_language() -> None:
    """An identifier is said in the language of the page, a title is quoted."""
    numbered = Document(identifier="GC/resolution/5@2023", title="Coordination", language="en")
    assert named(numbered) == '<bdi class="name">Resolution 5 (GC-23)</bdi>'
    titled = Document(title="Rapport <2025>", language="fr")
    assert named(titled) == '<bdi lang="fr">Rapport &lt;2025&gt;</bdi>'
