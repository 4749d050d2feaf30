"""The five partnerships that the publication names. Their answers here are fictitious."""

from assessments.management.demonstration.stories.alkmaar import ALKMAAR
from assessments.management.demonstration.stories.bel import BEL
from assessments.management.demonstration.stories.eemsdelta import EEMSDELTA
from assessments.management.demonstration.stories.foodvalley import FOODVALLEY
from assessments.management.demonstration.stories.ten_boer import TEN_BOER_GRONINGEN

STORIES = (BEL, FOODVALLEY, ALKMAAR, EEMSDELTA, TEN_BOER_GRONINGEN)
