"""A whole release as JSON, for who sees everything; its form is in `docs/results-json.md`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Any

from assessments.presenters.results_sheet import FICTITIOUS
from assessments.results.overview import Cell, Overview
from assessments.results.scores import Approximate, Score, StatementResult
from factors.catalogue import Instrument, StatementText
from factors.plain_text import lines

SCHEMA = "samenwerking-results/2"
"""Goes up when a reader of the earlier form would misread the file."""


def json_file(overview: Overview) -> bytes:
    """Raises ValueError for a viewer who doesn't see the others."""
    if not overview.viewer.sees_others:
        raise ValueError("blocks of others")
    return json.dumps(plain(_release(overview)), ensure_ascii=False, indent=1).encode()


def plain(value: Any) -> Any:
    """The same with texts that every reader of JSON can take."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return lines(value) if isinstance(value, str) else value


def _release(overview: Overview) -> dict[str, Any]:
    facts = overview.round
    return {
        "schema": SCHEMA,
        "notice": FICTITIOUS if facts.fictitious else None,
        "round": _round(overview),
        "rule_version": facts.rule_version,
        "digest": facts.digest,
        "statements": {each.code: each.text for each in overview.instrument.of_factors},
        **_own({each.code: each.text for each in overview.instrument.own}),
        "groups": [
            [*group.atom, group.invited, group.submitted, group.added] for group in overview.groups
        ],
        "totals": {role: list(astuple(numbers)) for role, numbers in overview.totals.items()},
        "blocks": [_block(overview.instrument, cell) for cell in _blocks(overview)],
    }


def _round(overview: Overview) -> dict[str, Any]:
    facts = overview.round
    return {
        "title": facts.title,
        "partnership": facts.partnership,
        "opened_on": facts.opened_on.isoformat(),
        "closed_on": facts.closed_on.isoformat(),
        "released_on": facts.released_on.isoformat(),
        "municipalities": {place.code: place.name for place in overview.places if place.code},
        "joint_organisation": next((p.name for p in overview.places if not p.code), None),
    }


def _blocks(overview: Overview) -> Iterator[Cell]:
    """Who sees everything sees every block as a cell: a place's, a pool's, or the colleges'."""
    yield from (cell for cell in overview.cells.values() if isinstance(cell, Cell))
    yield from overview.pools
    if "college" in overview.roles:
        yield overview.roles["college"]


def _block(instrument: Instrument, cell: Cell) -> dict[str, Any]:
    return {
        "atoms": [[place.code, cell.role] for place in cell.places],
        "statements": _answers(instrument.of_factors, cell),
        **_own(_answers(instrument.own, cell)),
    }


def _own(of_statements: dict[str, Any]) -> dict[str, Any]:
    """Beside the twenty, for whoever takes those for all there are; only where there are any."""
    return {"own_statements": of_statements} if of_statements else {}


def _answers(statements: Iterable[StatementText], cell: Cell) -> dict[str, Any]:
    return {each.code: _statement(cell.statements[each.code]) for each in statements}


def _statement(result: StatementResult) -> dict[str, Any] | None:
    if isinstance(result, Score):
        return {"counts": list(result.counts), "dont_know": result.dont_know}
    if isinstance(result, Approximate):
        return {"about": float(result.mean)}
    return None
