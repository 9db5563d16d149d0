"""Many documents of Akoma Ntoso in one folder."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from intersector.publishing import folder


def write_folder(out: Path, documents: Iterable[tuple[str, bytes]]) -> None:
    """Write each document, given by its source, under the name of its file and ``.akn``.

    A name that is taken is counted on: ``a.docx.akn``, ``a.docx-2.akn``. Raises `OutputError`
    where the folder holds anything that is not an earlier run's.
    """
    with folder.replacing(out) as place:
        for source, data in documents:
            name = PurePosixPath(source).name
            path, turn = place / f"{name}.akn", 1
            while path.exists():
                turn += 1
                path = place / f"{name}-{turn}.akn"
            path.write_bytes(data)
