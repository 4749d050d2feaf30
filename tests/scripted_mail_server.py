"""A mail server that says what a script tells it to, at any command."""

import socketserver
import threading
from collections import Counter
from contextlib import contextmanager

SILENCE = "says nothing"
CUT = "hangs up"
REPLIES = {
    "CONNECT": "220 mail.example.nl",
    "DATA": "354 Ga uw gang",
    "QUIT": "221 Tot ziens",
}
COMMANDS = ("CONNECT", "EHLO", "MAIL", "RCPT", "DATA", "END", "RSET", "QUIT")


class Script:
    """What it was offered and what it took, and what it answers.

    `answers["RCPT", 2]` goes to the second RCPT that it hears, `answers["RCPT", "p1@example.nl"]`
    to that address, `answers["RCPT"]` to all of them.

    "CONNECT" is the greeting, "EHLO" also HELO, and "END" the dot after a mail. 421 hangs up, as it
    should.
    """

    def __init__(self):
        self.answers = {}
        self.offered = []
        self.taken = []
        self.connections = 0
        self._heard = Counter()

    def answer(self, command, address=""):
        self._heard[command] += 1
        for key in ((command, self._heard[command]), (command, address), command):
            if key in self.answers:
                return self.answers[key]
        return REPLIES.get(command, "250 OK")

    @property
    def recipients(self):
        return [recipient for recipient, _ in self.taken]


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.script.connections += 1
        self.recipient = ""
        if not self.say("CONNECT"):
            return
        while line := self.rfile.readline():
            command = line[:4].decode().upper().replace("HELO", "EHLO")
            if not self.obey(command, line):
                return

    def obey(self, command, line):
        """Whether the conversation goes on."""
        if command == "RCPT":
            self.recipient = line.decode().split("<")[1].split(">")[0]
        if command != "DATA":
            return self.say(command) and command != "QUIT"
        said = self.say("DATA")
        return said if said != "354" else self.take()

    def take(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        mail = (self.recipient, b"".join(lines))
        self.server.script.offered.append(mail)
        said = self.say("END")
        if said == "250":
            self.server.script.taken.append(mail)
        return said

    def say(self, command):
        """The code that was said; "" when the conversation is over."""
        answer = self.server.script.answer(command, self.recipient)
        if answer == SILENCE:
            self.wait_until_it_leaves()
        if answer in (SILENCE, CUT):
            return ""
        self.wfile.write(f"{answer}\r\n".encode())
        return "" if answer.startswith("421") else answer[:3]

    def wait_until_it_leaves(self):
        while self.rfile.readline():
            pass


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def handle_error(self, request, client_address):
        """Whoever hangs up on this server is part of the test."""


@contextmanager
def scripted_mail_server(settings):
    """Serve, and let these settings send their mail here."""
    with _Server(("127.0.0.1", 0), _Conversation) as server:
        server.script = Script()
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_TIMEOUT = 0.5
        try:
            yield server.script
        finally:
            server.shutdown()
