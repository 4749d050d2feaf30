"""Pure: how much of a page is left, so that it is used: for notes in pen.

An estimate in millimetres of A4 set at the normal density of `report.css`, on the safe side.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil

from assessments.followup.queries import ReactionText
from assessments.reports.pages.factor import FactorPage, StatementOnPaper

PAGE = 263.0
SPARE = 7.0
"""What an estimate may be wrong by."""

LINE, LINE_OF_TITLE = 5.2, 4.8
HEAD, KEY = 13.0, 9.0
PANEL, PANEL_PER_VOICE = 19.0, 6.6
TABLE, TABLE_PER_VOICE = 1.5, 7.4
STATEMENT, STATEMENT_NOTE = 4.6, 5.6
TALK = 13.0
OTHERS, LINE_OF_NOTE = 1.6, 4.4

LETTERS, LETTERS_BESIDE_PANEL = 99, 57
LETTERS_OF_NOTE, HEADING_OF_OTHERS = 112, 34
"""On a line of text."""
LETTERS_OF_TITLE, LETTERS_OF_QUESTION = 83, 92
LETTERS_TO_THE_COLLEGE = 145
"""Of the sentences around the statement to ask about."""

REACTION, TITLE_OF_REACTION, PARAGRAPH = 26.0, 7.2, 2.0
LETTERS_OF_REACTION, LETTERS_OF_ITS_TITLE = 95, 55

NOTES, LINE_TO_WRITE_ON = 8.5, 8.7
FEWEST_LINES = 2


def with_room_for_notes(page: FactorPage) -> FactorPage:
    """The page with lines to write on in what would stay empty."""
    return replace(page, note_lines=range(lines_to_write_on(PAGE - height(page))))


def lines_on_own_page(parts: Sequence[StatementOnPaper], texts: Sequence[str]) -> int:
    """How many there are under own statements, with what is said of each."""
    said = _lines(texts, LETTERS_OF_NOTE) * LINE_OF_NOTE + len(texts) * PARAGRAPH
    return lines_to_write_on(PAGE - HEAD - 2 * LINE - sum(map(_statement, parts)) - said - KEY)


def lines_under_reaction(reaction: ReactionText) -> int:
    """How many there are on the page of a municipality's own words."""
    paragraphs = [text for text in reaction.text.splitlines() if text.strip()]
    title = TITLE_OF_REACTION * _lines([reaction.on_behalf_of], LETTERS_OF_ITS_TITLE)
    words = LINE * _lines(paragraphs, LETTERS_OF_REACTION) + PARAGRAPH * len(paragraphs)
    return lines_to_write_on(PAGE - REACTION - title - words)


def lines_to_write_on(left: float) -> int:
    """How many fit in so many millimetres, under their heading; a single line is none."""
    lines = int((left - SPARE - NOTES) / LINE_TO_WRITE_ON)
    return lines if lines >= FEWEST_LINES else 0


def height(page: FactorPage) -> float:
    """What a factor takes on its page, without lines for notes."""
    return (
        HEAD
        + _explanation(page)
        + sum(map(_statement, page.statements))
        + _others(page)
        + _talk(page)
        + (KEY if page.means else 0)
    )


def _explanation(page: FactorPage) -> float:
    texts = (*page.paragraphs, page.difference)
    if not page.means:
        return _lines(texts, LETTERS) * LINE
    panel = PANEL + PANEL_PER_VOICE * len(page.means)
    return max(panel, _lines(texts, LETTERS_BESIDE_PANEL) * LINE)


def _statement(part: StatementOnPaper) -> float:
    table = TABLE + TABLE_PER_VOICE * len(part.lines) if part.lines else 0
    return (
        STATEMENT
        + _lines([f"{part.text} {part.scope}"], LETTERS_OF_TITLE) * LINE_OF_TITLE
        + table
        + len(part.notes) * STATEMENT_NOTE
        + _lines([" ".join(part.meaning)], LETTERS) * LINE
    )


def _others(page: FactorPage) -> float:
    if not page.if_others:
        return 0
    letters = HEADING_OF_OTHERS + len(" ".join(page.if_others))
    return OTHERS + LINE_OF_NOTE * ceil(letters / LETTERS_OF_NOTE)


def _talk(page: FactorPage) -> float:
    to_the_college = LETTERS_TO_THE_COLLEGE + len(page.ask_the_college)
    lines = _lines(page.questions, LETTERS_OF_QUESTION) + _lines([page.roles_text], LETTERS)
    if page.ask_the_college:
        lines += ceil(to_the_college / LETTERS_OF_QUESTION)
    return TALK + lines * LINE


def _lines(texts: Iterable[str], letters: int) -> int:
    return sum(ceil(len(text) / letters) for text in texts)
