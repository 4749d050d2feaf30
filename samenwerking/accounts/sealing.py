"""Secrets of second factors as the database holds them (docs/decisions/0004-second-factor.md)."""

import base64

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Raises `cryptography.fernet.InvalidToken` when it was sealed with another MFA_KEY."""
    return _box().decrypt(sealed.encode()).decode()


def _box() -> Fernet:
    derivation = HKDF(SHA256(), length=32, salt=None, info=b"samenwerking: second factors")
    return Fernet(base64.urlsafe_b64encode(derivation.derive(settings.MFA_KEY.encode())))
