"""A real mail server on a socket."""

import asyncio
import socket
from contextlib import contextmanager

from aiosmtpd.controller import Controller


class Inbox:
    """Takes mail; `refuse` maps an address to the reply it gets, `drop_after` hangs up.

    `watch` is called before each mail is taken.
    """

    def __init__(self):
        self.mails = []
        self.refuse = {}
        self.drop_after = None
        self.delay = 0
        self.watch = None

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(self.delay)
        if self.watch:
            await asyncio.to_thread(self.watch)
        if self.drop_after is not None and len(self.mails) >= self.drop_after:
            server.transport.close()
            return "421 Bye"
        self.mails.append(envelope)
        return "250 OK"

    @property
    def recipients(self):
        return [mail.rcpt_tos[0] for mail in self.mails]


@contextmanager
def mail_server(settings):
    """Serve, and let these settings send their mail here."""
    handler = Inbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    settings.EMAIL_TIMEOUT = 10
    try:
        yield handler
    finally:
        controller.stop()
