"""Heads in the ITU's style: where they stand, and where the same words are no head."""

from collections.abc import Callable

import pytest

from intersector.model import Clause, Language

Cut = Callable[..., tuple[Clause, ...]]

FRONT = "RESOLUTION 9 (DUBAI, 2018)\nShips\nThe Plenipotentiary Conference (Dubai, 2018),\n"


def test_a_head_alone_on_its_line_is_kept_whole(cut: Cut) -> None:
    head = "instructs the Secretary-General, in consultation with RAG and the Director of TSB"
    [clause] = cut(f"{FRONT}{head}\nto count the ships.")
    assert (clause.head, clause.text, clause.role) == (head, "to count the ships.", "operative")


def test_a_head_glued_to_the_paragraph_before_ends_its_clause(cut: Cut) -> None:
    text = "resolves\nto count ships, instructs the Secretary-General\n1 to sail;\n2 to land."
    assert [(c.head, c.number, c.text) for c in cut(FRONT + text)] == [
        ("resolves", None, "to count ships,"),
        ("instructs the Secretary-General", "1", "to sail;"),
        ("instructs the Secretary-General", "2", "to land."),
    ]


def test_a_glued_head_ends_where_its_unnumbered_clause_opens(cut: Cut) -> None:
    text = "resolves\nto count ships, invites Member States Parties to the Treaty to sail."
    assert cut(FRONT + text)[-1].head == "invites Member States Parties to the Treaty"


def test_a_preamble_head_glued_to_a_recital_is_told_by_its_list(cut: Cut) -> None:
    text = "noting\nthe sea, recognizing its depth, considering further\na) ships;\nb) crews,\n"
    assert [(c.head, c.number) for c in cut(f"{FRONT}{text}resolves\nto go.")] == [
        ("noting", None),
        ("considering further", "a)"),
        ("considering further", "b)"),
        ("resolves", None),
    ]


def test_a_verb_inside_a_recital_is_no_head(cut: Cut) -> None:
    recital = "a) Resolution 8, which resolves to sail, instructs the Secretary-General to count;"
    clauses = cut(f"{FRONT}noting\n{recital}\nb) the ships,\nrecalling\nthe sea,\nresolves\nto go.")
    assert [c.head for c in clauses] == ["noting", "noting", "recalling", "resolves"]


def test_the_words_of_a_head_quoted_inside_a_clause_are_no_head(cut: Cut) -> None:
    text = (
        "resolves\n1 to do as in instructs the Secretary-General 1 above;\n2 to see resolves 1, 3."
    )
    assert [c.number for c in cut(FRONT + text)] == ["1", "2"]


def test_a_line_that_opens_with_a_reference_to_a_clause_is_no_head(cut: Cut) -> None:
    text = "resolves\n1 to report on ships that fall under\nresolves 2 above, as counted;\n2 to go."
    assert [c.number for c in cut(FRONT + text)] == ["1", "2"]


def test_a_head_without_addressees_leaves_them_to_the_items(cut: Cut) -> None:
    first, second = cut(f"{FRONT}invites\n1 the Secretary-General to sail;\n2 Member States to go.")
    assert (first.head, first.actors) == ("invites", ("Secretary-General",))
    assert second.actors == ("Member States",)


def test_collaborators_named_in_a_head_are_not_its_actors(cut: Cut) -> None:
    [clause] = cut(
        f"{FRONT}instructs the Secretary-General, in collaboration with the Director of the "
        "Radiocommunication Bureau\nto sail."
    )
    assert clause.actors == ("Secretary-General",)


def test_the_same_head_twice_gives_different_keys(cut: Cut) -> None:
    clauses = cut(f"{FRONT}resolves\n1 to go,\nnoting\nthe sea,\nresolves\n1 to stay.")
    assert [c.key for c in clauses] == ["resolves/1", "noting", "resolves-2/1"]


@pytest.mark.parametrize(
    ("language", "text", "heads"),
    [
        ("fr", "notant en outre\nla mer,\ncharge le Directeur\nde compter.", 2),
        ("es", "señalando además\nel mar,\nencarga al Director\nque cuente.", 2),
        ("ru", "отмечая далее,\nчто есть море,\nпоручает Директору\nсчитать.", 2),
        ("ar", "وإذ يلاحظ كذلك\nأن البحر واسع،\nيكلف المدير\nبعد السفن.", 2),
        ("zh", "进一步注意到\n海洋辽阔，\n责成主任\n清点船只。", 2),
    ],
)
def test_heads_are_known_in_every_language(
    cut: Cut, language: Language, text: str, heads: int
) -> None:
    clauses = cut(text, language)
    assert [c.role for c in clauses] == ["preamble", "operative"]
    assert len({c.head for c in clauses}) == heads


