"""Correcting rows of a list on the page that shows what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assessments.desk.people.checking import Checked, check
from assessments.desk.people.forms import JOINT
from assessments.desk.people.limits import MAX_CELL
from assessments.desk.people.places import ListedPlace
from assessments.desk.people.rows import Row, cleaned
from assessments.models import Role
from factors.addresses import address_in

MAX_AT_ONCE = 25
"""Rows in a form at once: more don't read well, and a request has at most a thousand fields."""


class RowForm(forms.Form):
    """One row. What isn't chosen stays as it was written; whether it is right is checked later."""

    place = forms.ChoiceField(label=gettext_lazy("Gemeente of organisatie"), required=False)
    role = forms.ChoiceField(label=gettext_lazy("Rol"), required=False)
    name = forms.CharField(label=gettext_lazy("Naam"), required=False, max_length=MAX_CELL)
    email = forms.CharField(label=gettext_lazy("E-mailadres"), required=False, max_length=MAX_CELL)
    skip = forms.BooleanField(label=gettext_lazy("Deze rij overslaan"), required=False)

    def __init__(
        self,
        places: Sequence[ListedPlace],
        checked: Checked,
        data: Mapping[str, Any] | None = None,
        *,
        prefix: str,
    ) -> None:
        row, place = checked.row, checked.place
        self.checked = checked
        self.places = {each.code or JOINT: each for each in places}
        self.chosen = {"place": (place.code or JOINT) if place else "", "role": checked.role}
        initial = {"name": row.name, "email": row.email, **self.chosen}
        super().__init__(data, initial=initial, prefix=prefix)
        names = [(key, each.name) for key, each in self.places.items()]
        self._offer("place", row.place, names)
        self._offer("role", row.role, Role.choices)
        for field in ("name", "email"):
            self.fields[field].widget.attrs["autocomplete"] = "off"

    def _offer(self, field: str, written: str, choices: Sequence[tuple[str, Any]]) -> None:
        """The choices; above them, when it isn't one of them, what stands in the list."""
        as_written = _("‘{text}’").format(text=written) if written else _("Kies")
        above = [] if self.chosen[field] else [("", as_written)]
        self.fields[field].choices = [*above, *choices]  # type: ignore[attr-defined]

    @property
    def row(self) -> Row | None:
        """The row as it is now; None when it is skipped."""
        row = self.checked.row
        if not self.is_valid():
            return row
        data = self.cleaned_data
        if data["skip"]:
            return None
        name, email = cleaned(data["name"]), address_in(cleaned(data["email"]))
        place, role = row.place, row.role
        if data["place"] not in ("", self.chosen["place"]):
            place = self.places[data["place"]].name
        if data["role"] not in ("", self.chosen["role"]):
            role = data["role"]
        doubt = row.doubt if name == row.name else ""
        return replace(row, place=place, role=role, name=name, email=email, doubt=doubt)


def corrected(
    rows: Sequence[Row], places: Sequence[ListedPlace], data: Mapping[str, Any]
) -> tuple[list[Row], bool]:
    """The rows with what was corrected in a form, and whether anything was."""
    positions = [at for at in range(len(rows)) if f"{at}-name" in data][: 2 * MAX_AT_ONCE]
    if not positions:
        return list(rows), False
    checked = check([rows[at] for at in positions], places, known=())
    made: dict[int, Row | None] = dict(enumerate(rows))
    for at, each in zip(positions, checked, strict=True):
        made[at] = RowForm(places, each, data, prefix=str(at)).row
    kept = [row for row in made.values() if row is not None]
    return kept, kept != list(rows)
