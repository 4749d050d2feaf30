"""Run by test_key_processes.py: a process of its own, as one of several web workers.

`python answering_process.py open ROUND` opens a round; `… answer INVITATION VALUE` answers, and
says what it could read of the draft before.
"""

import sys

import django

django.setup()

from assessments.desk.actions import CannotOpen, open_round  # noqa: E402
from assessments.models import Invitation, Round  # noqa: E402 - needs the set-up above
from assessments.survey import actions  # noqa: E402


def open_(pk):
    try:
        open_round(current_round=Round.objects.get(pk=pk))
    except CannotOpen:
        return "refused"
    return "opened"


def answer(pk, value):
    invitation = Invitation.objects.select_related("round").get(pk=pk)
    earlier = actions.read_draft(invitation=invitation)
    actions.save(
        invitation=invitation,
        answers={"1a": int(value)},
        revision=earlier.revision if earlier else 0,
        writer="0123456789abcdef",
    )
    return earlier.answers[0] if earlier else "empty"


if __name__ == "__main__":
    what, *arguments = sys.argv[1:]
    print(open_(*arguments) if what == "open" else answer(*arguments))
