"""One name out of the columns in which people keep its parts."""

import re
from dataclasses import dataclass

from assessments.desk.people.names import is_prefix

LEADING_INITIALS = re.compile(r"^(?:[A-Z][a-z]?\.\s*)+|^[A-Z]{1,4}\s+(?=[a-z'])")


@dataclass(frozen=True)
class Parts:
    """What stands in each of the columns; `full` is that of "Naam"."""

    first: str = ""
    initials: str = ""
    prefix: str = ""
    surname: str = ""
    full: str = ""


def full_name(parts: Parts) -> str:
    """ "Jan de Vries", whichever columns there are.

    "Naam" is a surname beside a first name or initials, and a whole name when they, or the
    surname, are within it. A first name goes before initials.
    """
    full = parts.full
    if parts == Parts(full=full):
        return full
    if full and _is_whole(parts):
        return _turned(full, parts.first)
    first, surname = parts.first or parts.initials, parts.surname or full
    if full and not first and not _has(full, surname):
        first = full
    if parts.first:
        surname = LEADING_INITIALS.sub("", surname) or surname
    return " ".join(filter(None, [first, _with_prefix(parts.prefix, surname)]))


def _is_whole(parts: Parts) -> bool:
    """Whether "Naam" is more than a surname."""
    full = parts.full
    if parts.surname and (full == parts.surname or not _has(full, parts.surname)):
        return False
    if parts.first:
        return _has(full, parts.first)
    if parts.surname or not parts.initials:
        return bool(parts.surname)
    # "J." beside "Jan de Vries".
    return not parts.prefix and " " in full and full[0] == parts.initials[0]


def _turned(full: str, first: str) -> str:
    """ "Jan de Vries", also of "de Vries, Jan" or "Vries, Jan de"."""
    last, comma, behind = full.partition(",")
    if comma and first and _has(behind.strip(), first):
        return f"{behind.strip()} {last.strip()}"
    return full


def _with_prefix(prefix: str, surname: str) -> str:
    """ "de Vries", also of "de" with "de Vries", or of "Vries, de"."""
    last, _comma, behind = surname.partition(",")
    if behind and is_prefix(behind):
        return f"{behind.strip()} {last.strip()}"
    if not prefix or f"{surname.casefold()} ".startswith(f"{prefix.casefold()} "):
        return surname
    return f"{prefix} {surname}"


def _has(text: str, words: str) -> bool:
    """Whether these words stand in the text, as words."""
    return f" {words.casefold()} " in f" {text.casefold()} "
