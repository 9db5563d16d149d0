"""Write the Word and PDF files of the example Union from their sources, the same bytes each time.

Run ``python examples/union_source/generate.py [FOLDER]``; FOLDER is ``examples/union`` when left
out. A source ``name.docx.txt`` becomes ``name.docx``.
"""

import sys
from pathlib import Path
from typing import Final

import page
import word
from markup import parse

HERE: Final = Path(__file__).parent
WRITERS: Final = {".docx": word.write, ".pdf": page.write}


def generate(folder: Path) -> None:
    """Write every binary file of the example into `folder`."""
    for source in sorted(HERE.glob("*.txt")):
        target = folder / source.stem
        WRITERS[target.suffix](parse(source), target)


if __name__ == "__main__":
    generate(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "union")
