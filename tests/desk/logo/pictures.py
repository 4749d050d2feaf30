"""Logos, as somebody uploads them."""

import io

from PIL import Image

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">'
    '<rect width="120" height="40" fill="#154273"/>{}</svg>'
)


def png(size=(300, 100), colour=(21, 66, 115, 255), **options):
    out = io.BytesIO()
    Image.new("RGBA", size, colour).save(out, "PNG", **options)
    return out.getvalue()


def svg(inside=""):
    return SVG.format(inside).encode()
