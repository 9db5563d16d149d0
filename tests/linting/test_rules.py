"""Every rule, where it speaks and where it keeps silent; the texts are written for the test."""

import pytest
from tests.linting.conftest import Check, said

from intersector.linting import RULES

CASES = {
    "cites-old-edition": (
        "recalling\nResolution 130 (Rev. Busan, 2014) of the Plenipotentiary Conference,\n\n"
        "resolves\nto go on",
        "recalling\nResolution 130 (Rev. Bucharest, 2022) of the Plenipotentiary Conference,\n\n"
        "resolves\nto go on",
        ["Resolution 130 (Rev. Busan, 2014)"],
    ),
    "cites-suppressed": (
        "recalling\nResolution 187 (Busan, 2014) of the Plenipotentiary Conference,\n\n"
        "resolves\nto go on",
        "resolves\nto suppress Resolution 187 (Busan, 2014) of the Plenipotentiary Conference",
        ["Resolution 187 (Busan, 2014)"],
    ),
    "cites-unknown-edition": (
        "recalling\nResolution 71 (Rev. Busan, 2018),\n\nresolves\nto go on",
        "recalling\nResolution 71 (Rev. Dubai, 2018),\n\nresolves\nto go on",
        ["Resolution 71 (Rev. Busan, 2018)"],
    ),
    "cites-ambiguously": (
        "recalling\nResolution 48 (Rev. Dubai, 2012),\n\nresolves\nto go on",
        "recalling\nResolution 48 (Rev. Dubai, 2012) of WTSA,\n\nresolves\nto go on",
        ["Resolution 48 (Rev. Dubai, 2012)"],
    ),
    "cites-no-edition": (
        "recalling\nResolution 123 of the Plenipotentiary Conference,\n\nresolves\nto go on",
        "recalling\nResolution 123 (Rev. Bucharest, 2022) of the Plenipotentiary Conference,\n\n"
        "resolves\nto act under Resolution 123 of the Plenipotentiary Conference",
        ["Resolution 123"],
    ),
    "unknown-actor": (
        "instructs the Keeper of the Moon\nto mend the gauges",
        "instructs the Director of the Telecommunication Development Bureau\nto mend the gauges",
        ["instructs the Keeper of the Moon"],
    ),
    "actor-above": (
        "instructs the Secretary-General\nto mend the gauges",
        "invites the Secretary-General\nto mend the gauges",
        ["instructs the Secretary-General"],
    ),
    "actor-of-other-sector": (
        "instructs the Director of the Radiocommunication Bureau\nto mend the gauges",
        "instructs the Director of the Telecommunication Development Bureau, jointly with the "
        "Director of the Radiocommunication Bureau\nto mend the gauges",
        ["instructs the Director of the Radiocommunication Bureau"],
    ),
    "outside-functions": (
        "instructs the Director of the Telecommunication Development Bureau\n"
        "to study spectrum for gauges",
        "instructs the Director of the Telecommunication Development Bureau\n"
        "to assist developing countries with spectrum for gauges",
        ["spectrum"],
    ),
    "report-without-recipient": (
        "instructs the Director of the Telecommunication Development Bureau\nto report every year",
        "instructs the Director of the Telecommunication Development Bureau\n"
        "to report every year to the Telecommunication Development Advisory Group",
        ["to report every year"],
    ),
    "report-without-date": (
        "instructs the Director of the Telecommunication Development Bureau\n"
        "to report to the Council on the gauges",
        "instructs the Director of the Telecommunication Development Bureau\n"
        "1 to report to the Council annually on the gauges;\n"
        "2 to include in the report to the Council a list of gauges",
        ["to report to the Council on the gauges"],
    ),
    "report-without-review": (
        "instructs the Director of the Telecommunication Development Bureau\n"
        "to report annually to the Council",
        "resolves\nthat this resolution shall expire in 2029,\n\n"
        "instructs the Director of the Telecommunication Development Bureau\n"
        "to report annually to the Council",
        ["to report annually to the Council"],
    ),
    "number-skipped": (
        "considering\na) that gauges fail;\nb) that boats sink;\nd) that maps err,\n\n"
        "resolves\nto go on",
        "considering\na) that gauges fail;\nb) that boats sink;\nc) that maps err,\n\n"
        "resolves\nto go on",
        ["d)"],
    ),
    "number-repeated": (
        "resolves\n1 to keep gauges;\n2 to mend gauges;\n2 to paint gauges",
        "resolves\n1 to keep gauges;\n2 to mend gauges;\n2bis to paint gauges;\n3 to sell gauges",
        ["2"],
    ),
    "number-disordered": (
        "considering\na) that gauges fail;\nb) that boats sink;\nc) that maps err;\n"
        "b) that charts fade,\n\nresolves\nto go on",
        "resolves\n1 to keep gauges:\ni) in spring;\nii) in autumn;\n2 to mend gauges:\ni) in May",
        ["b)"],
    ),
    "number-mixed": (
        "considering\na) that gauges fail;\nb) that boats sink;\n3) that maps err,\n\n"
        "resolves\nto go on",
        "considering\na) that gauges fail:\n1) in storms;\n2) in frost;\nb) that boats sink,\n\n"
        "resolves\nto go on",
        ["3)"],
    ),
    "head-unknown": (
        "considring\na) that gauges fail;\nb) that boats sink,\n\nconsidering\nthat maps err,\n\n"
        "resolves\nto go on",
        "considering\na) that gauges fail;\nb) that boats sink,\n\nresolves\nto go on",
        ["considring"],
    ),
    "head-of-other-language": (
        "considering\nthat gauges fail,\n\ncharge le Directeur du BDT\nto mend them,\n\n"
        "resolves\nto go on",
        "considering\nthat gauges fail,\n\nresolves\nto go on",
        ["charge le Directeur du BDT"],
    ),
    "head-empty": (
        "considering\nthat gauges fail,\n\nnoting\n\nresolves\nto go on",
        "considering\nthat gauges fail,\n\nnoting\nthat boats sink,\n\nresolves\nto go on",
        ["noting"],
    ),
    "preamble-after-operative": (
        "considering\nthat gauges fail,\n\nresolves\nto go on,\n\nnoting\nthat boats sink",
        "considering\nthat gauges fail,\n\nnoting\nthat boats sink,\n\nresolves\nto go on",
        ["noting"],
    ),
    "recital-orders": (
        "considering\na) that gauges fail;\nb) instructs the Director to mend them,\n\n"
        "resolves\nto go on",
        "considering\na) that gauges fail;\nb) that the Council instructs the Director,\n\n"
        "resolves\nto go on",
        ["instructs"],
    ),
    "no-operative-part": (
        "considering\nthat gauges fail,\n\nnoting\nthat boats sink",
        "considering\nthat gauges fail,\n\nresolves\nto mend them",
        ["noting"],
    ),
}


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_speaks_of_the_words_it_is_about(rule: str, check: Check) -> None:
    """The first text of each case breaks the rule, at just these words."""
    faulty, _, words = CASES[rule]
    assert said(check(faulty), rule) == words


