"""What `docs/operations.md` lets an administrator copy."""

import re

from django.conf import settings

DOCUMENT = (settings.BASE_DIR / "docs" / "operations.md").read_text()
NGINX = "\n".join(re.findall(r"```nginx\n(.*?)```", DOCUMENT, re.DOTALL))


def test_documented_logs_hold_no_referer_and_no_link():
    (log_format,) = re.findall(r"log_format \w+ '(.*)';", NGINX)
    named = set(re.findall(r"\$(\w+)", log_format))

    assert named == {
        "remote_addr",
        "time_local",
        "request_method",
        "address",
        "status",
        "body_bytes_sent",
        "request_time",
    }
    assert set(re.findall(r"access_log \S+ (\w+);", NGINX)) == {"discreet"}


def test_documented_error_log_leaves_out_what_is_asked_under_links():
    (secret,) = re.findall(r"location ~ (\S+) \{[^}]*error_log /dev/null emerg;", NGINX)
    shown = dict(re.findall(r"~(\^\S+)\s+(\S+);", NGINX))

    for prefix in ("/vragenlijst/", "/account/"):
        assert re.match(secret, prefix)
        assert shown[f"^{prefix}"] == prefix
