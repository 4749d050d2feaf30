from assessments.dashboards import pictures
from assessments.presenters.ten_factors import ten_factors
from tests.dashboards.reading import figures
from tests.results.builders import at, group, overview, raden

TWO = raden(Laren={"f3": at("2.8")}, Ede={"f3": at("3.8")})


def drawn(seen):
    return pictures.of_ten_factors(seen, ten_factors(seen))


def names(script):
    return [trace["name"] for trace in figures(script.script)["figure-factors"]["data"]]


def test_picture_is_drawn_once_for_all_who_see_the_same():
    first = drawn(overview(*TWO))
    later = drawn(overview(group("raad", "Laren", 20), own="Laren", sees_others=True))

    assert later is not None
    assert later == first


def test_picture_of_somebody_who_sees_everything_is_not_shown_to_a_viewer_of_one_municipality():
    assert names(drawn(overview(*TWO))) == ["spreiding van de raden", "raden"]
    assert names(drawn(overview(*TWO, own="Laren", sees_others=False))) == ["raden"]


def test_viewers_of_two_municipalities_have_pictures_of_their_own():
    rights = {
        pictures.rights(overview(*TWO, own=name, sees_others=False)) for name in ("Laren", "Ede")
    }

    assert len(rights) == 2


def test_picture_of_another_release_or_of_a_demonstration_is_another():
    rights = {
        pictures.rights(overview(*TWO, **facts))
        for facts in ({}, {"digest": "1" * 64}, {"fictitious": True})
    }

    assert len(rights) == 3
