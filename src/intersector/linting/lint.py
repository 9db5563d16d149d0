"""The declared rules, and the verb of the room."""

from collections.abc import Collection
from typing import Final

from intersector.linting import citing, duties, heads, numbering, repeating
from intersector.linting.model import Draft, Finding, Rule

RULES: Final[tuple[Rule, ...]] = (
    Rule("repeats-existing", "warning", repeating.repeats),
    Rule("repeats-recital", "note", repeating.recites),
    Rule("touches-existing", "note", repeating.touches),
    Rule("repeats-itself", "warning", repeating.repeats_itself),
    Rule("report-exists", "warning", repeating.asks_again),
    Rule("cites-old-edition", "warning", citing.old_edition),
    Rule("cites-suppressed", "error", citing.suppressed),
    Rule("cites-unknown-edition", "error", citing.unknown_edition),
    Rule("cites-ambiguously", "note", citing.ambiguous),
    Rule("cites-no-edition", "note", citing.no_edition),
    Rule("unknown-actor", "warning", duties.unknown_actor),
    Rule("actor-above", "warning", duties.actor_above),
    Rule("actor-of-other-sector", "warning", duties.other_sector),
    Rule("outside-functions", "note", duties.outside_functions),
    Rule("report-without-recipient", "warning", duties.no_recipient),
    Rule("report-without-date", "warning", duties.no_date),
    Rule("report-without-review", "note", duties.no_review),
    Rule("number-skipped", "error", numbering.skipped),
    Rule("number-repeated", "error", numbering.repeated),
    Rule("number-disordered", "error", numbering.disordered),
    Rule("number-mixed", "warning", numbering.mixed),
    Rule("head-unknown", "warning", heads.unknown_head),
    Rule("head-of-other-language", "warning", heads.foreign_head),
    Rule("head-empty", "error", heads.empty_head),
    Rule("preamble-after-operative", "error", heads.preamble_after_operative),
    Rule("recital-orders", "warning", heads.recital_orders),
    Rule("no-opening", "warning", heads.no_opening),
    Rule("no-operative-part", "error", heads.no_operative),
)
"""Every rule, in the order of the reference: what exists, references, duties, numbers, build."""


def lint(draft: Draft, *, without: Collection[str] = ()) -> tuple[Finding, ...]:
    """What the rules, but for those of the ids `without`, find in a draft, in the text's order."""
    found = [
        (remark.span, at, Finding(rule, draft.document, remark))
        for at, rule in enumerate(RULES)
        if rule.id not in without
        for remark in rule.check(draft)
    ]
    return tuple(finding for *_, finding in sorted(found, key=lambda each: each[:2]))