def test_recommendations_of_the_ccitt_declare_their_view(cut: Cut) -> None:
    """As those of before 1993 do, which are still in force."""
    text = (
        "Recommendation Z.9\nTHE SIGNALS OF LIGHTHOUSES\nThe CCITT,\nconsidering\n(a) that signals "
        "differ;\n(b) that ships do too,\nunanimously declares the view\n1 that signals be alike;\n"
        "2 that they be seen."
    )
    assert [(c.role, c.head, c.number) for c in cut(text)] == [
        ("preamble", "considering", "(a)"),
        ("preamble", "considering", "(b)"),
        ("operative", "unanimously declares the view", "1"),
        ("operative", "unanimously declares the view", "2"),
    ]


GLUED: list[tuple[Language, str]] = [
    (
        "ar",
        "إن المجلس (جنيف، 2021)،\nيقرر 1 شراء الزيت؛ 2 إصلاح المصابيح، يكلف الأمين العام "
        "1 بأن يقدم تقريراً إلى المجلس؛ 2 بأن ينشر القائمة.",
    ),
    (
        "zh",
        "理事会（2021年，日内瓦），\n做出决议 1 购买灯油； 2 修理灯具， 责成秘书长 1 提交报告； "
        "2 公布清单。",
    ),
]


@pytest.mark.parametrize(("language", "text"), GLUED)
def test_a_glued_head_ends_at_its_list_whatever_sign_parts_the_items(
    cut: Cut, language: Language, text: str
) -> None:
    clauses = cut(text, language=language)
    assert [c.number for c in clauses] == ["1", "2", "1", "2"]
    assert clauses[2].actors == ("Secretary-General",)


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "noting with satisfaction and appreciation"),
        ("fr", "notant avec satisfaction et reconnaissance"),
        ("es", "observando con satisfacción y aprecio"),
        ("ru", "отмечая с удовлетворением и признательностью"),
        ("ar", "إذ يلاحظ مع الارتياح والتقدير"),
        ("zh", "满意和赞赏地注意到"),
    ],
)
def test_a_head_may_tell_two_feelings(cut: Cut, language: Language, head: str) -> None:
    clauses = cut(f"{head}\na) A;\nb) B,\n{head}\na) C;\nb) D,", language)
    assert {clause.head for clause in clauses} == {head}


COMPLETED: list[tuple[Language, str, str, str]] = [
    ("en", "noting", "resolves to invite ITU-R to complete in time for WRC-27", "studies;"),
    ("fr", "notant", "décide d'inviter l'UIT-R à achever à temps pour la CMR-27", "les études;"),
    ("es", "observando", "resuelve invitar al UIT-R a completar a tiempo para la CMR-27", "faros;"),
    ("ru", "отмечая", "решает предложить МСЭ-R завершить к ВКР-27", "исследования маяков;"),
    ("zh", "注意到", "做出决议，请ITU-R在WRC-27之前及时完成", "灯塔研究；"),
]


@pytest.mark.parametrize(("language", "recital", "head", "item"), COMPLETED)
def test_a_head_says_when_its_whole_list_is_due(
    cut: Cut, language: Language, recital: str, head: str, item: str
) -> None:
    clauses = cut(f"{recital}\na) A;\nb) B,\n{head}\n1 {item}\n2 {item}", language)
    assert [(c.head, c.number, c.text) for c in clauses[2:]] == [
        (head, "1", item),
        (head, "2", item),
    ]
    assert clauses[-1].actors == ("ITU-R",)


def test_a_head_that_goes_on_with_what_is_due_ends_at_its_addressee(cut: Cut) -> None:
    front = "The World Radiocommunication Conference (Dubai, 2023),\n"
    head, rest = "resolves to invite ITU-R", "to complete in time for WRC-27 the study of lamps."
    (clause,) = cut(f"{front}{head}\n{rest}")
    assert (clause.head, clause.text, clause.actors) == (head, rest, ("ITU-R",))
