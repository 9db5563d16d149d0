"""What is done with files that people give: each function one transaction."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import UUID

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from intersector import pipeline, reading
from intersector.errors import IntersectorError
from intersector.model import Problem
from intersector.phrases import keep
from intersector_web.instruments import bridge
from intersector_web.instruments.models import Document, Incoming, Load, Removal, State
from intersector_web.layout.words import known_organisations
from intersector_web.people.models import Person

ARCHIVE: Final = ".zip"


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
        if incoming.source.lower().endswith(ARCHIVE):
            unpack(incoming)
            return
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


@transaction.atomic
def unpack(archive: Incoming) -> None:
    """Put the documents of an archive in its place; they wait to be read."""
    with archive.file.open("rb") as file:
        for found in reading.unpack(file.file, archive.source):
            given = Incoming(load=archive.load)
            if isinstance(found, Problem):
                given.source, given.state = found.source[-500:], State.FAILED
                given.message, given.mend = keep(found.message), keep(found.mend)
            else:
                name, data = found
                given.source, given.file.name = name[-500:], store(name, ContentFile(data))
            given.save()
    archive.delete()


@transaction.atomic
def retry(load: Load) -> int:
    """Let what failed wait again, and say how many files that is; an archive's problems stay."""
    failed = load.files.filter(state=State.FAILED).exclude(file="")
    return failed.update(state=State.WAITING, message="", mend="")


@transaction.atomic
def remove(document: Document, *, by: Person, token: UUID, why: str) -> Removal:
    """Take a document away, with its file where no other has it; what was decided stays."""
    fields = ("source", "identifier", "language", "title", "sha256")
    told = {name: getattr(document, name) for name in fields}
    removal: Removal
    removal, _made = Removal.objects.get_or_create(
        token=token, defaults={"by": by, "why": why, **told}
    )
    file = str(document.original)
    document.delete()
    waiting = Incoming.objects.filter(file=file, state=State.WAITING)
    if not (waiting.exists() or Document.objects.filter(original=file).exists()):
        Incoming.objects.filter(file=file).update(file="")
        transaction.on_commit(lambda: default_storage.delete(file))
    return removal


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
