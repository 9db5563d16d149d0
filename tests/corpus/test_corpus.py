"""A corpus folder gives back what was read, encoded and judged, and nothing that is out of date."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from intersector.corpus import Corpus
from intersector.errors import CorpusError
from intersector.matching import default_encoder
from intersector.matching.network import Floats
from intersector.model import Evidence
from intersector.organisations import Organisations, shipped
from intersector.overlap import Judged
from intersector.phrases import Phrase
from intersector.pipeline import Instrument, read_instruments
from intersector.reading import Reading

TEXT = "RESOLUTION 4 (2031)\n\nBuoys\n\ninstructs the Director\n\n1 to mend the buoys.\n"


class Noting:
    """An encoder under a name of its own, which notes what it is asked for."""

    def __init__(self, identity: str) -> None:
        self.identity, self.dimensions = identity, 3
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Floats:
        """The number of letters, thrice."""
        self.asked += texts
        return np.array([[len(text)] * 3 for text in texts], np.float32).reshape(-1, 3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a corpus can be."""
    return tmp_path / "corpus"


def known(corpus: Corpus, path: Path, *, side: Reading = "proposed") -> bool:
    """Whether a document is remembered; it is now."""
    before = corpus.tally.known
    (read,) = read_instruments([path], organisations=shipped(), side=side, corpus=corpus)
    assert isinstance(read, Instrument)
    return corpus.tally.known > before


def test_a_document_is_known_by_its_name_and_its_bytes(folder: Path, tmp_path: Path) -> None:
    """And by the side of its tracked changes that was read."""
    path = tmp_path / "4.txt"
    path.write_text(TEXT)
    with Corpus(folder) as corpus:
        assert not known(corpus, path)
        assert known(corpus, path)
        assert not known(corpus, path, side="original")
        path.write_text(TEXT.replace("mend", "count"))
        assert not known(corpus, path)
        path.write_text(TEXT)
        assert known(corpus, path)
        assert not known(corpus, path.rename(tmp_path / "5.txt"))


def test_a_document_is_read_anew_for_other_organisations(folder: Path, tmp_path: Path) -> None:
    """Bodies and actors are told by their files."""
    path = tmp_path / "4.txt"
    path.write_text(TEXT)
    other = Organisations(members=shipped().members[:1])
    with Corpus(folder) as corpus:
        list(read_instruments([path], organisations=shipped(), corpus=corpus))
        list(read_instruments([path], organisations=other, corpus=corpus))
        assert corpus.tally.known == 0


def test_a_document_is_read_anew_with_more_programs(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scan is remembered without its text only as long as nothing can recognise it."""
    path = tmp_path / "4.txt"
    path.write_text(TEXT)
    monkeypatch.setenv("PATH", str(tmp_path))
    with Corpus(folder) as corpus:
        assert not known(corpus, path)
        assert known(corpus, path)
        (tmp_path / "tesseract").touch(mode=0o755)
        assert not known(corpus, path)


def test_what_cannot_be_read_is_tried_again(folder: Path, tmp_path: Path) -> None:
    """It may be a matter of rights, or of a program that is missing."""
    (tmp_path / "empty.txt").touch()
    with Corpus(folder) as corpus:
        paths = [tmp_path / "empty.txt", tmp_path / "missing.txt"]
        problems = list(read_instruments(paths, organisations=shipped(), corpus=corpus))
        again = list(read_instruments(paths, organisations=shipped(), corpus=corpus))
    assert again == problems
    assert len(problems) == 2


def test_a_text_is_encoded_once(folder: Path) -> None:
    """Also by another run, and to the same vector."""
    first, second = Noting("one"), Noting("one")
    with Corpus(folder) as corpus:
        corpus.encoder(first).encode(["buoy", "gauge", "buoy"])
    with Corpus(folder) as corpus:
        vectors = corpus.encoder(second).encode(["gauge", "tide", "buoy"])
        assert corpus.encoder(second).encode([]).shape == (0, 3)
        assert corpus.tally.encoded == 1
    assert first.asked == ["buoy", "gauge"]
    assert second.asked == ["tide"]
    assert np.array_equal(vectors, Noting("one").encode(["gauge", "tide", "buoy"]))


def test_the_shipped_encoder_s_vectors_come_back_to_the_last_bit(folder: Path) -> None:
    """Whatever they were encoded with."""
    texts = ["The buoy drifts.", "", "Ставка", "half a character: \ud83d"]
    with Corpus(folder) as corpus:
        made = corpus.encoder(default_encoder()).encode(texts)
        remembered = corpus.encoder(default_encoder()).encode(texts[::-1])[::-1]
        assert corpus.tally.encoded == 4
    assert np.array_equal(made, default_encoder().encode(texts))
    assert np.array_equal(remembered, made)


def test_vectors_of_two_encoders_are_not_mixed(folder: Path) -> None:
    """Another name is another encoder."""
    other = Noting("another")
    with Corpus(folder) as corpus:
        corpus.encoder(Noting("one")).encode(["buoy"])
        corpus.encoder(other).encode(["buoy"])
    assert other.asked == ["buoy"]


def test_a_pair_is_remembered_for_one_encoder_and_one_way_of_judging(folder: Path) -> None:
    """None, for a pair that is no overlap, is remembered too."""
    evidence = (Evidence("shared-word", 1.5, Phrase("both use {word}", word="buoy")),)
    judged = Judged("paraphrase", "same", 0.9, evidence, (0.5, 0.25), cite_alike=True)
    pairs = {b"one": judged, b"other": None}
    with Corpus(folder) as corpus:
        corpus.ledger(Noting("one"), shipped(), None).keep(pairs)
    with Corpus(folder) as corpus:
        asked = [*pairs, b"third"]
        assert corpus.ledger(Noting("one"), shipped(), None).recall(asked) == pairs
        assert corpus.ledger(Noting("another"), shipped(), None).recall(asked) == {}


def test_a_folder_with_other_files_is_left_alone(folder: Path) -> None:
    """A typing error must not fill somebody's folder."""
    folder.mkdir()
    (folder / "thesis.docx").touch()
    with pytest.raises(CorpusError, match="holds other files"):
        Corpus(folder)
    assert [path.name for path in folder.iterdir()] == ["thesis.docx"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """As when the arguments are confused."""
    (tmp_path / "file").touch()
    with pytest.raises(CorpusError, match="cannot be used"):
        Corpus(tmp_path / "file")
