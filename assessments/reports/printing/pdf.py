"""HTML → PDF/A-2a and PDF/UA-1 in one, with bundled files only.

The one module that knows WeasyPrint. Importing it takes a few tenths of a second: whoever needs it
imports it at the moment of making.
"""

import base64
import functools
import gc
import hashlib
import logging
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import weasyprint
from cssselect2 import ElementWrapper  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from assessments.reports.printing.archival import DECORATION, VARIANT, finished
from assessments.reports.printing.typefaces import FONTS, ReportError, bundled_file, in_our_type

STYLESHEET = "css/report.css"
PICTURE = re.compile(r"data:(image/(?:png|svg\+xml));base64,([A-Za-z0-9+/=]+)")
FONTCONFIG = "FONTCONFIG_FILE"
SVG, TITLE = "{http://www.w3.org/2000/svg}svg", "{http://www.w3.org/2000/svg}title"
NO_FONTS = Path(__file__).with_name("no_fonts.conf")

_BETWEEN_TAGS = re.compile(r">\s+<")
"""As much space as templates have there says no more than one, and takes time to read."""

# Fonts and the log of warnings are shared by everything that is being made.
_one_at_a_time = threading.Lock()


class BundledFiles(URLFetcher):
    """Serves the fonts that come with the project, and nothing else in the world.

    A picture whose address is what is in it comes from nowhere.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("file",), allow_redirects=False, fail_on_errors=True)
        self.fonts = frozenset(map(bundled_file, FONTS))

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if picture := PICTURE.fullmatch(url):
            kind, content = picture.groups()
            return URLFetcherResponse(url, base64.b64decode(content), {"Content-Type": kind})
        parts = urlsplit(url)
        path = Path(unquote(parts.path)).resolve()
        if parts.scheme != "file" or parts.netloc or path not in self.fonts:
            raise ReportError(f"not a bundled file: {url}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": "font/ttf"})


class PicturesAndFiles(BundledFiles):
    """Serves the pictures of one document too."""

    def __init__(self, pictures: dict[str, bytes]) -> None:
        super().__init__()
        self.pictures = pictures

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url in self.pictures:
            return URLFetcherResponse(url, self.pictures[url], {"Content-Type": "image/svg+xml"})
        return super().fetch(url, headers)


@dataclass(frozen=True)
class Pdf:
    """A finished document."""

    content: bytes
    pages: int


def make_pdf(html: str, *, also: str = "") -> Pdf:
    """A tagged PDF of a whole HTML document; the same HTML gives the same bytes.

    `also` names a static style sheet on top of the reports' own, for another kind of paper.

    Raises ReportError when something is missing that a reader or a screen reader needs (a
    language, a title, a description of a picture, the scope of a header cell), or when the
    document asks for a file that isn't bundled.
    """
    _check(html)
    html = in_our_type(_BETWEEN_TAGS.sub("> <", html))
    options = {
        "pdf_variant": VARIANT,
        "pdf_identifier": hashlib.sha256(html.encode()).digest()[:16],
    }
    sheets = [_stylesheet(name) for name in (STYLESHEET, also) if name]
    with _one_at_a_time, _complaints_are_errors(), _collecting_garbage_afterwards():
        try:
            return _set(html, sheets, options)
        except FatalURLFetchingError as error:
            raise ReportError(str(error)) from error


def _set(html: str, sheets: list[weasyprint.CSS], options: dict[str, Any]) -> Pdf:
    document = _read(html).render(stylesheets=sheets, font_config=_fonts(), **options)
    content = finished(functools.partial(document.write_pdf, **options))
    return Pdf(content, len(document.pages))


def _read(html: str) -> weasyprint.HTML:
    """What is well-formed, as our templates are, is read by a parser in C; the rest as any HTML.

    WeasyPrint's own parser takes a tenth of a report.
    """
    try:
        root = ElementTree.fromstring(html)  # noqa: S314 - all that isn't ours is escaped in it
    except ElementTree.ParseError:
        return weasyprint.HTML(string=html, url_fetcher=_files())
    return _WellFormed(root)


class _WellFormed(weasyprint.HTML):
    """Its pictures are files beside it: in it, a style and a box would be made for each line."""

    def __init__(self, root: ElementTree.Element) -> None:
        self.base_url = None
        self.url_fetcher = PicturesAndFiles(_taken_out(root))
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


def _taken_out(root: ElementTree.Element) -> dict[str, bytes]:
    """The pictures by their new addresses, the same for what looks the same."""
    pictures: dict[str, bytes] = {}
    for parent in root.iter():
        if parent.tag != SVG:
            for number, child in enumerate(parent):
                if child.tag == SVG:
                    parent[number] = _image(child, pictures)
    return pictures


def _image(svg: ElementTree.Element, pictures: dict[str, bytes]) -> ElementTree.Element:
    title = svg.findtext(TITLE) or DECORATION
    after, svg.tail = svg.tail, None
    content = ElementTree.tostring(svg)
    source = f"picture:{hashlib.sha256(content).hexdigest()}"
    pictures[source] = content
    image = ElementTree.Element("img", {"src": source, "alt": title})
    image.set("class", svg.get("class", ""))
    image.tail = after
    return image


_REQUIRED = (
    (r'<html lang="[a-z]', "a language"),
    (r"<title>[^<]*\w", "a title"),
)
_FORBIDDEN = (
    (r"<th\b(?![^>]*\sscope=)", "a header cell without scope"),
    (
        r'<svg\b(?![^>]*\s(?:y=|aria-hidden="true"))[^>]*>(?!<title>[^<]*\w)',
        "a picture without a description",
    ),
)


def _check(html: str) -> None:
    """What WeasyPrint and the validator don't look at."""
    for pattern, what in _REQUIRED:
        if not re.search(pattern, html):
            raise ReportError(f"the document has no {what.removeprefix('a ')}")
    for pattern, what in _FORBIDDEN:
        if re.search(pattern, html):
            raise ReportError(f"the document has {what}")


@contextmanager
def _complaints_are_errors() -> Iterator[None]:
    """WeasyPrint only logs a missing language, description or glyph."""
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
    if complaints.messages:
        raise ReportError("; ".join(complaints.messages))


@contextmanager
def _collecting_garbage_afterwards() -> Iterator[None]:
    """A document is one web of boxes: looking for garbage in it takes a sixth of the time.

    All of it is young when it is done, so that what was there before needn't be looked through.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect(0)
        if was_enabled:
            gc.enable()


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


# Kept for the life of the process: reading the style sheet and the fonts costs more than a page.


@functools.cache
def _files() -> BundledFiles:
    return BundledFiles()


@functools.cache
def _fonts() -> FontConfiguration:
    """Without the fonts of the machine: what is set in them would differ from place to place.

    Fontconfig reads in the environment what it is to begin with.
    """
    before = os.environ.get(FONTCONFIG)
    os.environ[FONTCONFIG] = str(NO_FONTS)
    try:
        return FontConfiguration()
    finally:
        del os.environ[FONTCONFIG]
        if before is not None:
            os.environ[FONTCONFIG] = before


@functools.cache
def _stylesheet(name: str) -> weasyprint.CSS:
    path = bundled_file(name)
    return weasyprint.CSS(
        string=path.read_text(),
        base_url=path.as_uri(),
        url_fetcher=_files(),
        font_config=_fonts(),
    )
