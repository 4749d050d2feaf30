"""A small mailbox on a socket, that speaks as much IMAP (RFC 3501) as reading returns takes."""

import re
import socketserver
import ssl
import threading
from contextlib import contextmanager

from samenwerking.configuration.returns import Mailbox

USER, PASSWORD = "terug", "geheim wachtwoord"


class Folder:
    """The mails in it by number, with their flags; `breaks_at` a command it hangs up."""

    def __init__(self):
        self.mails = {}
        self.flags = {}
        self.breaks_at = ""
        self.commands = []

    def put(self, raw, *flags):
        uid = len(self.flags) + 1
        self.mails[uid], self.flags[uid] = raw, {*flags}
        return uid

    def unseen(self):
        return [uid for uid in self.mails if not self.flags[uid] & {"\\Seen", "\\Deleted"}]

    def close(self):
        for uid in [uid for uid in self.mails if "\\Deleted" in self.flags[uid]]:
            del self.mails[uid]


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        if self.server.scheme == "imaps":
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
            self.setup()
        self.say(b"* OK ready")
        self.serve()

    def serve(self):
        for line in self.rfile:
            tag, _space, command = line.decode().strip().partition(" ")
            self.server.folder.commands.append(command)
            if self.server.folder.breaks_at and self.server.folder.breaks_at in command:
                return
            words = command.split(" ", 1)
            reply = getattr(self, f"do_{words[0].lower()}")(words[-1])
            self.say(f"{tag} {reply} done".encode())
            if words[0] == "STARTTLS":
                self.request = self.server.tls.wrap_socket(self.request, server_side=True)
                self.setup()
                return self.serve()
            if words[0] == "LOGOUT":
                return

    def say(self, line):
        self.wfile.write(line + b"\r\n")

    def do_capability(self, _rest):
        self.say(b"* CAPABILITY IMAP4rev1 STARTTLS")
        return "OK"

    def do_login(self, rest):
        return "OK" if rest == f'{USER} "{PASSWORD}"' else "NO [AUTHENTICATIONFAILED] nee"

    def do_select(self, rest):
        self.say(b"* %d EXISTS" % len(self.server.folder.mails))
        return "OK [READ-WRITE]" if rest == '"INBOX"' else "NO"

    def do_uid(self, rest):
        name, rest = rest.split(" ", 1)
        return getattr(self, f"uid_{name.lower()}")(rest)

    def uid_search(self, _rest):
        numbers = " ".join(map(str, self.server.folder.unseen()))
        self.say(f"* SEARCH {numbers}".rstrip().encode())
        return "OK"

    def uid_fetch(self, rest):
        uid, most = re.fullmatch(r"(\d+) \(BODY\.PEEK\[\]<0\.(\d+)>\)", rest).groups()
        raw = self.server.folder.mails[int(uid)][: int(most)]
        self.wfile.write(f"* 1 FETCH (UID {uid} BODY[]<0> {{{len(raw)}}}\r\n".encode() + raw)
        self.say(b")")
        return "OK"

    def uid_store(self, rest):
        uid, flag = re.fullmatch(r"(\d+) \+FLAGS\.SILENT \((\\\w+)\)", rest).groups()
        self.server.folder.flags[int(uid)].add(flag)
        return "OK"

    def do_close(self, _rest):
        self.server.folder.close()
        return "OK"

    def do_logout(self, _rest):
        self.say(b"* BYE")
        return "OK"

    def do_starttls(self, _rest):
        return "OK"


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def imap_server(settings, scheme="imap", certificate=None):
    """Serve, and let these settings read returns here; `certificate` is for TLS."""
    with Server(("127.0.0.1", 0), Session) as server:
        server.folder, server.scheme = Folder(), scheme
        if certificate:
            server.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            server.tls.load_cert_chain(certificate)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.RETURNS_ADDRESS = "terug@example.nl"
        settings.RETURNS_MAILBOX = Mailbox(
            scheme, "127.0.0.1", server.server_address[1], USER, PASSWORD, "INBOX"
        )
        try:
            yield server.folder
        finally:
            server.shutdown()
