"""What numbers mean in words, by the rules of thumb that the explanation page prints too."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from django.utils.translation import gettext as _

from assessments.reports.pages.compared_groups import RAAD, ComparedGroup
from assessments.results.differences import difference, gap, is_far
from assessments.results.scores import Score, Spread
from assessments.results.withheld import mean_in_words
from assessments.results.wording import capitalised
from factors.catalogue import FactorText, StatementText

NEARLY_ALL, MORE_THAN_HALF, AROUND_NEUTRAL = Decimal("4.5"), Decimal("3.5"), Decimal("2.6")


def statement_meaning(heard: Sequence[ComparedGroup], statement: StatementText) -> tuple[str, ...]:
    """At most three sentences: a raad in words, "weet niet", and own beside all raden.

    The raad in words is the own one, or all raden where the own one has no distribution.
    """
    raden = [voice for voice in heard if voice.cell.role == RAAD]
    sentences = []
    for voice in raden:
        if isinstance(result := voice.statement(statement.code), Score):
            sentences = [_answers(voice, result), _dont_know(result)]
            break
    if len(raden) > 1:
        sentences.append(_own_beside_all(raden[0], raden[1], statement))
    return tuple(filter(None, sentences))


def roles_difference(heard: Sequence[ComparedGroup], factor: FactorText) -> str:
    """The largest difference between roles on a factor, "" when they are about equal."""
    number = factor.number
    roles = {voice.cell.role: voice for voice in heard}
    # Of two raden the last counts: all of them, beside the colleges of all.
    pairs = [
        (one, other)
        for one, other in combinations(roles.values(), 2)
        if (found := difference(one.factor(number), other.factor(number))) and found.is_clear
    ]
    if not pairs:
        return ""
    one, other = max(pairs, key=lambda pair: gap(*(voice.factor(number) for voice in pair)))
    sentence = _numbers(one, other, number)
    if factor.about_own_municipality or not is_far(one.factor(number), other.factor(number)):
        return sentence
    return f"{sentence} {_different_views(one, other)}"


def _numbers(one: ComparedGroup, other: ComparedGroup, number: int) -> str:
    results = one.factor(number), other.factor(number)
    compared = difference(*results)
    return _("%(one)s %(a)s, %(other)s %(b)s: %(word)s.") % {
        "one": capitalised(one.name),
        "a": mean_in_words(results[0]),
        "other": other.name,
        "b": mean_in_words(results[1]),
        "word": compared.word if compared else "",
    }


def _different_views(one: ComparedGroup, other: ComparedGroup) -> str:
    return _(
        "%(role)s en %(other_role)s kijken naar dezelfde samenwerking, maar zien iets anders. Dat "
        "is een verschil in beeld."
    ) % {"role": capitalised(one.cell.role), "other_role": other.cell.role}


def _answers(voice: ComparedGroup, result: Score) -> str:
    words = _in_words(result)
    if result.spread == Spread.DIVIDED:
        words = _("verdeeld. %(agree)s eens, %(disagree)s oneens, %(neutral)s neutraal.") % {
            "agree": result.agree,
            "disagree": result.disagree,
            "neutral": result.neutral,
        }
    return f"{capitalised(voice.name)}: {words}" if words else ""


def _in_words(result: Score) -> str:
    """A mean in words, only when the count says the same."""
    most = result.agree * 2 > result.answers
    if result.mean >= NEARLY_ALL and most:
        return _("bijna iedereen is het (helemaal) eens.")
    if result.mean >= MORE_THAN_HALF:
        return _("meer dan de helft is het eens.") if most else ""
    if result.mean >= AROUND_NEUTRAL:
        return _("het ligt rond neutraal.")
    return "" if most else _("de meesten zijn het niet eens.")


def _dont_know(result: Score) -> str:
    if not result.often_unknown:
        return ""
    return _("%(n)s van de %(all)s kiezen “weet niet”.") % {
        "n": result.dont_know,
        "all": result.answers + result.dont_know,
    }


def _own_beside_all(own: ComparedGroup, everybody: ComparedGroup, statement: StatementText) -> str:
    results = own.statement(statement.code), everybody.statement(statement.code)
    found = difference(*results)
    if found is None:
        return ""
    sentence = _("%(own)s en %(all)s: %(word)s.") % {
        "own": capitalised(own.name),
        "all": everybody.name,
        "word": found.word,
    }
    return f"{sentence} {_kind_of_difference(statement)}" if is_far(*results) else sentence


def _kind_of_difference(statement: StatementText) -> str:
    if statement.about_own_municipality:
        return _("Deze stelling gaat over de eigen gemeente. Het kan dus echt verschillen.")
    return _("Beide kijken naar dezelfde samenwerking. Dit is een verschil in beeld.")
