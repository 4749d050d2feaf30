"""The mailbox for returns over TLS, from the start or from STARTTLS on."""

import datetime
import ipaddress

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from assessments.desk.mailings.returns import mailbox
from assessments.desk.mailings.returns.reading import read_once
from tests.desk.mailings.returns.notices import report
from tests.imap_server import imap_server

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning"),
]
SCHEMES = ("imaps", "imap+tls")


@pytest.fixture
def certificate(tmp_path):
    """Of 127.0.0.1, made by itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail")])
    now = datetime.datetime.now(datetime.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=1,
        not_valid_before=now - datetime.timedelta(days=1),
        not_valid_after=now + datetime.timedelta(days=1),
    ).add_extension(here, critical=False)
    signed = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    path = tmp_path / "mail.pem"
    path.write_bytes(signed + key.private_bytes(*KEY_FORM))
    return path


KEY_FORM = (
    serialization.Encoding.PEM,
    serialization.PrivateFormat.PKCS8,
    serialization.NoEncryption(),
)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_mailbox_is_read_over_tls(settings, monkeypatch, certificate, scheme):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with imap_server(settings, scheme, certificate) as folder:
        folder.put(report())

        assert read_once() == {"bounced": 1}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_password_is_not_told_to_a_server_that_nobody_vouches_for(settings, certificate, scheme):
    with imap_server(settings, scheme, certificate) as folder:
        with pytest.raises(mailbox.MailboxAway, match="SSLCertVerificationError"):
            read_once()

        assert not [command for command in folder.commands if command.startswith("LOGIN")]
