"""Two lists ranked against each other: by meaning between languages, by wording within one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from intersector.matching import match
from intersector.model import Language, Passage

SUBJECTS: dict[Language, tuple[str, ...]] = {
    "en": (
        "Helping fishing boats call for rescue at sea",
        "Broadband in mountain villages",
        "Protecting children on the Internet",
        "Counterfeit telephones",
        "Fair prices for roaming",
        "Training for women engineers",
    ),
    "fr": (
        "Aider les bateaux de pêche à appeler les secours en mer",
        "Le large bande dans les villages de montagne",
        "La protection des enfants sur Internet",
        "Les téléphones contrefaits",
        "Des prix équitables pour l'itinérance",
        "La formation des ingénieures",
    ),
    "ru": (
        "Помощь рыболовным судам в вызове спасателей на море",
        "Широкополосная связь в горных деревнях",
        "Защита детей в интернете",
        "Поддельные телефоны",
        "Справедливые цены на роуминг",
        "Обучение женщин-инженеров",
    ),
}


def passages(language: Language, *, named: bool = True) -> list[Passage]:
    """The subjects in one language, the language told or left open."""
    return [
        Passage(str(at), text, language=language if named else None)
        for at, text in enumerate(SUBJECTS[language])
    ]


def test_a_translation_comes_first() -> None:
    """Each subject finds its own translation, in each direction."""
    for source in SUBJECTS:
        for target in SUBJECTS:
            found = match(passages(source), passages(target), top=1)
            assert [m.right for m in found] == [m.left for m in found]


def test_languages_need_not_be_told() -> None:
    """The language of a list is recognised."""
    found = match(passages("en", named=False), passages("ru", named=False), top=1)
    assert [m.right for m in found] == [m.left for m in found] == list(range(6))


def test_a_long_text_is_matched_by_its_sentences() -> None:
    """A document of many sentences finds the short text that one of them is about."""
    about = "The meeting was opened at nine. Delegates thanked the host country warmly. "
    long = Passage("d", about * 12 + "Counterfeit telephones are sold in every market.")
    assert match([long], passages("en"), top=1)[0].right == 3
    assert match(passages("en")[3:4], [Passage("o", about * 12), long], top=1)[0].right == 1


def test_scores_fall_with_rank() -> None:
    """Each left passage gets `top` matches, best first, scored between 0 and 1."""
    found = match(passages("en"), passages("fr"), top=4)
    for left in range(6):
        scores = [m.score for m in found if m.left == left]
        assert len(scores) == 4
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_the_same_text_scores_one() -> None:
    """Equal texts are alike by every feature."""
    found = match(passages("en"), passages("en"), top=1)
    assert all(m.right == m.left and m.score > 0.99 for m in found)


def test_a_text_without_words_matches_nothing() -> None:
    """Blank and bare punctuation take no part; an empty list gives an empty answer."""
    empty = [Passage("1", ""), Passage("2", " —; ")]
    assert match(empty, passages("en")) == []
    assert match(passages("en"), empty) == []
    assert match([], passages("en")) == match(passages("en"), []) == []


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6), st.lists(st.text(max_size=40), max_size=6))
def test_any_text_is_accepted(left: list[str], right: list[str]) -> None:
    """Whatever the texts, scores stay within 0 and 1 and the answer is the same again."""
    lists = [[Passage(str(i), text) for i, text in enumerate(texts)] for texts in (left, right)]
    found = match(*lists, top=3)
    assert all(0 <= m.score <= 1 for m in found)
    assert found == match(*lists, top=3)


def test_equal_texts_score_one_and_not_more() -> None:
    """In this one the last bit of the wording's cosine passes 1; the score does not."""
    text = "lamp lamp port tide chart strait tide tide keeper radio chart gauge wreck keeper"
    same = [Passage("a", f"{text} gauge gauge tide", language="en")]
    (found,) = match(same, same)
    assert 0.99 <= found.score <= 1


def test_unusual_texts_find_themselves() -> None:
    """One word, thousands, another language, right to left with digits; a blank finds nothing."""
    texts = [
        "Noting",
        "buoys and beacons " * 1700,
        "Ripoti ya mwaka kuhusu vyombo vidogo",
        "",
        "القرار 45 (المراجَع في 2018)، الفقرة 3.2",
    ]
    passages = [Passage(str(at), text) for at, text in enumerate(texts)]
    first = {found.left: found.right for found in reversed(match(passages, passages, top=3))}
    assert first == {0: 0, 1: 1, 2: 2, 4: 4}
