"""What every test can ask for: a tool that must be there, and the pages that editors really have.

On a laptop what is missing is skipped, with its reason in the summary. ``PUBLISH_REQUIRE_TOOLS=1`` turns a missing tool
into a failure, and ``PUBLISH_SEEDS`` a missing folder of saved pages: a check that nobody ran must not look like one
that passed.
"""

import os
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from publish.pipeline.worker import WORKER
from publish.tools import git
from publish.tools.table import TOOLS
from publish.tools.tool import Tool
from tests.readers import engines

_ALL_TOOLS: dict[str, Callable[[], Tool]] = {
    **TOOLS,
    "chromium": engines.chromium,
    "git": git.find,
    "node": engines.node,
    "readers": engines.engines,
}

# Two cores are shared by many tests, so time says nothing; in CI a run repeats the last one.
hypothesis.settings.register_profile("publish", deadline=None, derandomize="CI" in os.environ, print_blob=True)
hypothesis.settings.load_profile("publish")


@pytest.fixture(autouse=True)
def _own_worker() -> None:
    """Each test has a worker of its own: what it puts in the place of something stands there too."""
    WORKER.close()


@pytest.fixture(scope="session")
def require_tool() -> Callable[[str], Path]:
    """The path of a tool by its name in the table; without it the test is skipped, or fails where tools must be."""

    def require(name: str) -> Path:
        tool = _ALL_TOOLS[name]()
        if tool.path is not None:
            return tool.path
        reason = f"{name}: {tool.reason}. {tool.hint}"
        if os.environ.get("PUBLISH_REQUIRE_TOOLS") == "1":
            pytest.fail(f"PUBLISH_REQUIRE_TOOLS=1, and {reason}", pytrace=False)
        pytest.skip(reason)

    return require


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of pages that were saved from real publications; without ``PUBLISH_SEEDS`` the test is skipped."""
    place = os.environ.get("PUBLISH_SEEDS")
    if not place:
        pytest.skip("PUBLISH_SEEDS names no folder of saved pages")
    folder = Path(place)
    if not any(folder.glob("*.txt")):
        pytest.fail(f"PUBLISH_SEEDS is {place}, and there is no saved page", pytrace=False)
    return folder
