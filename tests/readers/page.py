"""Opens a page from disk in headless Chromium, without network, and asks axe what is wrong with it."""

import json
from dataclasses import dataclass
from pathlib import Path

from publish.tools.run import misbehaved, run
from tests.readers import engines


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a page."""

    violations: tuple[str, ...]
    """The rules of axe that it breaks, each with the elements."""
    passes: int
    """How many rules it keeps."""
    remote: tuple[str, ...]
    """What it asked the network for."""
    console: tuple[str, ...]
    """What the browser said."""
    broken: tuple[str, ...]
    """The pictures that cannot be shown, by their descriptions."""
    wide: int
    """By how many pixels it is wider than the window."""


def look(page: Path, *, dark: bool = False, width: int = 1200, beside: bool = False, shot: Path | None = None) -> Seen:
    """Look at ``page`` in a window of so many pixels; with ``beside`` it may load what stands in its folder.

    ``shot`` is where a picture of all of it is written.
    """
    job = {
        "chromium": str(engines.chromium().require()),
        "axe": str(engines.engines().require() / "@daisy/axe-core-for-ace/axe.min.js"),
        "page": str(page),
        "dark": dark,
        "width": width,
        "beside": beside,
        "shot": str(shot) if shot else "",
    }
    program = [engines.node().require(), engines.HERE / "page.mjs"]
    finished = run(program, timeout=120, given=json.dumps(job).encode())
    if finished.status != 0:
        raise misbehaved("Chromium", finished)
    found = json.loads(finished.output)
    return Seen(
        violations=tuple(f"{one['rule']}: {' '.join(one['nodes'])}" for one in found["violations"]),
        passes=found["passes"],
        remote=tuple(found["remote"]),
        console=tuple(found["console"]),
        broken=tuple(found["broken"]),
        wide=found["wide"],
    )
