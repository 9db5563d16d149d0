"""Ways of writing a form: spaces, lines, quotes, capitals, lists, brackets, other digits."""

from collections.abc import Callable

import pytest

from intersector.model import Language

Found = Callable[..., list[tuple[str, str]]]

VARIANTS: list[tuple[Language, str, list[str]]] = [
    ("en", "Resolution 191 (Rev. Bucharest,\n2022)", ["PP/resolution/191@2022"]),
    ("en", "Resolution\n191 (Rev. Bucharest, 2022)", ["PP/resolution/191@2022"]),
    ("en", "resolution 191 (rev. bucharest, 2022)", ["PP/resolution/191@2022"]),
    ("en", "Resolution\u00a0191\u00a0(Rev.\u00a0Bucharest,\u00a02022)", ["PP/resolution/191@2022"]),
    ("en", "Resolution 191 (Rev.Bucharest, 2022)", ["PP/resolution/191@2022"]),
    ("en", "Resolution 191 (Rev. Bucharest 2022)", ["PP/resolution/191@2022"]),
    ("en", "Resolution 191 Rev. Bucharest, 2022", ["PP/resolution/191@2022"]),
    ("en", "Resolution 191 [Rev. Bucharest, 2022]", ["PP/resolution/191@2022"]),
    ("en", "Res. 191 (Rev. Bucharest, 2022)", ["PP/resolution/191@2022"]),
    ("en", "Resolution No. 191 (Rev. Bucharest, 2022)", ["PP/resolution/191@2022"]),
    ("en", "RESOLUTION 191 (REV. BUCHAREST, 2022)", ["PP/resolution/191@2022"]),
    ("en", "PP Resolution 191", ["PP/resolution/191"]),
    ("en", "Resolution 191 of PP-22", ["PP/resolution/191@2022"]),
    ("en", "PP-22 Resolution 191", ["PP/resolution/191@2022"]),
    ("en", "Resolution 191 (PP-22)", ["PP/resolution/191@2022"]),
    ("en", "Resolution ITU\u2011R 7\u20113 (Rev. Geneva, 2015)", ["RA/resolution/7-3@2015"]),
    ("en", "Resolution ITU-R 7- 3", ["RA/resolution/7-3"]),
    ("en", "Resolution 28 (REV.WRC\u201115)", ["WRC/resolution/28@2015"]),
    ("en", "Resolution 28 (Rev. WRC-15)", ["WRC/resolution/28@2015"]),
    ("en", "Resolution 750 (Rev.WRC-19)", ["WRC/resolution/750@2019"]),
    ("en", "Council Resolution 1428 (C24)", ["Council/resolution/1428@2024"]),
    ("en", "Resolution 1428 (Council 2024)", ["Council/resolution/1428@2024"]),
    (
        "en",
        "Resolutions 71 (Rev. Bucharest, 2022), 191 (Rev. Bucharest, 2022) and 200 (Rev. Bucharest, 2022)",  # noqa: E501
        ["PP/resolution/71@2022", "PP/resolution/191@2022", "PP/resolution/200@2022"],
    ),
    (
        "en",
        "Resolutions 71, 191 and 200 (Rev. Bucharest, 2022)",
        ["PP/resolution/71@2022", "PP/resolution/191@2022", "PP/resolution/200@2022"],
    ),
    (
        "en",
        "Resolutions 71–73 (Rev. Bucharest, 2022)",
        ["PP/resolution/71@2022", "PP/resolution/72@2022", "PP/resolution/73@2022"],
    ),
    (
        "en",
        "Resolutions 71 (Rev. Bucharest, 2022) & 191 (Rev. Bucharest, 2022)",
        ["PP/resolution/71@2022", "PP/resolution/191@2022"],
    ),
    (
        "en",
        "Decisions 5 (Rev. Bucharest, 2022) and 11 (Rev. Bucharest, 2022)",
        ["PP/decision/5@2022", "PP/decision/11@2022"],
    ),
    ("en", "Opinion 4 (Geneva, 2013)", ["WTPF/opinion/4@2013"]),
    ("en", "No. 119 of the ITU Constitution", ["CS/provision/119"]),
    ("en", "Nos 119 and 120 of the Constitution", ["CS/provision/119", "CS/provision/120"]),
    ("en", "CS119", ["CS/provision/119"]),
    ("en", "CS No. 119", ["CS/provision/119"]),
    ("en", "Article 15 of the Convention", ["CV/article/15"]),
    ("en", "Article 15 of the ITU Convention", ["CV/article/15"]),
    ("en", "WTSA Resolution 44 (Rev. New Delhi, 2024)", ["WTSA/resolution/44@2024"]),
    (
        "en",
        "Resolution 44 (Rev. New Delhi, 2024) of the World Telecommunication Standardization Assembly",  # noqa: E501
        ["WTSA/resolution/44@2024"],
    ),
    ("en", "Resolution 44 (Rev. Hammamet, 2016) of WTSA\u201116", ["WTSA/resolution/44@2016"]),
    ("en", "SDG target 9.c", ["SDG/target/9.c"]),
    (
        "en",
        "Targets 9.c and 17.8 of the Sustainable Development Goals",
        ["SDG/target/9.c", "SDG/target/17.8"],
    ),
    ("en", "WSIS Action Line C5", ["WSIS/action-line/C5"]),
    ("en", "action line C 5", ["WSIS/action-line/C5"]),
    ("en", "UNGA resolution 70/1", ["A/RES/70/1"]),
    ("en", "United Nations General Assembly (UNGA) Resolution 70/125", ["A/RES/70/125"]),
    ("en", "A/RES/70/1", ["A/RES/70/1"]),
    ("en", "Recommendation ITU\u2011T X.1250 (2009)", ["ITU-T/recommendation/X.1250@2009"]),
    ("fr", "Résolution 191 (Rév. Bucarest, 2022)", ["PP/resolution/191@2022"]),
    ("fr", "résolution 191 (rév. bucarest, 2022)", ["PP/resolution/191@2022"]),
    ("fr", "Resolution 191 (Rev. Bucarest, 2022)", ["PP/resolution/191@2022"]),
    ("fr", "Résolution 191 (Rév. Bucarest,\n2022)", ["PP/resolution/191@2022"]),
    ("fr", "la Résolution n° 191 (Rév. Bucarest, 2022)", ["PP/resolution/191@2022"]),
    ("fr", "Résolution UITR 7-4 (Rév. Charm El-Cheikh, 2019)", ["RA/resolution/7-4@2019"]),
    (
        "fr",
        "Résolution UIT\u2011R 7\u20114 (Rév. Charm el-Cheikh, 2019)",
        ["RA/resolution/7-4@2019"],
    ),
    (
        "fr",
        "Résolutions 71 (Rév. Bucarest, 2022) et 191 (Rév. Bucarest, 2022)",
        ["PP/resolution/71@2022", "PP/resolution/191@2022"],
    ),
    ("fr", "numéro 119 de la Constitution", ["CS/provision/119"]),
    ("fr", "N° 119 de la Constitution", ["CS/provision/119"]),
    (
        "fr",
        "numéros 119 et 120 de la Constitution de l’UIT",
        ["CS/provision/119", "CS/provision/120"],
    ),
    ("fr", "Résolution 1428 du Conseil (C24)", ["Council/resolution/1428@2024"]),
    ("fr", "résolution 70/1 de l’Assemblée générale", ["A/RES/70/1"]),
    ("fr", "Résolution 44 (Rév. Genève, 2022) de l’AMNT", ["WTSA/resolution/44@2022"]),
    ("fr", "grande orientation C5 du SMSI", ["WSIS/action-line/C5"]),
    ("fr", "la cible 9.c des ODD", ["SDG/target/9.c"]),
    ("es", "Resolución 191 (Rev. Bucarest, 2022)", ["PP/resolution/191@2022"]),
    ("es", "resolucion 191 (rev. bucarest, 2022)", ["PP/resolution/191@2022"]),
    ("es", "Resolución núm. 191 (Rev. Bucarest, 2022)", ["PP/resolution/191@2022"]),
    ("es", "Resolución Nº 191 (Rev. Bucarest, 2022)", ["PP/resolution/191@2022"]),
    (
        "es",
        "Resoluciones 71 (Rev. Bucarest, 2022) y 191 (Rev. Bucarest, 2022)",
        ["PP/resolution/71@2022", "PP/resolution/191@2022"],
    ),
    ("es", "Resolución 34 (Rev.\nBuenos Aires,\n2017)", ["WTDC/resolution/34@2017"]),
    ("es", "número 119 de la Constitución", ["CS/provision/119"]),
    ("es", "N.º 119 de la Constitución", ["CS/provision/119"]),
    ("es", "Acuerdo 5 (Rev. Bucarest, 2022)", ["PP/decision/5@2022"]),
    ("es", "Resolución UIT-R 7-4 (Rev. Sharm el-Sheikh, 2019)", ["RA/resolution/7-4@2019"]),
    ("es", "línea de acción C5 de la CMSI", ["WSIS/action-line/C5"]),
    ("es", "meta 9.c de los ODS", ["SDG/target/9.c"]),
    ("es", "resolución 70/1 de la Asamblea General", ["A/RES/70/1"]),
    ("es", "Resolución 44 (Rev. Nueva Delhi, 2024) de la AMNT", ["WTSA/resolution/44@2024"]),
    ("ru", "Резолюция 191 (Пересм. Бухарест, 2022 г.)", ["PP/resolution/191@2022"]),
    ("ru", "Резолюции 191 (Пересм. Бухарест, 2022 года)", ["PP/resolution/191@2022"]),
    ("ru", "Резолюцией 191 (пересм. Бухарест, 2022 г.)", ["PP/resolution/191@2022"]),
    ("ru", "Резолюцию 191 (Пересмотренная, Бухарест, 2022 г.)", ["PP/resolution/191@2022"]),
    ("ru", "Резолюция № 191 (Пересм. Бухарест, 2022 г.)", ["PP/resolution/191@2022"]),
    (
        "ru",
        "Резолюциях 71 (Пересм. Бухарест, 2022 г.) и 191 (Пересм. Бухарест, 2022 г.)",
        ["PP/resolution/71@2022", "PP/resolution/191@2022"],
    ),
    (
        "ru",
        "Резолюциями 71 и 191 (Пересм. Бухарест, 2022 г.)",
        ["PP/resolution/71@2022", "PP/resolution/191@2022"],
    ),
    ("ru", "Резолюция МСЭ-R 7-4 (Пересм. Шарм-эль-Шейх, 2019 г.)", ["RA/resolution/7-4@2019"]),
    ("ru", "п. 119 Устава", ["CS/provision/119"]),
    ("ru", "пункта 119 Устава МСЭ", ["CS/provision/119"]),
    ("ru", "пунктов 119 и 120 Устава", ["CS/provision/119", "CS/provision/120"]),
    ("ru", "резолюции 70/1 Генеральной Ассамблеи", ["A/RES/70/1"]),
    ("ru", "Решением 5 (Пересм. Бухарест, 2022 г.)", ["PP/decision/5@2022"]),
    ("ru", "Резолюции 44 (Пересм. Нью-Дели, 2024 г.) ВАСЭ", ["WTSA/resolution/44@2024"]),
    ("ru", "направлении деятельности C5 ВВУИО", ["WSIS/action-line/C5"]),
    ("ru", "Направление деятельности С5", ["WSIS/action-line/C5"]),
    ("ru", "задача 9.c ЦУР", ["SDG/target/9.c"]),
    ("ru", "Резолюция 1428 Совета (С24)", ["Council/resolution/1428@2024"]),
    ("ar", "القرار 191 (المراجَع في بوخارست، 2022)", ["PP/resolution/191@2022"]),
    ("ar", "القرار ١٩١ (المراجع في بوخارست، ٢٠٢٢)", ["PP/resolution/191@2022"]),
    ("ar", "والقرار 191 (المراجَع في بوخارست, 2022)", ["PP/resolution/191@2022"]),
    ("ar", "بالقرار 191 (المراجَع في\nبوخارست، 2022)", ["PP/resolution/191@2022"]),
    (
        "ar",
        "القرارين 71 (المراجَع في بوخارست، 2022) و191 (المراجَع في بوخارست، 2022)",
        ["PP/resolution/71@2022", "PP/resolution/191@2022"],
    ),
    (
        "ar",
        "القرارات 71 و191 و200 (المراجَعة في بوخارست، 2022)",
        ["PP/resolution/71@2022", "PP/resolution/191@2022", "PP/resolution/200@2022"],
    ),
    ("ar", "القرار رقم 191 (المراجَع في بوخارست، 2022)", ["PP/resolution/191@2022"]),
    ("ar", "القرار ITU-R 7-4 (المراجَع في شرم الشيخ، 2019)", ["RA/resolution/7-4@2019"]),
    ("ar", "الرقم 119 من الدستور", ["CS/provision/119"]),
    ("ar", "الرقمين 119 و120 من دستور الاتحاد", ["CS/provision/119", "CS/provision/120"]),
    ("ar", "قرار الجمعية العامة 70/1", ["A/RES/70/1"]),
    (
        "ar",
        "القرار 44 (المراجَع في نيودلهي، 2024) للجمعية العالمية لتقييس الاتصالات",
        ["WTSA/resolution/44@2024"],
    ),
    ("ar", "خط العمل جيم5", ["WSIS/action-line/C5"]),
    ("ar", "خط العمل C5", ["WSIS/action-line/C5"]),
    ("ar", "المقرر 5 (المراجَع في بوخارست، 2022)", ["PP/decision/5@2022"]),
    ("zh", "第191号决议（2022年，布加勒斯特，修订版）", ["PP/resolution/191@2022"]),
    ("zh", "第191号决议(2022年,布加勒斯特,修订版)", ["PP/resolution/191@2022"]),
    ("zh", "第１９１号决议（２０２２年，布加勒斯特，修订版）", ["PP/resolution/191@2022"]),
    ("zh", "第 191 号决议（2022 年，布加勒斯特，修订版）", ["PP/resolution/191@2022"]),
    ("zh", "第191号决议\n（2022年，布加勒斯特，修订版）", ["PP/resolution/191@2022"]),
    (
        "zh",
        "第71号决议（2022年，布加勒斯特，修订版）和第191号决议（2022年，布加勒斯特，修订版）",
        ["PP/resolution/71@2022", "PP/resolution/191@2022"],
    ),
    (
        "zh",
        "第71、191和200号决议（2022年，布加勒斯特，修订版）",
        ["PP/resolution/71@2022", "PP/resolution/191@2022", "PP/resolution/200@2022"],
    ),
    ("zh", "全权代表大会第191号决议（2022年，布加勒斯特，修订版）", ["PP/resolution/191@2022"]),
    ("zh", "ITU-R第7-4号决议（2019年，沙姆沙伊赫，修订版）", ["RA/resolution/7-4@2019"]),
    ("zh", "根据决议191（2022年，布加勒斯特，修订版）", ["PP/resolution/191@2022"]),
    ("zh", "做出决议1 责成秘书长", []),  # the number of a paragraph
    ("zh", "做出决议1（见附件）", []),
    ("zh", "《组织法》第119款", ["CS/provision/119"]),
    ("zh", "《组织法》第119和120款", ["CS/provision/119", "CS/provision/120"]),
    ("zh", "联合国大会第70/1号决议", ["A/RES/70/1"]),
    ("zh", "世界电信标准化全会第44号决议（2024年，新德里，修订版）", ["WTSA/resolution/44@2024"]),
    ("zh", "WSIS行动方面C5", ["WSIS/action-line/C5"]),
    ("zh", "可持续发展目标具体目标9.c", ["SDG/target/9.c"]),
    ("zh", "第5号决定（2022年，布加勒斯特，修订版）", ["PP/decision/5@2022"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), VARIANTS)
def test_a_variant_names_the_same(
    found: Callable[..., list[tuple[str, str]]], language: Language, text: str, expected: list[str]
) -> None:
    assert [target for _, target in found(text, language)] == expected


@pytest.mark.parametrize("document", ["ITU-T/recommendation/U.1@1993", "ITU-R/recommendation/F.1"])
def test_a_recommendation_of_a_series_cites_others_of_its_sector(
    found: Found, document: str
) -> None:
    sector = document.partition("/")[0]
    cited = found("as in Recommendations F.69 and M.70, and Rec. S.9", "en", document)
    assert [target for _, target in cited] == [
        f"{sector}/recommendation/{number}" for number in ("F.69", "M.70", "S.9")
    ]
    assert [target for _, target in found("see Rec. F.69", "en", "PP/resolution/2@2018")] == [
        "None"
    ]


def test_an_annex_to_a_recommendation_is_no_document_of_the_united_nations(found: Found) -> None:
    assert found("codes are listed in Annex A/F.69; see A/L.69", "en") == [("A/L.69", "A/L.69")]
