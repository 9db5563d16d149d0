"""Pairs worth comparing are near in meaning, in whatever language, or alike in the letter."""

from collections.abc import Sequence

import numpy as np

from intersector.matching import Asked, Formula, default_encoder, nearest
from intersector.model import Passage
from intersector.overlap.candidates import Pair, candidates

TEXTS = (
    "to inspect every tide gauge twice a year and to publish its datum shift",
    "the harbour library keeps the minutes of all meetings for thirty years",
    "inspecter chaque marégraphe deux fois par an et publier le décalage de son zéro",
    "whereas XQ 7 the harbour library keeps, as everyone who fishes for cod knows, no cats at all",
)


def found(texts: Sequence[str], instruments: Sequence[int]) -> tuple[Pair, ...]:
    """The candidates of texts that are each a document of its own, an edition of an instrument."""
    passages = [Passage(id=str(at), text=text) for at, text in enumerate(texts)]
    encoder = default_encoder()
    asked = Asked.within(np.array(instruments, int), np.arange(len(texts)))
    whole = encoder.encode(texts)
    formula = Formula({})
    return candidates(
        passages, whole, asked=asked, encoder=encoder, formula=formula, nearest=nearest
    )


def test_candidates_are_near_in_meaning_or_share_a_rare_run_of_words() -> None:
    pairs = found(TEXTS, range(len(TEXTS)))
    assert (0, 2) in pairs
    assert (1, 3) in pairs
    assert all(left < right for left, right in pairs)
    assert list(pairs) == sorted(set(pairs))


def test_editions_of_an_instrument_are_no_candidates() -> None:
    """Neither those near in meaning nor those alike in the letter."""
    pairs = found(TEXTS, (0, 1, 0, 1))
    assert (0, 2) not in pairs
    assert (1, 3) not in pairs


def test_many_editions_do_not_crowd_out_another_instrument() -> None:
    """Twenty editions of a duty are nearer to each other than to the translation elsewhere."""
    editions = [f"{TEXTS[0]} in basin {at}" for at in range(20)]
    pairs = found([*editions, TEXTS[2]], [*(0 for _ in editions), 1])
    assert pairs == tuple((at, 20) for at in range(20))


def test_nothing_has_no_candidates() -> None:
    assert found((), ()) == ()
