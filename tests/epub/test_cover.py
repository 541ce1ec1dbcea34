"""The cover: what is given, or type and the first lead photo that is large enough; legible as small as a stamp."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageStat

from publish.config.book import EbookSettings
from publish.epub import BuiltEpub, EpubJob
from publish.epub.cover import HEIGHT, WIDTH, EpubCover, SetCoverPhoto, drawn_cover
from publish.epub.cover.sheet import cut_box
from publish.markup.strings import strings_for
from publish.model.assets import Rendition
from publish.model.edition import Edition, Part
from publish.model.figures import Figure, Missing, Picture, Written
from publish.transforms.matter import front_and_back
from tests.epub.books import made, style
from tests.epub.samples import BRIEF, EDITION, say, words
from tests.epub.views import EDITION_OF_VIEWS, Views

MASTHEAD = front_and_back(EDITION, strings_for("en")).masthead


def photo(size: tuple[int, int], colour: str = "#3060a0") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", quality=85)
    return out.getvalue()


class Shelf:
    """A gallery of plain pictures by source: ``WIDTHxHEIGHT.jpg``."""

    def rendition(self, source: str) -> Rendition:
        size, _, kind = source.partition(".")
        width, height = map(int, size.split("x"))
        return Rendition(source, "image/png" if kind == "png" else "image/jpeg", width, height)

    def data(self, name: str) -> bytes:
        size = self.rendition(name)
        out = io.BytesIO()
        form = "PNG" if name.endswith("png") else "JPEG"
        Image.new("RGB", (size.width, size.height), "#3060a0").save(out, form)
        return out.getvalue()


def figure(source: str, *, lead: bool = False, alt: Written | Missing = Written("A blue field")) -> Figure:  # noqa: B008
    return Figure(Picture(source, alt), caption=words("Blue."), lead=lead, id=f"fig-{source.partition('.')[0]}")


def edition(*figures: Figure) -> Edition:
    """An edition with a dispatch for each figure."""
    pieces = [replace(BRIEF, slug=f"d{n}", blocks=(say("Words."), one)) for n, one in enumerate(figures)]
    return replace(EDITION, parts=(Part(tuple(pieces)),))


def cover(edition: Edition, **settings: object) -> EpubCover:
    job = EpubJob(EbookSettings(**settings))  # type: ignore[arg-type]
    found: BuiltEpub = made.__wrapped__(edition, job=job, gallery=Shelf())[0].value
    return found.cover


def shown(one: EpubCover) -> Image.Image:
    return Image.open(io.BytesIO(one.data)).convert("RGB")


def darkest(picture: Image.Image) -> int:
    return next(value for value, count in enumerate(picture.convert("L").histogram()) if count)


def blue(picture: Image.Image) -> bool:
    red, _, blue = ImageStat.Stat(picture.crop((200, 200, 1400, 800))).mean
    return blue > red + 60


def test_the_lead_photo_of_the_first_dispatch_stands_on_the_cover() -> None:
    found = cover(edition(figure("1600x1067.jpg")))
    assert (found.name, found.media_type, found.width, found.height) == ("img/cover.jpg", "image/jpeg", WIDTH, HEIGHT)
    assert blue(shown(found))
    assert found.alt == "Cover: The Mole & Quay: No. 12. A blue field"
    assert found.jpeg() == found.data


def test_a_photo_with_too_few_pixels_is_passed_over_for_the_next() -> None:
    assert blue(shown(cover(edition(figure("800x533.jpg"), figure("1400x933.jpg")))))
    small = cover(edition(figure("800x533.jpg"), figure("1400x400.jpg")))
    assert not blue(shown(small))
    assert small.alt == "Cover: The Mole & Quay: No. 12"


def test_a_drawing_is_passed_over() -> None:
    assert not blue(shown(cover(edition(figure("1600x1067.png")))))


def test_what_is_marked_as_lead_goes_before_what_is_first() -> None:
    first, lead = figure("1500x1000.jpg", alt=Written("The first")), figure("1600x1067.jpg", lead=True)
    piece = replace(BRIEF, blocks=(first, say("Words."), lead))
    assert cover(replace(EDITION, parts=(Part((piece,)),))).alt.endswith("A blue field")


def test_a_photo_that_nobody_described_adds_nothing_to_the_alt() -> None:
    assert cover(edition(figure("1600x1067.jpg", alt=Missing()))).alt == "Cover: The Mole & Quay: No. 12"


def test_settings_leave_the_photo_out_and_say_what_is_shown() -> None:
    found = cover(edition(figure("1600x1067.jpg")), cover_photo=False, cover_alt="A name on paper")
    assert not blue(shown(found))
    assert found.alt == "A name on paper"


def test_a_cover_that_is_given_keeps_its_form_and_is_a_jpeg_beside_the_book() -> None:
    found = cover(replace(edition(figure("1600x1067.jpg")), cover="1600x2560.png"), cover_alt="A harbour")
    assert (found.media_type, found.alt) == ("image/png", "A harbour")
    beside = Image.open(io.BytesIO(found.jpeg()))
    assert (beside.format, beside.size, beside.info.get("exif")) == ("JPEG", (1600, 2560), None)


@pytest.mark.parametrize("size", [(1600, 1067), (1200, 1600), (2000, 700), (1500, 1500)])
def test_a_photo_keeps_its_proportions_whatever_they_are(size: tuple[int, int]) -> None:
    shot = SetCoverPhoto(photo(size), *size)
    assert 1000 <= shot.depth <= 1400
    left, top, right, bottom = cut_box(size, (WIDTH, shot.depth), None)
    assert (right - left) / (bottom - top) == pytest.approx(WIDTH / shot.depth)
    assert left >= 0
    assert top >= 0
    assert right <= size[0] + 1e-6
    assert bottom <= size[1] + 1e-6


def test_the_cut_keeps_the_focal_point() -> None:
    for focal in ((0.05, 0.9), (0.95, 0.1), (0.5, 0.5)):
        left, top, right, bottom = cut_box((1200, 1600), (1600, 1300), focal)
        assert left <= focal[0] * 1200 <= right
        assert top <= focal[1] * 1600 <= bottom


@pytest.mark.parametrize("theme", ["default", "broadsheet", "review"])
@pytest.mark.parametrize("size", [(1600, 1067), (1200, 1600)])
@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("The Harbour Letter", "en"),
        ("An Extraordinarily Long Name for a Newsletter about Harbours and Railways", "en"),
        ("Donaudampfschifffahrtsgesellschaftsbriefe", "de"),
        ("نامه بندر", "fa"),
    ],
)
def test_any_name_stays_on_the_sheet_under_any_photo(
    theme: str, size: tuple[int, int], name: str, language: str
) -> None:
    masthead = replace(MASTHEAD, publication=name)
    shot = SetCoverPhoto(photo(size), *size)
    data = drawn_cover(masthead, style(theme), language=language, number="No. 12", photo=shot)
    sheet = Image.open(io.BytesIO(data)).convert("L")
    for side in ((12, shot.depth + 12, 100, 2548), (1500, shot.depth + 12, 1588, 2548), (12, 2480, 1588, 2548)):
        assert darkest(sheet.crop(side)) > 200, "nothing runs over the edge"
    words_on_paper = sheet.crop((120, shot.depth + 40, 1480, 2480))
    assert sum(words_on_paper.histogram()[:90]) > 8000


@pytest.mark.parametrize("theme", ["default", "broadsheet", "review"])
def test_the_name_is_legible_as_small_as_a_stamp(theme: str) -> None:
    outcome, _ = made(EDITION_OF_VIEWS, theme, gallery=Views())
    stamp = shown(outcome.value.cover).convert("L").resize((100, 160), Image.Resampling.LANCZOS)
    under = stamp.crop((6, 68, 94, 130))
    dark = [row for row in range(under.height) if darkest(under.crop((0, row, under.width, row + 1))) < 110]
    assert len(dark) >= 14, "two lines of letters of seven pixels and more"
