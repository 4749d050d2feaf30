"""The instrument, read once: plain values that every other part works with.

A round keeps the texts it was opened with: `Instrument.as_json()` at opening,
`Instrument.from_json(current_round.instrument)` ever after. Facts that the code needs to know of
a factor or a statement stand in `fixtures/factors.json`, never as numbers in the code.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.conf import settings

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
    about_staff: bool = False
    """Staff of a joint organisation have that organisation in mind, not a municipality."""
    names_partnership: bool = False
    """Who reads it needs to know which partnership is meant."""


@dataclass(frozen=True)
class FactorText:
    """A factor as it is shown, with its two statements and its two conversation questions."""

    number: int
    title: str
    short_name: str
    explanation: str
    questions: tuple[str, str]
    statements: tuple[StatementText, StatementText]
    about_roles: bool = False
    """What the raad, the college and the organisation each do: they stand beside each other."""

    @property
    def about_own_municipality(self) -> bool:
        """Whether both statements are: then two roles don't look at the same thing."""
        return all(statement.about_own_municipality for statement in self.statements)

    @property
    def paragraphs(self) -> list[str]:
        return self.explanation.split("\n\n")


@dataclass(frozen=True)
class Instrument:
    """The ten factors, in order, and what a partnership asks beside them."""

    factors: tuple[FactorText, ...]
    own: tuple[StatementText, ...] = ()
    """The partnership's own statements, "e1" to "e4" at most: they are of no factor."""

    @cached_property
    def of_factors(self) -> tuple[StatementText, ...]:
        """The twenty statements, in order."""
        return tuple(statement for factor in self.factors for statement in factor.statements)

    @cached_property
    def statements(self) -> tuple[StatementText, ...]:
        """The twenty, then the own ones; a ballot's answers are in this order."""
        return self.of_factors + self.own

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(statement.code for statement in self.statements)

    def given(self, answers: Sequence[int]) -> dict[str, int]:
        """A ballot's answers by code, without the room for statements that there are not."""
        return dict(zip(self.codes, answers, strict=False))

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
        """The factors, then the own statements."""
        return [*map(asdict, self.factors), *map(asdict, self.own)]

    @classmethod
    def from_json(cls, frozen: list[dict[str, Any]]) -> "Instrument":
        """What was frozen; a fact that wasn't known yet at the time is as the fixture has it."""
        factors = (each for each in frozen if "statements" in each)
        own = (each for each in frozen if "statements" not in each)
        return cls(tuple(map(_factor_from_json, factors)), tuple(map(_statement_from_json, own)))


def _factor_from_json(factor: dict[str, Any]) -> FactorText:
    frozen = {
        "questions": tuple(factor["questions"]),
        "statements": tuple(map(_statement_from_json, factor["statements"])),
    }
    return FactorText(**_facts_of_fixture().get(factor["number"], {}) | factor | frozen)


def _statement_from_json(statement: dict[str, Any]) -> StatementText:
    frozen = {"words": tuple(map(tuple, statement["words"]))}
    return StatementText(**_facts_of_fixture().get(statement["code"], {}) | statement | frozen)


FACTS = {"about_roles", "about_staff", "names_partnership"}
"""What the code knows of a factor or a statement, beside its texts."""


@cache
def _facts_of_fixture() -> dict[int | str, dict[str, bool]]:
    """By a factor's number and a statement's code."""
    path = Path(settings.FIXTURE_DIRS[0]) / "factors.json"
    records = [record["fields"] for record in json.loads(path.read_text(encoding="utf-8"))]
    return {
        each.get("number") or each["code"]: {name: each[name] for name in FACTS & each.keys()}
        for each in records
    }


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
                about_roles=factor.about_roles,
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
        about_staff=statement.about_staff,
        names_partnership=statement.names_partnership,
    )
