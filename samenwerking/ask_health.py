"""Ask this machine's own `/gezond/`: for the health check of a container. Status 0 or 1."""

import os
import sys
from http.client import HTTPConnection

import environ


def main() -> int:
    """Under the first name of ALLOWED_HOSTS, as no other is served."""
    if "ENV_FILE" in os.environ:
        environ.Env.read_env(os.environ["ENV_FILE"])
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    asked = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=8)
    try:
        asked.request("GET", "/gezond/", headers={"Host": host})
        return 0 if asked.getresponse().status == 200 else 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
