"""The names of files while they are written: hidden beside their places, with the process that writes them."""

import os
import re

PART = re.compile(r"\.(?P<name>.+?)(?P<old>\.old)?\.(?P<process>\d+)(?:-\d+)?\.part")
"""Such a name: of which file, whether of what stood there before, and by which process."""


def part_name(name: str, *, thread: int | None = None) -> str:
    """The name under which this process writes a file; ``thread`` tells threads apart that write the same one."""
    return f".{name}.{os.getpid()}{'' if thread is None else f'-{thread}'}.part"
