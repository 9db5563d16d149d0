"""Footnotes that a conversion left inside a plain text, by their printed form.

Three forms are known: a rule of underscores with numbered notes after it ("____ 1 These include
..."), brackets as some converters write them ("[footnoteRef:1]1 ... [1: 1 Note.]") and their
bookmarks ("[bookmark: _Toc1]"). Where a rule was found, so are the marks of its notes that stick to
words in the running text ("countries1").
"""

import re
import sys
from collections.abc import Iterator
from typing import Final

from intersector.model import Span

_BRACKETS: Final = re.compile(
    r"\[(?:footnote|endnote)Ref:\s?(?P<ref>\d{1,4})\](?:(?P=ref))?"
    r"|\[\d{1,4}:\s[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]"
    r"|\[bookmark: [^\[\]]*\]"
)
_RULE: Final = re.compile(r"(?<!_)_{5,}+\s+(?=(?:\d{1,3}|\*{1,3})\)?\s+\S)")
_NUMBER: Final = re.compile(r"[ \t]{0,20}(\d{1,3}|\*{1,3})\)?\s+(\S)")
_LABEL: Final = re.compile(r"[ \t]{0,20}\(?[^\W_]{1,4}\)\s")
_SENTENCE_END: Final = re.compile(r"[.!?。۔؟][\"'”»)\]]*\s*$")
# After the end of a sentence (not of a short abbreviation) the running text may go on: with a
# bullet, or with a word in small letters, whether or not a label stands before it.
_SEAM: Final = re.compile(
    r"(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})[.!?][\"'”»)\]]*\s+"
    r"(?=(?P<bullet>[•–])|(?:(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})[.)]?\s+)?(?P<word>[^\W\d_]))"
)
_LONGEST: Final = 1200
_INDENT: Final = 80
_MARK: Final = (
    r"(?:(?<=[^\W\d_]{{4}})|(?<=[^\W\d_]\)))(?:{numbers})(?!\w|[.,]\d)"
    # Chinese has no space after a mark; a number there is no mark if it counts or is counted.
    r"|(?<=[一-鿿]{{4}})(?<!第)(?:{numbers})(?=[一-鿿])(?![年月日个条款号次届项类级种位章节段页期轮组部和及至])"
)


def inline_notes(text: str) -> list[Span]:
    """Return the spans of notes, note marks and bookmarks in `text`, ordered and apart."""
    found = [Span(*match.span()) for match in _BRACKETS.finditer(text)]
    numbers: set[str] = set()
    end = 0
    for rule in _RULE.finditer(text):
        if rule.start() < end:
            continue
        end = _own_lines(text, rule) if _alone(text, rule) else _rest_of_line(text, rule)
        found.append(Span(rule.start(), end))
        numbers.update(_in_sequence(text[rule.end() : end]))
    return list(_apart([*found, *_marks(text, numbers)]))


def _alone(text: str, rule: re.Match[str]) -> bool:
    """Whether nothing but the rule and its notes stands on the line."""
    before = text[max(rule.start() - _INDENT, 0) : rule.start()].rstrip(" \t")
    return before.endswith("\n") or (not before and rule.start() < _INDENT)


def _rest_of_line(text: str, rule: re.Match[str]) -> int:
    """Where notes printed in mid-paragraph end: at the line's end or where the text goes on.

    Where that would make a very long note, it ends with its first sentence.
    """
    end = _line_end(text, rule.end(), most=2 * _LONGEST)
    seams = list(_SEAM.finditer(text, rule.end(), min(end, rule.end() + _LONGEST)))
    for seam in seams:
        if seam["bullet"] or seam["word"].islower():
            return seam.end()
    return seams[0].end() if seams and end - rule.end() > _LONGEST else end


def _own_lines(text: str, rule: re.Match[str]) -> int:
    """Where notes on lines of their own end: after a finished sentence, unless another follows.

    They end at a blank line and before a label in brackets too.
    """
    number = _NUMBER.match(text, rule.end())
    at = end = rule.end()
    while number and at < len(text) and text[at : _line_end(text, at)].strip():
        following = _NUMBER.match(text, at)
        if _LABEL.match(text, at):
            break
        if at != rule.end() and _SENTENCE_END.search(text[max(end - 8, 0) : end]):
            if not (following and _next_note(number[1], following)):
                break
            number = following
        end = _line_end(text, at)
        at = end + 1
    return end


def _next_note(before: str, found: re.Match[str]) -> bool:
    is_next = before.isdigit() and found[1].isdigit() and int(found[1]) == int(before) + 1
    return is_next and not found[2].islower()


def _in_sequence(notes: str) -> Iterator[str]:
    """Yield the numbers of the notes: the first, then each that is one more."""
    wanted = None
    for match in _NUMBER.finditer(notes):
        if match[1].isdigit() and (wanted is None or int(match[1]) == wanted):
            yield match[1]
            wanted = int(match[1]) + 1


def _line_end(text: str, at: int, *, most: int = sys.maxsize) -> int:
    last = min(at + most, len(text))
    end = text.find("\n", at, last)
    return last if end < 0 else end


def _marks(text: str, numbers: set[str]) -> Iterator[Span]:
    digits = sorted(filter(str.isdigit, numbers))
    if digits:
        for match in re.finditer(_MARK.format(numbers="|".join(digits)), text):
            yield Span(*match.span())


def _apart(spans: list[Span]) -> Iterator[Span]:
    at = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= at:
            yield span
            at = span.end
