"""Loads: documents that are given to be read, and what became of each."""

from typing import Annotated, Any, Literal

from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from ninja import File, Router, Schema, Status, UploadedFile

from intersector.phrases import recall
from intersector.publishing.sentences import tell
from intersector_web.api.access import caller
from intersector_web.api.calls.asking import READ, Key, checked, members
from intersector_web.api.models import Scope
from intersector_web.instruments import services, tasks
from intersector_web.instruments.forms import LoadForm
from intersector_web.instruments.models import Load
from intersector_web.layout.words import names

Given = Annotated[
    list[UploadedFile],
    File(min_length=1, description="Word, PDF, HTML, text, Akoma Ntoso, or .zip archives of them."),
]
router = Router(tags=["Instruments"])


class Incoming(Schema):
    """One file of a load: its document once it is read, else what is wrong and how to mend it."""

    source: str
    state: Literal["waiting", "done", "failed"]
    document: str | None
    message: str
    mend: str

    @staticmethod
    def resolve_document(row: Any) -> str | None:
        """The slug of its document."""
        return row.document.slug if row.document else None

    @staticmethod
    def resolve_message(row: Any) -> str:
        """As a sentence."""
        return tell(recall(row.message), names()) if row.message else ""

    @staticmethod
    def resolve_mend(row: Any) -> str:
        """As a sentence."""
        return tell(recall(row.mend), names()) if row.mend else ""


class Loaded(Schema):
    """Files that were given together, and what became of each."""

    id: int
    files: list[Incoming]

    @staticmethod
    def resolve_files(row: Any) -> list[Any]:
        """Those of the row."""
        return list(
            row.files.select_related("document").defer("document__text", "document__blocks")
        )


@router.post(
    "/loads",
    **members(Loaded, "instruments.load", Scope.LOAD, 400, 409, 413, 415, status=202),
)
def load(request: HttpRequest, documents: Given) -> Status[Load]:
    """Give documents to be read; ask for the load to see what became of each."""
    given_files: dict[str, Any] = {"documents": documents}
    form = LoadForm(files=MultiValueDict(given_files))
    files = [(each.name, each) for each in checked(form)["files"]]
    with transaction.atomic():
        given = services.receive(files, by=caller(request))
        tasks.read_load.enqueue(given.pk)
    return Status(202, given)


@router.api_operation(READ, "/loads/{pk}", **members(Loaded, "instruments.load", Scope.LOAD, 404))
def get_load(request: HttpRequest, pk: Key) -> Load:
    """How far the reading of some files has come."""
    return get_object_or_404(Load, pk=pk)
