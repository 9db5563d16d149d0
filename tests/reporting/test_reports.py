"""What the three reports say, and what they rest on."""

import re

import pytest

from intersector.errors import DataError
from intersector.reporting import Addressee, Report, report
from intersector.reporting.content import Part
from intersector.reporting.teller import Teller


def part(made: Report, title: str) -> Part:
    """The part under a heading."""
    parts = list(made.parts)
    for each in parts:
        if str(each.title) == title:
            return each
        parts.extend(each.parts)
    raise AssertionError(title)


def rows(made: Report, title: str) -> list[list[str]]:
    """The cells of the table under a heading."""
    table = part(made, title).table
    assert table is not None
    return [[str(cell) for cell in row] for row in table.rows]


def test_council_sees_figures_with_their_change(teller: Teller) -> None:
    """What there was in the earlier run, what there is, and the difference with its sign."""
    made = report(Addressee("council"), teller)
    assert rows(made, "Figures") == [
        ["Areas of mutual interest", "2", "1", "−1"],
        ["Instruments", "2", "3", "+1"],
        ["Activities", "1", "1", "0"],
        ["Results", "1", "1", "0"],
        ["Overlaps that say the same", "0", "2", "+2"],
        ["Overlaps in part", "0", "0", "0"],
        ["Stale citations", "0", "1", "+1"],
        ["Reporting duties", "1", "2", "+1"],
    ]
    assert rows(made, "Reporting duties by recipient") == [
        ["Council", "1", "1", "0"],
        ["TDAG", "0", "1", "+1"],
    ]


def test_without_an_earlier_run_no_change_is_told(teller: Teller) -> None:
    """Columns that nothing is known for are left out, not left empty."""
    alone = Teller(teller.run, teller.words, teller.organisations)
    table = part(report(Addressee("council"), alone), "Figures").table
    assert table is not None
    assert table.heads == ("What is counted", "Now")


def test_council_sees_each_area(teller: Teller) -> None:
    """Its instruments once each whatever their languages, activities, results and overlaps."""
    made = report(Addressee("council"), teller)
    (area,) = part(made, "Areas of mutual interest").parts
    assert str(area.title) == "Strategy for coordination of rain gauges"
    told = str(area.sentences[0])
    assert told.startswith("Sectors concerned: ITU-D and ITU-T. Reason: ")
    assert told.endswith("Instruments: 3, before 2 (+1).")
    titles = [str(each.title) for each in area.parts]
    assert titles == [
        "Instruments", "Activities", "Results", "Figures", "Overlaps and proposals",
        "Decisions on the mapping",
    ]  # fmt: skip
    assert len(area.parts[0].sentences) == 3
    assert str(area.parts[2].sentences[0]) == "Informe sobre la lluvia"


def test_an_area_that_is_gone_is_told(teller: Teller) -> None:
    """An area of the earlier run without a counterpart now."""
    made = report(Addressee("council"), teller)
    gone = part(made, "No longer areas of mutual interest")
    assert [str(each) for each in gone.sentences] == ["Snow"]


def test_a_duty_given_in_two_languages_is_told_once(teller: Teller) -> None:
    """The version in the language of the report stands for the instrument."""
    (duty,) = rows(report(Addressee("council"), teller), "Reports due to the Council")
    assert duty[0] == "Secretary-General"
    assert duty[3] == "2026 (C26)"
    assert duty[4] == "Resolution 191 (PP-22) · instructs the Secretary-General › 1"


def test_an_advisory_group_sees_its_sector(teller: Teller) -> None:
    """Areas, overlaps with others, decisions taken and open, duties and stale citations."""
    made = report(Addressee("advisory-group", "TDAG"), teller)
    opening = [str(each) for each in made.opening]
    assert "The resolution on coordination is Resolution 191 (PP-22)." in opening
    assert "1 area of mutual interest concerns ITU-D." in opening
    assert (
        "On the mapping of these areas 1 decision was taken; without a decision: 1." in opening
    )  # fmt: skip
    assert len(rows(made, "Overlaps with other texts, and proposals")) == 2
    assert rows(made, "Stale citations in the texts of ITU-D") == [
        [
            "Resolution 59 (WTDC-22) · charge le Directeur du BDT › 1",
            "Résolution 191 (2018)",
            "Replaced by a newer edition",
            "Resolution 191 (PP-22)",
        ]
    ]
    assert len(rows(made, "Instructions to ITU-D that none of its texts takes up")) == 1
    assert len(rows(made, "Reports due")) == 1


