"""A corpus folder, the four things that it remembers, and the run that was last."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

import numpy as np

from intersector.corpus import basis, plain
from intersector.corpus.store import NAME, Store
from intersector.errors import CorpusError
from intersector.matching import Asked, Encoder, Joiner, Known, Models, Pairs, join_again, nearest
from intersector.matching.lists import EXACT
from intersector.matching.network import Floats
from intersector.model import Clause, Document
from intersector.organisations import Organisations
from intersector.overlap import Judged

_KEY: Final = 16
"""Bytes of a key: two texts of one key are not to be expected in any corpus."""
_LAST: Final = "last run"
"""The basis of the note of the documents of a run."""
_STEP: Final = 1024
"""Texts that are encoded before their vectors are kept."""


@dataclass(slots=True)
class Tally:
    """What a run found remembered and what it had to do.

    `documents` were asked for and `known` so many of them; texts `encoded`, vectors `joined` with
    all others and pairs of clauses `judged` are what was new.
    """

    documents: int = 0
    known: int = 0
    encoded: int = 0
    joined: int = 0
    judged: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was of: `name` is another where anything of it is another."""

    name: str
    organisations: Organisations
    instruments: tuple[plain.Instrument, ...]


class Corpus:
    """An open corpus folder; a context manager that closes it.

    Nothing that is remembered changes a result: it is what would be computed. A run that ends
    early, however, leaves what it had done; runs at the same time share what they do.
    """

    def __init__(self, folder: Path) -> None:
        """Open or make the folder; `CorpusError` when that cannot be, or it is not ours."""
        self.folder = folder
        self._store = Store(_place(folder))
        self.tally = Tally()

    def __enter__(self) -> "Corpus":
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def reader(self, organisations: Organisations, side: str) -> "Reader":
        """Where documents are remembered."""
        return Reader(self._store, basis.read_by(organisations, side), self.tally)

    def encoder(self, encoder: Encoder) -> Encoder:
        """`encoder`, asked only for what is not remembered."""
        return RememberedEncoder(self._store, encoder, self.tally)

    def ledger(
        self,
        encoder: Encoder,
        organisations: Organisations,
        models: Models | None,
    ) -> "Ledger":
        """Where judged pairs are remembered."""
        name = basis.judged_by(encoder.identity, organisations, models)
        return Ledger(self._store, name, self.tally)

    def joiner(self, encoder: Encoder) -> Joiner:
        """What joins this encoder's vectors, beginning with what the last run has found."""
        return RememberedJoiner(self._store, encoder.identity, self.tally)

    def note(self, organisations: Organisations, documents: Sequence[Document]) -> None:
        """Note of which documents, as they stand with their changes, this run was: see `last`."""
        noted = {
            "basis": basis.read_by(organisations, "proposed"),
            "documents": [_name(each.source, each.sha256).hex() for each in documents],
            "organisations": organisations.model_dump(mode="json"),
        }
        self._store.renew(self._store.basis(_LAST), json.dumps(noted, sort_keys=True).encode())

    def last(self) -> "Run":
        """The run that was noted last; `CorpusError` where there is none."""
        found = self._store.latest(self._store.basis(_LAST))
        if found is None:
            mend = "Make one: intersector map PATH --out DIR --corpus with this folder."
            raise CorpusError(str(self.folder), "holds no run.", mend=mend)
        noted = json.loads(found)
        keys = [bytes.fromhex(key) for key in noted["documents"]]
        kept = self._store.recall(self._store.basis(noted["basis"]), keys)
        return Run(
            name=hashlib.sha256(found).hexdigest(),
            organisations=Organisations.model_validate(noted["organisations"]),
            instruments=tuple(plain.instrument_of(kept[key]) for key in keys if key in kept),
        )

    def sweep(self) -> None:
        """At the end of a run, drop what is of no use any more, once it is most of the folder."""
        self._store.sweep()


