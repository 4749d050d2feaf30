"""A form for each own statement that a round has room for; an empty one is no statement."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from assessments.audit import Subject
from assessments.desk.own_statements.actions import FIELDS
from assessments.edit_conflicts import CarriesWhatItShowed, Check, EditConflict
from assessments.models import OwnStatement, Round
from assessments.models.own_statement import LONGEST_NAME, LONGEST_TEXT, MOST
from factors.form_fields import Line
from factors.models import Statement

TOO_LONG = {"max_length": _("Maak dit korter: ten hoogste %(limit_value)s tekens.")}


class OwnStatementForm(CarriesWhatItShowed, forms.Form):
    text = Line(
        label=_("Stelling"),
        max_length=LONGEST_TEXT,
        error_messages=TOO_LONG,
        required=False,
        help_text=_("Ten hoogste {n} tekens. Een zin waar u het mee eens of oneens kunt zijn."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    short_name = Line(
        label=_("Korte naam"),
        max_length=LONGEST_NAME,
        error_messages=TOO_LONG,
        required=False,
        help_text=_("Ten hoogste {n} tekens. Zo heet de stelling in tabellen en koppen."),
    )
    scope = forms.ChoiceField(
        label=_("Waar gaat de stelling over?"),
        choices=(
            (Statement.Scope.PARTNERSHIP, _("De samenwerking")),
            (Statement.Scope.OWN_MUNICIPALITY, _("De eigen gemeente")),
        ),
        initial=Statement.Scope.PARTNERSHIP,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, number: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.number = number
        for name in ("text", "short_name"):
            field: Any = self.fields[name]
            field.help_text = field.help_text.format(n=field.max_length)

    def clean_scope(self) -> str:
        """What it is about unless somebody chose."""
        return str(self.cleaned_data["scope"] or Statement.Scope.PARTNERSHIP)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("text") and not (cleaned.get("short_name") or self.has_error("short_name")):
            self.add_error("short_name", _("Geef de stelling een korte naam."))
        if cleaned.get("short_name") and not (cleaned.get("text") or self.has_error("text")):
            self.add_error("text", _("Vul de stelling in, of maak de korte naam leeg."))
        return cleaned

    def initial_of(self, now: Mapping[int, OwnStatement]) -> dict[str, str]:
        return _initial(now.get(self.number))

    def label_of(self, name: str) -> str:
        return f"{self.number}: {super().label_of(name)}"

    @property
    def is_empty(self) -> bool:
        """Whether it shows no statement."""
        return not any(self[name].value() for name in ("text", "short_name"))

    @property
    def is_filled(self) -> bool:
        return bool(self.cleaned_data.get("text"))

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, what is wrong with it)."""
        n = self.number
        return [
            (
                str(self[name].id_for_label),
                gettext("Eigen stelling {n}: {error}").format(n=n, error=error),
            )
            for name, errors in self.errors.items()
            for error in errors
        ]


def statement_forms(current_round: Round, data: Any = None) -> list[OwnStatementForm]:
    """As many as there is room for."""
    known = {each.number: each for each in current_round.own_statements.all()}
    return [
        OwnStatementForm(
            data, prefix=f"e{number}", number=number, initial=_initial(known.get(number))
        )
        for number in range(1, MOST + 1)
    ]


def are_valid(forms: Iterable[OwnStatementForm], asked: Iterable[str]) -> bool:
    """Whether each is, and none says what another does or what is `asked` already."""
    seen = set(map(_compared, asked))
    valid = True
    for form in forms:
        valid = form.is_valid() and valid
        text = _compared(form.cleaned_data.get("text", ""))
        if text and text in seen:
            form.add_error("text", _("Deze stelling staat er al."))
            valid = False
        seen.add(text)
    return valid


def given(forms: Iterable[OwnStatementForm], *, up: int = 0, remove: int = 0) -> list[Any]:
    """What is filled in, in order; with one statement a place higher, or without one."""
    filled = [form for form in forms if form.is_filled and form.number != remove]
    place = next((place for place, form in enumerate(filled) if form.number == up), 0)
    if place:
        filled.insert(place - 1, filled.pop(place))
    return [form.cleaned_data for form in filled]


def require_all_seen(forms: Iterable[OwnStatementForm]) -> Check:
    """The check of forms that are sent as one."""

    def check(now: Mapping[int, OwnStatement], subject: Subject) -> None:
        overlooked = [each for form in forms for each in form.overlooked(now)]
        if overlooked:
            raise EditConflict(overlooked, subject)

    return check


def _compared(text: str) -> str:
    """What differs in spaces, capitals or the last full stop says the same."""
    return " ".join(text.casefold().split()).rstrip(".")


def _initial(statement: OwnStatement | None) -> dict[str, str]:
    return {name: getattr(statement, name) for name in FIELDS} if statement else {}
