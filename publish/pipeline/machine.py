"""How many workers this machine has room for: by its cores, and by the memory that each job may take.

A container is told of less than the machine has: its group's quota of processor time and its bound of memory count
(https://docs.kernel.org/admin-guide/cgroup-v2.html, ``cpu.max``, ``memory.max``, ``memory.current``).
"""

import os
from contextlib import suppress
from pathlib import Path

from publish.config.limits import WorkLimits

_GROUPS = Path("/sys/fs/cgroup")
_MEMORY = Path("/proc/meminfo")
_KB = 1024


def workers_for(limits: WorkLimits) -> int:
    """As many workers as there are cores, but no more than there is memory for; at least one."""
    memory = available_memory()
    room = memory // (limits.memory * 1_000_000) if memory is not None else cores()
    return max(1, min(cores(), room))


def cores() -> int:
    """Cores that this program may use; at least one."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    quota, _, period = _said("cpu.max").partition(" ")
    if quota.isdecimal() and period.isdecimal():
        usable = min(usable, round(int(quota) / int(period)))
    return max(1, usable)


def available_memory() -> int | None:
    """Bytes that are free, or could be; ``None`` where the system does not say it (macOS)."""
    free = None
    with suppress(OSError):
        for line in _MEMORY.read_text().splitlines():
            if line.startswith("MemAvailable:"):
                free = int(line.split()[1]) * _KB
    most, taken = _said("memory.max"), _said("memory.current")
    if most.isdecimal() and taken.isdecimal():
        own = max(0, int(most) - int(taken))
        return own if free is None else min(free, own)
    return free


def _said(name: str) -> str:
    """What the group of this process says; empty where there is none."""
    with suppress(OSError, IndexError):
        place = Path("/proc/self/cgroup").read_text().strip().partition("0::/")[2].partition("\n")[0]
        for folder in (_GROUPS / place, _GROUPS):
            if (folder / name).exists():
                return (folder / name).read_text().strip()
    return ""
