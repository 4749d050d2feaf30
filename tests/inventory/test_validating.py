"""The validator really looks."""

from tests.inventory.validating import errors


def test_validator_finds_what_is_wrong(tmp_path):
    page = "<!doctype html><html lang='nl'><title>A</title><p id='a'><p id='a' hx-get='/'></html>"

    (only,) = errors({"a page": page}, tmp_path)
    assert only.startswith("a page: Duplicate ID")
