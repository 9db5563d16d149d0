"""What is cited in a text, in six languages: the words, and the instrument they name."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.citations import Register, cite, cite_text
from intersector.identifiers import InstrumentId
from intersector.languages import LANGUAGES
from intersector.model import Citation, Clause, Document, Language, Span
from intersector.organisations import shipped

Case = tuple[str, list[tuple[str, str]]]
Found = Callable[..., list[tuple[str, str]]]

ITU: dict[Language, list[Case]] = {
    "en": [
        (
            "having regard to Resolution 45 (Rev. Hammamet, 2016) of WTSA, on study groups",
            [("Resolution 45 (Rev. Hammamet, 2016)", "WTSA/resolution/45@2016")],
        ),
        (
            "in line with Resolutions 32, 44 and 54 (Rev. Hammamet, 2016) of WTSA",
            [
                ("Resolutions 32", "WTSA/resolution/32@2016"),
                ("44", "WTSA/resolution/44@2016"),
                ("54 (Rev. Hammamet, 2016)", "WTSA/resolution/54@2016"),
            ],
        ),
        (
            "Resolutions 71 (Rev. Busan, 2014) and 191 (Rev. Dubai, 2018)",
            [
                ("Resolutions 71 (Rev. Busan, 2014)", "PP/resolution/71@2014"),
                ("191 (Rev. Dubai, 2018)", "PP/resolution/191@2018"),
            ],
        ),
        (
            "as in Resolution ITU-R 7-3 (Rev. Geneva, 2015)",
            [("Resolution ITU-R 7-3 (Rev. Geneva, 2015)", "RA/resolution/7-3@2015")],
        ),
        (
            "under Resolution 28 (REV.WRC-15)",
            [("Resolution 28 (REV.WRC-15)", "WRC/resolution/28@2015")],
        ),
        (
            "under Resolution COM5/1 (WRC-19)",
            [("Resolution COM5/1 (WRC-19)", "WRC/resolution/COM5/1@2019")],
        ),
        ("see Resolution 1333 (C11)", [("Resolution 1333 (C11)", "Council/resolution/1333@2011")]),
        (
            "by Council Resolution 1428 (C24)",
            [("Council Resolution 1428 (C24)", "Council/resolution/1428@2024")],
        ),
        (
            "Resolution 1380 (Modified 2017)",
            [("Resolution 1380 (Modified 2017)", "Council/resolution/1380@2017")],
        ),
        (
            "WTSA-16 Resolution 44 and Resolution 59 (WTDC-17)",
            [
                ("WTSA-16 Resolution 44", "WTSA/resolution/44@2016"),
                ("Resolution 59 (WTDC-17)", "WTDC/resolution/59@2017"),
            ],
        ),
        (
            "the resolutions of WTSA, in particular Resolution 47 (Rev. Dubai, 2012)",
            [("Resolution 47 (Rev. Dubai, 2012)", "WTSA/resolution/47@2012")],
        ),
        (
            "Recommendations ITU-T X.1500 and X.1205",
            [
                ("Recommendations ITU-T X.1500", "ITU-T/recommendation/X.1500"),
                ("X.1205", "ITU-T/recommendation/X.1205"),
            ],
        ),
        (
            "Resolution 35 (Rev. (Hammamet, 2016) of WTSA, in No. 154 of the ITU Constitution1",
            [
                ("Resolution 35 (Rev. (Hammamet, 2016)", "WTSA/resolution/35@2016"),
                ("No. 154 of the ITU Constitution", "CS/provision/154"),
            ],
        ),
        ("Opinion 4 (Geneva, 2013)", [("Opinion 4 (Geneva, 2013)", "WTPF/opinion/4@2013")]),
        (
            "pursuant to Nos. 92, 115 and 147 of the Constitution",
            [
                ("Nos. 92", "CS/provision/92"),
                ("115", "CS/provision/115"),
                ("147 of the Constitution", "CS/provision/147"),
            ],
        ),
        (
            "No. 141 in Article 22 of the Constitution; CV 215",
            [
                ("No. 141 in Article 22 of the Constitution", "CS/provision/141"),
                ("CV 215", "CV/provision/215"),
            ],
        ),
        (
            "Recommendation ITU-T A.5 and Rec. ITU-R M.1036-6, also ITU-T X.509",
            [
                ("Recommendation ITU-T A.5", "ITU-T/recommendation/A.5"),
                ("Rec. ITU-R M.1036-6", "ITU-R/recommendation/M.1036-6"),
                ("ITU-T X.509", "ITU-T/recommendation/X.509"),
            ],
        ),
        (
            "Question 20/1 of ITU-D Study Group 1 and Question ITU-R 229-3/5",
            [
                ("Question 20/1", "ITU-D/question/20/1"),
                ("Question ITU-R 229-3/5", "ITU-R/question/229-3/5"),
            ],
        ),
        (
            "towards SDG 9 and Action Line C5",
            [("SDG 9", "SDG/goal/9"), ("Action Line C5", "WSIS/action-line/C5")],
        ),
        (
            "in Document C14/24(Rev.1) of the Council",
            [("Document C14/24(Rev.1)", "Council/document/C14/24(Rev.1)")],
        ),
    ],
    "fr": [
        (
            "conformément à la Résolution UITR 7-4 (Rév. Charm El-Cheikh, 2019)",
            [("Résolution UITR 7-4 (Rév. Charm El-Cheikh, 2019)", "RA/resolution/7-4@2019")],
        ),
        (
            "les Résolutions 71 et 191 (Rév. Dubaï, 2018) de la Conférence de plénipotentiaires",
            [
                ("Résolutions 71", "PP/resolution/71@2018"),
                ("191 (Rév. Dubaï, 2018)", "PP/resolution/191@2018"),
            ],
        ),
        (
            "au titre du numéro 119 de la Constitution",
            [("numéro 119 de la Constitution", "CS/provision/119")],
        ),
    ],
    "es": [
        (
            "el Acuerdo 482 (modificado en 2020)",
            [("Acuerdo 482 (modificado en 2020)", "Council/decision/482@2020")],
        ),
        (
            "la Resolución 37 (Rev. Buenos Aires, 2017) de la CMDT",
            [("Resolución 37 (Rev. Buenos Aires, 2017)", "WTDC/resolution/37@2017")],
        ),
        (
            "los números 92 y 115 de la Constitución",
            [("números 92", "CS/provision/92"), ("115 de la Constitución", "CS/provision/115")],
        ),
        (
            "la Recomendación UIT-T A.5 y la Cuestión UIT-R 229-3/5",
            [
                ("Recomendación UIT-T A.5", "ITU-T/recommendation/A.5"),
                ("Cuestión UIT-R 229-3/5", "ITU-R/question/229-3/5"),
            ],
        ),
    ],
    "ru": [
        (
            "Решение 482 (измененное в 2020 г.)",
            [("Решение 482 (измененное в 2020 г.)", "Council/decision/482@2020")],
        ),
        (
            "в Резолюции 191 (Пересм. Бухарест, 2022 г.) Полномочной конференции",
            [("Резолюции 191 (Пересм. Бухарест, 2022 г.)", "PP/resolution/191@2022")],
        ),
        (
            "РЕЗОЛЮЦИЯ 101 (ПЕРЕСМ. ГВАДАЛАХАРА, 2010ПУСАН, 2014 Г.)",
            [
                (
                    "РЕЗОЛЮЦИЯ 101 (ПЕРЕСМ. ГВАДАЛАХАРА, 2010ПУСАН, 2014 Г.)",
                    "PP/resolution/101@2014",
                )
            ],
        ),
        ("согласно п. 119 Устава", [("п. 119 Устава", "CS/provision/119")]),
    ],
    "ar": [
        (
            "المقرر 482 (المعدَّل في 2020) والمادة ٢٨ من الدستور",
            [
                ("المقرر 482 (المعدَّل في 2020)", "Council/decision/482@2020"),
                ("المادة ٢٨ من الدستور", "CS/article/28"),
            ],
        ),
        (
            "وفقاً للقرار 191 (المراجَع في بوخارست، 2022) لمؤتمر المندوبين المفوضين",
            [("للقرار 191 (المراجَع في بوخارست، 2022)", "PP/resolution/191@2022")],
        ),
        (
            "القرارين 71 و191 (المراجَعين في دبي، 2018)",
            [
                ("القرارين 71", "PP/resolution/71@2018"),
                ("191 (المراجَعين في دبي، 2018)", "PP/resolution/191@2018"),
            ],
        ),
        ("بموجب الرقم 119 من الدستور", [("الرقم 119 من الدستور", "CS/provision/119")]),
    ],
    "zh": [
        (
            "见《无线电规则》附录30A和《无线电规则》第5.286款",
            [
                ("《无线电规则》附录30A", "RR/appendix/30A"),
                ("《无线电规则》第5.286款", "RR/provision/5.286"),
            ],
        ),
        (
            "理事会第482号决定（2020年修订）",
            [("理事会第482号决定（2020年修订）", "Council/decision/482@2020")],
        ),
        (
            "根据第191号决议（2022年，布加勒斯特，修订版）",
            [("第191号决议（2022年，布加勒斯特，修订版）", "PP/resolution/191@2022")],
        ),
        (
            "第908号决议（WRC-15，修订版）",
            [("第908号决议（WRC-15，修订版）", "WRC/resolution/908@2015")],
        ),
        (
            "第32、44和54号决议(2016年，哈马马特，修订版)",
            [
                ("第32", "WTSA/resolution/32@2016"),
                ("44", "WTSA/resolution/44@2016"),
                ("54号决议(2016年，哈马马特，修订版)", "WTSA/resolution/54@2016"),
            ],
        ),
        (
            "《组织法》第92和115款，ITU-T A.5建议书",
            [
                ("《组织法》第92", "CS/provision/92"),
                ("115款", "CS/provision/115"),
                ("ITU-T A.5建议书", "ITU-T/recommendation/A.5"),
            ],
        ),
    ],
}

NOT_CITED = [
    "Study Groups 5, 11 and 13 study IMT-2020 under Rule 5, see resolves 2 above",
    "this resolution was adopted in 2018 by 24 votes to 7",
    "over 50 per cent of the 193 members, 9/10 of those present",
    "this Resolution1 and the revision in 2019, as recommendation 12 of the report 7 says",
    "the TCP/IP5 protocol and version 2.3 of the report",
]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *case) for language, cases in ITU.items() for case in cases],
)
def test_itu_references_resolve(
    found: Found, language: Language, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize("text", NOT_CITED)
def test_numbers_that_only_look_like_references_are_left(found: Found, text: str) -> None:
    assert found(text, "en") == []


def test_a_city_and_year_of_two_conferences_keep_both() -> None:
    (citation,) = cite_text("Resolution 1 (Dubai, 2012)", language="en", organisations=shipped())
    assert citation.target is None
    assert citation.body is None
    assert list(map(str, citation.candidates)) == [
        "WCIT/resolution/1@2012",
        "WTSA/resolution/1@2012",
    ]


def test_words_decide_between_two_conferences(found: Found) -> None:
    assert found("Resolution 1 (Dubai, 2012) of WCIT", "en") == [
        ("Resolution 1 (Dubai, 2012)", "WCIT/resolution/1@2012")
    ]


def test_a_body_told_once_holds_for_the_same_edition_later(found: Found) -> None:
    text = "Resolution 70 (Rev. Dubai, 2012) of WTSA. To apply Resolution 70 (Rev. Dubai, 2012)."
    assert [target for _, target in found(text, "en")] == ["WTSA/resolution/70@2012"] * 2


def test_a_number_cited_again_is_of_the_edition_before(found: Found) -> None:
    text = "Resolution 71 (Rev. Dubai, 2018) is kept. In line with Resolution 71 above, reports."
    assert found(text, "en")[1] == ("Resolution 71", "PP/resolution/71@2018")


def test_a_short_text_in_another_language_is_read_all_the_same(found: Found) -> None:
    text = "Résolution 44 (Rév. Genève, 2022) de l'AMNT"
    assert found(text, "en") == [("Résolution 44 (Rév. Genève, 2022)", "WTSA/resolution/44@2022")]


def test_long_lists_take_time_in_proportion(found: Found) -> None:
    text = "Resolutions " + ", ".join(map(str, range(1, 500))) + " (Rev. Dubai, 2018)"
    assert len(found(text, "en")) == 499


def test_a_name_on_the_next_line_is_not_the_body(found: Found) -> None:
    text = "pursuant to Resolution 71\nCouncil members met"
    assert found(text, "en") == [("Resolution 71", "None")]


def test_this_conference_is_the_documents_own(found: Found) -> None:
    text = "Resolution 5 (Rev. Kigali, 2022) of this conference"
    assert found(text, "en", "WTDC/resolution/59@2022") == [
        ("Resolution 5 (Rev. Kigali, 2022)", "WTDC/resolution/5@2022")
    ]


def document(text: str) -> Document:
    """A document of the plenipotentiary conference of 2018 with this text."""
    own = InstrumentId.parse("PP/resolution/25@2018")
    return Document(source="d.txt", sha256="0", language="en", text=text, id=own)


def test_a_document_does_not_cite_its_own_title_and_each_citation_has_its_clause() -> None:
    text = "RESOLUTION 25 (REV. DUBAI, 2018)\nrecalling\na) Resolution 58 (Rev. Dubai, 2018)\n"
    paper = document(text)
    start = text.index("Resolution 58")
    span = Span(start, len(text) - 1)
    clause = Clause(paper, "recalling/a", "recalling", "a)", "preamble", (), span, span.of(text))
    cited = cite(paper, [clause], organisations=shipped(), register=Register.shipped())
    assert [(c.text, c.clause) for c in cited] == [("Resolution 58 (Rev. Dubai, 2018)", clause)]


def test_a_citation_in_a_head_belongs_to_the_clause_below() -> None:
    text = "invites members under Recommendation ITU-T A.5\n1 to share"
    paper = document(text)
    start = text.index("to share")
    head = "invites members under Recommendation ITU-T A.5"
    clause = Clause(paper, "i/1", head, "1", "operative", (), Span(start, len(text)), "to share")
    (citation,) = cite(paper, [clause], organisations=shipped(), register=Register.shipped())
    assert citation.clause is clause


WORDS = """Resolution|Resolutions|191|44|(Rev. Dubai, 2018)|(WRC-15)|of WTSA|and|,|;|its resolution
70/1|1325 (2000)|A/RES/70/1|No. 119|Constitution|Résolution|Резолюция|القرار|第191号决议
《组织法》第1条|(((|)))|/|-|Question 1/2|Declaration|(Phuket,|SDG|Article|of the|Document C14/2"""
words = st.sampled_from(re.split(r"[|\n]", WORDS))


@given(st.lists(words, max_size=30).map(" ".join) | st.text(), st.sampled_from(LANGUAGES))
def test_spans_are_ordered_apart_and_slice_back(text: str, language: Language) -> None:
    cited: tuple[Citation, ...] = cite_text(text, language=language, organisations=shipped())
    at = 0
    for citation in cited:
        assert at <= citation.span.start < citation.span.end <= len(text)
        assert citation.span.of(text) == citation.text
        assert citation.target is None or not citation.candidates
        at = citation.span.end


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the implementation of this resolution"),
        ("fr", "la mise en œuvre de la présente résolution"),
        ("es", "la aplicación de la presente Resolución"),
        ("ru", "о выполнении настоящей Резолюции"),
        ("ar", "تنفيذ هذا القرار"),
        ("zh", "执行本决议的情况"),
    ],
)
def test_the_document_itself_is_cited_when_asked(language: Language, text: str) -> None:
    own = InstrumentId.parse("PP/resolution/191@2022")
    said = {"language": language, "organisations": shipped(), "document": own}
    assert cite_text(text, **said) == ()
    assert [c.target for c in cite_text(text, **said, itself=True)] == [own]
