"""The native libraries that set type, asked for their versions."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from publish.errors import MissingTool
from publish.pipeline.doctor.probe import Need, Probe


@dataclass(frozen=True, slots=True)
class Library:
    """A native library."""

    name: str
    """What it is called."""
    files: tuple[str, ...]
    """The names that it is loaded by: Linux's, then macOS's."""
    package: str
    """The package of Debian and Ubuntu that brings it."""
    version: Callable[[ctypes.CDLL], str]
    """Asks it for its version; empty when it does not say."""
    needed: bool = True
    """Whether no page can be set without it; otherwise pages only take twenty times as long."""


def _text(function: str) -> Callable[[ctypes.CDLL], str]:
    def ask(library: ctypes.CDLL) -> str:
        call = getattr(library, function)
        call.restype = ctypes.c_char_p
        said = call()
        return said.decode("ascii", "replace") if isinstance(said, bytes) else ""

    return ask


def _fontconfig(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _silent(library: ctypes.CDLL) -> str:
    return ""


LIBRARIES = (
    Library("Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0", _text("pango_version_string")),
    Library("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0", _silent),
    Library("GObject", ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"), "libpango-1.0-0", _silent),
    Library("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz.0.dylib"), "libharfbuzz0b", _text("hb_version_string")),
    Library(
        "HarfBuzz subset",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        "libharfbuzz-subset0",
        _silent,
        needed=False,
    ),
    Library("Fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib"), "libfontconfig1", _fontconfig),
)


def libraries(known: tuple[Library, ...] = LIBRARIES) -> Iterator[Probe]:
    """A probe for each library."""
    for library in known:
        loaded = _loaded(library.files)
        if loaded is None:
            reason = "no page can be set" if library.needed else "pages take twenty times as long"
            hint = f"Install {library.package} (on macOS: brew install pango)."
            yield Probe("libraries", library.name, Need.BUILD, "", f"{reason} without it", hint, library.package)
        else:
            yield Probe("libraries", library.name, Need.BUILD, library.version(loaded) or "found")


def require_libraries(known: tuple[Library, ...] = LIBRARIES) -> None:
    """:class:`MissingTool` unless pages can be set here at all."""
    missing = [library.name for library in known if library.needed and _loaded(library.files) is None]
    if missing:
        hint = "Type publish doctor: it says what to install."
        raise MissingTool(f"no page can be set without {', '.join(missing)}", hint=hint)


def _loaded(files: tuple[str, ...]) -> ctypes.CDLL | None:
    for file in files:
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    return None
