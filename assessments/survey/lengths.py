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
ROOM = 64
"""More than another division into what is compressed and what isn't can cost."""
HAS_NAME = 8
"""The flag of a gzip header (RFC 1952) after which a name follows, that nobody reads."""


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
    """Filled up by not compressing the end, and for the last few bytes by a name.

    Not by a name alone: kilobytes of it are nothing that those who read pages on the way expect.
    """
    stored = _lacking(len(_packed(content, 0)) + ROOM, COMPRESSED)
    return _packed(content, stored, _lacking(len(_packed(content, stored)), COMPRESSED))


def _packed(content: bytes, stored: int, name: int = 0) -> bytes:
    """As gzip, the last bytes as they are, and with a name of some length."""
    middle = len(content) - stored
    compressor = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS)
    return b"".join(
        (
            struct.pack("<3sB6s", b"\x1f\x8b\x08", HAS_NAME, b"\0\0\0\0\0\xff"),
            b"-" * name + b"\0",
            compressor.compress(content[:middle]) + compressor.flush(zlib.Z_SYNC_FLUSH),
            struct.pack("<BHH", 1, stored, stored ^ 0xFFFF) + content[middle:],
            struct.pack("<II", zlib.crc32(content), len(content)),
        )
    )


def _lacking(length: int, whole: int) -> int:
    return -length % whole
