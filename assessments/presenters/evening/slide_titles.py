"""What the slide about the conversation says."""

from django.utils.translation import gettext as _

from assessments.presenters.evening.chosen_factors import FactorChoice
from assessments.results.wording import enumeration

MOST_NAMED = 4
"""Factors that a title has room for."""


def conversation_title(choice: FactorChoice) -> str:
    """Which factors are talked about, by name as far as there is room."""
    names = [each.name for each in choice.chosen]
    if len(names) > MOST_NAMED:
        return _("Wij praten over {n} factoren").format(n=len(names))
    template = _("Wij praten over {factors}") if choice.is_own else _("Begin bij {factors}")
    return template.format(factors=enumeration(names))
