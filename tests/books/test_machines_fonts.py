"""The same books on a machine with no font, with DejaVu alone, and with every font there is."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.books.press import LETTER, ROOT, copied, publish
from tests.fonts.made import font

_CONFIG = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{}</fontconfig>'
_DEJAVU = "<dir>/usr/share/fonts/truetype/dejavu</dir>"
_ALL = f"<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir>{ROOT / 'styles'}</dir>"
_ALIASED = (
    "<match><edit name='family' mode='assign' binding='strong'><string>Noto Sans Mono</string></edit></match>"
    "<match target='font'><edit name='embolden' mode='assign'><bool>true</bool></edit></match>"
)
_PACK = font("Quay", "港口灯", post=True)
_SIGNS = """---
headline: "Signs at the lock ☕ 港"
kicker: Signs
byline: Bastian Orly
date: 2026-04-17
---

A list ★ of ❄ and ☎, with `→ code ☐`:

- one ☑

    - two ◦ and 🔥

        - three: Ақмойнақ, λιμάνι, [ميناء]{lang=ar}, [港口灯]{lang=zh}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A letter with signs, scripts, and a pack of its own."""
    folder = copied(LETTER, tmp_path_factory.mktemp("letter"))
    (folder / "fonts").mkdir()
    (folder / "fonts/quay.otf").write_bytes(_PACK)
    (folder / "content/editions/spring/brief-signs.md").write_text(_SIGNS, encoding="utf-8")
    settings = folder / "content/publication.toml"
    pinned = f'fonts = [{{ file = "fonts/quay.otf", sha256 = "{hashlib.sha256(_PACK).hexdigest()}" }}]\n'
    settings.write_text(f"{pinned}{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    return folder


def _books(project: Path, scratch: Path, config: str) -> Mapping[str, bytes]:
    """The books of a machine whose fonts are those of a configuration; its user has no font."""
    (scratch / "fonts.conf").write_text(_CONFIG.format(config), encoding="utf-8")
    home = {"HOME": str(scratch), "XDG_CACHE_HOME": str(scratch), "XDG_DATA_HOME": str(scratch)}
    variables = {"FONTCONFIG_FILE": str(scratch / "fonts.conf"), **home}
    wanted = ("--printer", "offset-x4", "--format", "epub,pdf")
    done = publish("build", "spring", *wanted, "--quiet", folder=project, variables=variables)
    assert done.returncode == 0, done.stderr
    return {path.name: path.read_bytes() for path in (project / "build").iterdir() if path.suffix in (".epub", ".pdf")}


@pytest.mark.slow
def test_the_machines_fonts_change_no_byte_of_any_book(project: Path, tmp_path: Path) -> None:
    bare = _books(project, tmp_path, "")
    assert bare.keys() == {"spring.epub", "spring.offset-x4.pdf", "spring.offset-x4.cover.pdf"}
    for config in (_DEJAVU, _ALL + _ALIASED):
        books = _books(project, tmp_path, config)
        assert sorted(name for name in bare if books.get(name) != bare[name]) == []
