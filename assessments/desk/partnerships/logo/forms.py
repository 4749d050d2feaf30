"""The form in which a logo is uploaded."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from assessments import logos
from assessments.desk.partnerships.logo.pictures import MOST_BYTES, Picture, safe_picture
from assessments.desk.partnerships.logo.vector import NotALogo
from assessments.reports.printing.typefaces import ReportError

PAGE = (
    '<html lang="nl"><head><title>Logo</title></head>'
    '<body><p><img src="{}" alt="Logo"/></p></body></html>'
)
NOT_ON_PAPER = _("Dit logo kan niet worden afgedrukt. Bewaar het opnieuw, of kies een PNG.")


class LogoForm(forms.Form):
    """`picture` is the upload, made safe and tried on paper."""

    file = forms.FileField(
        label=_("Logo"),
        help_text=_("Een PNG of een SVG, ten hoogste 1 MB. In mails staat alleen een PNG."),
        widget=forms.FileInput(attrs={"accept": ".png,.svg,image/png,image/svg+xml"}),
    )
    picture: Picture

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        try:
            self.picture = safe_picture(file.read(MOST_BYTES + 1))
        except NotALogo as refused:
            raise forms.ValidationError(str(refused)) from refused
        if not prints(self.picture):
            raise forms.ValidationError(NOT_ON_PAPER)
        return file


def prints(picture: Picture) -> bool:
    """Whether a report with it can be made: else one logo would stop every report."""
    from assessments.reports.printing.pdf import make_pdf  # slow import

    try:
        make_pdf(PAGE.format(logos.data_address_of(picture.kind, picture.content)))
    except (ReportError, ValueError, OSError, RecursionError):
        return False
    return True
