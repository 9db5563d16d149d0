"""Who adopts instruments, who acts on them, when and where they met: data, one file each.

The shipped organisations are the ITU and the UN; a folder of documents can bring its own as
``organisation.toml`` of the same form (see `model` for what each table means).
"""

from intersector.organisations.load import load, shipped
from intersector.organisations.model import (
    Actor,
    Assumptions,
    Body,
    Edition,
    Function,
    Instrument,
    Organisation,
    Organisations,
    Reports,
    Sector,
    Side,
    Table,
    code_number,
    code_pattern,
)

__all__ = [
    "Actor",
    "Assumptions",
    "Body",
    "Edition",
    "Function",
    "Instrument",
    "Organisation",
    "Organisations",
    "Reports",
    "Sector",
    "Side",
    "Table",
    "code_number",
    "code_pattern",
    "load",
    "shipped",
]
