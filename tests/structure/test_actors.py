"""Who is addressed by a head, in six languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intersector.languages import LANGUAGES
from intersector.model import Language
from intersector.organisations import shipped
from intersector.structure.actors import actors_of, find_actors

BUREAUX = ("Director BR", "Director TSB", "Director BDT")

HEADS: list[tuple[Language, str, tuple[str, ...]]] = [
    ("en", "instructs the Secretary-General", ("Secretary-General",)),
    ("en", "instructs the Directors of the three Bureaux", BUREAUX),
    ("en", "requests the Directors of TSB and BDT", ("Director TSB", "Director BDT")),
    (
        "en",
        "invites the Directors of the Radiocommunication and Telecommunication Development Bureaux",
        ("Director BR", "Director BDT"),
    ),
    (
        "en",
        "instructs the Director of the Telecommunication Development Bureau, in consultation with "
        "the Directors of the other Bureaux, within their mandates",
        ("Director BDT",),
    ),
    ("en", "urges the Secretary-General of the United Nations", ("UN Secretary-General",)),
    ("en", "invites ITU-D Member States and Sector Members", ("Member States", "Sector Members")),
    ("en", "invites ITU-D and Member States", ("ITU-D", "Member States")),
    ("es", "invita a los Miembros de la UIT", ("ITU membership",)),
    (
        "en",
        "invites the ITU-R and ITU-D study groups",
        ("study groups ITU-R", "study groups ITU-D"),
    ),
    (
        "en",
        "invites ITU-T Study Groups 5 and 16",
        ("ITU-T Study Group 5", "ITU-T Study Group 16"),
    ),
    (
        "en",
        "invites the Radiocommunication Advisory Group (RAG) and TSAG, through ISCG",
        ("RAG", "TSAG"),
    ),
    ("fr", "charge les Directeurs des trois Bureaux", BUREAUX),
    ("fr", "demande aux Directeurs du TSB et du BDT", ("Director TSB", "Director BDT")),
    (
        "fr",
        "charge le Secrétaire général, en étroite collaboration avec les Directeurs des Bureaux",
        ("Secretary-General",),
    ),
    ("fr", "invite les commissions d'études de l'UITD", ("study groups ITU-D",)),
    (
        "fr",
        "invite les États Membres et les Membres des Secteurs",
        ("Member States", "Sector Members"),
    ),
    (
        "es",
        "encarga al Director de la Oficina de Desarrollo de las Telecomunicaciones, en "
        "colaboración con el Secretario General",
        ("Director BDT",),
    ),
    ("es", "encarga a los Directores de la BR y la TSB", ("Director BR", "Director TSB")),
    ("es", "invita a los Estados Miembros y al Consejo", ("Member States", "Council")),
    ("ru", "поручает Директору Бюро развития электросвязи", ("Director BDT",)),
    (
        "ru",
        "поручает Директорам Бюро радиосвязи и Бюро стандартизации электросвязи",
        ("Director BR", "Director TSB"),
    ),
    (
        "ru",
        "предлагает Совету совместно с Генеральным секретарем",
        ("Council",),
    ),
    ("ar", "يكلف الأمين العام ومديري المكاتب الثلاثة", ("Secretary-General", *BUREAUX)),
    ("ar", "تكلف مدير مكتب تقييس الاتصالات بالتعاون مع الأمين العام", ("Director TSB",)),
    ("ar", "يدعو الدول الأعضاء وأعضاء القطاعات", ("Member States", "Sector Members")),
    ("zh", "责成秘书长和各局主任", ("Secretary-General", *BUREAUX)),
    ("zh", "责成无线电通信局和电信发展局主任", ("Director BR", "Director BDT")),
    ("zh", "责成电信标准化局主任与秘书长协商", ("Director TSB",)),
    ("zh", "请成员国、部门成员和学术成员", ("Member States", "Sector Members", "Academia")),
]


@pytest.mark.parametrize(("language", "head", "actors"), HEADS)
def test_a_head_names_its_actors(language: Language, head: str, actors: tuple[str, ...]) -> None:
    """The addressees come out by their canonical names, without those who only collaborate."""
    assert actors_of(head, language=language, organisations=shipped()) == actors


def test_collaborators_are_found_and_marked() -> None:
    """Those after "in collaboration with" are mentions too, marked as such."""
    head = "instructs the Director of BR, in collaboration with the Director of TSB and TDAG"
    mentions = find_actors(head, language="en", organisations=shipped())
    assert [(m.names, m.collaborator) for m in mentions] == [
        (("Director BR",), False),
        (("Director TSB",), True),
        (("TDAG",), True),
    ]


def test_who_receives_is_no_collaborator() -> None:
    """The duty's verb ends the list of collaborators."""
    text = "to work with the Member States and to report to the Council"
    names = {
        m.names: m.collaborator for m in find_actors(text, language="en", organisations=shipped())
    }
    assert names == {("Member States",): True, ("Council",): False}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "requests the Secretary-General to report to the Council"),
        ("fr", "prie le Secrétaire général de faire rapport au Conseil"),
        ("es", "pide al Secretario General que informe al Consejo"),
        ("ru", "просит Генерального секретаря представить доклад Совету"),
        ("ar", "يطلب إلى الأمين العام أن يقدم تقريرا إلى المجلس"),
        ("zh", "请秘书长向理事会提交报告"),
    ],
)
def test_a_short_name_means_whom_the_speaker_calls_so(language: Language, text: str) -> None:
    """Elsewhere it is the first organisation's."""
    known = shipped()
    told = actors_of(text, language=language, organisations=known, speaker="HRC")
    assert told == ("UN Secretary-General", "Human Rights Council")
    others = actors_of(text, language=language, organisations=known, speaker="PP")
    assert others == ("Secretary-General", "Council")


