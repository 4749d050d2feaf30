"""A municipality's own words about the results, until the reports are final."""

from assessments import audit
from assessments.edit_conflicts import Check, unchecked
from assessments.followup.final import before_final
from assessments.models import Municipality, Reaction, Release, User

MOST_WORDS = 150
MOST_LETTERS = 1500
"""150 words of ten letters: more doesn't fit in the reports."""


class DoesNotFit(ValueError):
    """A reaction without words, or longer than there is room for."""


def number_of_words(text: str) -> int:
    return len(text.split())


def tidy(text: str) -> str:
    """Paragraphs with one empty line between them, and no space around or within their lines."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n\n".join(filter(None, (paragraph.strip("\n") for paragraph in paragraphs)))


def write_reaction(
    *,
    release: Release,
    municipality: Municipality,
    on_behalf_of: str,
    text: str,
    by: User,
    require_seen: Check = unchecked,
) -> None:
    """Put these words in the place of what stood there.

    Raises `DoesNotFit`, `ReportsAreFinal`, and what `require_seen` raises.
    """
    text = tidy(text)
    if not text or number_of_words(text) > MOST_WORDS or len(text) > MOST_LETTERS:
        raise DoesNotFit(number_of_words(text))
    fields = {"on_behalf_of": on_behalf_of, "text": text}
    with before_final(release):
        found = release.reactions.filter(municipality=municipality).first()
        reaction = found or Reaction(release=release, municipality=municipality)
        require_seen(reaction, _subject(release, municipality))
        changed = audit.changed_fields(reaction, fields)
        reaction.on_behalf_of, reaction.text = on_behalf_of, text
        reaction.save()
        if changed:
            _record(release, municipality, by, ", ".join(changed))


def remove_reaction(*, release: Release, municipality: Municipality, by: User) -> None:
    """Take a reaction back; when there is none, nothing happens. Raises `ReportsAreFinal`."""
    with before_final(release):
        removed, _per_model = release.reactions.filter(municipality=municipality).delete()
        if removed:
            _record(release, municipality, by, "gewist")


def _record(release: Release, municipality: Municipality, by: User, what: str) -> None:
    """The log says whose reaction was changed, not what it says."""
    _subject(release, municipality).record(by=by, detail=f"{municipality.name}: {what}")


def _subject(release: Release, municipality: Municipality) -> audit.Subject:
    return audit.Subject(
        partnership=release.round.partnership,
        current_round=release.round,
        action=audit.Action.REACTION_CHANGED,
        name=municipality.code,
    )
