"""Answers that are sent as they are made: a table as long as the site is not held in memory."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from django.http import StreamingHttpResponse
from django.utils.translation import get_language, override

AT_ONCE: Final = 50
"""Pieces that are sent together."""


def sent(pieces: Iterable[str], name: str, kind: str) -> StreamingHttpResponse:
    """A file of these pieces, made in the language that is on now, whichever is on by then."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    told = _told(iter(pieces), get_language() or "en")
    return StreamingHttpResponse(told, content_type=kind, headers=headers)


def _told(left: Iterator[str], language: str) -> Iterator[str]:
    while True:
        with override(language):
            few = list(islice(left, AT_ONCE))
        if not few:
            return
        yield "".join(few)
