"""How a group answered a statement, in words: for whoever can't see the picture."""

from django.utils.translation import gettext as _

from assessments.results.scores import Score
from assessments.results.wording import comma, per_cent
from factors.catalogue import ANSWER_LABELS


def answers_in_words(code: str, name: str, score: Score, *, fictitious: bool) -> str:
    """All six counts and the mean: "Stelling 5a, onze raad: ... mee eens 4 ...; gemiddeld 2,9"."""
    counts = (*score.counts, score.dont_know)
    words = ", ".join(
        f"{label.lower()} {count}"
        for label, count in zip(ANSWER_LABELS.values(), counts, strict=True)
    )
    text = _("Stelling %(code)s, %(name)s: %(words)s; gemiddeld %(mean)s.") % {
        "code": code,
        "name": name,
        "words": words,
        "mean": comma(score.mean),
    }
    return described(text, fictitious)


def opinions_in_short(score: Score) -> str:
    """Beside a bar: how many gave an opinion, and which part agrees."""
    return _("%(n)s meningen · %(agree)s eens") % {
        "n": score.answers,
        "agree": per_cent(score.agree_share),
    }


def described(text: str, fictitious: bool) -> str:
    """A picture's description; that of a fictitious result says so."""
    return f"VERZONNEN. {text}" if fictitious else text
