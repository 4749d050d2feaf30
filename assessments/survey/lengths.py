"""Pages that are all as long: what is encrypted shows its length, and the answers differ in theirs.

Filling a page up isn't enough where a proxy compresses it, since answers that are alike compress
better. So a page is compressed here, and filled up after that too; no proxy does it again, and one
that hides from us that a browser takes compressed pages is asked not to.
"""

import gzip

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.middleware.gzip import re_accepts_gzip
from django.utils.cache import patch_cache_control, patch_vary_headers

PLAIN = 24 * 1024
"""Every page has a multiple of so many bytes, of which one is enough for each of them."""
COMPRESSED = 6 * 1024
HAS_NAME = 0x08
"""The flag of a gzip header after which a name follows, that browsers skip (RFC 1952)."""


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
    return response.get("Content-Type", "").startswith("text/html")


def _compressed(content: bytes) -> bytes:
    packed = gzip.compress(content, compresslevel=6, mtime=0)
    name = b"-" * _lacking(len(packed) + 1, COMPRESSED) + b"\0"
    flags = packed[3] | HAS_NAME
    return packed[:3] + bytes([flags]) + packed[4:10] + name + packed[10:]


def _lacking(length: int, whole: int) -> int:
    return -length % whole
