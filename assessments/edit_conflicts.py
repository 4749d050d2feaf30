"""Nobody's change is overwritten unseen.

A page with a form carries what the form showed. The action that writes compares that with what is
there by then, within its own transaction. What somebody else changed meanwhile is laid before
whoever sent the form, field by field, with nothing typed lost: who sent it chooses.
"""

import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django import forms
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from assessments.audit import Subject
from factors.plain_text import lines

SEEN, NOW, CHOICE = "seen", "now:", "choice:"
MINE, THEIRS = "mine", "theirs"

Posted = list[str]
"""The values of a field as a browser sends them."""
Check = Callable[[Any, Subject], None]
"""Called by an action with what is there now, and whose log it is in. Raises `EditConflict`."""


def unchecked(_now: Any, _subject: Subject) -> None:
    """For who changes something without having looked at it first."""


@dataclass(frozen=True)
class Overlooked:
    """A field that somebody else changed after the form was shown."""

    name: str
    label: str
    was: str
    now: str
    typed: str
    current: str
    """What is there now, for the choosing page to carry."""
    is_touched: bool
    """Whether whoever sent the form changed it too."""


class EditConflict(Exception):
    """What the form would overwrite; nothing was written."""

    def __init__(self, fields: Iterable[Overlooked], subject: Subject) -> None:
        super().__init__(subject.name)
        self.fields = tuple(fields)
        self.subject = subject


class CarriesWhatItShowed(forms.BaseForm):
    """A form that knows what its page showed, and takes the choices of the page with conflicts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown = self._read_shown() if self.is_bound else self._posted(self.initial)
        if self.is_bound:
            self._take_choices()

    def initial_of(self, now: Any) -> Mapping[str, Any]:
        """The form's initial values for what is there now; a model form has them by itself."""
        return model_to_dict(now, fields=self.fields)

    def label_of(self, name: str) -> str:
        return str(self[name].label)

    def seen_input(self) -> str:
        """To stand within the form."""
        shown = json.dumps(self.shown)
        return format_html('<input type="hidden" name="{}" value="{}">', self._seen, shown)

    def require_seen(self, now: Any, subject: Subject) -> None:
        """A `Check`: raises `EditConflict` when this would overwrite what its page didn't show."""
        overlooked = self.overlooked(now)
        if overlooked:
            raise EditConflict(overlooked, subject)

    def overlooked(self, now: Any) -> list[Overlooked]:
        current = self._posted(self.initial_of(now))
        changed = (name for name, value in self.shown.items() if current.get(name, value) != value)
        return [
            self._overlooked(name, current[name])
            for name in changed
            if current[name] != self._typed(name)
        ]

    def _overlooked(self, name: str, current: Posted) -> Overlooked:
        typed, shown = self._typed(name), self.shown[name]
        return Overlooked(
            name=self.add_prefix(name),
            label=self.label_of(name),
            was=_in_words(self.fields[name], shown),
            now=_in_words(self.fields[name], current),
            typed=_in_words(self.fields[name], typed),
            current=json.dumps(current),
            is_touched=typed != shown,
        )

    @property
    def _seen(self) -> str:
        return self.add_prefix(SEEN)

    def _read_shown(self) -> dict[str, Posted]:
        """Empty when the page carried nothing that can be read: then nothing is compared."""
        try:
            shown = json.loads(self.data.get(self._seen, "{}"))
            return {name: list(map(str, shown[name])) for name in self.fields if name in shown}
        except (TypeError, ValueError, RecursionError):
            return {}

    def _take_choices(self) -> None:
        """What was chosen counts as seen; where theirs was, it stands in place of what was typed.

        A field without a choice is asked about again.
        """
        chosen = cast("QueryDict", self.data).copy()
        for name in self.shown:
            html_name = self.add_prefix(name)
            choice = self.data.get(f"{CHOICE}{html_name}")
            current = _read_posted(self.data.get(f"{NOW}{html_name}"))
            if current is None or choice not in (MINE, THEIRS):
                continue
            self.shown[name] = current
            if choice == THEIRS:
                chosen.setlist(html_name, current)
        self.data = chosen

    def _posted(self, values: Mapping[str, Any]) -> dict[str, Posted]:
        """Values as a browser would send them when nothing is changed."""
        posted = {}
        for name, field in self.fields.items():
            value = field.prepare_value(values.get(name, field.initial))
            posted[name] = _as_list(field.widget.format_value(value))
        return posted

    def _typed(self, name: str) -> Posted:
        widget = self.fields[name].widget
        return _as_list(widget.value_from_datadict(self.data, self.files, self.add_prefix(name)))


def shows_conflicts(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that lets whoever sent a form choose, where it would overwrite something unseen."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except EditConflict as conflict:
            return _show(request, conflict)

    return wrapper


def _show(request: HttpRequest, conflict: EditConflict) -> HttpResponse:
    answered = [name for name in request.POST if name.startswith((NOW, CHOICE))]
    carried = [name for name in request.POST if name not in ("csrfmiddlewaretoken", *answered)]
    context = {
        "fields": conflict.fields,
        "last": conflict.subject.last(),
        "carried": [(name, value) for name in carried for value in request.POST.getlist(name)],
        "asked_again": bool(answered),
        "fictitious": conflict.subject.partnership.fictitious,
    }
    return render(request, "edit_conflict.html", context, status=409)


def _as_list(value: Any) -> Posted:
    """Without what a browser adds by itself: spaces around, and returns in line breaks."""
    values = value if isinstance(value, list | tuple) else [value]
    return [lines(str(each)).strip() for each in values if each not in (None, "")]


def _read_posted(text: str | None) -> Posted | None:
    try:
        return [str(each) for each in json.loads(text or "")]
    except (TypeError, ValueError, RecursionError):
        return None


def _in_words(field: forms.Field, posted: Posted) -> str:
    if isinstance(field, forms.ChoiceField):
        choices = cast("Iterable[tuple[Any, Any]]", field.choices)
        names = {str(value): str(name) for value, name in choices}
        return ", ".join(names.get(value, value) for value in posted)
    return "\n".join(_moment(field, value) for value in posted)


def _moment(field: forms.Field, value: str) -> str:
    """A day or a moment as it is said; anything else as it is."""
    try:
        meant = field.to_python(value)
    except forms.ValidationError:
        return value
    if isinstance(meant, datetime.datetime):
        return date_format(timezone.localtime(meant), "j F Y, H.i")
    return date_format(meant, "j F Y") if isinstance(meant, datetime.date) else value
