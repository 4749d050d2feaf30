"""What numbers mean in words, by the rules of thumb that the explanation page prints too."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from assessments.presenters.compared_groups import JOINT_ORGANISATION, ComparedGroup, own_raad
from assessments.presenters.comparison import Gap, largest_gap
from assessments.results.overview import Overview
from assessments.results.scores import Score, Spread
from assessments.results.wording import capitalised
from assessments.roles import COLLEGE, ORGANISATIE, RAAD, role_facts
from factors.catalogue import FactorText, StatementText

NEARLY_ALL, MORE_THAN_HALF, AROUND_NEUTRAL = Decimal("4.5"), Decimal("3.5"), Decimal("2.6")


def statement_meaning(groups: Sequence[ComparedGroup], statement: StatementText) -> tuple[str, ...]:
    """At most three sentences: a raad in words, "weet niet", and own beside other raden.

    The raad in words is the own one, or the others where the own one has no distribution.
    """
    raden = [group for group in groups if group.role == RAAD]
    sentences = []
    for group in raden:
        if isinstance(result := group.statement(statement.code), Score):
            sentences = [_answers(group, result), _dont_know(result)]
            break
    if gap := _on_statement(raden, statement):
        sentences.append(_own_beside_others(gap, statement))
    return tuple(filter(None, sentences))


def roles_difference(groups: Sequence[ComparedGroup], factor: FactorText) -> str:
    """The largest difference between roles on a factor, "" when they are about equal."""
    # Of two raden the last counts: all of them, beside the colleges of all.
    roles = list({group.role: group for group in groups}.values())
    gap = largest_gap(roles, [group.factor(factor.number) for group in roles])
    if gap is None or not gap.is_clear:
        return ""
    sentence = _("%(one)s %(a)s, %(other)s %(b)s: %(word)s.") % _in_gap(gap)
    if factor.about_own_municipality or not gap.is_far:
        return sentence
    return f"{sentence} {_different_views(gap)}"


def about_own_college(
    overview: Overview, code: str, groups: Sequence[ComparedGroup], factor: FactorText
) -> str:
    """For the factor about the roles: what can't be shown of the municipality's own college.

    "" where none of its statements is about one municipality.
    """
    statement = next((each for each in factor.statements if each.about_own_municipality), None)
    if statement is None:
        return ""
    sentences = [
        _("Stelling %(code)s gaat over onze eigen gemeente.") % {"code": statement.code},
        *_colleges_together(overview.place(code).name, groups),
    ]
    own = own_raad(overview, code)
    staff = next((group for group in groups if group.role == ORGANISATIE), None)
    if own and staff and {place.code for place in staff.cell.places} <= {code, JOINT_ORGANISATION}:
        sentences += _raad_beside_staff(own, staff, statement)
    return " ".join(sentences)


def _on_statement(groups: Sequence[ComparedGroup], statement: StatementText) -> Gap | None:
    return largest_gap(groups, [group.statement(statement.code) for group in groups])


def _in_gap(gap: Gap) -> dict[str, str]:
    """What a sentence about two groups is filled with."""
    one, other = gap.between
    return {
        "one": capitalised(one.label),
        "a": gap.results[0].text,
        "other": other.label,
        "b": gap.results[1].text,
        "word": gap.word,
    }


def _different_views(gap: Gap) -> str:
    one, other = (str(role_facts(group.role).short) for group in gap.between)
    return _(
        "%(role)s en %(other_role)s kijken naar dezelfde samenwerking, maar zien iets anders. Dat "
        "is een verschil in beeld."
    ) % {"role": capitalised(one), "other_role": other}


def _answers(group: ComparedGroup, result: Score) -> str:
    words = _in_words(result)
    if result.spread == Spread.DIVIDED:
        words = _("verdeeld. %(agree)s eens, %(disagree)s oneens, %(neutral)s neutraal.") % {
            "agree": result.agree,
            "disagree": result.disagree,
            "neutral": result.neutral,
        }
    return f"{capitalised(group.label)}: {words}" if words else ""


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


def _own_beside_others(gap: Gap, statement: StatementText) -> str:
    sentence = _("%(one)s en %(other)s: %(word)s.") % _in_gap(gap)
    return f"{sentence} {_kind_of_difference(statement)}" if gap.is_far else sentence


def _kind_of_difference(statement: StatementText) -> str:
    if statement.about_own_municipality:
        return _("Deze stelling gaat over de eigen gemeente. Het kan dus echt verschillen.")
    return _("Beide kijken naar dezelfde samenwerking. Dit is een verschil in beeld.")


def _colleges_together(municipality: str, groups: Sequence[ComparedGroup]) -> list[str]:
    colleges = [group.cell for group in groups if group.role == COLLEGE]
    if not colleges or len(colleges[0].places) == 1:
        return []
    return [
        _(
            "Het college van %(municipality)s ziet u niet apart; de colleges van de %(n)s "
            "gemeenten samen wel."
        )
        % {"municipality": municipality, "n": len(colleges[0].places)}
    ]


def _raad_beside_staff(
    raad: ComparedGroup, staff: ComparedGroup, statement: StatementText
) -> list[str]:
    gap = _on_statement((raad, staff), statement)
    if gap is None:
        return []
    gives = _("%(one)s geeft %(a)s, %(other)s %(b)s.") % _in_gap(gap)
    if not gap.is_clear:
        return [gives]
    return [gives, _("Dat verschil is een goed begin van het gesprek met het college.")]
