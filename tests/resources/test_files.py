"""The one door to shipped files: in a checkout, in a wheel, and behind a project's own styles."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from publish.errors import ExitCode
from publish.resources import SHIPPED, NotUtf8, Resources, shipped


@dataclass(frozen=True)
class _Own:
    """A project's styles in memory."""

    files: dict[str, bytes] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        return self.files.get(name)

    def names(self, folder: str) -> tuple[str, ...]:
        inside = [name.removeprefix(f"{folder}/") for name in self.files if name.startswith(f"{folder}/")]
        return tuple(sorted({part.split("/")[0] + ("/" if "/" in part else "") for part in inside}))


_OWN = _Own(
    {
        "styles/printers/office.toml": b"own",
        "styles/printers/pocket.toml": b"pocket",
        "styles/themes/mine/theme.toml": b"mine",
        "styles/themes/mine/parts/byline.html": b"\xef\xbb\xbfby\r\n",
        "templates/parts/byline.html": b"never",
    }
)


def test_shipped_files_are_found_by_name() -> None:
    assert "office.toml" in SHIPPED.names("styles/printers")
    assert {"default/", "broadsheet/"} <= set(SHIPPED.names("styles/themes"))
    assert "trim" in SHIPPED.read_text("styles/printers/office.toml")
    assert SHIPPED.files("templates", ".html")
    assert SHIPPED.files("profiles", ".toml")
    themes = SHIPPED.files("styles/themes")
    assert themes
    assert all(name.startswith("styles/themes/") for name in themes)


def test_a_projects_own_styles_come_first_and_its_templates_do_not() -> None:
    resources = Resources(_OWN)
    assert resources.read_bytes("styles/printers/office.toml") == b"own"
    assert "trim" in resources.read_text("styles/printers/trade.toml")
    assert {"office.toml", "pocket.toml", "trade.toml"} <= set(resources.names("styles/printers"))
    assert {"default/", "mine/"} <= set(resources.names("styles/themes"))
    assert resources.files("styles/themes/mine", ".html") == ("styles/themes/mine/parts/byline.html",)
    assert resources.read_text("styles/themes/mine/parts/byline.html") == "by\n"
    assert resources.read_bytes("templates/parts/byline.html") != b"never"
    assert resources.is_own("styles/printers/office.toml")
    assert not resources.is_own("styles/printers/trade.toml")


def test_a_file_that_is_no_utf_8_is_named_with_its_line() -> None:
    own = Resources(_Own({"styles/print/own.css": b"p {\n} \xe9"}))
    with pytest.raises(NotUtf8, match=r"styles/print/own\.css:2: ") as refused:
        own.read_text("styles/print/own.css")
    assert refused.value.exit_code is ExitCode.USAGE


def test_what_nobody_has() -> None:
    assert not SHIPPED.has("styles/printers/pocket.toml")
    assert SHIPPED.names("styles/nowhere") == ()
    assert SHIPPED.names("elsewhere") == ()
    for name in ("styles/printers/pocket.toml", "errors.py", "styles"):
        with pytest.raises(FileNotFoundError):
            SHIPPED.read_bytes(name)


@pytest.mark.parametrize(
    "name", ["", "/etc/passwd", "styles/../errors.py", "styles//x", "styles\\x", "styles/\0", "./styles"]
)
def test_names_stay_inside(name: str) -> None:
    with pytest.raises(ValueError, match="no plain name"):
        SHIPPED.read_bytes(name)


def test_in_a_wheel_the_styles_stand_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "publish/_styles/printers").mkdir(parents=True)
    (tmp_path / "publish/_styles/printers/office.toml").write_text("wheel")
    monkeypatch.setattr(shipped, "files", lambda package: tmp_path / package)
    assert Resources().read_text("styles/printers/office.toml") == "wheel"
    assert Resources().names("styles") == ("printers/",)
