"""What the files of organisations say."""

import pytest

from intersector.languages import LANGUAGES
from intersector.model import Language
from intersector.organisations import shipped


@pytest.mark.parametrize("language", LANGUAGES)
def test_actors_have_names_that_people_can_read(language: Language) -> None:
    """None shows the signs for endings and numbers that names are found with."""
    known = shipped()
    shown = [known.actor_name(name.replace("#", "5"), language) for name in known.actors]
    assert [name for name in shown if set(name) & set("~#")] == []


@pytest.mark.parametrize(
    ("actor", "language", "name"),
    [
        ("Secretary-General", "fr", "Secrétaire général"),
        ("Secretary-General", "en", "Secretary-General"),
        ("ITU-T Study Group 17", "es", "Comisión de Estudio 17 del UIT-T"),
        ("ITU-T Study Group 17", "zh", "ITU-T第17研究组"),
        ("The Gardener of 1990", "fr", "The Gardener of 1990"),
    ],
)
def test_an_actor_is_called_as_its_language_prints_it(
    actor: str, language: Language, name: str
) -> None:
    """With its number; one that no organisation knows keeps its name."""
    assert shipped().actor_name(actor, language) == name
