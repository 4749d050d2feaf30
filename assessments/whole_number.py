"""The one way to read a whole number from an address or a form.

`str.isdigit` and `isdecimal` say yes to "²" and "٣", and `int` takes "1_0", " 1" and a number that
no column can hold.
"""

MOST = 2**63 - 1
"""What a column of the database can hold."""


def whole_number(sent: str) -> int | None:
    """From 0 to `MOST`, in the digits 0 to 9; None for whatever else was sent."""
    if not (sent.isascii() and sent.isdecimal() and len(sent) <= len(str(MOST))):
        return None
    number = int(sent)
    return number if number <= MOST else None
