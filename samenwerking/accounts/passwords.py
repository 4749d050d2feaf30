"""Rules for passwords, said in Dutch: Django's own catalogue lacks or garbles these."""

from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.utils.translation import gettext as _


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return _("Dit wachtwoord is te kort. Kies er een van ten minste %(number)d tekens.") % {
            "number": self.min_length
        }

    def get_help_text(self) -> str:
        return _("Ten minste %(number)d tekens, bijvoorbeeld een paar losse woorden.") % {
            "number": self.min_length
        }


class UnlikeOwnName(UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return _("Dit wachtwoord lijkt te veel op uw naam of e-mailadres.")

    def get_help_text(self) -> str:
        return _("Niet uw naam of e-mailadres.")
