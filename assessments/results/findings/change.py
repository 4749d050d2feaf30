"""I: what changed since an earlier round."""

from django.utils.translation import gettext as _

from assessments.results.between_rounds.development import whose
from assessments.results.between_rounds.seasons import when_earlier
from assessments.results.between_rounds.trend import Change, change_of_role
from assessments.results.findings.finding import Finding, FindingKind, emphasised
from assessments.results.overview import Overview
from assessments.results.wording import comma


def changed(overview: Overview, earlier: Overview) -> Finding | None:
    """I: a role's largest change since an earlier round, if large enough to be one."""
    return next(iter(all_changed(overview, earlier)), None)


def all_changed(overview: Overview, earlier: Overview) -> tuple[Finding, ...]:
    """A sentence for each change of a role that is large enough to be one, the largest first."""
    found = [
        change
        for factor in overview.instrument.factors
        for role in overview.roles
        if (change := change_of_role(earlier, overview, factor, role)) and change.is_clear
    ]
    found.sort(key=lambda change: -abs(change.difference))
    return tuple(_of_change(change, overview, earlier) for change in found)


def _of_change(change: Change, overview: Overview, earlier: Overview) -> Finding:
    return Finding(
        FindingKind.CHANGED,
        emphasised(
            _(
                "Sinds {season} is **{factor}** bij {bodies} {direction}: "
                "van {before} naar {after}."
            ),
            season=when_earlier(earlier, overview),
            factor=change.factor.short_name,
            bodies=whose(change, overview),
            direction=change.word,
            before=comma(change.before),
            after=comma(change.after),
        ),
        change.factor.number,
        roles=(change.role,),
    )
