"""One measured figure and the cases behind it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured on which labelled set; `wrong` names every case that failed."""

    name: str
    value: float
    of: str
    wrong: tuple[str, ...] = field(default=(), repr=False)


def f1(  # noqa: PLR0913
    name: str, of: str, *, right: int, found: int, wanted: int, wrong: tuple[str, ...] = ()
) -> tuple[Figure, ...]:
    """Precision, recall and F1 from counts; all 1.0 when nothing was wanted and nothing found."""
    precision = right / found if found else float(not wanted)
    recall = right / wanted if wanted else 1.0
    mean = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    values = {"precision": precision, "recall": recall, "F1": mean}
    return tuple(
        Figure(f"{name} {what}", value, of, wrong if what == "F1" else ())
        for what, value in values.items()
    )
