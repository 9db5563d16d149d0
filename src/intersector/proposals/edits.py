"""Changes to the text of clauses, and the draft that shows them to a reader.

A draft is made from the edits alone, so that what a reader sees is what a redline will hold.
"""

import re
from collections.abc import Iterable
from typing import Final

from intersector.languages import knowledge
from intersector.model import Clause, Document, Edit, Span

CLOSING: Final = frozenset(" \t\n\u00a0.,;:،؛。，；：")
"""Signs that close a clause; they stay where its words are replaced."""


def replacement(clause: Clause, text: str) -> Edit:
    """Put `text` in the place of what the clause says, before the sign that closes it."""
    return Edit(clause.document.source, Span(clause.span.start, closing(clause)), text)


def addition(clause: Clause, words: str) -> Edit:
    """Add `words` in brackets, as the language writes them, before the sign that closes it."""
    bracket: str = knowledge(clause.document.language)["proposals"]["bracket"]
    at = closing(clause)
    return Edit(clause.document.source, Span(at, at), bracket.format(words=words))


def removal(clause: Clause) -> Edit:
    """Strike the clause, with its number and paragraph where it stands alone in them."""
    text, span = clause.document.text, clause.span
    whole = paragraph(clause.document, span)
    before, after = text[whole.start : span.start].strip(), text[span.end : whole.end].strip()
    if before in {"", clause.number} and not after and whole != span:
        span = Span(whole.start - text[: whole.start].endswith("\n"), whole.end)
    return Edit(clause.document.source, span, "")


def drafted(clause: Clause, edits: Iterable[Edit]) -> str:
    """The clause on one line with the edits that touch it, struck and added words marked."""
    own = sorted((edit for edit in edits if _touches(edit, clause)), key=lambda e: (e.span, e.text))
    at, end = min([clause.span.start, *(e.span.start for e in own)]), clause.span.end
    pieces = []
    for edit in own:
        pieces += [_words(clause, Span(at, edit.span.start)), marked(clause, edit)]
        at = max(at, edit.span.end)
    return "".join([*pieces, _words(clause, Span(at, max(at, end)))]).strip()


def marked(clause: Clause, edit: Edit) -> str:
    """One edit of a clause in the notation of drafts, each new paragraph on a line of its own."""
    struck = _words(clause, edit.span).strip()
    lines = [" ".join(line.split()) for line in edit.text.strip().split("\n")]
    first = "\n" if edit.text.startswith("\n") else " " if struck or edit.text[:1] == " " else ""
    added = "\n".join(f"{{+{line}+}}" for line in lines if line)
    return (f" [-{struck}-]" if struck else "") + (f"{first}{added}" if added else "")


def closing(clause: Clause) -> int:
    """Where the words of a clause end: before closing signs, and footnotes among them."""
    at = clause.span.end
    while at > clause.span.start:
        note = next((each for each in clause.notes if each.start < at <= each.end), None)
        before = note.start if note is not None else _unsigned(clause, at)
        if before == at:
            break
        at = before
    return at


def ending(clause: Clause) -> Span:
    """The signs that close a clause, with the "and" after them; footnotes stay before it."""
    at = _unsigned(clause, clause.span.end)
    kept = max((n.end for n in clause.notes if n.start < clause.span.end), default=at)
    return Span(max(at, min(kept, clause.span.end)), clause.span.end)


def _unsigned(clause: Clause, at: int) -> int:
    """Where the signs begin that end at `at`, and the "and" before the last of a list."""
    text, start = clause.document.text, clause.span.start
    bare = len(text[start:at].rstrip("".join(CLOSING))) + start
    for word in knowledge(clause.document.language)["proposals"]["and"]:
        before = bare - len(word)
        signed = text[start:before].rstrip()[-1:] in set(CLOSING) - {" "}
        if text[before:bare] == word and before > start and signed:
            return len(text[start:before].rstrip("".join(CLOSING))) + start
    return bare


def paragraph(document: Document, span: Span) -> Span:
    """The paragraphs that a span stands in; its lines where the file tells of none."""
    blocks = [
        block.span
        for block in document.blocks
        if block.kind != "note" and block.span.start < span.end and span.start < block.span.end
    ]
    if not blocks:
        line = document.text.find("\n", span.end)
        end = line if line >= 0 else len(document.text)
        return Span(document.text.rfind("\n", 0, span.start) + 1, end)
    return Span(blocks[0].start, max(span.end, blocks[-1].end))


def _touches(edit: Edit, clause: Clause) -> bool:
    if edit.source != clause.document.source:
        return False
    if edit.span.start == edit.span.end:
        return clause.span.start <= edit.span.start <= clause.span.end
    return edit.span.start < clause.span.end and clause.span.start < edit.span.end


def _words(clause: Clause, span: Span) -> str:
    """What stands at a span, on one line, without the footnotes of the clause."""
    pieces, at = [], span.start
    for note in clause.notes:
        if span.start <= note.start < span.end:
            pieces.append(clause.document.text[at : note.start])
            at = min(note.end, span.end)
    return re.sub(r"\s+", " ", "".join([*pieces, clause.document.text[at : span.end]]))
