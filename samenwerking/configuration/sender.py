"""Who the installation's mail is from, as an administrator writes it."""

from email.errors import HeaderParseError
from email.headerregistry import Address
from email.utils import parseaddr

from django.core.exceptions import ImproperlyConfigured


def sender(value: str) -> str:
    """ "adres@…" or "Naam <adres@…>", with the quotes that mail wants around a name.

    Raises `ImproperlyConfigured`: with a wrong sender no mail goes at all.
    """
    name, address = parseaddr(value)
    try:
        address.rpartition("@")[2].encode("idna")
        return str(Address(name, addr_spec=address))
    except (ValueError, IndexError, HeaderParseError) as error:
        raise ImproperlyConfigured(
            f"DEFAULT_FROM_EMAIL: “{value}” is geen mailadres. Schrijf vragen@example.nl of"
            " Naam <vragen@example.nl>; een naam met een komma tussen aanhalingstekens."
        ) from error
