"""How large a list of people may be, and what is said of one that can't be taken."""

from django.utils.translation import gettext as _

MAX_BYTES = 2_000_000
"""Of a file, of what is pasted, and of the text that is in either."""
MAX_BODY = MAX_BYTES + 64_000
"""Of a whole request: the list, and what a form adds to it."""
MAX_ROWS = 5_000
LINES_ABOVE = 10
"""Within this many lines the headings are looked for: a title may stand above them."""
MAX_COLUMNS = 50
"""Columns to the right of these are not looked at."""
MAX_CELL = 300
"""Characters that are kept of a cell: more than any name or address may have."""
MAX_WRITTEN = 4 * MAX_CELL
"""Characters that are looked at of a cell: it may have invisible ones too."""
MAX_UNPACKED = 20_000_000
"""Bytes that may be unpacked of a spreadsheet; 5,000 people need about one million."""
MAX_ELEMENTS = 400_000
"""XML elements that may be read of a spreadsheet; 5,000 people need about 90,000."""
MAX_DEPTH = 100
"""Elements within each other."""
MAX_SHEETS = 100
"""Sheets of a file; a partnership of sixty municipalities may have one for each."""
MAX_LINES = 100_000
"""Lines of a text, empty ones too: Excel adds many to a sheet that was larger before."""


class CannotTake(Exception):
    """Nothing was taken from this list. The message says why, in Dutch; `status` is HTTP's."""

    status = 422


class TooLarge(CannotTake):
    status = 413


def too_many_bytes() -> TooLarge:
    return TooLarge(
        _("Deze lijst is te groot: hij mag 2 MB zijn. Haal weg wat niet nodig is, of deel hem op.")
    )


def too_many_rows() -> TooLarge:
    return TooLarge(
        _("Deze lijst heeft meer dan 5.000 rijen. Deel hem op in lijsten van hoogstens 5.000.")
    )


def too_many_lines() -> TooLarge:
    return TooLarge(
        _(
            "Deze lijst heeft meer dan 100.000 regels. Haal de lege regels weg en probeer het "
            "opnieuw."
        )
    )


def too_much_inside() -> TooLarge:
    return TooLarge(
        _(
            "In dit bestand zit veel meer dan een lijst met mensen. Kopieer de lijst naar een "
            "nieuw, leeg bestand en probeer het opnieuw."
        )
    )


def unreadable() -> CannotTake:
    return CannotTake(
        _(
            "Dit bestand kunnen wij niet lezen. Sla het op als Excel (.xlsx), OpenDocument (.ods) "
            "of CSV en probeer het opnieuw."
        )
    )


def old_excel() -> CannotTake:
    return CannotTake(
        _(
            "Dit is een oud Excel-bestand (.xls), of een bestand met een wachtwoord. Sla het "
            "zonder wachtwoord op als .xlsx en probeer het opnieuw."
        )
    )


def forbidden_markup() -> CannotTake:
    return CannotTake(
        _(
            "In dit bestand staat iets wat niet in een rekenblad hoort (een DOCTYPE). Daarom "
            "openen wij het niet. Kopieer de lijst naar een nieuw bestand."
        )
    )
