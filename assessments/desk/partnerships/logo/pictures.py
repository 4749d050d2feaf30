"""Pure: whatever somebody uploads as a logo, made into a picture that does nothing.

A PNG is drawn anew: of the file nothing is left but how it looks. See `vector` for an SVG.
"""

import io
import warnings
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from assessments.desk.partnerships.logo import vector
from assessments.desk.partnerships.logo.vector import NotALogo

MOST_BYTES = 1_000_000
MOST_PIXELS = 4_000
"""Wide or high: what is larger could fill the memory, however small its file."""
KEPT = (800, 400)
"""Pixels that are kept: a logo is shown at 240 by 80."""
PNG = b"\x89PNG\r\n\x1a\n"
WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Picture:
    kind: str
    """ "png" or "svg"."""
    content: bytes


def safe_picture(raw: bytes) -> Picture:
    """Raises `NotALogo`, with a sentence in Dutch."""
    if len(raw) > MOST_BYTES:
        raise NotALogo(_("Dit bestand is te groot. Kies een logo van ten hoogste 1 MB."))
    if raw.startswith(PNG):
        return Picture("png", _drawn_anew(raw))
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Picture("svg", vector.safe_svg(raw))
    raise NotALogo(_("Dit is geen PNG en geen SVG."))


def _drawn_anew(raw: bytes) -> bytes:
    """On white, as it is seen on paper and in a mail program with a dark screen."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(raw), formats=("PNG",)) as opened:
                _require_size(opened.size)
                picture = ImageOps.exif_transpose(opened.convert("RGBA"))
    except NotALogo:
        raise
    except Exception as error:  # Of a library that reads files of anybody.
        raise NotALogo(_("Deze PNG kan niet gelezen worden. Bewaar het logo opnieuw.")) from error
    picture.thumbnail(KEPT)
    drawn = Image.new("RGB", picture.size, WHITE)
    drawn.paste(picture, mask=picture)
    out = io.BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()


def _require_size(size: tuple[int, int]) -> None:
    if max(size) > MOST_PIXELS:
        text = _("Dit logo is te groot: ten hoogste {n} bij {n} beeldpunten.")
        raise NotALogo(text.format(n=MOST_PIXELS))
