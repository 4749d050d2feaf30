"""Which cards to make: per group for its people without an address, and spare ones."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from assessments.desk.cards.actions import Order
from assessments.desk.cards.groups import CardGroup

MOST_SPARES = 200
"""Spare cards of one group at a time. How many are left unused is nobody's business: an earlier
card that was used becomes a spare one when cards are made again."""
MOST_AT_ONCE = 300
"""In one document: a card takes some hundredths of a second."""

KEEP, REPLACE = "keep", "replace"
EARLIER = (
    (KEEP, _("Ze blijven geldig. Ik heb kaarten nodig voor wie er nog geen heeft.")),
    (REPLACE, _("Ze vervallen. Ik druk kaarten opnieuw af.")),
)


class CardRow(NamedTuple):
    """A group with its fields; `people` is None when everybody has an address."""

    group: CardGroup
    people: forms.BoundField | None
    spares: forms.BoundField


class CardsForm(forms.Form):
    """After `is_valid`, `orders` has what to print, and `replace` whether earlier cards stop."""

    earlier = forms.ChoiceField(
        label=_("Wat gebeurt er met kaarten die u eerder maakte?"),
        choices=EARLIER,
        initial=KEEP,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, groups: Sequence[CardGroup], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        self.orders: list[Order] = []
        for group in groups:
            if group.without_address:
                self.fields[_people(group)] = forms.BooleanField(
                    label=group.name, required=False, initial=group.without_card > 0
                )
            self.fields[_spares(group)] = forms.IntegerField(
                label=group.name,
                required=False,
                initial=0,
                min_value=0,
                max_value=MOST_SPARES,
                widget=forms.NumberInput({"class": "form-control"}),
            )

    @property
    def rows(self) -> list[CardRow]:
        return [
            CardRow(
                group,
                self[_people(group)] if group.without_address else None,
                self[_spares(group)],
            )
            for group in self.groups
        ]

    @property
    def has_cards(self) -> bool:
        """Whether any were made before."""
        return any(group.has_cards for group in self.groups)

    @property
    def replace(self) -> bool:
        return bool(self.cleaned_data.get("earlier") == REPLACE)

    def clean(self) -> dict[str, Any]:
        self.orders = [order for order in map(self._order, self.groups) if order.total]
        total = sum(order.total for order in self.orders)
        if not self.errors and not total:
            raise forms.ValidationError(
                _(
                    "Er valt niets te maken. Kies een groep waarin mensen nog geen kaart hebben, "
                    "vul een aantal losse kaarten in, of laat eerdere kaarten vervallen."
                )
            )
        if total > MOST_AT_ONCE:
            raise forms.ValidationError(
                _(
                    "Dat zijn {total} kaarten. Maak er ten hoogste {most} per keer: "
                    "kies minder groepen."
                ).format(total=total, most=MOST_AT_ONCE)
            )
        return self.cleaned_data

    def _order(self, group: CardGroup) -> Order:
        spares = self.cleaned_data.get(_spares(group)) or 0
        chosen = self.cleaned_data.get(_people(group), False)
        if self.replace:
            # Their earlier cards stop working, so they need new ones, ticked or not.
            return Order(group, group.without_address if chosen or spares else 0, spares)
        return Order(group, group.without_card if chosen else 0, spares)


def _people(group: CardGroup) -> str:
    return f"people-{group.key}"


def _spares(group: CardGroup) -> str:
    return f"spares-{group.key}"
