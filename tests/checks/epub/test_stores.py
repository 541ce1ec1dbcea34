"""Each store's rules find what it refuses, and pass the sample."""

import io
import re
from dataclasses import replace
from typing import get_args

import pytest
from PIL import Image

from publish.checks.epub.stores import _METADATA, store_rules
from publish.config.store import CoverLimits, PackageEntry, PictureLimits, RuleLevel, Store, StoreLimits, read_store
from publish.diagnostics import Severity
from publish.resources import SHIPPED
from tests.checks.epub.faults import Fault, Files, behind, packed, replacing, sound, with_fault

NAMES = ("apple", "generic", "google", "kindle", "kobo")


def store(name: str) -> Store:
    return read_store(SHIPPED.read_text(f"styles/stores/{name}.toml"), name, name=name).value


def picture_of(size: tuple[int, int], mode: str = "RGB", *, cover: bool = False) -> Fault:
    def plant(files: Files) -> None:
        sink = io.BytesIO()
        Image.new(mode, size).save(sink, "JPEG", quality=30)
        files[next(n for n in files if n.startswith("EPUB/img/") and ("cover" in n) is cover)] = sink.getvalue()

    return plant


def renaming(name: str, old: str, new: str) -> Fault:
    def plant(files: Files) -> None:
        assert old.encode() in files[f"EPUB/{name}"]
        files[f"EPUB/{name}"] = files[f"EPUB/{name}"].replace(old.encode(), new.encode())

    return plant


def large_document(files: Files) -> None:
    text = files["EPUB/d0003.xhtml"].decode()
    files["EPUB/d0003.xhtml"] = text.replace("</body>", f"<p>{'ferry ' * 60_000}</p></body>").encode()


FAULTS: dict[str, tuple[str, Fault, str, Severity, str]] = {
    "five megapixels": ("apple", picture_of((2500, 2000)), "store-picture", Severity.ERROR, "5.0 million pixels"),
    "four inks": ("google", picture_of((60, 60), "CMYK"), "store-picture", Severity.ERROR, "is cmyk"),
    "small cover": ("apple", picture_of((1000, 1600), cover=True), "store-cover", Severity.ERROR, "1400 are the least"),
    "square cover": ("kindle", picture_of((2560, 2560), cover=True), "store-cover", Severity.WARNING, "1.00 times"),
    "negative margin": (
        "kindle",
        behind("style.css", "p { margin: 0 -1em }"),
        "store-css",
        Severity.ERROR,
        "cut text off",
    ),
    "size in pixels": (
        "generic",
        behind("style.css", "p { font-size: 12px }"),
        "store-css",
        Severity.ERROR,
        "relative",
    ),
    "paper": ("kobo", behind("style.css", "p { background: #eee }"), "store-css", Severity.WARNING, "by night"),
    "no description": (
        "google",
        renaming("content.opf", "dc:description", "dc:relation"),
        "store-metadata",
        Severity.WARNING,
        "description",
    ),
    "no moment": (
        "apple",
        replacing("content.opf", "dcterms:modified", "dcterms:issued"),
        "store-metadata",
        Severity.ERROR,
        "modified",
    ),
    "no isbn": ("kobo", replacing("content.opf", "urn:isbn:", "urn:x:"), "store-metadata", Severity.WARNING, "isbn"),
    "a long document": ("kobo", large_document, "store-document-size", Severity.WARNING, "300 kB is the most"),
    "a note alone": ("generic", large_document, "store-document-size", Severity.NOTE, "300 kB"),
}


def test_a_hanging_indent_is_cut_off_where_nothing_makes_room_for_it() -> None:
    (rule,) = [rule for rule in store("kindle").css if rule.property == "text-indent"]
    assert rule.refuses("text-indent", "-2em", ["text-indent", "margin"])
    assert not rule.refuses("text-indent", "-2em", ["padding-inline-start", "text-indent"])
    assert not rule.refuses("text-indent", "2em", ["text-indent"])


@pytest.mark.parametrize("name", NAMES)
def test_the_sample_passes(name: str) -> None:
    found = [str(d) for d in store_rules(packed(sound()), store(name)) if d.severity is not Severity.NOTE]
    assert found == []


@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_store_refuses_is_found(fault: str) -> None:
    name, plant, id, severity, words = FAULTS[fault]
    found = [d for d in store_rules(with_fault(plant), store(name)) if d.id == id]
    assert [d.severity for d in found if re.search(words, d.message)] == [severity], [str(d) for d in found]


def test_every_limit_has_an_effect() -> None:
    pictures = PictureLimits(pixels=10, side=10, size=10, formats=("png",), spaces=("grey",))
    cover = CoverLimits(pixels=10, short_side=9000, long_side=9000, most_side=10, size=10, ratio=(9, 10))
    tight = StoreLimits(file=10, document=10, pictures=pictures, cover=cover, metadata=("isbn",))
    files = dict(sound())
    replacing("content.opf", "urn:isbn:", "urn:x:")(files)
    for level in RuleLevel:
        strict = replace(store("apple"), **{level.value: tight, "css": ()})  # type: ignore[arg-type]
        said = "\n".join(d.message for d in store_rules(packed(files), strict))
        for words in ("is the most", "10 B|1 kB", "pixels long", "png are taken", "grey are taken", "million", "isbn"):
            assert re.search(words, said), words
        for words in ("shorter side", "longer side, and 9000", "longer side, and 10 are", "times as high"):
            assert re.search(words, said), words


def test_all_that_may_be_asked_for_is_known() -> None:
    assert set(_METADATA) == set(get_args(PackageEntry))
