"""Repairs of Arabic text taken from PDF files."""

import re
import unicodedata
from typing import Final

from intersector.languages import knowledge

_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_STROKE: Final = re.compile("(?<=[ء-ي])ـ+(?=[ء-ي])")
_ALEFS: Final = "اأإآ"
_TWO_ALEFS: Final = re.compile(f"ا([{_ALEFS}])ل")
_FOR_THE: Final = re.compile(
    # "for the ..." before an alef; the excluded letters begin words that truly have alef, lam
    f"(?<!\\w)([وف]?)ل([{_ALEFS}])ل(?![تل](?:ز|ق|ح|م|ف|ه))"
)
_LONE: Final = re.compile(r"(?<!\w)ال(?!\w)")


def repair_arabic(text: str) -> str:
    """Undo what printing does to Arabic: letters by their shape, strokes that stretch a word to
    fill its line, and lam-alef ligatures turned round.

    A ligature taken apart in the wrong order shows as two alefs before a lam, which no word has
    ("االتصاالت" for "الاتصالات"), as alef and lam after "for the", or as a lone article (for
    "لا"). Other words that it spoils could be words themselves, so only the frequent ones listed
    for Arabic are mended, and only in a text where the first sign was seen.
    """
    text = _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    text = _STROKE.sub("", text)
    if not _TWO_ALEFS.search(text):
        return text
    text = _TWO_ALEFS.sub(r"ال\1", text)
    text = _LONE.sub("لا", _FOR_THE.sub(r"\1لل\2", text))
    for wrong, right in knowledge("ar").get("reading", {}).get("lam_alef", {}).items():
        text = text.replace(wrong, right)
    return text
