"""The words of the report in its language: messages, plurals, numbers.

Messages are written in English in the code and the templates; the other five languages have a
catalogue each in ``locale/<language>/LC_MESSAGES/intersector.po``, read as it is.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

from intersector.model import Language

DOMAIN = "intersector"


def mark(message: str) -> str:
    """Mark a message that a table of the code holds, so that it is found for translation."""
    return message


@dataclass(frozen=True, slots=True)
class Words:
    """What the report says, in one language."""

    language: Language
    catalogue: NullTranslations

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way the language is written."""
        return direction(self.language)

    def say(self, message: str, /, **values: object) -> str:
        """The message in the report's language; as it is when the catalogue lacks it."""
        said = str(self.catalogue.gettext(message)) if message else ""
        return said % values if values else said

    def count(self, one: str, many: str, /, num: int) -> str:
        """The message that fits the number, which stands for ``%(num)s``."""
        return str(self.catalogue.ngettext(one, many, num)) % {"num": self.number(num)}

    def number(self, value: float) -> str:
        """A whole number with the language's digits and separators."""
        return format_decimal(value, locale=_locale(self.language))

    def score(self, value: float) -> str:
        """A score with two decimals; 1.00 only when nothing is left open."""
        shown = value if value >= 1 else min(round(value, 2) + 0.0, 0.99)
        return format_decimal(shown, "0.00", locale=_locale(self.language))

    def percent(self, share: float) -> str:
        """A share as a whole per cent; 100 only when nothing is left out, 0 only for nothing."""
        shown = share if share in {0.0, 1.0} else min(max(round(share, 2), 0.01), 0.99)
        return format_percent(shown, locale=_locale(self.language))

    def weight(self, value: float) -> str:
        """How strongly a reason speaks for (+) or against (-), with two decimals."""
        return format_decimal(value, "+0.00;−0.00", locale=_locale(self.language))

    def change(self, value: int) -> str:
        """A difference of whole numbers with its sign; none as a bare 0."""
        return format_decimal(
            value, "+#,##0;−#,##0" if value else "0", locale=_locale(self.language)
        )

    def date(self, day: date) -> str:
        """A day as the language writes it out: "22 November 2026"."""
        locale = "en_GB" if self.language == "en" else _locale(self.language)
        return format_date(day, "long", locale=locale)

    def listed(self, items: list[str]) -> str:
        """The items as a list in words: "a, b and c"."""
        return format_list(items, locale=_locale(self.language))

    def language_name(self, language: Language) -> str:
        """What this language calls another."""
        name = _locale(self.language).languages[language]
        return f"{name[0].upper()}{name[1:]}"


@cache
def words(language: Language) -> Words:
    """The words of one language; English is the language of the messages themselves."""
    if language == "en":
        return Words(language, NullTranslations())
    path = files(__package__) / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, domain=DOMAIN))
    compiled.seek(0)
    return Words(language, Translations(compiled, domain=DOMAIN))


def direction(language: Language) -> Literal["ltr", "rtl"]:
    """Which way a language is written."""
    return "rtl" if language == "ar" else "ltr"


def _locale(language: Language) -> Locale:
    return Locale.parse(language)
