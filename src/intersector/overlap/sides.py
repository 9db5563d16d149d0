"""Two clauses that are compared, before they are analysed."""

from dataclasses import dataclass

from intersector.model import Clause


@dataclass(frozen=True)
class Sides:
    """Two clauses, and the cosine of their whole words."""

    clauses: tuple[Clause, Clause]
    meaning: float

    @property
    def foreign(self) -> bool:
        """Whether they are in two languages."""
        left, right = self.clauses
        return left.document.language != right.document.language

    @property
    def one_text(self) -> bool:
        """Whether both are of one document."""
        left, right = self.clauses
        return left.document == right.document

    @property
    def orders(self) -> bool:
        """Whether both order something, rather than recall or consider."""
        return all(clause.role == "operative" for clause in self.clauses)

    @property
    def recitals(self) -> bool:
        """Whether neither orders anything."""
        return all(clause.role == "preamble" for clause in self.clauses)

    @property
    def mixed(self) -> bool:
        """Whether one orders and the other recalls or considers."""
        return {clause.role for clause in self.clauses} == {"operative", "preamble"}
