"""Pure: what was published → cells, cut to what a viewer may see.

Every cell is a union of whole blocks and is computed from their safe tables, never from anything
else (`docs/privacy.md`, step 3).
"""

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from assessments.access import Viewer
from assessments.results import wording
from assessments.results.between_rounds.mergers import Mergers
from assessments.results.blocks import Atom
from assessments.results.cells import Cell, Cells, Group, Part, Published, Responses, Whole
from assessments.results.scores import (
    ENOUGH_FOR_A_DISTRIBUTION,
    FactorResult,
    FactorScore,
    Reason,
    StatementResult,
    Withheld,
    factor_result,
    statement_result,
    whole_result,
)
from assessments.roles import ROLES

POOLED_ROLES = ("raad", "organisatie")
"""Roles in which a municipality can have a cell of its own; the colleges are always together."""


def gives_away(hidden: Sequence[Collection[str]]) -> bool:
    """Whether a total shows one municipality to who may not see it.

    `hidden` are the codes of each block in that total that this viewer doesn't see: the total
    minus what the viewer does see is what is hidden.
    """
    return len(hidden) == 1 and len(hidden[0]) == 1


@dataclass(frozen=True)
class VisibleResults:
    """What one viewer may see of what was published.

    Who is of one place in a partnership that shares *own* sees that place and the roles over the
    whole partnership; of others no cell, no pool, no response and no name of who is missing.
    """

    viewer: Viewer
    published: Published

    def sees(self, atom: Atom) -> bool:
        """The joint organisation is everybody's where it is a whole role by itself."""
        code, role = atom
        return (
            self.viewer.sees_others
            or code == self.viewer.own
            or (code == "" and self.published.joint_organisation(role) is not None)
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return tuple(group for group in self.published.groups if self.sees(group.atom))

    @cached_property
    def totals(self) -> dict[str, Responses]:
        """Over the partnership; where that would tell of one other group, nothing."""
        return {role: self._total(role) for role in ROLES}

    def _total(self, role: str) -> Responses:
        others = [g for g in self.published.groups_of(role) if g.invited and not self.sees(g.atom)]
        return Responses(0, 0) if len(others) == 1 else self.published.totals[role]

    @cached_property
    def roles(self) -> dict[str, Cell]:
        return {
            role: self._cell(
                self.published.role_label(role),
                self.published.groups_of(role),
                parts,
                self.totals[role],
                self._names(g for g in self.published.groups_of(role) if self._is_left_out(g)),
            )
            for role in ROLES
            if (parts := self.published.parts_of(role))
        }

    @cached_property
    def cells(self) -> Cells:
        asked = {group.atom: group for group in self.published.groups}
        atoms = tuple((place.code, role) for place in self.published.places for role in ROLES)
        return Cells(atoms, lambda atom: self._cell_or_why(asked.get(atom)))

    @cached_property
    def pools(self) -> tuple[Cell, ...]:
        return tuple(
            self._cell(part.label, part.groups, (part,), self._responses(part))
            for part in self.published.parts
            if len(part.groups) > 1 and part.role != "college" and self._sees_any(part.groups)
        )

    @cached_property
    def others(self) -> Cells:
        """Of each municipality whose raad is shown apart: the other raden of the round together.

        Not for who may not see others: what that viewer compares with has the own raad in it. Nor
        beside a raad of five to nine: with the total it would be known to the person.
        """
        parts = self.published.parts_of("raad")
        single = [part for part in parts if self._has_distribution(part)]
        asked = (
            {}
            if not self.viewer.sees_others or len(parts) < 2
            else {(part.groups[0].place.code, "raad"): part for part in single}
        )
        return Cells(tuple(asked), lambda atom: self._all_but(asked[atom]))

    def _has_distribution(self, part: Part) -> bool:
        """Whether it is one group, of which more can be shown than half steps."""
        return len(part.groups) == 1 and self._people(part) >= ENOUGH_FOR_A_DISTRIBUTION

    def _all_but(self, own: Part) -> Cell:
        others = tuple(part for part in self.published.parts_of(own.role) if part is not own)
        groups = tuple(g for g in self.published.groups_of(own.role) if g not in own.groups)
        missing = self._names(group for group in groups if self._is_left_out(group))
        responses = self.totals[own.role].minus(self._responses(own))
        return self._cell(wording.the_others(own.role), groups, others, responses, missing)

    def merged(self, mergers: Mergers, day: datetime.date) -> dict[Atom, Cell]:
        """What became one municipality after the day of this round, together; by its code.

        Only where whole blocks hold exactly those municipalities: otherwise there is no such cell.
        Who sees one municipality, sees what went into that one and nothing of others.
        """
        places = [place.code for place in self.published.places]
        cells = {
            (code, role): self._together(role, mergers.were(code, day))
            for code in mergers.successors(places)
            for role in POOLED_ROLES
            if self.viewer.sees_others or code == self.viewer.own
        }
        return {atom: cell for atom, cell in cells.items() if cell}

    @cached_property
    def blocks(self) -> dict[str, tuple[frozenset[str], ...]]:
        """Role → the codes of the places in each block; none for who may not see others."""
        if not self.viewer.sees_others:
            return {}
        return {role: tuple(part.codes for part in self.published.parts_of(role)) for role in ROLES}

    def union(self, role: str, codes: frozenset[str]) -> Cell | None:
        """The whole blocks that hold exactly these places, together.

        Not for who may not see others: with the total it would tell of them. Nor where what is
        left of the role is one block of five to nine: that would be known to the person.
        """
        rest = [part for part in self.published.parts_of(role) if not part.codes <= codes]
        known = len(rest) == 1 and self._people(rest[0]) < ENOUGH_FOR_A_DISTRIBUTION
        return None if known or not self.viewer.sees_others else self._together(role, codes)

    def _together(self, role: str, codes: frozenset[str]) -> Cell | None:
        groups = tuple(g for g in self.published.groups_of(role) if g.place.code in codes)
        parts = tuple(part for part in self.published.parts_of(role) if part.codes <= codes)
        if not parts or frozenset().union(*(part.codes for part in parts)) != codes:
            return None
        names = [group.place.name for group in groups]
        label = parts[0].label if len(parts) == 1 else wording.together(role, names)
        people = sum(map(self._people, parts))
        responses = Responses(sum(group.invited for group in groups), people)
        return self._cell(label, groups, parts, responses)

    @cached_property
    def whole(self) -> Whole:
        asked = [role for role in ROLES if any(g.invited for g in self.published.groups_of(role))]
        results = {
            factor.number: {
                self.published.role_name(role): self._role_factor(role, factor.number)
                for role in asked
            }
            for factor in self.published.instrument.factors
        }
        missing = tuple(
            name
            for name in map(self.published.role_name, asked)
            if not any(isinstance(roles[name], FactorScore) for roles in results.values())
        )
        return Whole({n: whole_result(roles) for n, roles in results.items()}, missing)

    def _role_factor(self, role: str, number: int) -> FactorResult:
        cell = self.roles.get(role)
        return cell.factors[number] if cell else Withheld(Reason.NO_ANSWERS)

    def _cell_or_why(self, group: Group | None) -> Cell | Withheld:
        if group is None:
            return Withheld(Reason.NOT_ASKED)
        if not self.sees(group.atom):
            return Withheld(Reason.OTHER_MUNICIPALITY)
        if group.invited == 0:
            return Withheld(Reason.NOT_ASKED)
        if group.role == "college" and "college" in self.roles:
            return self._colleges_together()
        if group.submitted == 0:
            return Withheld(Reason.NO_ANSWERS)
        if self._is_left_out(group):
            reason = Reason.TOO_FEW_INVITED if group.submitted is None else Reason.LEFT_OUT
            return Withheld(reason, people=group.submitted or 0)
        (part,) = (part for part in self.published.parts if group in part.groups)
        if len(part.groups) > 1:
            return self._pooled(group, part)
        return self._cell(part.label, part.groups, (part,), self._responses(part))

    def _pooled(self, group: Group, part: Part) -> Withheld:
        """Whether anybody of a group without a count sent in, isn't told."""
        reason = Reason.POOLED_UNCOUNTED if group.submitted is None else Reason.POOLED
        return Withheld(reason, people=group.submitted or 0, shown_with=part.label)

    def _responses(self, part: Part) -> Responses:
        return Responses(sum(group.invited for group in part.groups), self._people(part))

    def _people(self, part: Part) -> int:
        return self.published.people_of(part)

    def _colleges_together(self) -> Withheld:
        colleges = self.roles["college"]
        asked = [group for group in self.published.groups_of("college") if group.invited]
        return Withheld(
            Reason.COLLEGES_TOGETHER,
            people=colleges.submitted,
            shown_with=colleges.label,
            invited=colleges.invited,
            municipalities=len(asked),
        )

    def _cell(
        self,
        label: str,
        groups: tuple[Group, ...],
        parts: tuple[Part, ...],
        responses: Responses,
        without: tuple[str, ...] = (),
    ) -> Cell:
        statements = {
            code: self._statement(code, parts) for code in self.published.instrument.codes
        }
        factors = {
            factor.number: factor_result(*(statements[s.code] for s in factor.statements))
            for factor in self.published.instrument.factors
        }
        counted = {group.place for part in parts for group in part.groups}
        return Cell(
            role=groups[0].role,
            label=label,
            places=tuple(place for place in self.published.places if place in counted),
            invited=responses.invited,
            submitted=responses.submitted,
            statements=statements,
            factors=factors,
            without=without,
        )

    def _statement(self, code: str, parts: tuple[Part, ...]) -> StatementResult:
        if gives_away([part.codes for part in parts if part.tables[code] and not self._sees(part)]):
            return Withheld(Reason.OTHER_BY_SUBTRACTION)
        return statement_result(
            [table for part in parts if (table := part.tables[code])],
            self._names(part for part in parts if part.tables[code] is None),
        )

    def _sees(self, part: Part) -> bool:
        return self._sees_any(part.groups)

    def _is_left_out(self, group: Group) -> bool:
        return group.atom in self.published.left_out

    def _sees_any(self, groups: Iterable[Group]) -> bool:
        return any(self.sees(group.atom) for group in groups)

    def _names(self, missing: Iterable[Group | Part]) -> tuple[str, ...]:
        """How groups and parts are named where they are missing; others' only as such."""
        names = (
            part.name
            if self._sees_any((part,) if isinstance(part, Group) else part.groups)
            else _("een groep van een andere gemeente")
            for part in missing
        )
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True)
class Unions:
    """(role, codes) → `VisibleResults.union`; equal where what was published is."""

    of: VisibleResults

    def __call__(self, role: str, codes: frozenset[str]) -> Cell | None:
        return self.of.union(role, codes)
