"""Pages that are all as long: what is encrypted shows its length, and the answers differ in theirs.

Filling a page up isn't enough where a proxy compresses it, since answers that are alike compress
better. So a page is compressed here, and filled up after that too; no proxy does it again, and one
that hides from us that a browser takes compressed pages is asked not to.
"""

import struct
import zlib

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import patch_cache_control, patch_vary_headers

PLAIN = 24 * 1024
"""Every page has a multiple of so many bytes, of which one is enough for each of them."""
COMPRESSED = 6 * 1024
HEADER = struct.pack("<3sB6s", b"\x1f\x8b\x08", 8, b"\0\0\0\0\0\xff")
"""Of gzip (RFC 1952); its flag says that a name follows, which nobody reads."""
EMPTY_BLOCK, LAST_BLOCK = (struct.pack("<BHH", last, 0, 0xFFFF) for last in (0, 1))
"""Nothing, not compressed (RFC 1951): what a flush leaves behind too."""


def even_out(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The same page, of a length that tells nothing; what isn't a whole page is left as it is."""
    if not isinstance(response, HttpResponse) or not _is_page(request, response):
        return response
    response.content += b"\n" * _lacking(len(response.content), PLAIN)
    patch_vary_headers(response, ("Accept-Encoding",))
    patch_cache_control(response, no_transform=True)
    if re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")):
        response.content = _compressed(response.content)
        response["Content-Encoding"] = "gzip"
    return response


def _is_page(request: HttpRequest, response: HttpResponse) -> bool:
    """Not a redirect, a file, or the few words that htmx asks for: no answer is in those."""
    if request.headers.get("HX-Request") or not response.content:
        return False
    if response.has_header("Content-Encoding"):
        return False  # Made even by a view within a view.
    return response.get("Content-Type", "").startswith("text/html")


def _compressed(content: bytes) -> bytes:
    """As gzip, filled up with blocks of nothing, and for the last few bytes with a name.

    Not with a name alone: kilobytes of it are nothing that those who read pages on the way expect.
    """
    compressor = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    packed = compressor.compress(content) + compressor.flush(zlib.Z_SYNC_FLUSH)
    checks = struct.pack("<II", zlib.crc32(content), len(content))
    around = len(HEADER) + len(packed) + len(LAST_BLOCK) + len(checks) + 1
    blocks, name = divmod(_lacking(around, COMPRESSED), len(EMPTY_BLOCK))
    return b"".join((HEADER, b"-" * name, b"\0", packed, EMPTY_BLOCK * blocks, LAST_BLOCK, checks))


def _lacking(length: int, whole: int) -> int:
    return -length % whole
