"""The pictures of a report with their descriptions, and the line that explains their signs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from assessments.presenters.numbers import is_exact
from assessments.reports.voices import Voice
from assessments.results.charts import Chart, Mark, Point, distribution_bar, key, scale
from assessments.results.scores import FactorResult, Score, Withheld
from assessments.results.withheld import mean_in_words
from assessments.results.wording import comma
from factors.catalogue import ANSWER_LABELS, FactorText


@dataclass(frozen=True)
class Sign:
    """A mark of the pictures and whose it is."""

    chart: Chart
    name: str


def described(text: str, invented: bool) -> str:
    """A picture's description; that of an invented result says so."""
    return f"VERZONNEN. {text}" if invented else text


def mark_of(voice: Voice, result: FactorResult) -> Mark:
    """The voice's mark, open where its value is only approximate."""
    return replace(voice.mark, approximate=not is_exact(result))


def factor_scale(heard: Sequence[Voice], factor: FactorText, invented: bool) -> Chart | None:
    """The voices' means of a factor on a line from 1 to 5; None when there is nothing to draw."""
    points, words = [], []
    for voice in heard:
        result = voice.factor(factor.number)
        if not isinstance(result, Withheld):
            points.append(Point(mark_of(voice, result), result.mean))
            words.append(f"{voice.name} {mean_in_words(result)}")
    title = f"{factor.short_name}: {'; '.join(words)}."
    return scale(points, described(title, invented)) if points else None


def statement_bar(voice: Voice, code: str, result: Score, invented: bool) -> Chart:
    """How many chose each answer, as one bar."""
    counts = (*result.counts, result.dont_know)
    words = ", ".join(
        f"{label.lower()} {count}"
        for label, count in zip(ANSWER_LABELS.values(), counts, strict=True)
    )
    title = _("Stelling %(code)s, %(name)s: %(words)s; gemiddeld %(mean)s.") % {
        "code": code,
        "name": voice.name,
        "words": words,
        "mean": comma(result.mean),
    }
    return distribution_bar(result.counts, result.dont_know, described(title, invented))


def sign(voice: Voice, result: FactorResult) -> Sign:
    """The mark of a voice beside its value."""
    mark = mark_of(voice, result)
    return Sign(key(mark, _("Teken van %(name)s") % {"name": voice.name}), voice.name)


def legend(heard: Sequence[Voice], numbers: Sequence[int]) -> tuple[Sign, ...]:
    """The signs that the pictures of these factors use; those in half steps by themselves."""
    signs: list[Sign] = []
    for voice in heard:
        for approximate in (False, True):
            results = [voice.factor(number) for number in numbers]
            used = [
                result
                for result in results
                if not isinstance(result, Withheld) and is_exact(result) != approximate
            ]
            if used:
                name = _("%(name)s, ongeveer") % {"name": voice.name} if approximate else voice.name
                signs.append(replace(sign(voice, used[0]), name=name))
    return tuple(signs)
