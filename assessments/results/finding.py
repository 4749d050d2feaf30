"""A sentence about results, kept apart from how it is shown: web page, PDF or mail."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Finding:
    """A sentence, and where its evidence is: factor, statement, roles, municipality."""

    letter: str
    segments: tuple[Segment, ...]
    factor_number: int | None = None
    statement_code: str = ""
    roles: tuple[str, ...] = ()
    place_code: str | None = None

    @property
    def text(self) -> str:
        """The sentence without emphasis."""
        return "".join(segment.text for segment in self.segments)


def emphasised(template: str, **values: str | int) -> tuple[Segment, ...]:
    """Split before filling in, so that no value can change what is emphasised."""
    return tuple(
        Segment(part.format(**values), strong=bool(index % 2))
        for index, part in enumerate(template.split("**"))
        if part
    )
