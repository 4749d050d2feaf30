"""Text as it may be kept and printed: no sign that a PDF, an XML file or a mail can't hold.

Other programs leave such signs behind when one copies: PowerPoint writes U+000B for a new line,
Word U+001F for a place where a word may be broken. It is in the lowest layer because everything
that holds text stands on it.
"""

import re
import unicodedata

BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""What makes a new line somewhere in the world."""
REPLACED = {ord("\t"): " ", 0x1E: "-", **dict.fromkeys((0xF0A7, 0xF0B7, 0xF0D8), "•")}
"""A tab, Word's hyphen that doesn't break, and its bullets, which only its own fonts show."""
NO_SIGNS = "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0xFFFF, 0x110000, 0x10000))
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    f"\ufeff\ufff9-\ufffb{NO_SIGNS}]"
)
"""Control signs, halves of signs, what isn't a sign, and what turns the order of letters around
(a name may not read as another one). Marks that Arabic and Hebrew need by themselves stay."""
AROUND_BREAK = re.compile(r"[ ]*\n\s*")


def lines(text: str) -> str:
    """The text in composed letters; every kind of new line is a "\\n"."""
    broken = BREAKS.sub("\n", text).translate(REPLACED)
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", broken))


def one_line(text: str) -> str:
    """The same with one space for each new line and the spaces around it."""
    return AROUND_BREAK.sub(" ", lines(text))
