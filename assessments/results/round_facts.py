"""The round behind a release: what every page and report says of it, whatever was answered."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from assessments.models import Release
from assessments.results import wording


@dataclass(frozen=True)
class RoundFacts:
    """The round behind a release, as printed."""

    pk: int
    title: str
    partnership: str
    """Its name alone, as in a heading or a list."""
    partnership_with_article: str
    """The name within a sentence: "van de BEL-samenwerking"."""
    partnership_slug: str
    form: str
    """Under the Wgr, in words; empty for another one, which the writer of a letter fills in."""
    regulation_article: str
    """Where the regulation asks for evaluation, without the word: "27, tweede lid"."""
    evaluate_before: datetime.date | None
    """When the regulation asks for the next one."""
    description: str
    joint_organisation: str
    client: str
    guide: str
    contact: str
    opened_on: datetime.date
    closed_on: datetime.date
    discussed_on: datetime.date | None
    discussed_at: str
    released_on: datetime.date
    rule_version: int
    digest: str
    fictitious: bool
    shared: bool
    logo: str = ""
    """The name of the partnership's logo in storage; empty when it has none."""

    @property
    def period(self) -> str:
        """When it was held, after "gehouden"."""
        return wording.period(self.opened_on, self.closed_on)


def facts_of(release: Release) -> RoundFacts:
    current_round = release.round
    partnership = current_round.partnership
    contact = (current_round.contact_name, current_round.contact_phone, current_round.reply_to)
    return RoundFacts(
        pk=current_round.pk,
        title=current_round.title,
        partnership=partnership.name,
        partnership_with_article=partnership.with_article,
        partnership_slug=partnership.slug,
        form=partnership.form_in_words,
        regulation_article=partnership.regulation_article,
        evaluate_before=partnership.evaluate_before,
        description=partnership.description,
        joint_organisation=current_round.joint_organisation,
        client=current_round.client,
        guide=current_round.guide,
        contact=", ".join(filter(None, contact)),
        opened_on=timezone.localdate(current_round.opens_at),
        closed_on=min(timezone.localdate(current_round.closes_at), release.released_on),
        discussed_on=current_round.discussed_on,
        discussed_at=current_round.discussed_at,
        released_on=release.released_on,
        rule_version=release.rule_version,
        digest=release.digest,
        fictitious=partnership.fictitious,
        shared=current_round.is_shared(),
        logo=partnership.logo,
    )
