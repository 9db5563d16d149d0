"""The UN's style, annexes, and documents with sections."""

from collections.abc import Callable

from intersector.model import Clause

Cut = Callable[..., tuple[Clause, ...]]


def test_a_paragraph_in_the_un_style_keeps_its_verb(cut: Cut) -> None:
    text = "The General Assembly,\nRecalling the sea,\n1. Also requests States to sail."
    recital, order = cut(text)
    assert (recital.head, recital.text) == ("Recalling", "Recalling the sea,")
    assert (order.number, order.head) == ("1.", "Also requests")
    assert order.text == "Also requests States to sail."


def test_all_is_operative_once_something_is_decided(cut: Cut) -> None:
    text = (
        "The Council,\nNoting the sea,\nDecides to adopt a plan:\nPromoting the use of sails;\n"
        "Recognizing each crew."
    )
    assert [c.role for c in cut(text)] == ["preamble", "operative", "operative", "operative"]


def test_a_second_part_that_speaks_anew_has_its_own_preamble(cut: Cut) -> None:
    text = (
        "The General Assembly,\nNoting the sea,\nDecides to sail;\nB\nThe General Assembly,\n"
        "Noting the land,\nDecides to land."
    )
    roles = [(c.role, c.head) for c in cut(text) if c.head]
    assert [role for role, _ in roles if role == "preamble"] == ["preamble", "preamble"]


def test_capitals_open_paragraphs_in_the_style_of_the_health_assembly(cut: Cut) -> None:
    text = (
        "The Seventieth World Health Assembly,\nHaving considered the report,\n"
        "Concerned about harbours,\n1. URGES Member States:\n(1) to wash;\n"
        "2. REQUESTS the Director-General to report."
    )
    assert [(c.role, c.number) for c in cut(text)] == [
        ("preamble", None),
        ("preamble", None),
        ("operative", "1."),
        ("operative", "(1)"),
        ("operative", "2."),
    ]


def test_an_annex_is_cut_into_its_sections(cut: Cut) -> None:
    text = (
        "The Plenipotentiary Conference (Dubai, 2018),\nresolves\nto adopt the annex.\n"
        "ANNEX 1\nShips\n1 Ships sail.\n2 Crews sleep.\nAPPENDIX\nHarbours are open."
    )
    assert [(c.role, c.head, c.number) for c in cut(text)] == [
        ("operative", "resolves", None),
        ("annex", "Ships", "1"),
        ("annex", "Ships", "2"),
        ("annex", None, None),
    ]


def test_a_report_is_cut_into_paragraphs_under_their_headings(cut: Cut) -> None:
    text = "REPORT\nPurpose\nIt reports.\nIt is short.\nResults\n– one;\n– two."
    assert [(c.head, c.number, c.text) for c in cut(text)] == [
        ("Purpose", None, "It reports."),
        ("Purpose", None, "It is short."),
        ("Results", "–", "one;"),
        ("Results", "–", "two."),
    ]


def test_a_text_without_structure_gives_a_clause_a_paragraph(cut: Cut) -> None:
    text = "there are ships.\n\nand there are harbours."
    assert [(c.role, c.text) for c in cut(text)] == [
        ("body", "there are ships."),
        ("body", "and there are harbours."),
    ]


def test_lines_wrapped_in_print_are_one_clause(cut: Cut) -> None:
    lines = [
        "The Plenipotentiary Conference (Dubai, 2018),",
        "noting",
        "a) that the ships which sail from the northern harbours carry",
        "more than they should, and that the crews do not know how to",
        "count the barrels that the merchants of the town have loaded",
        "on them, as the harbour master has said in the letters which",
        "he sends,",
        "b) that the sea is deep,",
    ]
    assert [c.number for c in cut("\n".join(lines))] == ["a)", "b)"]


def test_a_body_without_a_comma_speaks_when_a_verb_follows(cut: Cut) -> None:
    """A council's resolution that recommends a text to the assembly keeps its own order."""
    text = (
        "The Economic and Social Council\nRecommends to the General Assembly the draft below:\n"
        "The General Assembly,\nNoting the sea,\nRecalling the land,\n1. Decides to sail."
    )
    assert [(c.role, c.head) for c in cut(text)] == [
        ("operative", "Recommends"),
        ("preamble", "Noting"),
        ("preamble", "Recalling"),
        ("operative", "Decides"),
    ]


def test_a_recital_that_opens_a_section_is_preamble_again(cut: Cut) -> None:
    text = (
        "The General Assembly,\nNoting the sea,\nDecides to sail;\nII\nHarbours\n"
        "Reaffirming the principles of harbours,\n1. Welcomes the piers;\n2. Requests more."
    )
    roles = {c.head: c.role for c in cut(text)}
    assert roles["Reaffirming"] == "preamble"
    assert roles["Welcomes"] == roles["Requests"] == "operative"


def test_one_recital_before_many_numbered_orders_is_the_un_style(cut: Cut) -> None:
    orders = "".join(f"\n{n}. Requests harbour {n} to report;" for n in range(1, 12))
    clauses = cut(f"The General Conference,\nHaving examined the document,{orders}")
    assert [c.role for c in clauses] == ["preamble"] + ["operative"] * 11


def test_paragraphs_of_a_draft_are_labelled_pp_and_op(cut: Cut) -> None:
    text = (
        "The Human Rights Council,\nPP1 Recalling the sea,\nPP2bis Noting ships,\n"
        "OP1. Urges States to sail;\nOP2. Requests a report."
    )
    assert [(c.number, c.role, c.key) for c in cut(text)] == [
        ("PP1", "preamble", "recalling/pp1"),
        ("PP2bis", "preamble", "noting/pp2bis"),
        ("OP1.", "operative", "urges/op1"),
        ("OP2.", "operative", "requests/op2"),
    ]


def test_a_footnote_after_the_colon_does_not_hide_whom_a_list_addresses(cut: Cut) -> None:
    text = (
        "The World Health Assembly,\nNoting the sea,\n1. URGES Member States:1\n(1) to wash;\n"
        "2. REQUESTS the Director-General:\n(1) to report."
    )
    actors = {c.key: c.actors for c in cut(text)}
    assert actors["urges/1/1"] == ("Member States",)
    assert actors["requests/2/1"] == ("Director-General",)


def test_the_last_item_but_one_of_a_list_is_no_heading(cut: Cut) -> None:
    text = "The Council,\nDecides to sail.\nANNEX\nA judge shall:\nBe upright; and\nBe learned."
    assert [c.text for c in cut(text)][1:] == ["A judge shall:", "Be upright; and", "Be learned."]
