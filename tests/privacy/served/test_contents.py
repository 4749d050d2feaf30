"""What is read from files is what is in them: otherwise finding nothing would prove nothing."""

import hashlib
import io
import json
import zipfile

import pytest
import tablib

from tests.privacy.served.contents import SPREADSHEET, Content, Unreadable

ODS = "application/vnd.oasis.opendocument.spreadsheet"


def table():
    return tablib.Dataset(("Laren", 0.81, 3.5, "ongeveer 2,5"), headers=("a", "b", "c", "d"))


def zipped(**files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("_", "."), data)
    return Content("application/zip", content.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        Content(SPREADSHEET, table().export("xlsx")),
        Content(ODS, table().export("ods")),
        Content("text/csv", b"\xef\xbb\xbfLaren;0,81;3,5;ongeveer 2,5\r\n"),
        Content("application/json", json.dumps({"Laren": [0.81, {"d": [3.5, "2,5"]}]}).encode()),
        zipped(a_csv="Laren;0,81;3,5", b_html="<p>2,5</p>"),
    ],
    ids=lambda content: content.kind,
)
def test_numbers_and_words_are_read_from_every_kind_of_file(content):
    assert content.decimals == {"0,81", "3,5", "2,5"}
    assert "Laren" in content.text
    assert b"Laren" in content.everything


def test_page_is_read_without_its_tags_and_without_what_its_pictures_carry():
    page = Content("text/html", b"<p>3,<b>x</b> 41&nbsp;%</p><script>4,5</script> 25 % 3,8")

    assert (page.text, page.decimals, page.percentages) == ("3, x 41 % 25 % 3,8", {"3,8"}, {25, 41})


def listed(inside, *, sum_of, size_of):
    """An archive of one file, with a list that gives a sum and a size."""
    said = f"{hashlib.sha256(sum_of).hexdigest()}<omvang>{len(size_of)}</omvang>"
    return zipped(a_txt=inside, list_txt=said)


def test_sums_and_sizes_of_what_an_archive_holds_make_no_difference_and_others_do():
    one, other = (b"salt 12", b"salt 3")
    own = [listed(each, sum_of=each, size_of=each).without(["12", "3"]) for each in (one, other)]
    foreign = listed(one, sum_of=b"hidden", size_of=one).without(["12", "3"])
    longer = listed(one, sum_of=one, size_of=b"hidden, and long").without(["12", "3"])

    assert own[0].comparable == own[1].comparable
    assert own[0].comparable not in (foreign.comparable, longer.comparable)


def test_distributions_are_read_from_json():
    row = {"counts": [1, 2, 3, 4, 5], "dont_know": 1, "about": None}
    found = Content("application/json", json.dumps({"blocks": [{"1a": row}], "n": [1]}).encode())

    assert found.distributions == {(1, 2, 3, 4, 5)}


def test_tokens_that_protect_forms_make_no_difference_and_all_else_does():
    form = '<input name="csrfmiddlewaretoken" value="{}"><p>{}</p>'
    one, other, more = (
        Content("text/html", form.format(*filled).encode())
        for filled in [("abc", 1), ("xyz", 1), ("abc", 2)]
    )

    assert one.comparable == other.comparable
    assert one.comparable != more.comparable


@pytest.mark.parametrize("content", [Content("image/x-strange", b""), zipped(a_exe="")])
def test_kind_that_is_not_known_is_an_error_that_says_what_to_do(content):
    with pytest.raises(Unreadable, match="add a reader of it to READERS"):
        _ = content.text
