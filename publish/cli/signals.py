"""What happens when the program is told to end: it leaves through every ``finally`` on the way, and nothing half stays.

A library's destructor or callback may swallow the exception that a signal raises; then the work would go on. So it is
raised again, until it is on its way.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 0.2
"""Seconds until it is looked whether the program is ending."""
_NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What ends it; a signal that whoever started it told it to pass over is passed over."""


class Ended(SystemExit):
    """The program was told to end; its exit is that of a program that a signal ended."""


_ENDS = (Ended, KeyboardInterrupt)
"""What is raised for a signal."""


@contextmanager
def ending() -> Iterator[None]:
    """Let signals end the program in an orderly way while it works."""
    last: list[int] = []

    def on_signal(number: int, frame: FrameType | None) -> None:
        last.append(number)
        signal.setitimer(signal.ITIMER_REAL, _AGAIN, _AGAIN)
        again(number, frame)

    def again(number: int, frame: FrameType | None) -> None:
        if last and not _on_its_way(sys.exception()):
            raise KeyboardInterrupt if last[-1] == signal.SIGINT else Ended(128 + last[-1])

    before = {number: signal.getsignal(number) for number in (*_NUMBERS, signal.SIGALRM)}
    for number in _NUMBERS:
        if before[number] != signal.SIG_IGN:
            signal.signal(number, on_signal)
    signal.signal(signal.SIGALRM, again)
    loud = sys.unraisablehook
    sys.unraisablehook = lambda lost: None if isinstance(lost.exc_value, _ENDS) else loud(lost)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.unraisablehook = loud
        for number, handler in before.items():
            signal.signal(number, handler)


def _on_its_way(error: BaseException | None) -> bool:
    """Whether the end is being dealt with already, by what cleans up behind it."""
    while error is not None:
        if isinstance(error, _ENDS):
            return True
        error = error.__context__
    return False
