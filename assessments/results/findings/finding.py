"""A sentence about results, kept apart from how it is shown: web page, PDF or mail."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Evidence(Enum):
    """What shows that a finding is true."""

    ANSWERS = "how people answered one or two statements"
    MEANS = "the means of one factor"
    TEN_FACTORS = "the means of all factors"
    MUNICIPALITIES = "the municipalities beside each other"
    CHANGE = "a factor in two rounds"
    RESPONSE = "how many people answered"


class FindingKind(StrEnum):
    """What a sentence is about; its letter is what tests and decisions call it by."""

    POSITIVE = "A"
    ROLES_DIFFER = "B"
    DIVIDED = "C"
    RAAD_DIFFERS = "D"
    UNKNOWN = "E"
    STATEMENTS_DIFFER = "F"
    SAME_VIEW = "G"
    HIGHEST = "H"
    CHANGED = "I"
    LOW_RESPONSE = "J"
    LOWEST = "K"
    OWN_RAAD = "L"
    ONE_ROLE_STANDS_OUT = "M"

    @property
    def evidence(self) -> Evidence:
        return _EVIDENCE[self]

    @property
    def is_warning(self) -> bool:
        """About who answered, not about what they answered."""
        return self.evidence is Evidence.RESPONSE


_EVIDENCE = {
    FindingKind.POSITIVE: Evidence.ANSWERS,
    FindingKind.ROLES_DIFFER: Evidence.MEANS,
    FindingKind.DIVIDED: Evidence.ANSWERS,
    FindingKind.RAAD_DIFFERS: Evidence.MUNICIPALITIES,
    FindingKind.UNKNOWN: Evidence.ANSWERS,
    FindingKind.STATEMENTS_DIFFER: Evidence.ANSWERS,
    FindingKind.SAME_VIEW: Evidence.TEN_FACTORS,
    FindingKind.HIGHEST: Evidence.TEN_FACTORS,
    FindingKind.CHANGED: Evidence.CHANGE,
    FindingKind.LOW_RESPONSE: Evidence.RESPONSE,
    FindingKind.LOWEST: Evidence.ANSWERS,
    FindingKind.OWN_RAAD: Evidence.MEANS,
    FindingKind.ONE_ROLE_STANDS_OUT: Evidence.TEN_FACTORS,
}


@dataclass(frozen=True)
class Segment:
    text: str
    strong: bool = False


@dataclass(frozen=True)
class Finding:
    """A sentence, and where its evidence is: factor, statement, roles, municipality."""

    kind: FindingKind
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
