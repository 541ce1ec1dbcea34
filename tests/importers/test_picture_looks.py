"""How wide a picture stands and how it is cropped is told in its braces, and comes back as it was written."""

import pytest

from publish.importers.markdown import read
from publish.importers.writer import write
from publish.model.dispatch import Dispatch
from publish.model.figures import Crop, Figure

_PATH = "content/editions/one/lamp.md"


def _read(body: str) -> tuple[Dispatch, list[str]]:
    done = read(f"---\nheadline: The lamp\n---\n\n{body}\n", _PATH, folder="one", language="en")
    return done.value, [f"{found.id}: {found.message}" for found in done.diagnostics]


def _figure(attributes: str) -> tuple[Figure, list[str]]:
    made, said = _read(f"![A lamp](lamp.jpg){attributes}")
    (figure,) = made.blocks
    assert isinstance(figure, Figure)
    return figure, said


def test_share_and_crops_are_kept_and_written_again() -> None:
    figure, said = _figure('{width=60% crop="3:2" crop-kdp=4:5 crop-large-print=none}')
    assert said == []
    assert figure.share == 60
    assert figure.crops == (Crop(3, 2), Crop(4, 5, "kdp"), Crop(0, 0, "large-print"))
    again, said = _read(
        write(Dispatch(slug="lamp", folder="one", blocks=(figure,)), path=_PATH).partition("---\n\n")[2]
    )
    assert said == []
    assert again.blocks == (figure,)


def test_a_container_says_it_for_its_picture() -> None:
    made, said = _read("::: figure {width=50% crop=1:1}\n![A lamp](lamp.jpg)\n\nThe lamp.\n:::")
    (figure,) = made.blocks
    assert isinstance(figure, Figure)
    assert (figure.share, figure.crops, said) == (50, (Crop(1, 1),), [])


@pytest.mark.parametrize("crop", ["wide", "3", "0:2", "9:1", "3:2:1", '""'])
def test_what_is_no_proportion_is_told_and_nothing_is_cropped(crop: str) -> None:
    figure, said = _figure(f"{{crop={crop}}}")
    assert figure.crops == ()
    assert [each.partition(":")[0] for each in said] == ["attribute-invalid"]


@pytest.mark.parametrize("width", ["400", "400px", "5%", "120%", "wide"])
def test_what_sites_say_of_widths_is_no_share(width: str) -> None:
    figure, said = _figure(f"{{width={width}}}")
    assert figure.share == 0
    assert len(said) == 1


def test_pictures_of_a_group_share_their_line_and_may_be_cropped() -> None:
    made, said = _read("::: pictures\n![A](a.jpg){crop=1:1}\n\n![B](b.jpg){width=50%}\n:::")
    (group,) = made.blocks
    assert [(each.share, each.crops) for each in group.blocks] == [(0, (Crop(1, 1),)), (0, ())]  # type: ignore[union-attr]
    assert len(said) == 1, "a width there is told"
