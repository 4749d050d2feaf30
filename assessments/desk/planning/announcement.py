"""The text that griffiers send from their own mailbox, ready to copy."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from assessments.access import SignedInRequest
from assessments.desk.mailings.letters import sender_name
from assessments.desk.mailings.mail import sender_address
from assessments.desk.pages import in_state, show_page
from assessments.models import Contact, Role, Round
from assessments.survey.texts import texts_for
from assessments.survey.wording import how_many

GREETINGS = {
    Role.RAAD: _("leden van de raad"),
    Role.COLLEGE: _("collegeleden"),
    Role.ORGANISATIE: _("collega's"),
}
JOINT = "samen"


class AnnouncementForm(forms.Form):
    """Whose griffie sends it, and to whom. Unknown choices are the first ones."""

    sender = forms.ChoiceField(label=_("Wie verstuurt de mail?"), required=False)
    readers = forms.ChoiceField(label=_("Aan wie?"), choices=GREETINGS.items(), required=False)

    def __init__(self, current_round: Round, *args: Any) -> None:
        super().__init__(*args)
        contacts = current_round.contacts.select_related("municipality")
        self.contacts = {_key(contact): contact for contact in contacts}
        self.fields["sender"].choices = [  # type: ignore[attr-defined]
            (key, _place(current_round, contact)) for key, contact in self.contacts.items()
        ]

    @property
    def contact(self) -> Contact | None:
        """Whose name and telephone stand under it; None when no contacts are known yet."""
        first = next(iter(self.contacts.values()), None)
        return self.contacts.get(self._chosen("sender"), first)

    @property
    def greeting(self) -> str:
        return str(GREETINGS[Role(self._chosen("readers") or Role.RAAD)])

    def _chosen(self, field: str) -> str:
        self.is_valid()
        return str(getattr(self, "cleaned_data", {}).get(field, ""))


@require_safe
@in_state(Round.State.DRAFT)
def announcement(request: SignedInRequest, current_round: Round) -> HttpResponse:
    """A day before the invitation, so that people trust it."""
    form = AnnouncementForm(current_round, request.GET or None)
    return show_page(
        request,
        "planning/announcement",
        current_round,
        form=form,
        sender=sender_name(current_round),
        address=sender_address(),
        statements=how_many(len(texts_for(current_round).own)),
    )


def _key(contact: Contact) -> str:
    return contact.municipality.code if contact.municipality else JOINT


def _place(current_round: Round, contact: Contact) -> str:
    place = contact.municipality
    return f"{place.name if place else current_round.joint_organisation}: {contact.name}"