@pytest.mark.parametrize("rule", sorted(CASES))
def test_a_rule_keeps_silent_where_nothing_is_wrong(rule: str, check: Check) -> None:
    """The second text of each case is like the first, and right."""
    assert said(check(CASES[rule][1]), rule) == []


def test_a_rule_can_be_switched_off(check: Check) -> None:
    """The others go on."""
    text = "instructs the Secretary-General\nto report on gauges"
    off = check(text, without=["actor-above"])
    assert said(off, "actor-above") == []
    assert said(off, "report-without-date") != []


def test_a_resolution_names_who_speaks(check: Check) -> None:
    """Without the line of the conference there is only a title."""
    opening = "RESOLUTION 99 (BAKU, 2025)\n\nOn tide gauges\n\n"
    body = "considering\nthat gauges fail,\n\nresolves\nto mend them"
    assert said(check(body, opening=opening), "no-opening") == ["considering"]


def test_every_rule_says_why_and_has_a_name_of_its_own() -> None:
    """The reference and SARIF show the docstrings."""
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert "Source:" in rule.why, rule.id
        assert rule.says.endswith("."), rule.id


def test_a_draft_without_any_head_has_no_empty_one(check: Check) -> None:
    """A first sketch of a text is checked like any other."""
    sketch = check("The gauges of the coast fail in every storm.", opening="")
    assert said(sketch, "head-empty") == []
