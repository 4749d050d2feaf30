"""Pure: what became of what was agreed in an earlier round, in sentences for pages and reports."""

from django.utils.translation import gettext as _

from assessments.results.mergers import NO_MERGERS, Mergers
from assessments.results.overview import Overview
from assessments.results.trend import Change, change_of_role, season
from assessments.results.wording import comma, the_bodies


def what_became(
    earlier: Overview,
    now: Overview,
    *,
    factor_number: int,
    action: str,
    progress: str,
    mergers: Mergers = NO_MERGERS,
) -> str:
    """What was agreed on a factor in an earlier round, how far it is, and what the raden say now.

    Without the numbers where the raden of the two rounds can't be compared.
    """
    agreed = _("Afgesproken in {then}: {action}. Stand: {progress}.").format(
        then=season(earlier.round.closed_on), action=action.strip().rstrip("."), progress=progress
    )
    factor = now.instrument.factor(factor_number)
    change = change_of_role(earlier, now, factor, "raad", mergers)
    return f"{agreed} {_then_and_now(change)}" if change else agreed


def _then_and_now(change: Change) -> str:
    sentences = _(
        "{bodies} gaven toen {before}, nu {after}. Of dat door de afspraak komt, weet u zelf het "
        "best."
    ).format(bodies=the_bodies(change.role), before=comma(change.before), after=comma(change.after))
    return sentences[0].upper() + sentences[1:]
