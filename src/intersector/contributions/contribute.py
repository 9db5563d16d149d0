"""One contribution: an amended instrument, or a clean page, framed as conferences expect it."""

from collections.abc import Callable, Iterator, Sequence

from intersector.contributions.framing import Line, frame_docx
from intersector.contributions.model import Amendment, Frame, Statement
from intersector.contributions.template import blank, printed
from intersector.languages import knowledge
from intersector.model import Language, Problem
from intersector.proposals.redline import redline
from intersector.publishing.sentences import isolated


def contribute(
    amendment: Amendment | None,
    statements: Sequence[Statement],
    *,
    frame: Frame,
    language: Language,
    notice: Callable[[Problem], None] = lambda problem: None,
) -> bytes:
    """The contribution as a .docx: the amended text, if any, then what reproduces no text.

    `notice` is told what a person should look at. Raises RedlineError where an edit is not safe
    in the user's own file, and DataError for a number that does not count.
    """
    numbers = frame.numbers(len(statements) + (amendment is not None))
    words: dict[str, str] = knowledge(language)["drafting"]
    front, back = list(_front(frame, words)), []
    body = blank(language)
    if amendment is not None:
        body = _amended(amendment, frame, notice)
        front.append(Line(f"{amendment.mark}\t{numbers[0]}", "Proposal"))
        back.append(_reasons(frame.reasons or amendment.reasons, words))
    for number, statement in zip(numbers[amendment is not None :], statements, strict=True):
        back.append(Line(f"{statement.mark}\t{number}", "Proposal"))
        back.append(Line(statement.name, "Instrument"))
        back.append(_reasons(frame.reasons or statement.reasons, words))
    return frame_docx(body, front, back, language=language)


def _amended(amendment: Amendment, frame: Frame, notice: Callable[[Problem], None]) -> bytes:
    """The instrument with its edits as tracked changes."""
    document = amendment.document
    if amendment.data is not None:
        data, edits = amendment.data, amendment.edits
    else:
        data, edits = printed(document, amendment.edits)
    return redline(data, edits, source=document.source, signature=frame.signature, notice=notice)


def _front(frame: Frame, words: dict[str, str]) -> Iterator[Line]:
    if frame.agenda_item:
        yield Line(words["agenda"].format(isolated(frame.agenda_item)), "Agenda item")
    if frame.source:
        yield Line(words["source"].format(isolated(frame.source)), "Source")
    if frame.destination:
        yield Line(words["destination"].format(isolated(frame.destination)), "Destination")
    yield Line(words["title"], "Title 1")


def _reasons(reasons: str, words: dict[str, str]) -> Line:
    return Line(reasons, "Reasons", opening=words["reasons"])
