"""What was asked for in the address of the presentation: factors and minutes, and what follows.

The choice is in the address and nowhere else: it is for one evening, readers may choose too without
changing anybody's slides, and a bookmark or a link in a mail keeps it.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import QueryDict

from assessments.dashboards import pictures
from assessments.dashboards.pages import Seen
from assessments.dashboards.presentation.slides import Slide, slides
from assessments.presenters.agenda import Conversation, conversation
from assessments.presenters.evening.chosen_factors import FactorChoice, factor_choice
from assessments.presenters.evening.facilitator_script import FacilitatorScript, facilitator_script
from assessments.results.findings import what_stands_out
from assessments.whole_number import whole_number

FACTOR, MINUTES = "factor", "minuten"
"""Names in the address; the first may stand there more than once."""
LENGTHS = (45, 60, 75, 90, 105, 120, 150, 180)
"""Of an evening, in minutes."""
USUAL_LENGTH = 90


@dataclass(frozen=True)
class Evening:
    """A public meeting about a round: no municipality is named but the viewer's own."""

    seen: Seen
    asked: QueryDict
    """As it stood in the address, valid or not."""

    @cached_property
    def talk(self) -> Conversation:
        return conversation(self.seen.now, public=True, order=self.seen.added[0].order)

    @cached_property
    def choice(self) -> FactorChoice:
        numbers = [whole_number(each) for each in self.asked.getlist(FACTOR)]
        return factor_choice(self.seen.now.instrument, self.talk, numbers)

    @property
    def minutes(self) -> int:
        asked = whole_number(self.asked.get(MINUTES, ""))
        return asked if asked in LENGTHS else USUAL_LENGTH

    @cached_property
    def slides(self) -> tuple[Slide, ...]:
        now, earlier = self.seen.now, self.seen.earlier
        findings = what_stands_out(now, public=True, earlier=earlier)
        is_reordered = self.talk.is_reordered
        return tuple(slides(now, findings, self.choice, earlier=earlier, is_reordered=is_reordered))

    @cached_property
    def kept_as(self) -> str:
        """The same for all who see the same: a picture on a slide is made once."""
        return pictures.rights_of_all(self.seen.overviews)

    @property
    def script(self) -> FacilitatorScript:
        return facilitator_script(self.seen.now, self.choice.chosen, self.minutes)

    @property
    def slides_before_factors(self) -> int:
        """All but those of the chosen factors, which follow each other, and the last."""
        kinds = [slide.kind for slide in self.slides]
        return kinds.index("factor") if "factor" in kinds else len(kinds) - 1

    @property
    def first_factor_slide(self) -> int:
        return self.slides_before_factors + 1

    @cached_property
    def query(self) -> str:
        """For links between presentation, script and choice; "" where nothing was asked."""
        factors = self.choice.numbers if self.choice.is_own else ()
        minutes = (self.minutes,) if self.minutes != USUAL_LENGTH else ()
        query = urlencode({FACTOR: factors, MINUTES: minutes}, doseq=True)
        return f"?{query}" if query else ""
