"""What a finished PDF says about itself, and how it reads."""

import html.parser
import re
import subprocess
from io import BytesIO

import page as page_validation
from pypdf import PdfReader

PDF_A = page_validation.ValidationProfile.PDF_A_2A
PDF_UA = page_validation.ValidationProfile.PDF_UA_1


def complaints(content, profile):
    """What the validator has against a document."""
    report = page_validation.validate_pdf_bytes(content, profile=profile)
    assert report.is_compliant == (not report.failures)
    return [failure.message for failure in report.failures]


def read(content):
    return PdfReader(BytesIO(content))


def pages(content):
    """The text of each page, in the order in which it is painted.

    `pdftotext` reads a report in a fifth of the time that it takes pypdf.
    """
    command = ["pdftotext", "-raw", "-", "-"]
    text = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    return [" ".join(page.split()) for page in text.removesuffix("\f").split("\f")]


def elements(content, kind):
    """The structure elements of one kind, in reading order."""

    def walk(node):
        node = node.get_object()
        if not hasattr(node, "get"):
            return
        if node.get("/S") == f"/{kind}":
            yield node
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            if not isinstance(child, int):
                yield from walk(child)

    return list(walk(read(content).trailer["/Root"]["/StructTreeRoot"]))


def marked_content(content):
    """What is painted under a number, how much as an artifact, and the numbers in the tree."""
    reader = read(content)
    painted, artifacts = set(), 0
    for number, page in enumerate(reader.pages):
        marks = re.findall(
            rb"/(\w+)\s+(?:<<\s*/MCID (\d+)\s*>>\s+BDC|BMC)", page.get_contents().get_data()
        )
        painted |= {(number, int(mark)) for kind, mark in marks if mark}
        artifacts += sum(kind == b"Artifact" for kind, _mark in marks)
    return painted, artifacts, set(_numbers_in_tree(reader))


def _numbers_in_tree(reader):
    """Page and number of each leaf of the structure tree."""
    places = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    nodes = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while nodes:
        node = nodes.pop().get_object()
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            if isinstance(child, int):
                yield places[node.raw_get("/Pg").idnum], int(child)
            elif hasattr(child.get_object(), "get") and "/Obj" not in child.get_object():
                nodes.append(child)


def fonts(content):
    """The names of all fonts, without the mark of a subset."""
    return {
        font["/BaseFont"].partition("+")[2]
        for page in read(content).pages
        for font in (ref.get_object() for ref in page["/Resources"]["/Font"].values())
    }


def bookmarks(content):
    """The titles; those under one in a list of their own."""
    return _titles(read(content).outline)


def _titles(outline):
    return [_titles(mark) if isinstance(mark, list) else mark.title for mark in outline]


class _Visible(html.parser.HTMLParser):
    """The text of a document as it is printed: with the numbers of lists and in pictures."""

    def __init__(self):
        super().__init__()
        self.hidden, self.text, self.margins, self.counters = 0, [], {}, []
        self.in_picture = False
        """In text that is drawn: what else is in a picture is hidden."""

    def handle_starttag(self, tag, attributes):
        self.hidden += tag in ("head", "svg")
        self.in_picture = tag == "text"
        if tag == "body":
            self.margins = {name.removeprefix("data-"): value for name, value in attributes}
        if tag in ("ol", "ul"):
            self.counters.append(0 if tag == "ol" else None)

    def handle_endtag(self, tag):
        self.hidden -= tag in ("head", "svg")
        self.in_picture = False
        if tag == "li" and self.counters[-1] is not None:
            # The number stands in front, and is painted after its text.
            self.counters[-1] += 1
            self.text.append(f" {self.counters[-1]} ")
        if tag in ("ol", "ul"):
            self.counters.pop()

    def handle_data(self, data):
        if self.in_picture or not self.hidden:
            self.text.append(data)


def _letters(text):
    """Only letters and figures: capitals, spaces and the marks of lists are a matter of style."""
    return re.sub(r"\W+", "", text).casefold()


def reading_orders(source, content, tmp_path):
    """The letters of the document, and those of the PDF as `pdftotext` reads it.

    What stands in the margins comes last on each page, and is left out.
    """
    visible = _Visible()
    visible.feed(source)
    path = tmp_path / "read.pdf"
    path.write_bytes(content)
    command = ["pdftotext", "-raw", path, "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pages = text.rstrip("\f").split("\f")
    inside = (
        _without_margins(_letters(page), visible.margins, f"Bladzijde {number} van {len(pages)}")
        for number, page in enumerate(pages, start=1)
    )
    return _letters("".join(visible.text)), "".join(inside)


def _without_margins(page, margins, number):
    left, right, stamp, version = (
        _letters(margins[name]) for name in ("left", "right", "stamp", "version")
    )
    below = version + stamp + _letters(number)
    for above in (left + stamp + right, stamp):
        if page.endswith(above + below):
            return page.removesuffix(above + below)
    raise AssertionError(f"no margins after {page[-99:]}")
