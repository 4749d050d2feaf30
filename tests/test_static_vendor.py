"""The files of others are the ones that static/vendor/README.md says they are."""

import hashlib
import re
from pathlib import Path

STATIC = Path(__file__).resolve().parent.parent / "static"
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \|.*\| `(?P<sha256>[0-9a-f]{64})` \|$", re.MULTILINE)
TEXTS = {
    "vendor/README.md",
    "vendor/bootstrap.LICENSE.txt",
    "vendor/plotly.LICENSE.txt",
    "fonts/OFL.txt",
    "fonts/noto/OFL.txt",
}


def listed_hashes() -> dict[str, str]:
    return {row["file"]: row["sha256"] for row in ROW.finditer(vendor_readme())}


def vendor_readme() -> str:
    return (STATIC / "vendor" / "README.md").read_text(encoding="utf-8")


def shipped_files() -> list[Path]:
    files = [*(STATIC / "vendor").rglob("*"), *(STATIC / "fonts").rglob("*")]
    return [path for path in files if path.is_file()]


def test_vendored_files_have_the_listed_hash():
    found = {
        path.relative_to(STATIC).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in shipped_files()
    }
    assert {name: digest for name, digest in found.items() if name not in TEXTS} == listed_hashes()


def test_plotly_files_are_of_one_version():
    versions = re.findall(r"\| plotly\.js[\w-]* ([\d.]+) \|", vendor_readme())
    assert len(versions) == 3
    assert len(set(versions)) == 1


def test_vendored_styles_fetch_nothing():
    styles = [path.read_text(encoding="utf-8") for path in STATIC.glob("vendor/*.css")]
    assert len(styles) == 2
    addresses = [
        address for style in styles for address in re.findall(r"url\(['\"]?([^'\")]+)", style)
    ]
    assert [address for address in addresses if not address.startswith("data:")] == []
    assert [style for style in styles if "sourceMappingURL" in style or "@import" in style] == []
