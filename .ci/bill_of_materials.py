"""Writes what an installation runs on as CycloneDX 1.6 JSON: `make sbom`.

The locked packages with the hashes of all their files, their licences and what asks for them; and
the files of others in `static/`. What the operating system brings isn't in it.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, files, metadata
from pathlib import Path
from typing import NamedTuple

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

PROJECT = Path(__file__).resolve().parent.parent
LOCKED = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[^]]*\])?==(?P<version>[^ ;\\]+)[^\n]*\n(?P<rest>(?:    .*\n)*)", re.M
)
ROW = re.compile(
    r"^\| `(?P<file>[^`]+)` \| (?P<package>\S+) (?P<version>\S+)[^|]*\| `[^`]+`[¹²³]? "
    r"\| (?P<licence>\S+) \| `(?P<sha256>[0-9a-f]{64})` \|$",
    re.M,
)
FROM_DEBIAN = {"fonts-noto-core"}
HTMX = "django_htmx/static/django_htmx/htmx-2.min.js"


class Locked(NamedTuple):
    """A package as the lock has it."""

    name: str
    version: str
    hashes: list[str]
    asked_for_by: list[str]


def main(target: str) -> None:
    bom = bill()
    Path(target).write_text(JsonV1Dot6(bom).output_as_string(indent=2) + "\n", encoding="utf-8")
    print(f"{target}: {len(bom.components)} components")


def bill() -> Bom:
    bom = Bom()
    bom.metadata.component = itself()
    packages = list(locked((PROJECT / "requirements.txt").read_text()))
    components = {each.name: component_of(each) for each in packages}
    vendored = [*files_of_others(), htmx()]
    bom.components.update([*components.values(), *vendored])
    for each in packages:
        for name in each.asked_for_by:
            bom.register_dependency(components.get(name, itself()), [components[each.name]])
    bom.register_dependency(itself(), vendored)
    return bom


def itself() -> Component:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    return Component(
        type=ComponentType.APPLICATION,
        name=project["name"],
        version=project["version"],
        bom_ref=project["name"],
        description=project["description"],
        licenses=[LicenseFactory().make_from_string(project["license"])],
    )


def locked(lock: str) -> Iterator[Locked]:
    """What uv wrote; `# via` names who asks for a package, our own pyproject.toml included."""
    for found in LOCKED.finditer(lock):
        reasons = re.findall(r"^    # +(?:via +)?([\w.-]+)", found["rest"], re.M)
        yield Locked(
            found["name"],
            found["version"],
            re.findall(r"sha256:([0-9a-f]{64})", found["rest"]),
            [name for name in reasons if name != "via"],
        )


def component_of(package: Locked) -> Component:
    return Component(
        name=package.name,
        version=package.version,
        purl=PackageURL("pypi", name=package.name, version=package.version),
        bom_ref=f"{package.name}@{package.version}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in package.hashes],
        licenses=licences_of(package.name),
    )


def licences_of(name: str) -> list[License]:
    """As the package itself says; of another operating system's packages nothing is known here."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return []
    classifiers = [
        each.rsplit(" :: ", 1)[-1]
        for each in said.get_all("Classifier") or []
        if each.startswith("License :: OSI Approved :: ")
    ]
    named = [*said.get_all("License-Expression", []), *classifiers, *said.get_all("License", [])]
    return [LicenseFactory().make_from_string(each.splitlines()[0]) for each in named[:1]]


def files_of_others() -> Iterator[Component]:
    """`static/vendor/README.md`, whose hashes `tests/test_static_vendor.py` compares."""
    table = (PROJECT / "static" / "vendor" / "README.md").read_text()
    for row in ROW.finditer(table):
        kind = "deb" if row["package"] in FROM_DEBIAN else "npm"
        yield Component(
            type=ComponentType.FILE,
            name=f"static/{row['file']}",
            version=row["version"],
            purl=address(kind, row["package"], row["version"]),
            bom_ref=row["file"],
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=row["sha256"])],
            licenses=[LicenseFactory().make_from_string(row["licence"])],
        )


def address(kind: str, package: str, version: str) -> PackageURL:
    namespace, _, name = package.rpartition("/")
    if kind == "deb":
        namespace = "debian"
    return PackageURL(kind, namespace=namespace or None, name=name, version=version)


def htmx() -> Component:
    """The script that pages load out of django-htmx."""
    (file,) = (each for each in files("django-htmx") or [] if str(each) == HTMX)
    script = file.read_binary()
    (version,) = re.findall(rb'\bversion:"(\d+\.\d+\.\d+)"', script)
    return Component(
        type=ComponentType.FILE,
        name=HTMX,
        version=version.decode(),
        purl=PackageURL("npm", name="htmx.org", version=version.decode()),
        bom_ref=HTMX,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=sha256(script).hexdigest())],
        licenses=[LicenseFactory().make_from_string("0BSD")],
    )


if __name__ == "__main__":
    main(sys.argv[1])
