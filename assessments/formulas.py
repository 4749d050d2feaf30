"""Text in files that a spreadsheet program opens: what looks like a formula isn't one."""

FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r")


def escaped(text: str) -> str:
    """With an apostrophe before what a spreadsheet program would take for a formula."""
    return f"'{text}" if text.startswith(FORMULA_BEGINS) else text