def test_a_study_group_sees_what_others_do(teller: Teller) -> None:
    """Related work of the other Sectors, the latest first, and what of it is new."""
    made = report(Addressee("study-group", "ITU-D/1"), teller)
    (question,) = part(made, "Related work, text by text").parts
    assert str(question.title) == "Question 5/1 (ITU-D)"
    related = question.parts[0].table
    assert related is not None
    assert [str(row[0]) for row in related.rows] == [
        "Informe sobre la lluvia", "Resolution 18 (WTSA-24)", "Resolution 191 (PP-22)",
    ]  # fmt: skip
    assert len(part(made, "New since the earlier map").sentences) == 1


def test_a_study_group_is_told_its_duties(teller: Teller) -> None:
    """Those of all study groups of the Sector too."""
    made = report(Addressee("study-group", "ITU-T"), teller)
    assert len(rows(made, "Duties that concern the study groups ITU-T")) == 1


def test_what_people_said_of_overlaps_is_told_area_by_area(teller: Teller, judged: Teller) -> None:
    """How many were judged, what was decided, and each judgement; nothing where none was given."""
    told = report(Addressee("council"), judged)
    (sentence,) = part(told, "Judgements on overlaps").sentences
    assert str(sentence) == (
        "Overlaps found: 2; judged by people: 1. Judgements on clauses that have changed since, "
        "or are not in this map: 3."
    )
    assert rows(told, "What people decided") == [["They are distinct", "1"]]
    (area,) = part(told, "Areas of mutual interest").parts
    inside = {str(each.title): each for each in area.parts}
    (within,) = inside["Judgements on overlaps"].sentences
    assert str(within) == "Overlaps found: 2; judged by people: 1."
    table = inside["Judgement by judgement"].table
    assert table is not None
    ((one, other, verdict, who, when, why),) = [[str(cell) for cell in row] for row in table.rows]
    assert "Resolution" in one + other
    assert (verdict, who, when, why) == ("They are distinct", "A. Officer", "1 March 2026", "No.")
    files = {told.sources[number - 1].file for number in table.rows[0][-1].sources}
    assert "decisions.jsonl" in files
    silent = report(Addressee("council"), teller)
    assert "Judgements on overlaps" not in [str(each.title) for each in silent.parts]


@pytest.mark.parametrize("written", ["council", "advisory-group:TDAG", "study-group:ITU-D"])
def test_every_sentence_on_judgements_has_its_source(written: str, judged: Teller) -> None:
    """Of all three reports."""
    made = report(Addressee.parse(written), judged)
    (sentence,) = part(made, "Judgements on overlaps").sentences
    assert sentence.sources
    table = part(made, "What people decided").table
    assert table is not None
    assert all(row[-1].sources for row in table.rows)


@pytest.mark.parametrize("written", ["council", "advisory-group:TDAG", "study-group:ITU-D"])
def test_every_sentence_of_fact_has_its_source(written: str, teller: Teller) -> None:
    """Rows carry theirs in the last cell; only dates and names that were given have none."""
    made = report(Addressee.parse(written), teller)
    unsourced = [str(each) for each in made.opening if not each.sources]
    assert [each for each in unsourced if not re.search("Date|earlier map", each)] == []
    parts = list(made.parts)
    for each in parts:
        parts.extend(each.parts)
        lasts = [row[-1] for row in each.table.rows] if each.table else []
        assert all(sentence.sources for sentence in (*each.sentences, *lasts))
    numbers = {number for sentence in made.sentences() for number in sentence.sources}
    assert numbers == set(range(1, len(made.sources) + 1))


@pytest.mark.parametrize(
    ("addressee", "mend"),
    [
        (Addressee("advisory-group", "SAG"), "There are: RAG, TSAG, TDAG."),
        (Addressee("study-group", "ITU-X"), "There are documents of: ITU-D, ITU-T."),
        (Addressee("study-group", "ITU-D/9"), "There are Questions of: 1."),
    ],
)
def test_whoever_is_not_there_is_named_with_who_is(
    addressee: Addressee, mend: str, teller: Teller
) -> None:
    """The mend lists what could have been meant."""
    with pytest.raises(DataError) as raised:
        report(addressee, teller)
    assert raised.value.mend == mend


@pytest.mark.parametrize("written", ["", "council:x", "advisory-group", "study-group:", "board"])
def test_an_addressee_is_written_in_one_of_three_ways(written: str) -> None:
    """Anything else is refused with the three."""
    with pytest.raises(ValueError, match="council, advisory-group:NAME, study-group:SECTOR"):
        Addressee.parse(written)
