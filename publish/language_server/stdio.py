"""The two ends of the protocol: standard input and output, kept apart from all else that would write there."""

import os
import sys
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True, slots=True)
class Streams:
    """What the editor is heard and answered by."""

    incoming: BinaryIO
    """What it says."""
    outgoing: BinaryIO
    """What it is told."""


def taken_streams() -> Streams:
    """Standard input and output, taken: what is printed from here on goes to standard error.

    Processes that are started later inherit neither of them, so no word of a library stands between two messages.
    """
    sys.stdout.flush()
    incoming, outgoing = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return Streams(os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb"))