class Reader:
    """Documents with their clauses, by the name and the bytes of their file."""

    def __init__(self, store: Store, name: str, tally: Tally) -> None:
        self._store, self._basis, self._tally = store, store.basis(name), tally

    def recall(self, path: Path, source: str) -> plain.Instrument | None:
        """What is known of the file as it is now."""
        self._tally.documents += 1
        digest = _digest(path)
        if digest is None:
            return None
        key = _name(source, digest)
        found = self._store.recall(self._basis, [key]).get(key)
        if found is None:
            return None
        self._tally.known += 1
        return plain.instrument_of(found)

    def keep(self, document: Document, clauses: Sequence[Clause]) -> None:
        """Remember what was read."""
        key = _name(document.source, document.sha256)
        self._store.keep(self._basis, {key: plain.instrument_bytes(document, clauses)})


class RememberedEncoder:
    """An encoder whose vectors are kept; those of another encoder are never mixed in."""

    def __init__(self, store: Store, encoder: Encoder, tally: Tally) -> None:
        self.identity, self.dimensions = encoder.identity, encoder.dimensions
        self._store, self._encoder, self._tally = store, encoder, tally
        self._basis = store.basis(basis.encoded_by(encoder.identity))

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return one row per text; what is new is kept step by step."""
        keys = {text: _name(text) for text in dict.fromkeys(texts)}
        known = self._store.recall(self._basis, list(keys.values()))
        rows = {text: self._row(known[key]) for text, key in keys.items() if key in known}
        new = [text for text in keys if text not in rows]
        for at in range(0, len(new), _STEP):
            step = new[at : at + _STEP]
            vectors = self._encoder.encode(step)
            rows.update(zip(step, vectors, strict=True))
            kept = {keys[text]: rows[text].tobytes() for text in step}
            self._store.keep(self._basis, kept)
            self._tally.encoded += len(step)
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        return np.stack([rows[text] for text in texts])

    def _row(self, data: bytes) -> Floats:
        return np.frombuffer(data, np.float32)


class Ledger:
    """Judged pairs; an `overlap.Ledger`."""

    def __init__(self, store: Store, name: str, tally: Tally) -> None:
        self._store, self._basis, self._tally = store, store.basis(name), tally

    def recall(self, keys: Sequence[bytes]) -> dict[bytes, Judged | None]:
        """What is known of these pairs."""
        found = self._store.recall(self._basis, keys)
        return {key: plain.judged_of(data) for key, data in found.items()}

    def keep(self, judged: Mapping[bytes, Judged | None]) -> None:
        """Remember these pairs."""
        values = {key: plain.judged_bytes(each) for key, each in judged.items()}
        self._store.keep(self._basis, values)
        self._tally.judged += len(values)


class RememberedJoiner:
    """A join that goes on from that of the last run; it finds the same without that.

    The first join of a run goes on from the first of the last, and so on.
    """

    def __init__(self, store: Store, identity: str, tally: Tally) -> None:
        self._store, self._identity, self._tally = store, identity, tally
        self._number = count(1)

    def __call__(
        self, rows: Floats, *, top: int, threshold: float, asked: Asked | None = None
    ) -> Pairs:
        """Each pair once, as `matching.nearest` gives them."""
        if len(rows) > EXACT:
            return nearest(rows, top=top, threshold=threshold, asked=asked)
        name = basis.joined_by(self._identity, top, threshold, next(self._number))
        number = self._store.basis(name)
        found = self._store.latest(number)
        before = plain.neighbours_of(found) if found is not None else Known.nothing()
        known, joined = join_again(rows, before, top=top, threshold=threshold, asked=asked)
        self._store.renew(number, plain.neighbours_bytes(known))
        self._tally.joined += joined
        return known.pairs.once()


def _place(folder: Path) -> Path:
    """The corpus file in the folder, which is made if need be."""
    mend = "Name an empty or new folder, or one that an earlier run has made."
    try:
        folder.mkdir(parents=True, exist_ok=True)
        inside = [path.name for path in folder.iterdir()]
    except OSError as error:
        raise CorpusError(str(folder), f"cannot be used ({error.strerror}).", mend=mend) from error
    if inside and NAME not in inside:
        raise CorpusError(str(folder), "holds other files and no corpus.", mend=mend)
    return folder / NAME


def _digest(path: Path) -> str | None:
    """The SHA-256 of a regular file; None of anything else, and of what cannot be opened."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _name(*parts: str) -> bytes:
    text = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(text).digest()[:_KEY]
