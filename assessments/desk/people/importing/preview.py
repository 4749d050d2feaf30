"""A checked list, as the pages show it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assessments.desk.people.checking import Checked, Outcome
from assessments.desk.people.importing.corrections import MAX_AT_ONCE, RowForm
from assessments.desk.people.places import ListedPlace
from assessments.desk.people.rows import as_text
from assessments.models import Role

TITLES = {"wrong": _("Klopt niet"), "doubtful": _("Twijfel"), "double": _("Dubbel")}


@dataclass(frozen=True)
class Section:
    """Rows to look at: some in a form to be corrected, the others as they are."""

    key: str
    title: Promise
    forms: Sequence[RowForm]
    others: Sequence[Checked]


@dataclass(frozen=True)
class Preview:
    """A list with what became of each row; `notes` and `warnings` are about the whole of it."""

    checked: tuple[Checked, ...]
    places: tuple[ListedPlace, ...]
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    def _which(self, outcome: Outcome) -> list[Checked]:
        return [each for each in self.checked if each.outcome is outcome]

    @cached_property
    def new(self) -> list[Checked]:
        return self._which(Outcome.NEW)

    @cached_property
    def doubtful(self) -> list[Checked]:
        """Of the new ones, those that are better looked at first."""
        return [each for each in self.new if each.doubts]

    @cached_property
    def double(self) -> list[Checked]:
        return self._which(Outcome.DOUBLE)

    @cached_property
    def wrong(self) -> list[Checked]:
        return self._which(Outcome.WRONG)

    @cached_property
    def empty(self) -> int:
        return len(self._which(Outcome.EMPTY))

    @cached_property
    def groups(self) -> list[tuple[str, int]]:
        """How many are new in each group, by role and name."""
        counts = Counter((each.role, each.group_name) for each in self.new)
        in_order = sorted(counts, key=lambda group: (Role.values.index(group[0]), group[1]))
        return [(name, counts[role, name]) for role, name in in_order]

    @cached_property
    def on_paper(self) -> int:
        """How many of the new people have no address, and get a card."""
        return sum(not each.row.email for each in self.new)

    @cached_property
    def rejected(self) -> list[Checked]:
        return [each for each in self.checked if each.outcome in (Outcome.WRONG, Outcome.DOUBLE)]

    @cached_property
    def left(self) -> "Preview":
        """What is left over after the new ones were taken."""
        return Preview(tuple(self.rejected), self.places)

    @cached_property
    def carried(self) -> list[Checked]:
        return [each for each in self.checked if each.outcome is not Outcome.EMPTY]

    @cached_property
    def text(self) -> str:
        """All rows but the empty ones, for the form to carry."""
        return as_text(each.row for each in self.carried)

    @cached_property
    def sections(self) -> list[Section]:
        """What to look at, the first rows of it to be corrected here."""
        positions = {id(each): at for at, each in enumerate(self.carried)}
        sections, room = [], MAX_AT_ONCE
        for key, title in TITLES.items():
            rows: list[Checked] = getattr(self, key)
            forms = [
                RowForm(self.places, each, prefix=str(positions[id(each)])) for each in rows[:room]
            ]
            room -= len(forms)
            if rows:
                sections.append(Section(key, title, forms, rows[len(forms) :]))
        return sections
