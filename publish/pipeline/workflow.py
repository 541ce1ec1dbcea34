"""The workflow of a new project: it uses this program as an action, from a repository at a commit."""

import json
import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from publish.errors import UsageError
from publish.resources import SHIPPED

WORKFLOW = ".github/workflows/book.yml"
"""Where GitHub looks for it."""
_PLACE = b"OWNER/REPOSITORY@COMMIT"
_ACTION = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", re.ASCII)
_GITHUB = re.compile(r"(?:https://|ssh://git@)github\.com[/:]([\w.-]+/[\w.-]+?)(?:\.git)?/?", re.ASCII)


def workflow(action: str, *, folder: str = "") -> bytes:
    """The workflow that uses ``action``, ``OWNER/REPOSITORY@COMMIT``, for a project in a ``folder`` of its repository.

    :class:`UsageError` for another action: with a branch or a tag what runs would change without a change here.
    """
    if not _ACTION.fullmatch(action):
        hint = "Name the repository of publish and a commit with all of its forty digits: OWNER/REPOSITORY@0a1b…"
        raise UsageError(f"“{action}” is no repository at a commit", hint=hint)
    text = SHIPPED.read_bytes("starter/book.yml").replace(_PLACE, action.encode())
    if not folder:
        return text
    paths = (json.dumps(f"{folder}/{top}/**", ensure_ascii=False).encode() for top in ("content", "styles"))
    return text.replace(b'"content/**", "styles/**"', b", ".join(paths)) + (
        f"          project: {json.dumps(folder, ensure_ascii=False)}\n".encode()
    )


def repository_of(folder: Path) -> Path | None:
    """The repository that a folder stands in, which may be the folder itself; ``None`` where it stands in none."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


def installed_from() -> str:
    """The repository at GitHub and the commit that this program was installed from; empty where it came otherwise.

    An installer writes it down: https://packaging.python.org/en/latest/specifications/direct-url/
    """
    try:
        told = distribution("dispatch-press").read_text("direct_url.json") or "{}"
    except PackageNotFoundError:
        return ""
    source = json.loads(told)
    repository = _GITHUB.fullmatch(source.get("url", ""))
    commit = source.get("vcs_info", {}).get("commit_id", "")
    action = f"{repository[1]}@{commit}" if repository else ""
    return action if _ACTION.fullmatch(action) else ""
