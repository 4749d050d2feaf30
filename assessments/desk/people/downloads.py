"""A file for a manager, as a browser gets it."""

from django.http import HttpResponse
from django.utils.text import slugify

from assessments.desk.people.importing.writing import FICTITIOUS, TYPES
from assessments.models import Round


def download(current_round: Round, name: str, kind: str, content: bytes) -> HttpResponse:
    """ "mensen-bel.xlsx", with VERZONNEN in front when it is; `kind` is one of `TYPES`."""
    mark = f"{FICTITIOUS}-" if current_round.partnership.fictitious else ""
    file_name = f"{mark}{slugify(name)}-{current_round.partnership.slug}.{kind}"
    disposition = f'attachment; filename="{file_name}"'
    return HttpResponse(
        content, content_type=TYPES[kind], headers={"Content-Disposition": disposition}
    )
