"""One person's twenty answers, and how to find them whatever they are written in."""

import base64
import itertools
import re

from factors.catalogue import ANSWER_LABELS

LETTERS = "ab"
CODES = [f"{number}{letter}" for number in range(1, 11) for letter in LETTERS]
BY_LABEL = {label.lower().encode(): str(value) for value, label in ANSWER_LABELS.items()}
# The longest first, as some labels stand in others.
LABEL = re.compile(
    "|".join(sorted(ANSWER_LABELS.values(), key=len, reverse=True)).encode(), re.IGNORECASE
)
NO_DIGITS = re.compile(rb"[^0-9]+")
ENOUGH = 2
"""So many answers beside their codes are a page of the form; one is chance."""


class Pattern:
    """An unlikely sequence of answers.

    `found_in` knows the bytes (as they are, hexadecimal, base64, pickled), the digits with
    anything between them, forwards and backwards, or with the codes or positions of the
    statements beside them, the words of the labels, and answers beside their codes in any order,
    as in one page of the form.
    """

    def __init__(self, answers):
        self.answers = answers
        self.given = dict(zip(CODES, map(str, answers), strict=True))

    def page(self, number):
        """What the form of one factor sends."""
        return {f"{number}{letter}": self.given[f"{number}{letter}"] for letter in LETTERS}

    def found_in(self, content):
        """The ways in which these answers can be read from bytes or text; empty is good."""
        content = content.encode() if isinstance(content, str) else content
        ways = [way for way, written in self._written().items() if written in content]
        digits = NO_DIGITS.sub(b"", content)
        ways += [way for way, written in self._digits().items() if written in digits]
        labels = "".join(BY_LABEL[label.lower()] for label in LABEL.findall(content))
        if "".join(map(str, self.answers)) in labels:
            ways.append("in words")
        if self._beside_codes(content) >= ENOUGH:
            ways.append("beside the codes")
        return ways

    def _written(self):
        """Exact spellings, by name."""
        plain = bytes(self.answers)
        ways = {
            "bytes": plain,
            "hexadecimal": plain.hex().encode(),
            "pickle": b"".join(b"K" + bytes([answer]) for answer in self.answers),
        }
        for shift in range(3):
            encoded = base64.b64encode(bytes(shift) + plain)
            # Without the characters in which bits of what stands around it are mixed.
            ways[f"base64 at {shift}"] = encoded[4 if shift else 0 : -4]
        return ways

    def _digits(self):
        """What is left of a text when everything but its digits is gone, by name."""
        answers = [str(answer) for answer in self.answers]
        numbers = [code[:-1] for code in CODES]
        return {
            "in order": "".join(answers).encode(),
            "backwards": "".join(reversed(answers)).encode(),
            "after the codes": _zipped(numbers, answers),
            "before the codes": _zipped(answers, numbers),
            "by position": _zipped(map(str, range(20)), answers),
            "by place": _zipped(map(str, range(1, 21)), answers),
        }

    def _beside_codes(self, content):
        """How many answers stand beside their code: `1a=4`, `'1a': ['4']`, `"1a": 4`.

        A list of counts, as in a release, is no answer.
        """
        return sum(
            bool(
                re.search(
                    rf"\b{code}['\"]?\s*[=:]\s*\[?['\"]?{answer}\b(?!\s*,\s*\d)".encode(), content
                )
            )
            for code, answer in self.given.items()
        )


def _zipped(these, those):
    return "".join(itertools.chain.from_iterable(zip(these, those, strict=True))).encode()
