"""A picture on another machine: refused, or its words and its address in its place, until its file is there."""

from pathlib import Path

import pytest

from publish.config.book import RemotePictures
from publish.diagnostics import Severity
from publish.importers.markdown import read
from publish.model.edition import Part
from publish.model.figures import Figure
from publish.model.inlines import Link
from publish.model.walk import each_block, plain
from publish.pipeline.files import Folder
from publish.pipeline.load import load_edition
from publish.pipeline.locate import load_project
from publish.pipeline.picture_names import lasting_name
from publish.pipeline.remote_pictures import LocalParts, without_remote

HOME = "content/editions/one"
LAMP = "https://pics.example/media/Lamp%20post.PNG?size=large&v=2"


def _local(root: Path, text: str, setting: RemotePictures = "placeholder", folder: str = "one") -> LocalParts:
    dispatch = read(f"---\nheadline: One\n---\n\n{text}\n", f"{HOME}/a.md", folder=folder, language="en")
    return without_remote(Folder(root), (Part((dispatch.value,)),), dispatch.diagnostics, setting=setting)


def test_one_that_another_tools_front_matter_names_keeps_its_place_too(tmp_path: Path) -> None:
    folder = tmp_path / HOME
    folder.mkdir(parents=True)
    publication = 'title = "One"\npublisher = "One"\nlanguage = "en"\n'
    publication += 'identifier = "urn:uuid:4d1f7c52-9a0e-4b8e-8a63-2f5b0c7e91ac"\n'
    (folder / "edition.toml").write_text('title = "One"\ndate = 2026-11-20\ndispatches = ["*.md"]\n')
    (folder / "a.md").write_text(f"---\ntitle: One\nimage: {LAMP}\nimage_alt: A lamp.\n---\n\nWords.\n")
    for setting, figures in (("refuse", 0), ("placeholder", 1)):
        (tmp_path / "content/publication.toml").write_text(f'{publication}remote_pictures = "{setting}"\n')
        loaded = load_edition(load_project(tmp_path).value, "one")
        (dispatch,) = loaded.value.edition.dispatches
        found = [block for _, block in each_block(dispatch.blocks) if isinstance(block, Figure)]
        assert [plain(figure.caption) for figure in found] == [f"A lamp. {LAMP}"] * figures
        assert [fetch.address for fetch in loaded.value.fetches] == [LAMP] * figures
        assert [
            one for one in loaded.diagnostics if one.severity is Severity.ERROR and one.id != "setting-invalid"
        ] == []


def test_one_of_the_site_that_no_folder_holds_keeps_its_place_where_the_site_is_named(tmp_path: Path) -> None:
    folder = tmp_path / HOME
    folder.mkdir(parents=True)
    publication = 'title = "One"\npublisher = "One"\nlanguage = "en"\nremote_pictures = "placeholder"\n'
    publication += 'identifier = "urn:uuid:4d1f7c52-9a0e-4b8e-8a63-2f5b0c7e91ac"\n'
    (folder / "edition.toml").write_text('title = "One"\ndate = 2026-11-20\ndispatches = ["*.md"]\n')
    (folder / "a.md").write_text("---\ntitle: One\n---\n\n![A lamp](/media/lamp%20post.png)\n")
    for site, found in (("", []), ('site = "https://pics.example"\n', [("photo-elsewhere", 5)])):
        (tmp_path / "content/publication.toml").write_text(publication + site)
        loaded = load_edition(load_project(tmp_path).value, "one")
        assert [(one.id, one.at.line) for one in loaded.diagnostics if one.id.startswith("photo")] == found
    assert [fetch.address for fetch in loaded.value.fetches] == ["https://pics.example/media/lamp%20post.png"]


def _figures(local: LocalParts) -> list[Figure]:
    (dispatch,) = local.parts[0].dispatches
    return [block for _, block in each_block(dispatch.blocks) if isinstance(block, Figure)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f'![A lamp on a pole]({LAMP} "Lit at last")', ["Lit at last", LAMP]),
        (f"![A lamp on a pole]({LAMP})", ["A lamp on a pole", LAMP]),
        (f"![]({LAMP})", [LAMP]),
        (f"![A lamp][1]\n\n[1]: {LAMP}", ["A lamp", LAMP]),
        (f"[![A lamp]({LAMP})](https://maps.example/pole)", ["A lamp", "https://maps.example/pole", LAMP]),
        (f'<img src="{LAMP}" alt="A lamp">', ["A lamp", LAMP]),
        (f'<img src="{LAMP.removeprefix("https:")}" alt="A lamp">', ["A lamp", LAMP]),
        (f'<figure><img src="{LAMP}"><figcaption>Lit</figcaption></figure>', ["Lit", LAMP]),
        (f'{{{{< figure src="{LAMP}" caption="Lit" >}}}}', ["Lit", LAMP]),
        (f"::: figure\n![A lamp]({LAMP})\n\nLit.\n:::", ["Lit.", LAMP]),
        (f"> ![A lamp]({LAMP})", ["A lamp", LAMP]),
    ],
)
def test_its_words_and_its_address_stand_in_its_place(tmp_path: Path, text: str, words: list[str]) -> None:
    local = _local(tmp_path, text)
    (figure,) = _figures(local)
    assert figure.picture is None
    assert plain(figure.caption) == " ".join(words)
    last = figure.caption[-1]
    assert isinstance(last, Link)
    assert last.href == LAMP
    (note,) = [found for found in local.findings if "on another machine" in found.message]
    assert (note.id, note.severity) == ("photo-elsewhere", Severity.NOTE)
    assert note.at.line >= 5
    assert [fetch.address for fetch in local.fetches] == [LAMP]


