"""What duties are called, in the language of the page."""

from intersector.publishing.labels import place_of
from intersector_web.followup.models import Duty
from intersector_web.layout.templatetags.library import instrument
from intersector_web.layout.words import names


def called(duty: Duty) -> str:
    """The instrument of a duty: "Resolution 5 (GC-23)", else its title, else its name."""
    title = duty.clause.document.title if duty.clause else ""
    return instrument(duty.edition) or title or str(duty.instrument or "")


def held_by(duty: Duty) -> str:
    """Who answers for a duty; empty where nobody does."""
    return str(duty.person or "") or names().actor(duty.office) or duty.desk


def place(duty: Duty) -> str:
    """The path of a duty's clause, its head as printed; empty where the text no longer has it."""
    return place_of(duty.clause) if duty.clause else ""  # type: ignore[arg-type]
