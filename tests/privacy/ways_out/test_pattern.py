"""The search itself finds what it must: otherwise finding nothing would prove nothing."""

import base64
import json
import pickle
from urllib.parse import urlencode

import pytest

from factors.catalogue import ANSWER_LABELS
from tests.privacy.ways_out.pattern import Pattern

ANSWERS = (4, 1, 6, 2, 5, 3, 1, 6, 4, 2, 3, 5, 6, 1, 2, 4, 5, 1, 3, 6)
PATTERN = Pattern(ANSWERS)
CODED = dict(zip(PATTERN.given, ANSWERS, strict=True))


@pytest.mark.parametrize(
    "written",
    [
        bytes(ANSWERS),
        b"box" + bytes(ANSWERS) + b"\0",
        bytes(ANSWERS).hex(),
        *(base64.b64encode(before + bytes(ANSWERS) + b"after") for before in (b"", b"x", b"xy")),
        pickle.dumps(ANSWERS),
        json.dumps(ANSWERS),
        repr(ANSWERS),
        "".join(map(str, ANSWERS)),
        ";".join(map(str, ANSWERS)),
        "\n".join(map(str, reversed(ANSWERS))),
        json.dumps(CODED),
        urlencode(PATTERN.given),
        repr({code: [answer] for code, answer in PATTERN.given.items()}),
        repr(dict(enumerate(ANSWERS))),
        "\n".join(f"{code} = {answer!r}" for code, answer in list(PATTERN.given.items())[:2]),
        "<br>".join(str(ANSWER_LABELS[answer]) for answer in ANSWERS),
        repr([(code, str(ANSWER_LABELS[answer])) for code, answer in CODED.items()]),
        str({code: CODED[code] for code in ("10b", "3a")}),
    ],
    ids=repr,
)
def test_pattern_is_found(written):
    assert PATTERN.found_in(written)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        bytes(reversed(range(20))),
        json.dumps(ANSWERS[:-1]),
        json.dumps({code: [answer, 1, 2, 0, 0, 0] for code, answer in CODED.items()}),
        " ".join(map(str, ANSWER_LABELS.values())) * 20,
        urlencode({code: answer % 6 + 1 for code, answer in CODED.items()}),
    ],
    ids=repr,
)
def test_what_is_no_pattern_is_not_found(written):
    assert PATTERN.found_in(written) == []
