"""From mentions to instruments: the body by words, place, year and what the text said before."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from intersector.citations.grammar import ASSEMBLY, THIS
from intersector.citations.mention import Mention
from intersector.identifiers import InstrumentId
from intersector.model import Citation
from intersector.organisations import Organisations

_LETTERED: Final = re.compile(r"[A-Z]{1,3}\.\d")


@dataclass(slots=True)
class Resolver:
    """Resolves the mentions of one text in order, remembering what each number was told to be."""

    organisations: Organisations
    document: InstrumentId | None = None
    told: dict[tuple[str, str | None, str | None, int | None], str] = field(default_factory=dict)
    seen: dict[tuple[str, str | None], Mention] = field(default_factory=dict)

    def resolve(self, text: str, mentions: Iterable[Mention]) -> Iterator[Citation]:
        """Turn each mention of `text` into a citation: its target, or the candidates for it."""
        for mention in mentions:
            known = self._known(mention)
            found = self._candidates(known)
            candidates = tuple(found if len(found) < 2 else sorted(set(found)))
            target = candidates[0] if len(candidates) == 1 else None
            yield Citation(
                span=known.span,
                text=known.span.of(text),
                kind=known.kind,
                number=known.number,
                body=known.body,
                place=known.place,
                year=known.year,
                target=target,
                candidates=candidates if target is None else (),
            )

    def _known(self, mention: Mention) -> Mention:
        """The mention with what its context adds: body, and the edition cited before."""
        if mention.candidates or mention.kind in {"provision", "other"}:
            return mention
        body = self._body(mention)
        known = replace(mention, body=body)
        if known.year is None and known.kind != "question":
            known = self._repeated(known)
        if known.body is not None:
            self.told[_key(known)] = known.body
            self.seen[known.kind, known.number] = known
        return known

    def _repeated(self, mention: Mention) -> Mention:
        before = self.seen.get((mention.kind, mention.number))
        if before is None or mention.body not in (None, before.body):
            return mention
        return replace(mention, body=before.body, place=before.place, year=before.year)

    def _body(self, mention: Mention) -> str | None:
        body = mention.body
        if body in (THIS, ASSEMBLY):
            body = self.document.body if self.document else None
        if mention.code is not None or body is not None:
            named = mention.code or body
            return self._assembly(named) if mention.kind == "resolution" else named
        if mention.kind == "question":
            return self._studied(mention)
        told = self.told.get(_key(mention)) or self._in_series(mention)
        told = told or self._of_series(mention) or self._itself(mention)
        return told or self._numbered(mention) or self._alone(mention)

    def _studied(self, mention: Mention) -> str | None:
        """The Sector with a study group of that number: of several the document's own, or none."""
        sectors = self._studying(mention)
        own = self.organisations.sector_of(self.document.body if self.document else None)
        if not sectors or own in sectors:
            return own
        return sectors[0] if len(sectors) == 1 else None

    def _in_series(self, mention: Mention) -> str | None:
        """The Sector that alone has the series of a Recommendation: K.52 is of ITU-T."""
        letters = (mention.number or "").partition(".")[0]
        known = self.organisations.members if mention.kind == "recommendation" else ()
        every = (sector for each in known for sector in each.sectors)
        return next((sector.code for sector in every if letters in sector.series), None)

    def _studying(self, mention: Mention) -> list[str]:
        group = (mention.number or "").rpartition("/")[2]
        every = (sector for each in self.organisations.members for sector in each.sectors)
        return [sector.code for sector in every if group in map(str, sector.groups)]

    def _of_series(self, mention: Mention) -> str | None:
        """The Sector of a document of a series such as U.1, which cites others: "Rec. F.69"."""
        lettered = _LETTERED.match(mention.number or "")
        own = self.document if lettered and mention.kind == "recommendation" else None
        return own.body if own is not None and _LETTERED.match(own.number) else None

    def _itself(self, mention: Mention) -> str | None:
        """The body of the document where its own title is cited: "OPINION 6 (Geneva, 2026)"."""
        own, year = self.document, mention.year
        named = own is not None and (own.kind, own.number) == (mention.kind, mention.number)
        return own.body if own is not None and named and own.year == year is not None else None

    def _numbered(self, mention: Mention) -> str | None:
        """The only body that has such numbers: "Resolution 1333" is the Council's, unless a body
        of another organisation was named just before."""
        if mention.number is None or not mention.number.isdecimal():
            return None
        own = self.document.body if self.document else None
        for organisation in self.organisations.members:
            codes = {body.code for body in organisation.bodies}
            strange = {own, mention.beside} - {None, THIS, ASSEMBLY} - codes
            for body in () if strange else organisation.bodies:
                first, last = body.numbers.get(mention.kind, (1, 0))
                if first <= int(mention.number) <= last:
                    return body.code
        return None

    def _assembly(self, sector: str | None) -> str | None:
        """The assembly or conference whose resolutions bear the Sector's name; else the name."""
        bodies = self.organisations.bodies.values()
        return next((body.code for body in bodies if body.marked == sector), sector)

    def _alone(self, mention: Mention) -> str | None:
        """The only body that met at that place in that year."""
        met = self._met(mention)
        return met[0] if len(met) == 1 else None

    def _met(self, mention: Mention) -> list[str]:
        place = self.organisations.places.get((mention.place or "").casefold(), mention.place)
        return [
            body.code
            for body in self.organisations.bodies.values()
            if any(e.year == mention.year and e.place == place for e in body.editions)
        ]

    def _candidates(self, mention: Mention) -> list[InstrumentId]:
        if mention.candidates:
            return list(mention.candidates)
        if mention.number is None:
            return []
        if mention.kind == "provision":
            return [
                InstrumentId(
                    mention.code or mention.body or "", mention.unit or mention.kind, mention.number
                )
            ]
        if mention.unit == "document" and mention.body is not None:
            return [InstrumentId(mention.body, "document", mention.number)]
        open_to = self._studying if mention.kind == "question" else self._met
        bodies = [mention.body] if mention.body else open_to(mention)
        return [InstrumentId(b, mention.kind, mention.number, mention.year) for b in bodies if b]


def _key(mention: Mention) -> tuple[str, str | None, str | None, int | None]:
    return mention.kind, mention.number, mention.place, mention.year
