"""Calls that do something: what a person does on a page, checked by the same forms."""

from typing import Annotated, Any

from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from ninja import File, Router, Schema, Status, UploadedFile
from ninja.errors import HttpError

from intersector_web.api import shapes
from intersector_web.api.access import Bearer, caller, require
from intersector_web.api.models import Scope
from intersector_web.api.reads import FAILS, Key
from intersector_web.followup import page as duties
from intersector_web.followup import selectors as followup
from intersector_web.followup import services as following
from intersector_web.instruments import services as loading
from intersector_web.instruments import tasks
from intersector_web.instruments.forms import LoadForm
from intersector_web.instruments.models import Load
from intersector_web.overlaps import page as pairs
from intersector_web.overlaps import selectors as overlaps
from intersector_web.overlaps import services as judging
from intersector_web.overlaps.forms import CommentForm, VerdictForm

Given = Annotated[list[UploadedFile], File(min_length=1)]

router = Router()


@router.post(
    "/overlaps/{pk}/verdicts",
    response={201: shapes.Deed, **FAILS},
    auth=Bearer("overlaps.decide", Scope.DECIDE),
    tags=["Overlaps"],
)
def judge(request: HttpRequest, pk: Key, said: shapes.Judgement) -> Status[Any]:
    """Say what an overlap is."""
    there = overlaps.overlap(pk).filter(left__isnull=False, right__isnull=False)
    row = get_object_or_404(there)
    require(request, "overlaps.decide", row)
    form = VerdictForm(said.model_dump(), digest=pairs.digest_of(row))
    return Status(201, judging.decide(overlap=row, by=caller(request), **_checked(form)))


@router.post(
    "/overlaps/{pk}/comments",
    response={201: shapes.Deed, **FAILS},
    auth=Bearer("overlaps.comment", Scope.DECIDE),
    tags=["Overlaps"],
)
def comment(request: HttpRequest, pk: Key, said: shapes.Comment) -> Status[Any]:
    """Add to the discussion of an overlap."""
    row = get_object_or_404(overlaps.overlap(pk))
    form = CommentForm(said.model_dump())
    return Status(201, judging.comment(overlap=row, by=caller(request), **_checked(form)))


@router.post(
    "/duties/{pk}/states",
    response={201: shapes.Deed, **FAILS},
    auth=Bearer("followup.answer", Scope.FOLLOW),
    tags=["Follow-up"],
)
def progress(request: HttpRequest, pk: Key, said: shapes.Progress) -> Status[Any]:
    """Say how far a duty is, with the evidence."""
    row = get_object_or_404(followup.duty(pk))
    require(request, "followup.answer", row)
    form = duties.answer_form(row, duties.now(row), _prefixed("answer", said))
    return Status(201, following.say(duty=row, by=caller(request), **_checked(form)))


@router.post(
    "/loads",
    response={202: shapes.Loaded, **FAILS},
    auth=Bearer("instruments.load", Scope.LOAD),
    tags=["Instruments"],
)
def load(request: HttpRequest, documents: Given) -> Status[Load]:
    """Give documents to be read; ask for the load to see what became of each."""
    given_files: dict[str, Any] = {"documents": documents}
    form = LoadForm(files=MultiValueDict(given_files))
    files = [(each.name, each) for each in _checked(form)["files"]]
    with transaction.atomic():
        given = loading.receive(files, by=caller(request))
        tasks.read_load.enqueue(given.pk)
    return Status(202, given)


def _prefixed(prefix: str, said: Schema) -> dict[str, Any]:
    return {f"{prefix}-{name}": value for name, value in said.model_dump().items()}


def _checked(form: BaseForm) -> dict[str, Any]:
    """What was said, as the service takes it; what is refused as things stand is told why."""
    if not form.is_valid():
        raise HttpError(409, "; ".join(_faults(form)))
    return {name: value for name, value in form.cleaned_data.items() if name != "seen"}


def _faults(form: BaseForm) -> list[str]:
    return [
        " ".join(([] if name == "__all__" else [f"{name}:"]) + list(map(str, faults)))
        for name, faults in form.errors.items()
    ]
