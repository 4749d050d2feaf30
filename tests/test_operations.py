"""What `docs/deploy` gives an administrator to copy. `make check-deploy` tries it for real."""

import re

from django.conf import settings

NGINX = (settings.BASE_DIR / "docs" / "deploy" / "nginx" / "samenwerking.conf").read_text()


def test_documented_logs_hold_no_referer_and_no_link():
    (log_format,) = re.findall(r"log_format samenwerking (.*?);", NGINX, re.DOTALL)
    named = set(re.findall(r"\$(\w+)", log_format))

    assert named == {
        "remote_addr",
        "time_local",
        "request_method",
        "address_for_log",
        "status",
        "body_bytes_sent",
        "request_time",
        "request_id",
    }
    assert set(re.findall(r"access_log /\S+ (\w+);", NGINX)) == {"samenwerking"}


def test_documented_error_log_leaves_out_what_is_asked_under_links():
    (secret,) = re.findall(r"location ~ (\S+) \{[^}]*error_log /dev/null emerg;", NGINX)
    shown = dict(re.findall(r"~(\^\S+)\s+(\S+);", NGINX))

    for prefix in ("/vragenlijst/", "/account/"):
        assert re.match(secret, prefix)
        assert shown[f"^{prefix}"] == prefix


def test_image_is_made_of_the_program_only():
    """What stands beside `compose.yaml` is its administrator's: settings, passwords, keys."""
    lines = (settings.BASE_DIR / ".dockerignore").read_text().splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]

    assert rules[0] == "*"
    assert {"!env", "!database_password", "!certificates", "!nginx.conf", "!.git"}.isdisjoint(rules)
