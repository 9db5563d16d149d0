"""What is done with files that people give: each function one transaction."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from intersector import pipeline, reading
from intersector.errors import IntersectorError
from intersector.phrases import keep
from intersector_web.instruments import bridge
from intersector_web.instruments.models import Document, Incoming, Load, State
from intersector_web.layout.words import known_organisations
from intersector_web.people.models import Person


@transaction.atomic
def receive(files: Iterable[tuple[str, File[bytes]]], *, by: Person | None) -> Load:
    """Keep the originals of a load, by their source; `tasks` reads them."""
    load = Load.objects.create(by=by)
    for source, file in files:
        Incoming.objects.create(load=load, source=source[-500:], file=store(source, file))
    return load


def store(source: str, file: File[bytes]) -> str:
    """Keep the file under what it contains, once, whatever it is called."""
    content = file.read()
    name = f"{sha256(content).hexdigest()}{Path(source).suffix.lower()[:8]}"
    return (
        name if default_storage.exists(name) else default_storage.save(name, ContentFile(content))
    )


def read(incoming: Incoming) -> None:
    """Read one file into rows, or say what is wrong with it; safe to do twice."""
    try:
        with _at_hand(incoming.file) as path:
            document = reading.read(path, source=incoming.source)
        instrument = _own(pipeline.structured(document, known_organisations()))
        with transaction.atomic():
            incoming.document = bridge.keep_instrument(instrument, incoming.file)
            incoming.state = State.DONE
            incoming.save()
    except IntersectorError as error:
        incoming.state = State.FAILED
        incoming.message, incoming.mend = keep(error.message), keep(error.mend)
        incoming.save()


@contextmanager
def _at_hand(file: File[bytes]) -> Iterator[Path]:
    """A file as the library wants it, on this machine, wherever it is stored."""
    with tempfile.NamedTemporaryFile(suffix=Path(file.name or "").suffix) as copy, file.open("rb"):
        for piece in file.chunks():
            copy.write(piece)
        copy.flush()
        yield Path(copy.name)


def _own(read: pipeline.Instrument) -> pipeline.Instrument:
    """The document under a source that no other text has: two files can have one name."""
    found = read.document
    others = Document.objects.filter(source=found.source).exclude(identifier=str(found.id or ""))
    if not others.exists():
        return read
    named = replace(found, source=f"{found.sha256[:8]}/{found.source}")
    return pipeline.Instrument(named, tuple(replace(x, document=named) for x in read.clauses))
