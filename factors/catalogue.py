"""The instrument, read once: plain values that every other part works with.

A round keeps the texts it was opened with: `Instrument.as_json()` at opening,
`Instrument.from_json(current_round.instrument)` ever after.
"""

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from factors.models import Factor, Statement

DONT_KNOW = 6
"""The sixth answer, "weet niet"; 1 to 5 are the Likert answers and 0 is unanswered."""

ANSWER_LABELS: dict[int, str] = {
    1: "Helemaal mee oneens",
    2: "Mee oneens",
    3: "Neutraal",
    4: "Mee eens",
    5: "Helemaal mee eens",
    DONT_KNOW: "Weet niet",
}


@dataclass(frozen=True)
class StatementText:
    """A statement as it is shown: code "1a" … "10b"."""

    code: str
    text: str
    short_name: str
    about_own_municipality: bool
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class FactorText:
    """A factor as it is shown, with its two statements and its two conversation questions."""

    number: int
    title: str
    short_name: str
    explanation: str
    questions: tuple[str, str]
    statements: tuple[StatementText, StatementText]

    @property
    def about_own_municipality(self) -> bool:
        """Whether both statements are: then two roles don't look at the same thing."""
        return all(statement.about_own_municipality for statement in self.statements)

    @property
    def paragraphs(self) -> list[str]:
        return self.explanation.split("\n\n")


@dataclass(frozen=True)
class Instrument:
    """The ten factors, in order."""

    factors: tuple[FactorText, ...]

    @cached_property
    def statements(self) -> tuple[StatementText, ...]:
        """The twenty statements in order; a ballot's answers are in this order."""
        return tuple(statement for factor in self.factors for statement in factor.statements)

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(statement.code for statement in self.statements)

    def factor(self, number: int) -> FactorText:
        """Raises KeyError when there is no such factor."""
        for factor in self.factors:
            if factor.number == number:
                return factor
        raise KeyError(number)

    def statement(self, code: str) -> StatementText:
        """Raises KeyError when there is no such statement."""
        for statement in self.statements:
            if statement.code == code:
                return statement
        raise KeyError(code)

    def as_json(self) -> list[dict[str, Any]]:
        return [asdict(factor) for factor in self.factors]

    @classmethod
    def from_json(cls, factors: list[dict[str, Any]]) -> "Instrument":
        return cls(
            tuple(
                FactorText(
                    **{
                        **factor,
                        "questions": tuple(factor["questions"]),
                        "statements": tuple(
                            StatementText(
                                **{**statement, "words": tuple(map(tuple, statement["words"]))}
                            )
                            for statement in factor["statements"]
                        ),
                    }
                )
                for factor in factors
            )
        )


def read_instrument() -> Instrument:
    """The instrument as it is in the database now."""
    return Instrument(
        tuple(
            FactorText(
                number=factor.number,
                title=factor.title,
                short_name=factor.short_name,
                explanation=factor.explanation,
                questions=(factor.question_1, factor.question_2),
                statements=tuple(_statement(statement) for statement in factor.statements.all()),  # type: ignore[arg-type]
            )
            for factor in Factor.objects.prefetch_related("statements")
        )
    )


def _statement(statement: Statement) -> StatementText:
    return StatementText(
        code=statement.code,
        text=statement.text,
        short_name=statement.short_name,
        about_own_municipality=statement.scope == Statement.Scope.OWN_MUNICIPALITY,
        words=tuple((word, meaning) for word, meaning in statement.words),
    )
