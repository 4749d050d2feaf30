"""Opened ballots → counts, the one moment that answers are looked at."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from assessments.models import Round
from assessments.results.blocks import Atom
from assessments.survey import ballot_box
from factors.catalogue import DONT_KNOW

ANSWERS = range(1, DONT_KNOW + 1)


@dataclass
class Tally:
    """`submitted` ballots per atom; per atom and statement (by position) how often each answer."""

    submitted: Counter[Atom] = field(default_factory=Counter)
    answers: defaultdict[Atom, Counter[tuple[int, int]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def counts(self, atoms: Iterable[Atom], position: int) -> list[int]:
        """Six counts over these atoms for one statement: answers 1 to 5, and "weet niet"."""
        atoms = list(atoms)
        return [sum(self.answers[atom][position, answer] for atom in atoms) for answer in ANSWERS]


def count(current_round: Round) -> Tally:
    """Open and count every submitted ballot. Raises `KeyMissing` when one won't open."""
    tally = Tally()
    positions = range(len(current_round.texts.codes))
    for atom, answers in ballot_box.open_submitted(current_round):
        tally.submitted[atom] += 1
        # A ballot has room for more statements than this round may have.
        tally.answers[atom].update(zip(positions, answers, strict=False))
    return tally
