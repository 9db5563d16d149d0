"""Lines of plain text that belong to one paragraph, and those that open the next."""

from collections.abc import Callable

import pytest

from intersector.model import Clause

Cut = Callable[..., tuple[Clause, ...]]


def test_the_line_that_names_who_speaks_may_be_broken(cut: Cut) -> None:
    text = (
        "Tides\nThe Plenipotentiary Conference of the International Telecommunication\n"
        "Union (Bucharest, 2022),\nconsidering\nthat tides rise,\nresolves\nto wait."
    )
    assert [(c.role, c.text) for c in cut(text)] == [
        ("preamble", "that tides rise,"),
        ("operative", "to wait."),
    ]


@pytest.mark.parametrize(
    "speaker",
    [
        "THE MARITIME SAFETY COMMITTEE,",
        "Congress,",
        "The General Conference of the International Labour Organization, meeting at its 3rd "
        "Session, 2024,",
    ],
)
def test_who_speaks_may_stand_in_capitals_alone_or_say_where_it_meets(
    cut: Cut, speaker: str
) -> None:
    text = f"Rafts\n{speaker}\nNoting the tides,\n1. Adopts the rules;\n2. Invites States to row."
    assert [c.role for c in cut(text)] == ["preamble", "operative", "operative"]


def test_a_title_above_who_speaks_is_not_joined_to_it(cut: Cut) -> None:
    text = "\n".join(
        [
            "Lamps that shine on rafts, buoys and piers in the ports of small islands",
            "The Seventy-ninth World Health Assembly,",
            "Recalling resolution WHA70.1 (2017) on the lamps that shine in every port,",
            "Noting the report of the Director-General on lamps that nobody has lit yet,",
            "1. URGES Member States to light the lamps of all their ports in every night;",
            "2. REQUESTS the Director-General to report on the lamps that have been lit;",
            "3. REQUESTS the Director-General to count the lamps that have not been lit;",
            "4. DECIDES to look at the lamps again in the year in which they are all lit.",
        ]
    )
    assert [c.head for c in cut(text)][:3] == ["Recalling", "Noting", "URGES"]


def test_a_line_that_ends_in_a_word_that_binds_goes_on(cut: Cut) -> None:
    text = (
        "The Security Council,\n1. Requests the Secretary-General to write on the state of\n"
        "the raft and of\n90 oars;\n2. Decides to row."
    )
    assert [c.number for c in cut(text)] == ["1.", "2."]


def test_a_number_that_points_above_opens_no_line(cut: Cut) -> None:
    text = (
        "The Council,\n\nresolves\n\n1 to lend the rafts that are described in resolves\n1 above "
        "to all;\n\n2 to count the rafts,\n\ninstructs the Secretary-General\n\nto row.\n"
    )
    assert [c.number for c in cut(text)] == ["1", "2", None]


def test_paragraphs_set_apart_by_blank_lines_join_lines_that_open_small(cut: Cut) -> None:
    text = (
        "QUESTION 9/2\nRafts\n\nRafts carry lamps across the lagoon and back\nbefore dawn.\n\n"
        "Lamps burn.\n\nOars break.\n\nCrews row by night."
    )
    assert cut(text)[0].text == "Rafts carry lamps across the lagoon and back\nbefore dawn."


def test_a_head_may_close_with_a_comma_or_with_that(cut: Cut) -> None:
    text = (
        "The Council,\nconsidering\nthat rafts sink,\nis of the opinion that\n"
        "1 rafts should float;\n2 crews should swim,\n"
        "invites Member States, at each of its sessions,\nto count the rafts."
    )
    assert [(c.head, c.number) for c in cut(text)] == [
        ("considering", None),
        ("is of the opinion that", "1"),
        ("is of the opinion that", "2"),
        ("invites Member States, at each of its sessions", None),
    ]


def test_what_is_decided_is_counted_anew_after_lettered_recitals(cut: Cut) -> None:
    text = (
        "The General Conference,\n(a) Recalling the tides,\n(b) Noting the rafts,\n"
        "1. Urges the Secretariat to row;\n2. Requests the Director General to report."
    )
    assert [(c.role, c.key) for c in cut(text)][2:] == [
        ("operative", "urges/1"),
        ("operative", "requests/2"),
    ]


GROUPED = """RESOLUTION 77 (New Delhi, 2024)

On lighthouses

The World Telecommunication Standardization Assembly (New Delhi, 2024),

recalling

a) Resolution 71 (Rev. Bucharest,
2022);

resolves to instruct the Director of the
Telecommunication Standardization Bureau
together with the Director of the Radiocommunication Bureau

1 to study the lighthouses
and the ports;

2 to report to the Council,

invites Member States,
Sector Members
and Academia

to contribute to these
studies.
"""


def test_where_blank_lines_part_heads_too_every_group_is_a_paragraph(cut: Cut) -> None:
    together = "resolves to instruct the Director of the Telecommunication Standardization Bureau"
    together += " together with the Director of the Radiocommunication Bureau"
    assert [(c.head, c.number) for c in cut(GROUPED)] == [
        ("recalling", "a)"),
        (together, "1"),
        (together, "2"),
        ("invites Member States, Sector Members and Academia", None),
    ]


def test_where_a_head_stands_right_above_its_list_it_does_not(cut: Cut) -> None:
    text = GROUPED.replace("recalling\n\n", "recalling\n").replace("Academia\n\n", "Academia\n")
    assert cut(text)[-1].text.endswith("to contribute to these\nstudies.")
    assert cut(text)[0].head == "recalling"
