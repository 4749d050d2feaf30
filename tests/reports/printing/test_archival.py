"""No stream ends in a way that leaves its length in doubt, whatever is in it."""

import zlib
from io import BytesIO
from types import SimpleNamespace

import pydyf  # type: ignore[import-untyped]
import pytest

from assessments.reports.printing.archival import LEVEL, PDF_UA, SPOILT, finished

METADATA = b"<rdf:RDF></rdf:RDF>"


def written(*streams):
    """A writer like WeasyPrint's of a document with these streams."""

    def write(*, finisher):
        pdf = pydyf.PDF()
        pdf.add_object(pydyf.Stream([METADATA], {"Type": "/Metadata"}, compress=True))
        for stream in streams:
            pdf.add_object(pydyf.Stream([stream], compress=True))
        finisher(SimpleNamespace(fonts={}), pdf)
        output = BytesIO()
        pdf.write(output, b"1.7", b"x", compress=True)
        return output.getvalue()

    return write


def ending_in_return():
    """Something that ends in a return when it is compressed."""
    texts = (b"q" * number for number in range(1, 300))
    return next(text for text in texts if zlib.compress(text, LEVEL).endswith(b"\r"))


def test_stream_that_would_end_in_a_return_is_not_compressed():
    spoilt = ending_in_return()
    assert SPOILT in pydyf.Stream([spoilt], compress=True).data
    content = finished(written(spoilt))
    assert SPOILT not in content
    assert b"stream\n" + spoilt + b"\nendstream" in content


def test_other_streams_are_compressed_and_the_metadata_is_not():
    content = finished(written(b"much " * 99))
    assert zlib.compress(b"much " * 99, LEVEL) in content
    assert PDF_UA in content


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_spoilt_file_is_written_again(number):
    tries = []

    def write(*, finisher):
        tries.append(finisher.keywords["more"])
        return SPOILT if len(tries) <= number else b"fine"

    assert finished(write) == b"fine"
    assert tries == list(range(number + 1))
