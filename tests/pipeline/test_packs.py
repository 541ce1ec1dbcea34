"""Packs of fonts: found, held to their hashes, put behind the theme's faces; or refused where they are named."""

import hashlib
import pickle
from pathlib import Path

import pytest

from publish.diagnostics import Diagnostic, Rule
from publish.pipeline.load import LoadedEdition, load_edition
from publish.pipeline.locate import load_project
from publish.pipeline.packs import PACK_FAULTS
from publish.pipeline.prepare import USUAL, ready
from publish.pipeline.project_root import PUBLICATION
from publish.resources import SHIPPED
from tests.fonts.made import collection, font, variable

THAI = "กขค"
QUAY, PIER = font("Quay", THAI), font("Pier", "港口", post=True)
_PUBLICATION = """\
title = "The Harbour Letter"
publisher = "Harbour Press"
language = "en"
identifier = "urn:uuid:5b0f6c1e-7d43-4a86-9a57-2f1e8c6d9b10"
"""


def pin(data: bytes) -> str:
    """How a setting pins these bytes."""
    return f'sha256 = "{hashlib.sha256(data).hexdigest()}"'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose one dispatch has Thai and Chinese in it; this machine has the font Quay, twice removed."""
    home = tmp_path / "home/.local/share/fonts/truetype/quay"
    home.mkdir(parents=True)
    (home / "Quay-Regular.ttf").write_bytes(QUAY)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setattr("publish.pipeline.packs.MACHINE", ())
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    project = tmp_path / "project"
    place = project / "content/editions/one"
    place.mkdir(parents=True)
    (project / "fonts").mkdir()
    (project / "fonts/pier.otf").write_bytes(PIER)
    (place / "edition.toml").write_text('title = "One"\ndate = 2026-01-15\n')
    (place / "a.md").write_text("---\nheadline: A\nbyline: B\n---\n\nA quay: ขค.\n\nA pier: 港.\n")
    return project


def packed(root: Path, *packs: str) -> None:
    """Set the packs of the publication."""
    fonts = "".join(f"  {{ {pack} }},\n" for pack in packs)
    (root / "content/publication.toml").write_text(f"fonts = [\n{fonts}]\n{_PUBLICATION}")


def said(root: Path) -> list[Diagnostic]:
    """What stops the edition."""
    return [found for found in ready(load_project(root).value, (), USUAL).diagnostics if found.severity == "error"]


def told(root: Path) -> list[tuple[str, str, int]]:
    return [(found.id, found.at.path.rpartition("/")[2], found.at.line) for found in said(root)]


def loaded(root: Path) -> LoadedEdition:
    return load_edition(load_project(root).value, "one").value


def test_without_packs_each_line_is_told_with_what_to_type(root: Path) -> None:
    packed(root)
    assert told(root) == [("character-unset", "a.md", 6), ("character-unset", "a.md", 8)]
    first, second = said(root)
    assert 'write fonts = [{ file = "NotoSerifThai-Regular.ttf" }] at the head of content/publication' in first.hint
    assert "apt install fonts-noto-core" in first.hint
    assert '{ file = "NotoSerifCJK-Regular.ttc", face = "Noto Serif CJK SC" }' in second.hint
    assert "apt install fonts-noto-cjk" in second.hint


def test_with_packs_of_the_machine_and_the_project_nothing_is_missing(root: Path) -> None:
    packed(root, f'file = "Quay-Regular.ttf", {pin(QUAY)}', f'file = "fonts/pier.otf", {pin(PIER)}')
    assert told(root) == []
    theme = loaded(root).theme
    assert [family.name for family in theme.families[-2:]] == ["Quay", "Pier"]
    assert theme.scripts["Zyyy"][-2:] == ("Quay", "Pier")


def test_what_a_pack_does_not_have_is_told_and_the_pack_is_not_asked_for_again(root: Path) -> None:
    other = font("Noto Serif Thai", "ก")
    (root / "fonts/NotoSerifThai-Regular.ttf").write_bytes(other)
    packed(root, f'file = "fonts/NotoSerifThai-Regular.ttf", {pin(other)}', f'file = "fonts/pier.otf", {pin(PIER)}')
    assert told(root) == [("character-unset", "a.md", 6)]
    assert "NotoSerifThai" not in said(root)[0].hint


def test_a_pack_is_told_once_where_it_is_named_and_not_what_follows(root: Path) -> None:
    packed(
        root,
        'file = "Quay-Regular.ttf"',
        f'file = "Quay-Regular.ttf", {pin(PIER)}',
        f'file = "NotoSerifThai-Light.ttf", {pin(QUAY)}',
        f'file = "fonts/none.otf", {pin(QUAY)}',
        f'file = "fonts/pier.otf", face = "Wharf", {pin(PIER)}',
    )
    assert told(root) == [
        ("pack-hash", "publication.toml", 2),
        ("pack-hash", "publication.toml", 3),
        ("pack-missing", "publication.toml", 4),
        ("pack-missing", "publication.toml", 5),
        ("pack-unfit", "publication.toml", 6),
    ]
    unpinned, changed, absent, nowhere, unfit = said(root)
    assert pin(QUAY) in unpinned.hint
    assert pin(QUAY) in changed.hint
    assert "apt install fonts-noto-core" in absent.hint
    assert "fonts/none.otf is not there" in nowhere.message
    assert unfit.message == "fonts/pier.otf cannot be used: it is Pier, and not Wharf"


@pytest.mark.parametrize("rule", PACK_FAULTS, ids=lambda rule: rule.id)
def test_a_pack_that_is_not_there_cannot_be_waived_for_its_letters_would_be_blank_unseen(
    root: Path, rule: Rule
) -> None:
    packed(root)
    with (root / PUBLICATION).open("a", encoding="utf-8") as settings:
        settings.write(
            f'\n[[waivers]]\nid = "{rule.id}"\npath = "publication.toml"\nreason = "the deadline"\n'
            'by = "the desk"\nexpires = 2099-12-31\n'
        )
    project = load_project(root)
    assert [found.id for found in project.diagnostics] == ["waiver-needed"]
    assert project.value.settings.waivers == ()


@pytest.mark.parametrize("file", ["/etc/fonts/a.ttf", "../a.ttf", "fonts//a.ttf"])
def test_a_path_outside_the_project_is_refused(root: Path, file: str) -> None:
    packed(root, f'file = "{file}"')
    assert [found.id for found in load_project(root).diagnostics] == ["path-refused"]


def test_of_fonts_with_the_same_name_the_pinned_one_counts(root: Path, tmp_path: Path) -> None:
    older = tmp_path / "home/.fonts"
    older.mkdir()
    (older / "Quay-Regular.ttf").write_bytes(font("Quay", "ก"))
    packed(root, f'file = "Quay-Regular.ttf", {pin(QUAY)}', f'file = "fonts/pier.otf", {pin(PIER)}')
    assert told(root) == []


def test_faces_of_a_family_stand_together_and_the_same_one_twice_is_told(root: Path) -> None:
    bold, both = font("Quay", THAI, style="Bold", weight=700), collection([QUAY, PIER])
    (root / "fonts/bold.ttf").write_bytes(bold)
    (root / "fonts/both.ttc").write_bytes(both)
    pinned = [f'file = "Quay-Regular.ttf", {pin(QUAY)}', f'file = "fonts/bold.ttf", {pin(bold)}']
    packed(root, *pinned, f'file = "fonts/both.ttc", face = "Pier", {pin(both)}')
    quay, pier = loaded(root).theme.families[-2:]
    assert [(face.weight, face.style) for face in quay.faces] == [(400, "normal"), (700, "normal")]
    assert pier.name == "Pier"
    packed(root, *pinned, f'file = "fonts/both.ttc", face = "Quay", {pin(both)}')
    assert told(root)[-1] == ("pack-unfit", "publication.toml", 4)


def test_a_family_that_the_theme_has_too_keeps_its_own_name(root: Path) -> None:
    own = font("Noto Sans", THAI)
    (root / "fonts/own.ttf").write_bytes(own)
    packed(root, f'file = "fonts/own.ttf", {pin(own)}', f'file = "fonts/pier.otf", {pin(PIER)}')
    assert told(root) == []
    assert [family.name for family in loaded(root).theme.families[-2:]] == ["Noto Sans (pack)", "Pier"]


def test_a_variable_font_is_two_faces(root: Path) -> None:
    tide = variable("Tide", THAI)
    (root / "fonts/tide.ttf").write_bytes(tide)
    packed(root, f'file = "fonts/tide.ttf", {pin(tide)}')
    assert [face.weight for face in loaded(root).theme.families[-1].faces] == [400, 700]


def test_a_theme_brings_packs_behind_those_of_the_publication(root: Path) -> None:
    theme = root / "styles/themes/tide"
    theme.mkdir(parents=True)
    shipped = SHIPPED.read_text("styles/themes/default/theme.toml").replace('name = "default"', 'name = "tide"')
    named = f'fonts = [{{ file = "fonts/pier.otf", {pin(PIER)} }}, {{ file = "Quay-Regular.ttf", {pin(QUAY)} }}]\n'
    (theme / "theme.toml").write_text(named + shipped)
    packed(root, f'file = "Quay-Regular.ttf", {pin(QUAY)}')
    with (root / "content/publication.toml").open("a") as settings:
        settings.write('theme = "tide"\n')
    assert told(root) == []
    assert loaded(root).theme.scripts["Zyyy"][-2:] == ("Quay", "Pier")


def test_another_process_reads_the_files_itself(root: Path) -> None:
    packed(root, f'file = "Quay-Regular.ttf", {pin(QUAY)}')
    fonts = loaded(root).fonts
    name = next(name for name in fonts if name.startswith("@packs") and not name.endswith(".txt"))
    assert fonts[name] == QUAY
    packed_up = pickle.dumps(fonts)
    assert len(packed_up) < 10_000
    assert pickle.loads(packed_up)[name] == QUAY