def test_a_name_inside_a_longer_word_is_none() -> None:
    """An acronym is only found as a word of its own."""
    assert actors_of("BRAG, RAGE and ITU-facilitated", language="en", organisations=shipped()) == ()


@given(st.sampled_from(LANGUAGES), st.lists(st.sampled_from([h for _, h, _ in HEADS]), max_size=4))
def test_mentions_lie_in_order_inside_the_text(language: Language, heads: list[str]) -> None:
    """Spans are within the text, do not overlap and follow each other."""
    text = " ; ".join(heads)
    mentions = find_actors(text, language=language, organisations=shipped())
    edges = [edge for m in mentions for edge in (m.span.start, m.span.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(m.span.of(text).strip() for m in mentions)


@given(st.sampled_from(LANGUAGES), st.text(max_size=200))
def test_any_text_can_be_searched(language: Language, text: str) -> None:
    """No text raises, and no actor is named twice."""
    names = actors_of(text, language=language, organisations=shipped())
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("piece", ["1 ", "ITU-R, ", "第1", "with ", "TSAG with "])
def test_a_long_list_takes_no_longer_than_its_length(piece: str) -> None:
    """Hostile repetition ends within the time of a test."""
    for language in LANGUAGES:
        find_actors(piece * 5_000, language=language, organisations=shipped())


def test_every_member_of_a_group_is_an_actor() -> None:
    """Groups name their members as the actors' own entries do."""
    actors = shipped().actors
    assert {m for a in actors.values() for m in a.members} <= actors.keys()
    assert all(actors[m].unit for a in actors.values() if a.title for m in a.members)


WHENCE: list[tuple[Language, str]] = [
    ("en", "Sector Members from developing countries"),
    ("en", "Sector Members of the least developed countries"),
    ("en", "developing-country Sector Members"),
    ("fr", "les Membres de Secteur des pays en développement"),
    ("fr", "les Membres de Secteur issus de pays en développement"),
    ("es", "los Miembros de Sector de países en desarrollo"),
    ("ru", "Членам Секторов из развивающихся стран"),
    ("ar", "أعضاء القطاعات من البلدان النامية"),
    ("zh", "发展中国家的部门成员"),
    ("zh", "来自发展中国家的部门成员"),
]


@pytest.mark.parametrize(("language", "text"), WHENCE)
def test_where_members_are_from_is_no_actor(language: Language, text: str) -> None:
    assert actors_of(text, language=language, organisations=shipped()) == ("Sector Members",)
