"""A small OpenID Connect provider on loopback: the authorization code flow with PKCE.

It signs its ID tokens with RS256, hands a code out once, and checks what a provider checks: client,
secret, redirect address and the code's verifier.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID = "samenwerking"
CLIENT_SECRET = "een geheim van de koppeling"


def configuration(url, domains=()):
    """What the settings make of the environment's variables for a provider there."""
    app = {
        "provider_id": "organisatie",
        "name": "Gemeente Laren",
        "client_id": CLIENT_ID,
        "secret": CLIENT_SECRET,
        "settings": {"server_url": url, "verified_email": list(domains)},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


class Provider:
    """`person` holds the claims of whoever signs in next; `refuse` an error to answer instead."""

    def __init__(self, port):
        self.url = f"http://127.0.0.1:{port}"
        self.person = {}
        self.refuse = None
        self.asked = []
        self.codes = {}
        self.tokens = {}
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def configuration(self):
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self):
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [public | {"kid": "1", "use": "sig", "alg": "RS256"}]}

    def authorize(self, query):
        """Where the browser goes next: somebody is signed in here already."""
        self.asked.append(query)
        answer = {"state": query["state"]}
        if self.refuse:
            answer["error"] = self.refuse
        else:
            answer["code"] = secrets.token_urlsafe()
            self.codes[answer["code"]] = query | {"claims": dict(self.person)}
        return f"{query['redirect_uri']}?{urlencode(answer)}"

    def token(self, form):
        asked = self.codes.pop(form["code"], None)
        if asked is None or not self._proven(form, asked):
            return None
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 60} | asked["claims"]
        access = secrets.token_urlsafe()
        self.tokens[access] = asked["claims"]
        return {
            "access_token": access,
            "token_type": "Bearer",
            "expires_in": 60,
            "id_token": jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "1"}),
        }

    def _proven(self, form, asked):
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        return (
            (form["client_id"], form["client_secret"]) == (CLIENT_ID, CLIENT_SECRET)
            and form["redirect_uri"] == asked["redirect_uri"]
            and (asked["code_challenge_method"], asked["code_challenge"]) == ("S256", challenge)
        )


@contextmanager
def running_provider():
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.provider = Provider(server.server_port)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        provider = self.server.provider
        address = urlsplit(self.path)
        if address.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", provider.authorize(_single(address.query)))
            self.end_headers()
        elif address.path == "/userinfo":
            bearer = self.headers["Authorization"].removeprefix("Bearer ")
            self._answer(provider.tokens.get(bearer))
        elif address.path == "/keys":
            self._answer(provider.keys())
        elif address.path == "/.well-known/openid-configuration":
            self._answer(provider.configuration())
        else:
            self.send_error(404)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(self.server.provider.token(_single(body)))

    def _answer(self, content):
        self.send_response(400 if content is None else 200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(content or {"error": "invalid_grant"}).encode())

    def log_message(self, *arguments):
        pass


def _single(query):
    return {name: values[0] for name, values in parse_qs(query).items()}
