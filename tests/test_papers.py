"""`publiccode.yml` as version 0.5 of its standard wants it, without asking the network."""

import datetime
import re
import tomllib

import pytest
import yaml
from django.conf import settings

ROOT = settings.BASE_DIR
REQUIRED = {
    "publiccodeYmlVersion",
    "name",
    "url",
    "platforms",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
OPTIONAL = {
    "applicationSuite",
    "landingURL",
    "isBasedOn",
    "softwareVersion",
    "releaseDate",
    "logo",
    "categories",
    "usedBy",
    "fundedBy",
    "roadmap",
    "organisation",
    "intendedAudience",
    "dependsOn",
}
"""Those that version 0.5 calls deprecated are left out on purpose."""
CATEGORIES = {"survey", "data-visualization", "data-collection", "collaboration", "data-analytics"}
"""Of the standard's list, those that could be ours."""


@pytest.fixture(scope="module")
def publiccode():
    # As plain text: dates are strings to the standard.
    return yaml.load((ROOT / "publiccode.yml").read_text(), Loader=yaml.BaseLoader)  # noqa: S506


def test_keys_are_those_of_the_standard(publiccode):
    assert publiccode["publiccodeYmlVersion"] == "0.5"
    assert set(publiccode) >= REQUIRED
    assert set(publiccode) - REQUIRED <= OPTIONAL


def test_values_are_those_that_the_standard_knows(publiccode):
    assert publiccode["developmentStatus"] in {"concept", "development", "beta", "stable"}
    assert publiccode["softwareType"] == "standalone/web"
    assert publiccode["platforms"] == ["web"]
    assert set(publiccode["categories"]) <= CATEGORIES
    assert publiccode["intendedAudience"] == {"countries": ["NL"], "scope": ["local-authorities"]}
    assert re.fullmatch(r"https://\S+\.git", publiccode["url"])


@pytest.mark.parametrize("language", ["nl", "en"])
def test_description_has_the_lengths_of_the_standard(publiccode, language):
    description = publiccode["description"][language]

    assert len(description["shortDescription"]) <= 150
    assert "\n" not in description["shortDescription"]
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert 5 <= len(description["features"]) <= 20


def test_pictures_are_there(publiccode):
    pictures = [each for one in publiccode["description"].values() for each in one["screenshots"]]
    assert [path for path in [publiccode["logo"], *pictures] if not (ROOT / path).is_file()] == []


def test_version_is_that_of_the_project_and_has_a_day(publiccode):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]

    assert publiccode["softwareVersion"] == project["version"]
    assert datetime.date.fromisoformat(publiccode["releaseDate"])


def test_law_maintenance_and_languages_are_complete(publiccode):
    assert publiccode["legal"] == {"license": "EUPL-1.2"}
    assert publiccode["maintenance"]["type"] == "community"
    assert all(contact["name"] for contact in publiccode["maintenance"]["contacts"])
    assert publiccode["localisation"] == {"localisationReady": "true", "availableLanguages": ["nl"]}


def test_what_it_depends_on_is_named(publiccode):
    allowed = {"name", "versionMin", "versionMax", "version", "optional"}
    assert [each for each in publiccode["dependsOn"]["open"] if not set(each) <= allowed] == []
