"""What people noted beside a Word text, at the words that it is about."""

from collections.abc import Callable

import pytest

from intersector.model import Comment, Document

TEXT = "The Union reports to its members every year."


def noted(key: str, *paragraphs: str, **signed: str) -> str:
    """A comment of a file, with what signs it."""
    signature = "".join(f" w:{name}='{value}'" for name, value in signed.items())
    words = "".join(f"<w:p>{run(each)}</w:p>" for each in paragraphs)
    return f"<w:comment w:id='{key}'{signature}>{words}</w:comment>"


def run(words: str) -> str:
    """Words in a run."""
    return f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"


def about(key: str, inside: str) -> str:
    """What a comment is about, and its mark."""
    mark = f"<w:r><w:commentReference w:id='{key}'/></w:r>"
    opens, closes = (f"<w:commentRange{end} w:id='{key}'/>" for end in ("Start", "End"))
    return f"{opens}{inside}{closes}{mark}"


def paragraph(*inside: str) -> str:
    """A paragraph."""
    return f"<w:p>{''.join(inside)}</w:p>"


def told(document: Document) -> list[tuple[str, str | None]]:
    """Each comment with the words that it is about."""
    return [(each.text, each.span and each.span.of(document.text)) for each in document.comments]


def test_a_comment_has_its_author_its_date_and_its_words(docx: Callable[..., Document]) -> None:
    """They stand beside the text, never in it."""
    body = paragraph(run("The Union "), about("1", run("reports")), run(" to its members."))
    said = noted("1", "Does it?", "Ask Ann.", author="Bo", date="2024-05-01T10:00:00Z")
    document = docx(body, comments=said)
    assert document.text == "The Union reports to its members."
    (comment,) = document.comments
    assert (comment.author, comment.date) == ("Bo", "2024-05-01T10:00:00Z")
    assert told(document) == [("Does it?\nAsk Ann.", "reports")]


def test_comments_stand_in_the_order_of_the_text(docx: Callable[..., Document]) -> None:
    """However the file keeps them; one that stands nowhere is last and is not lost."""
    body = paragraph(about("7", run("First")), run(" and "), about("2", run("second")))
    document = docx(body, comments=noted("9", "lost") + noted("2", "b") + noted("7", "a"))
    assert told(document) == [("a", "First"), ("b", "second"), ("lost", None)]
    assert document.comments[-1] == Comment(None, None, "lost", None)


@pytest.mark.parametrize(("side", "words"), [("proposed", "now here"), ("original", "old words")])
def test_words_that_are_struck_leave_their_paragraph(
    docx: Callable[..., Document], side: str, words: str
) -> None:
    """On the side of the changes where they are not, a comment is about what stands around it."""
    struck = f"<w:del w:author='Bo'>{run('old words').replace('w:t', 'w:delText')}</w:del>"
    put = f"<w:ins w:author='Bo'>{run('now here')}</w:ins>"
    document = docx(paragraph(about("1", struck), put), comments=noted("1", "Why?"), reading=side)
    assert told(document) == [("Why?", words)]


def test_a_mark_without_a_range_is_about_its_paragraph(docx: Callable[..., Document]) -> None:
    """As LibreOffice writes a comment on no word."""
    mark = "<w:r><w:commentReference w:id='1'/></w:r>"
    body = paragraph(run("Before.")) + paragraph(run("Here "), mark, run("it is."))
    assert told(docx(body, comments=noted("1", "What?"))) == [("What?", "Here it is.")]


def test_a_comment_spans_paragraphs_numbers_and_notes(docx: Callable[..., Document]) -> None:
    """From the first word that it covers to the last."""
    body = paragraph(run("One "), "<w:commentRangeStart w:id='1'/>", run("two.")) + paragraph(
        run("Three"), "<w:commentRangeEnd w:id='1'/>", run(" four.")
    )
    assert told(docx(body, comments=noted("1", "All this?"))) == [("All this?", "two.\nThree")]


def test_a_comment_without_words_is_none(docx: Callable[..., Document]) -> None:
    """Nobody said anything."""
    assert docx(paragraph(about("1", run("Here"))), comments=noted("1", " ")).comments == ()
