"""The Java runtime that two validators need, and the bridge to it."""

import importlib.util
import re
from functools import cache
from pathlib import Path

from publish.tools.run import run
from publish.tools.tool import Tool, program

OLDEST = 11
"""The oldest version of Java that both validators run on."""

_HINT = "Install a Java runtime, version 11 or newer (Debian: default-jre-headless)."


@cache
def find() -> Tool:
    """The ``java`` program, if it runs and is new enough."""
    tool = program("java", package="default-jre-headless")
    if tool.path is None:
        return Tool("java", None, "there is no Java runtime", _HINT)
    settings = _settings(tool.path)
    version = settings.get("java.specification.version", "")
    if not version:
        # macOS puts a program there that only says where Java could be had.
        return Tool("java", None, "the program java does not run", _HINT)
    if int(version.removeprefix("1.").split(".")[0]) < OLDEST:
        return Tool("java", None, f"Java {version} is too old", _HINT)
    return tool


@cache
def library() -> Path:
    """The shared library of the Java machine. Raises :class:`publish.errors.MissingTool` when there is none."""
    home = Path(_settings(find().require())["java.home"])
    for name in ("libjvm.so", "libjvm.dylib"):
        if (home / "lib/server" / name).is_file():
            return home / "lib/server" / name
    return Tool("java", None, f"its library is not in {home}", _HINT).require()


def archive(name: str, *, package: str, inside: str) -> Tool:
    """The jar ``inside`` the installed Python package ``package``; Java and the bridge to it must be there."""
    hint = "Install the validators: make test in a checkout of the program does, or install its wheel with [verify]."
    java = find()
    if java.path is None:
        return Tool(name, None, java.reason, java.hint)
    if importlib.util.find_spec("jpype") is None:
        return Tool(name, None, "the Python package jpype1 is not installed", hint)
    spec = importlib.util.find_spec(package)
    for place in (spec and spec.submodule_search_locations) or ():
        jar = Path(place) / inside
        if jar.is_file():
            return Tool(name, jar)
    return Tool(name, None, f"the Python package that carries it, {package.replace('_', '-')}, is not installed", hint)


def _settings(java: Path) -> dict[str, str]:
    """What the runtime says of itself."""
    output = run([java, "-XshowSettings:properties", "-version"], timeout=60).errors
    return dict(re.findall(r"^\s+(java\.[a-z.]+) = (.*)$", output, re.MULTILINE))
