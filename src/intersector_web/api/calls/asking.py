"""What calls are asked with, checked before a row is read, and how they can end."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Final
from uuid import UUID

from django.db.models import TextChoices
from django.forms import BaseForm
from django.http import HttpRequest
from ninja import Path, Schema
from ninja.errors import HttpError
from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints

from intersector_web.api.access import Anybody, Bearer
from intersector_web.api.models import Scope
from intersector_web.api.problems import Problem
from intersector_web.layout.forms import LONGEST as LONGEST_REASON
from intersector_web.people.deeds import Deed

READ: Final = ["GET", "HEAD"]
LONGEST: Final = 1000
"""Characters of a question, and of the value of a filter."""
WITHOUT_NULL: Final = r"^[^\x00]*$"
SAYING: Final = r"^[^\x00]*[^\s\x00][^\x00]*$"
"""No database takes a NUL; a reason is more than space."""
AN_ANSWER: Final = frozenset({401, 422, 429})
"""How every call can end in place of an answer."""

Key = Annotated[int, Path(ge=1, lt=2**63, description="The `id` of it.")]
Slug = Annotated[
    str, Path(pattern=r"^[-a-zA-Z0-9_]{1,200}$", description="The `slug` of it in the lists.")
]
Day = Annotated[date, BeforeValidator(date.fromisoformat)]
"""A day as 2026-05-01; a number is none."""
Reason = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_REASON, pattern=SAYING
    ),
]


class Asked(Schema):
    """Filters; an empty one filters nothing."""

    def given(self) -> Mapping[str, str]:
        """Those that filter."""
        return {name: str(value) for name, value in self.model_dump().items() if value}


class Recorded(Schema):
    """One thing that somebody did, and why, for everybody to read."""

    id: int
    by: str
    at: datetime
    why: str
    withdrawn: bool

    @staticmethod
    def resolve_by(row: Any) -> str:
        """Their name."""
        return str(row.by)

    @staticmethod
    def resolve_withdrawn(row: Any) -> bool:
        """Whether it was taken back."""
        return hasattr(row, "withdrawal")


class Said(Schema):
    """What a person says by a program; sent again with the same `token` it counts once."""

    model_config = ConfigDict(extra="forbid")

    token: UUID = Field(description="A UUID of your choice, another for each thing said.")
    why: Reason = Field(description="The reason, for all members to read.")


def word(says: str, *examples: str) -> Any:
    """A filter in words."""
    shown = list(examples) or None
    return Field("", max_length=LONGEST, pattern=WITHOUT_NULL, description=says, examples=shown)


def one_of(says: str, *values: str, of: type[TextChoices] | None = None) -> Any:
    """A filter that takes one of some values, each a pattern."""
    every = "|".join((*(of.values if of else ()), *values))
    return Field("", pattern=f"^({every})?$", description=says)


def everybody(gives: Any, *fails: int) -> dict[str, Any]:
    """A call for everybody: what it gives, and how else it can end."""
    return {"auth": Anybody(), "response": {200: gives, **_fails(*fails)}}


def members(
    gives: Any, permission: str, scope: Scope, *fails: int, status: int = 200
) -> dict[str, Any]:
    """A call with a token that is for `scope`, of somebody who has `permission`."""
    return {
        "auth": Bearer(permission, scope),
        "openapi_extra": {"x-scope": str(scope), "x-permission": permission},
        "response": {status: gives, **_fails(403, *fails)},
    }


def checked(form: BaseForm) -> dict[str, Any]:
    """What was said, as the service takes it; what is refused as things stand is told why."""
    if not form.is_valid():
        raise HttpError(409, "; ".join(_faults(form)))
    return {name: value for name, value in form.cleaned_data.items() if name != "seen"}


def once(deed: Deed, by: Any, **said: Any) -> Deed:
    """What was recorded; refused where that token was for something else."""
    if deed.by_id != by.pk or any(getattr(deed, name) != value for name, value in said.items()):
        raise HttpError(409, "That token was sent before, with something else: take a new one.")
    return deed


def absolute(context: Any, place: str) -> str:
    """An address of the site in full."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(place)


def _fails(*codes: int) -> dict[Any, Any]:
    return {frozenset({*AN_ANSWER, *codes}): Problem}


def _faults(form: BaseForm) -> list[str]:
    return [
        " ".join(([] if name == "__all__" else [f"{name}:"]) + list(map(str, faults)))
        for name, faults in form.errors.items()
    ]
