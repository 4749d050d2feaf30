"""What mail servers and people send to where a mail came from."""

REPORT = """\
From: MAILER-DAEMON@mx.example.nl
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.nl

Final-Recipient: rfc822; p0@example.nl
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <script>alert(1)</script>

--b
Content-Type: {kind}

From: vragen@example.nl
Message-ID: {message_id}
Subject: Hoe kijkt u

Tekst.
--b--
"""
AWAY = """\
From: p0@example.nl
To: {to}
Subject: Afwezig
Auto-Submitted: auto-replied

Ik ben er niet.
"""
PERSON = """\
From: p0@example.nl
To: {to}
Subject: Re: Hoe kijkt u

Wat is dit?
"""


def report(
    token="",
    *,
    action="failed",
    status="5.1.1",
    message_id="<x@example.nl>",
    kind="message/rfc822",
):
    to = f"terug+{token}@example.nl" if token else "terug@example.nl"
    filled = REPORT.format(to=to, action=action, status=status, message_id=message_id, kind=kind)
    return filled.encode()
