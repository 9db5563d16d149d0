"""What can go wrong, said so that the reader can mend it."""


class IntersectorError(Exception):
    """Something the user can mend: which file, where in it, what is wrong, what to do."""

    def __init__(self, source: str, message: str, *, mend: str, place: str | None = None) -> None:
        super().__init__(source, message, mend, place)
        self.source = source
        self.message = message
        self.mend = mend
        self.place = place

    def __str__(self) -> str:
        where = f"{self.source} ({self.place})" if self.place else self.source
        return f"{where}: {self.message} {self.mend}"

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.source, self.message, self.mend, self.place))


class ReadingError(IntersectorError):
    """A file that could not be read as a document."""


class DataError(IntersectorError):
    """A data file or JSON Lines input that does not follow its schema."""


class CorpusError(IntersectorError):
    """A corpus folder that cannot be used: not ours, of another version, damaged, or full."""


class EngineError(IntersectorError):
    """An engine that cannot be used."""


class OutputError(IntersectorError):
    """A place where nothing may or can be written."""


class EncoderError(IntersectorError):
    """An encoder that cannot be had, or vectors of two encoders where one is wanted."""


def _rebuild(
    kind: type[IntersectorError], source: str, message: str, mend: str, place: str | None
) -> IntersectorError:
    return kind(source, message, mend=mend, place=place)
