"""What must hold after any fault."""

import json


def require_counted(installation, built, people):
    """Of each of them is counted what they were told, and nothing that was saved is gone."""
    found = installation.inside("ballots", pk=built["round"])
    told = {person.name: list(person.counted.values()) for person in people if person.counted}
    assert of(people, found["counted"]) == told
    drafts = {person.name: list(person.draft.values()) for person in people}
    assert only_answered(of(people, found["drafts"])) == only_answered(drafts)
    assert [person.lost for person in people if person.lost] == []
    assert ballots_of_one_person(installation) == []


def of(people, found):
    names = {person.name for person in people}
    return {name: answers for name, answers in found.items() if name in names}


def only_answered(drafts):
    return {name: answers for name, answers in drafts.items() if any(answers)}


def seen_by(people):
    """Every status; 0 for no answer."""
    return {status for person in people for status in person.browser.seen}


def ballots_of_one_person(installation):
    """Those of whom there is more than one."""
    return installation.database.ask(
        "SELECT invitation_id FROM assessments_ballot GROUP BY 1 HAVING count(*) > 1"
    )


def require_closed_once(installation, built, *, sent_in):
    """One release with everybody in it who was told so, one line in the log, and nothing left."""
    pk = built["round"]
    ask = installation.database.ask
    ((totals,),) = ask(f"SELECT totals FROM assessments_release WHERE round_id = {pk}")
    totals = json.loads(totals) if isinstance(totals, str) else totals
    assert totals["raad"][1] == sent_in
    assert ask(f"SELECT state FROM assessments_round WHERE id = {pk}") == [("released",)]
    logged = f"SELECT count(*) FROM assessments_auditentry WHERE round_id = {pk}"
    assert ask(f"{logged} AND action = 'closed'") == [(1,)]
    of_round = f"SELECT id FROM assessments_invitation WHERE round_id = {pk}"
    assert ask(f"SELECT 1 FROM assessments_ballot WHERE invitation_id IN ({of_round})") == []
    ((key,),) = ask(f"SELECT key_name FROM assessments_round WHERE id = {pk}")
    left = [each.stem.replace("-", "") for each in (installation.directory / "keys").iterdir()]
    assert str(key).replace("-", "") not in left
