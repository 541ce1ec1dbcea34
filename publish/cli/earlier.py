"""A command's earlier run on the same terms, and the cache that it is kept in."""

import os
from pathlib import Path

from publish.cli import dates
from publish.pipeline.cache import Cache
from publish.pipeline.earlier_run import EarlierRun
from publish.pipeline.secret import user_secret


def user_cache(root: Path) -> Cache:
    """The cache of a project; on a forge's runner every file is hashed anew, for its times say nothing."""
    return Cache(root, user_secret(), trusts_times=not os.environ.get("CI"))


def earlier_run(root: Path, cache: Cache, command: str, **terms: object) -> EarlierRun:
    """The last run of a command with these options, on this day and from this folder, from which files are named."""
    return EarlierRun(root, cache, command, (sorted(terms.items()), dates.today(), Path.cwd()))