@pytest.mark.parametrize("text", [f"![A lamp]({LAMP})", f'<img src="{LAMP}" alt="A lamp">'])
def test_without_the_setting_it_is_an_error_and_nothing_else(tmp_path: Path, text: str) -> None:
    local = _local(tmp_path, text, "refuse")
    assert [(found.id, found.severity) for found in local.findings] == [("photo-remote", Severity.ERROR)]
    assert [figure.picture for figure in _figures(local)] == [None]
    assert local.fetches == ()


@pytest.mark.parametrize("address", ["ftp://pics.example/lamp.png", "https://", "https://pics.example:99999/lamp.png"])
def test_what_no_script_can_load_stays_an_error(tmp_path: Path, address: str) -> None:
    local = _local(tmp_path, f"![A lamp]({address})")
    assert [found.id for found in local.findings] == ["photo-remote"]
    assert local.fetches == ()


@pytest.mark.parametrize("picture", [f"![A lamp]({LAMP})", f'<img src="{LAMP}" alt="A lamp">'])
@pytest.mark.parametrize(
    ("setting", "told"),
    [("refuse", {"image-inline", "photo-remote"}), ("placeholder", {"image-inline", "photo-elsewhere"})],
)
def test_inside_a_line_it_is_told_once_and_follows_its_words(
    tmp_path: Path, picture: str, setting: RemotePictures, told: set[str]
) -> None:
    local = _local(tmp_path, f"The pole {picture} stands.", setting)
    ids = [found.id for found in local.findings]
    assert (set(ids), len(ids)) == (told, len(told))
    assert len(_figures(local)) == 1
    assert len(local.fetches) == (setting == "placeholder")


def test_the_script_s_file_is_what_the_build_takes(tmp_path: Path) -> None:
    text = f"![A lamp]({LAMP})\n\n![Oil](https://pics.example/oil)"
    lamp, oil = _local(tmp_path, text).fetches
    assert lamp.name == f"{HOME}/{lasting_name(LAMP)}"
    (tmp_path / lamp.name).parent.mkdir(parents=True)
    (tmp_path / lamp.name).write_bytes(b"x")
    local = _local(tmp_path, text)
    first, second = _figures(local)
    assert first.picture is not None
    assert (first.picture.source, second.picture) == (lamp.name, None)
    assert [found.at.line for found in local.findings if found.id == "photo-elsewhere"] == [7]
    assert local.fetches == (oil,)


def test_an_ending_that_somebody_put_right_is_found_too(tmp_path: Path) -> None:
    (fetch,) = _local(tmp_path, "![Oil](https://pics.example/oil)").fetches
    mended = fetch.name.removesuffix(".jpg") + ".webp"
    (tmp_path / mended).parent.mkdir(parents=True)
    (tmp_path / mended).write_bytes(b"x")
    (tmp_path / f"{fetch.name}.part").write_bytes(b"x")
    (figure,) = _figures(_local(tmp_path, "![Oil](https://pics.example/oil)"))
    assert figure.picture is not None
    assert figure.picture.source == mended


def test_a_picture_of_another_edition_is_looked_for_there(tmp_path: Path) -> None:
    (fetch,) = _local(tmp_path, f"![A lamp]({LAMP})", folder="two").fetches
    assert fetch.name.startswith("content/editions/two/images/")


def test_other_sizes_elsewhere_of_a_picture_that_is_here_are_not_missed(tmp_path: Path) -> None:
    local = _local(tmp_path, f'<img src="lamp.png" srcset="{LAMP} 2x" alt="A lamp">')
    assert [found.id for found in local.findings if found.severity is not Severity.WARNING] == []
    assert local.fetches == ()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (LAMP, "lamp-post"),
        ("https://pics.example/", "picture"),
        ("https://pics.example/..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("https://pics.example/a;rm -rf $HOME.jpg", "a-rm-rf-home"),
        (f"https://pics.example/{'x' * 300}.jpg", "x" * 60),
    ],
)
def test_names_are_safe_and_each_address_has_its_own(address: str, name: str) -> None:
    made = lasting_name(address)
    assert made.startswith(f"images/{name}-")
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-./")
    assert made.count(".") == 1
    assert lasting_name(f"{address}#more") != made == lasting_name(address)
