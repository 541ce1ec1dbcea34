"""Git, asked which files differ from a commit; nothing that a repository configures is run."""

from collections.abc import Sequence
from pathlib import Path

from publish.errors import UsageError
from publish.tools.run import Finished, run
from publish.tools.tool import Tool, program

_SAFE = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")


def find() -> Tool:
    """Where git is."""
    return program("git", package="git")


def changed_files(folder: Path, base: str) -> tuple[str, ...]:
    """The files below a folder that differ from where the current branch left ``base``, relative to it, sorted.

    What is not committed yet counts too. :class:`UsageError` where the folder is in no repository, and where ``base``
    names no commit that it has.
    """
    commit = _asked(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"])
    if commit.status:
        inside = _asked(folder, ["rev-parse", "--is-inside-work-tree"])
        if inside.status:
            words = (inside.errors.strip().splitlines() or ["git gave no reason"])[0]
            raise UsageError(f"{folder} is in no repository of git: {words}", hint="Leave out --base.")
        raise UsageError(f"git knows no commit “{base}”", hint="Fetch it first; in CI, check out with fetch-depth: 0.")
    left = _asked(folder, ["merge-base", commit.text.strip(), "HEAD"])
    if left.status:
        hint = "Fetch more of the history; in CI, check out with fetch-depth: 0."
        raise UsageError(f"git does not see where this branch left “{base}”", hint=hint)
    compared = ["diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--relative"]
    known = _listed(folder, [*compared, left.text.strip(), "--", "."])
    return tuple(sorted({*known, *_listed(folder, ["ls-files", "--others", "--exclude-standard", "-z", "--", "."])}))


def _listed(folder: Path, arguments: Sequence[str]) -> list[str]:
    done = _asked(folder, arguments)
    if done.status:
        raise UsageError(f"git cannot compare: {done.errors.strip()}", hint="Leave out --base.")
    return [name.decode("utf-8", "surrogateescape") for name in done.output.split(b"\0") if name]


def _asked(folder: Path, arguments: Sequence[str]) -> Finished:
    return run([find().require(), "-C", folder, *_SAFE, *arguments], timeout=60)
