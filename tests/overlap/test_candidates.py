"""Pairs worth comparing are near in meaning, in whatever language, or alike in the letter."""

from intersector.matching import Formula, default_encoder, nearest
from intersector.model import Passage
from intersector.overlap.candidates import candidates

TEXTS = (
    "to inspect every tide gauge twice a year and to publish its datum shift",
    "the harbour library keeps the minutes of all meetings for thirty years",
    "inspecter chaque marégraphe deux fois par an et publier le décalage de son zéro",
    "whereas XQ 7 the harbour library keeps, as everyone who fishes for cod knows, no cats at all",
)


def test_candidates_are_near_in_meaning_or_share_a_rare_run_of_words() -> None:
    passages = [Passage(id=str(at), text=text) for at, text in enumerate(TEXTS)]
    encoder = default_encoder()
    whole = encoder.encode(TEXTS)
    found = candidates(passages, whole, encoder=encoder, formula=Formula({}), nearest=nearest)
    assert (0, 2) in found
    assert (1, 3) in found
    assert all(left < right for left, right in found)
    assert list(found) == sorted(set(found))


def test_nothing_has_no_candidates() -> None:
    encoder = default_encoder()
    nothing = encoder.encode([])
    known = {"encoder": encoder, "formula": Formula({}), "nearest": nearest}
    assert candidates([], nothing, **known) == ()
