"""Why a part of a book was made again: which of the things that it depends on is not what it was.

For each part stands what it was made of last time, by name and hash: ``its file``, ``the settings``. That outlives the
program that noted it, so that a new version is told as a reason too.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from publish.pipeline.cache import Cache

_KIND, _KEY = "reasons", "parts"
NEW = "it is new, or nothing is kept of it"
LOST = "what was kept of it is gone"


@dataclass(slots=True)
class Reasons:
    """The parts of a run: what each depends on, and why it was made."""

    cache: Cache
    """Where that of the last run is kept."""
    _made: dict[str, str] = field(default_factory=dict)
    _now: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _before: dict[str, dict[str, str]] | None = None

    def note(self, part: str, inputs: Mapping[str, str], *, kept: bool) -> None:
        """Note a part with the hashes of all that it depends on, by names that are told; whether it was kept."""
        self._now[part] = inputs = {**inputs, "the program": self.cache.program}
        if not kept:
            before = self._load().get(part)
            changed = [name for name, digest in inputs.items() if before and before.get(name) != digest]
            self._made[part] = f"{' and '.join(changed)} changed" if changed else LOST if before else NEW

    def lines(self) -> Iterator[str]:
        """Each part that was made again, with why."""
        return (f"{part}: {why}" for part, why in sorted(self._made.items()))

    @property
    def kept(self) -> int:
        """How many parts were not made again."""
        return len(self._now) - len(self._made)

    def save(self) -> None:
        """Keep what the parts of this run depend on, beside that of parts that other runs have made."""
        if self._made and self.cache.keeps:
            rows = {**self._load(), **self._now}
            self.cache.put(_KIND, _KEY, json.dumps(rows).encode("utf-8", "surrogatepass"), any_program=True)

    def _load(self) -> dict[str, dict[str, str]]:
        if self._before is None:
            value = self.cache.get(_KIND, _KEY, any_program=True)
            self._before = json.loads(value) if value else {}
        return self._before
