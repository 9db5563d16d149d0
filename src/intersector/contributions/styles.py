"""The styles of the clean page, by the names that conferences' own templates use.

Headings have outline levels, so that a reader by ear can go from one to the next; every text has
its language; nothing is said by colour alone.
"""

from typing import Final, NamedTuple

from intersector.model import Language

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TAGS: Final[dict[Language, tuple[str, str]]] = {
    # the attribute of w:lang that holds for the script, and the language's tag
    "ar": ("bidi", "ar-SA"),
    "en": ("val", "en-GB"),
    "es": ("val", "es-ES"),
    "fr": ("val", "fr-FR"),
    "ru": ("val", "ru-RU"),
    "zh": ("eastAsia", "zh-CN"),
}
_FONTS: Final = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="SimSun" w:cs="Arial"/>'


class _Style(NamedTuple):
    name: str
    paragraph: str = ""
    run: str = ""


_CENTRED: Final = '<w:jc w:val="center"/>'
_BOLD: Final = "<w:b/><w:bCs/>"
_STYLES: Final[dict[str, _Style]] = {
    "Source": _Style("Source", '<w:spacing w:before="240"/>' + _CENTRED, _BOLD),
    "Destination": _Style("Destination", _CENTRED),
    "Agendaitem": _Style("Agenda item", _CENTRED),
    "Title1": _Style(
        "Title 1",
        '<w:keepNext/><w:spacing w:before="240" w:after="240"/>'
        + _CENTRED
        + '<w:outlineLvl w:val="0"/>',
        _BOLD + '<w:sz w:val="28"/><w:szCs w:val="28"/>',
    ),
    "Proposal": _Style(
        "Proposal",
        '<w:keepNext/><w:tabs><w:tab w:val="clear" w:pos="794"/>'
        '<w:tab w:val="left" w:pos="1134"/></w:tabs>'
        '<w:spacing w:before="240"/><w:outlineLvl w:val="1"/>',
        _BOLD,
    ),
    "Instrument": _Style("Instrument", "<w:keepNext/>", _BOLD),
    "Reasons": _Style("Reasons", '<w:spacing w:before="240"/>'),
    "ResNo": _Style("Res_No", "<w:keepNext/>" + _CENTRED, _BOLD),
    "Restitle": _Style(
        "Res_title", "<w:keepNext/>" + _CENTRED + '<w:outlineLvl w:val="2"/>', _BOLD
    ),
    "Heading2": _Style("heading 2", '<w:keepNext/><w:outlineLvl w:val="3"/>', _BOLD),
    "Call": _Style(
        "Call",
        '<w:keepNext/><w:spacing w:before="160"/><w:ind w:left="794"/>',
        "<w:i/><w:iCs/>",
    ),
    "FootnoteText": _Style("footnote text", "", '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
}


def styles(language: Language) -> str:
    """The styles part, its text in `language`."""
    attribute, tag = _TAGS[language]
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}"
        f'<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:{attribute}="{tag}"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:tabs><w:tab w:val="left" w:pos="794"/></w:tabs></w:pPr></w:style>'
    )
    own = "".join(
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:pPr>{style.paragraph}</w:pPr>'
        f"<w:rPr>{style.run}</w:rPr></w:style>"
        for identifier, style in _STYLES.items()
    )
    return f'<w:styles xmlns:w="{_W}">{defaults}{own}</w:styles>'


def language_of(language: Language) -> dict[str, str]:
    """The attributes of `w:lang` for a run in `language`."""
    attribute, tag = _TAGS[language]
    return {f"{{{_W}}}{attribute}": tag}


def settings(language: Language) -> str:
    """The settings part: the language of the theme's fonts, and the form of current Word."""
    attribute, tag = _TAGS[language]
    return (
        f'<w:settings xmlns:w="{_W}"><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:{attribute}="{tag}"/></w:settings>'
    )
