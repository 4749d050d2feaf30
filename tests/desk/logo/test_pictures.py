"""What becomes of a file that somebody gives for a logo."""

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from assessments.desk.partnerships.logo import vector
from assessments.desk.partnerships.logo.pictures import MOST_BYTES, PNG, safe_picture
from assessments.desk.partnerships.logo.vector import NotALogo
from tests.desk.logo.pictures import png, svg


def test_png_is_drawn_anew_without_what_stood_beside_it():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "geheim")

    kept = safe_picture(png(pnginfo=told) + b"<script>aan het eind</script>")

    assert kept.kind == "png"
    assert b"geheim" not in kept.content
    assert b"script" not in kept.content
    with Image.open(io.BytesIO(kept.content)) as opened:
        assert (opened.size, opened.getpixel((5, 5))) == ((300, 100), (21, 66, 115))


def test_png_is_on_white_and_no_larger_than_it_is_shown_well():
    kept = safe_picture(png((3000, 1000), (0, 0, 0, 0)))

    with Image.open(io.BytesIO(kept.content)) as opened:
        assert (opened.size, opened.mode) == ((800, 267), "RGB")
        assert opened.getpixel((5, 5)) == (255, 255, 255)


def chunk(name, content):
    checked = name + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def png_of(width, height, data=b""):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return PNG + head + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        PNG,
        PNG + b"rommel",
        png_of(60_000, 60_000, zlib.compress(b"\0" * 1000)),
        b"x" * (MOST_BYTES + 1),
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
)
def test_what_is_no_logo_is_refused_in_words(raw):
    with pytest.raises(NotALogo) as refused:
        safe_picture(raw)

    assert len(str(refused.value)) > 20


@given(st.binary(max_size=300))
def test_png_of_anything_is_a_picture_or_refused(raw):
    with pytest.raises(NotALogo):
        safe_picture(PNG + raw)


def test_svg_keeps_its_shapes_and_colours():
    kept = safe_picture(
        svg('<g style="fill:#e17000;font-family:x"><path d="M0 0L10 10Z" class="a"/></g>')
    )

    assert kept.kind == "svg"
    assert kept.content.decode() == (
        '<svg viewBox="0 0 120 40" xmlns="http://www.w3.org/2000/svg" '
        'width="240.00" height="80.00">'
        '<rect width="120" height="40" fill="#154273" />'
        '<g fill="#e17000"><path d="M0 0L10 10Z" /></g></svg>'
    )


BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="&b;"/></svg>'
)
FILE = (
    '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><desc>&x;</desc></svg>'
)


@pytest.mark.parametrize(
    "raw",
    [
        svg("<script>alert(1)</script>"),
        svg('<image href="https://example.nl/pixel.png"/>'),
        svg('<use href="#a"/>'),
        svg("<foreignObject><p/></foreignObject>"),
        svg("<style>@import url(https://example.nl/a.css)</style>"),
        svg('<animate attributeName="x"/>'),
        svg("<a href='javascript:alert(1)'><rect/></a>"),
        svg("<text>Laren</text>"),
        b"<!DOCTYPE svg>" + svg(),
        BOMB.encode(),
        FILE.encode(),
        svg("<g>" * 60 + "</g>" * 60),
        svg("<rect/>" * 4_000),
        svg("<!--" + "x" * vector.MOST_BYTES + "-->"),
        svg().replace(b"0 0 120 40", b"0 0 0 40"),
        svg().replace(b"0 0 120 40", b"0 0 nan 40"),
        svg().replace(b"0 0 120 40", b"0 0 1e400 40"),
    ],
)
def test_svg_that_does_something_is_refused(raw):
    with pytest.raises(NotALogo):
        safe_picture(raw)


@pytest.mark.parametrize(
    "inside",
    [
        '<rect onload="alert(1)" width="1" height="1"/>',
        '<rect fill="url(https://example.nl/a.svg#b)" width="1" height="1"/>',
        '<rect style="fill:url(https://example.nl/x)" width="1" height="1"/>',
        '<rect fill="url(data:image/png;base64,AAAA)" width="1" height="1"/>',
        '<rect clip-path="u\\72l(https://example.nl)" width="1" height="1"/>',
        '<metadata><x xmlns="urn:x">geheim</x></metadata><rect width="1" height="1"/>',
        '<linearGradient xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#b" id="a"/>',
        '<sodipodi:namedview xmlns:sodipodi="urn:sodipodi" onload="alert(1)"/>',
        "<!-- alert(1) --><rect/>",
        "<?xml-stylesheet href='https://example.nl/a.css'?><rect/>",
    ],
)
def test_what_does_something_is_left_out_of_an_svg(inside):
    kept = safe_picture(svg(inside)).content

    for word in (b"onload", b"example.nl", b"data:", b"href", b"geheim", b"alert"):
        assert word not in kept


def test_clip_within_a_clip_is_left_out():
    kept = safe_picture(
        svg('<clipPath id="a"><rect clip-path="url(#a)"/></clipPath><g clip-path="url(#a)"/>')
    )

    assert kept.content.count(b"clip-path=") == 1


def test_svg_without_a_box_has_the_one_of_its_size():
    raw = svg().replace(b'viewBox="0 0 120 40"', b'width="60px" height="30"')

    assert b'viewBox="0 0 60 30"' in safe_picture(raw).content
