import pytest

from assessments.whole_number import MOST, whole_number


@pytest.mark.parametrize(
    ("sent", "number"), [("0", 0), ("007", 7), ("42", 42), (str(MOST), 2**63 - 1)]
)
def test_whole_number_reads_digits(sent, number):
    assert whole_number(sent) == number


@pytest.mark.parametrize(
    "sent",
    [
        *("", "²", "٣", "१", "-1", "+1", "1.0", "1e3", "1_0", " 1", "1\n", "x", "\0"),
        *(str(MOST + 1), "9" * 5000),
    ],
)
def test_whole_number_is_none_for_anything_else(sent):
    assert whole_number(sent) is None
