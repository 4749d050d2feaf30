"""What reports are made of: a release, what was added to it, and the round before it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assessments import access
from assessments.access import Viewer
from assessments.followup.queries import Added, added_to
from assessments.results.between_rounds.mergers import NO_MERGERS, Mergers, read_mergers
from assessments.results.overview import (
    Overview,
    Place,
    RoundFacts,
    for_viewer_of_each,
    front_of,
)


@dataclass(frozen=True)
class Released:
    """A release before it is cut to a reader: enough to name its reports, not to print them."""

    release: access.Release
    earlier: access.Release | None
    """The shared release before it, which its reports may speak of."""
    facts: RoundFacts
    places: tuple[Place, ...]
    added: Added
    mergers: Mergers = NO_MERGERS
    """Which municipalities have become one since, where there is an earlier round."""

    def viewer(self, reader: str | None) -> Viewer:
        """What a reader of one place, or of everything (None), may see."""
        return access.viewer(self.release.round.partnership, reader)

    def added_for(self, reader: str | None) -> Added:
        """What a report prints of what people added: of the reactions only its own.

        Notes are for who leads the conversation, and how far an agreement is goes on changing when
        the reports are final: a report holds neither.
        """
        agenda = {
            number: replace(item, note="", progress="")
            for number, item in sorted(self.added.agenda.items())
            if item.action or item.position is not None
        }
        own = {c: text for c, text in self.added.reactions.items() if c == reader}
        return Added(agenda=agenda, reactions=own, final_on=self.added.final_on)


@dataclass(frozen=True)
class Material:
    """All that one report is made of, cut to its reader."""

    released: Released
    reader: str | None
    """Code of the place whose report it is; None for who sees everything."""
    overview: Overview
    earlier: Overview | None
    added: Added


def released(releases: Sequence[access.Release]) -> Released:
    """From a release and the earlier ones, the newest first; in a few queries."""
    release, *before = releases
    facts, places = front_of(release)
    earlier = next((each for each in before if each.round.is_shared()), None)
    mergers = read_mergers() if earlier else NO_MERGERS
    return Released(release, earlier, facts, places, added_to(release), mergers)


def material(of: Released, reader: str | None) -> Material:
    viewer = of.viewer(reader)
    releases = [of.release, of.earlier] if of.earlier else [of.release]
    overview, *earlier = for_viewer_of_each(viewer, releases, of.mergers)
    return Material(of, reader, overview, earlier[0] if earlier else None, of.added_for(reader))
