"""Documents in a ZIP archive, whoever packed it."""

import io
import zipfile

import pytest

from intersector.errors import ReadingError
from intersector.model import Problem
from intersector.reading import limits, unpack


def packed(**files: bytes) -> io.BytesIO:
    """An archive; ``__`` in a name stands for a slash, ``_`` for a dot."""
    return archive({name.replace("__", "/").replace("_", "."): x for name, x in files.items()})


def archive(files: dict[str, bytes]) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as held:
        for name, data in files.items():
            held.writestr(name, data)
    return made


def names(file: io.BytesIO) -> list[str]:
    found = list(unpack(file, "a.zip"))
    return [each.source if isinstance(each, Problem) else each[0] for each in found]


def test_documents_come_in_the_order_of_their_names() -> None:
    """Without the folder that holds them all; what is no document is passed over."""
    file = packed(all__b_txt=b"b", all__a__c_txt=b"c", all__pictures_png=b"", all__README_md=b"")
    assert list(unpack(file, "a.zip")) == [("a/c.txt", b"c"), ("b.txt", b"b")]


def test_what_systems_put_beside_is_passed_over() -> None:
    """Hidden files, folders of resources, locks of word processors."""
    files = {"x.txt": b"", "__MACOSX/._x.txt": b"", ".git/y.txt": b"", "~$z.docx": b""}
    assert names(archive(files)) == ["x.txt"]


def test_a_name_leads_nowhere() -> None:
    """Neither up nor to the root, whichever way the slashes lean."""
    files = {"../../etc/passwd.txt": b"", "/root/x.txt": b"", "..\\windows\\y.txt": b""}
    assert names(archive(files)) == ["etc/passwd.txt", "root/x.txt", "windows/y.txt"]


def test_a_format_that_is_not_read_says_what_to_do() -> None:
    """As for a file in a folder."""
    (problem,) = unpack(packed(x_odt=b"x"), "a.zip")
    assert isinstance(problem, Problem)
    assert "OpenDocument" in problem.message
    assert problem.mend


def test_one_that_unpacks_to_too_much_is_left_out() -> None:
    """The others are read; how large it says it is counts for nothing."""
    bomb = b"0" * (limits.MIB * 3)
    found = list(unpack(packed(bomb_txt=bomb, good_txt=b"good"), "a.zip"))
    assert isinstance(found[0], Problem)
    assert found[1] == ("good.txt", b"good")


@pytest.mark.parametrize(
    "data",
    [b"", b"PK nonsense", packed(x_txt=b"x" * 99).getvalue()[:40]],
    ids=["empty", "another", "cut off"],
)
def test_what_is_damaged_is_refused(data: bytes) -> None:
    """With what to do."""
    with pytest.raises(ReadingError, match="damaged archive") as refused:
        list(unpack(io.BytesIO(data), "a.zip"))
    assert refused.value.mend


def test_damage_within_is_refused() -> None:
    """The list of contents is whole, what it lists is not."""
    data = bytearray(packed(x_txt=bytes(range(256)) * 40).getvalue())
    data[40:60] = b"\0" * 20
    with pytest.raises(ReadingError, match="damaged archive"):
        list(unpack(io.BytesIO(bytes(data)), "a.zip"))


def test_an_archive_without_documents_is_refused() -> None:
    """With the formats that are read."""
    with pytest.raises(ReadingError, match="holds no document"):
        list(unpack(packed(x_png=b"x"), "a.zip"))


def test_an_archive_with_a_password_is_refused() -> None:
    """Nobody is asked for it."""
    data = bytearray(packed(x_txt=b"x").getvalue())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReadingError, match="password"):
        list(unpack(io.BytesIO(bytes(data)), "a.zip"))


def test_an_archive_of_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any of them is opened."""
    monkeypatch.setattr(limits, "ZIP_ENTRIES", 1)
    with pytest.raises(ReadingError, match="more than 1 files"):
        list(unpack(packed(x_txt=b"x", y_txt=b"y"), "a.zip"))
