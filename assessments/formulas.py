"""Text in files that a spreadsheet program opens: what looks like a formula isn't one."""

from factors.plain_text import one_line

FORMULA_BEGINS = ("=", "+", "-", "@")


def escaped(text: str) -> str:
    """With an apostrophe before what a spreadsheet program would take for a formula.

    On one line, and without the signs that no spreadsheet can hold.
    """
    plain = one_line(text).strip()
    return f"'{plain}" if plain.startswith(FORMULA_BEGINS) else plain
