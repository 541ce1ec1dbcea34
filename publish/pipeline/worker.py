"""Work on what comes from outside, in a process of its own that can be ended: no file holds the program for ever.

A worker lives for many jobs, so that what it has loaded stays loaded. Each job has so much processor time and so much
memory, which the kernel counts: a job that needs more is ended with its process, the next one gets a new process, and
the program that asked goes on. A process that somebody else ended is no fault of its job: that is told, and the job
is done again. Only plain values pass between the two.
"""

import atexit
import gc
import logging
import os
import select
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, TypeVar

from publish.config.limits import USUAL, WorkLimits
from publish.errors import Fault, OverLimit
from publish.pipeline.pickled import dumps, loads

T = TypeVar("T")

LOG = logging.getLogger("publish.worker")
"""Where it is told that a process was ended from outside."""

_HEAD = struct.Struct(">Q")
_PATIENCE = 20
"""How many seconds may pass for one of processor time, and how many tens at least: other programs want their share."""
_OUTSIDE = frozenset({signal.SIGKILL, signal.SIGTERM, signal.SIGHUP})
"""Signals that no job raises and no limit: the system wants its memory, or somebody ended the process."""
_STARTS = threading.Lock()
"""Held while a process is started, so that none is given the pipes of another one: that would look alive for ever."""
_FORKS = sys.platform == "linux"
"""Whether a process may go on as a copy of this one, with all that it has loaded; on macOS libraries forbid it."""


class Worker:
    """A process for jobs; it is started when the first one comes.

    One thread at a time gives it jobs; any may stop it.
    """

    def __init__(self, *, forks: bool = _FORKS) -> None:
        self._forks = forks
        self._process: _Process | None = None
        self._stopped = False

    def start(self) -> None:
        """Start the process, so that it is there when the first job comes."""
        self._started()

    def run(self, function: Callable[..., T], *arguments: object, limits: WorkLimits = USUAL) -> T:
        """What ``function`` makes of its arguments; all of these are to be values that can be sent.

        Raises what the function raised, and :class:`publish.errors.OverLimit` when it was ended.
        """
        job = dumps((function, arguments, limits))
        reply = self._reply(job, limits, again=True)
        done, value = loads(reply)
        if done:
            result: T = value
            return result
        if isinstance(value, MemoryError):
            raise OverLimit(f"it needs more than {limits.memory:,} MB of memory") from value
        raise value

    def _reply(self, job: bytes, limits: WorkLimits, *, again: bool) -> bytes:
        """The reply to a job; one whose process was ended from outside is done once more, in another one."""
        process = self._started()
        try:
            process.send(job)
            reply = process.receive(max(_PATIENCE * limits.seconds, _PATIENCE * 10))
        except BaseException:
            self.close()
            raise
        if reply is not None:
            return reply
        self._process = None
        ended_by = process.end()
        if self._stopped or not again or ended_by not in _OUTSIDE:
            raise OverLimit(_why(ended_by, limits))
        name = signal.Signals(ended_by).name
        LOG.warning("worker %d was ended from outside (%s): its work is done again", process.pid, name)
        return self._reply(job, limits, again=False)

    def _started(self) -> "_Process":
        # A copy made by another thread would wait for ever for what the main one holds at that moment.
        forks = self._forks and threading.current_thread() is threading.main_thread()
        with _STARTS:
            if self._stopped:
                raise OverLimit("it was given up with all other work")
            if self._process is None:
                self._process = _forked() if forks else _spawned()
            return self._process

    def stop(self) -> None:
        """End the process in the middle of its work, from another thread; the job is given up, and no other is done."""
        with _STARTS:
            self._stopped = True
            process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process; a job that comes later starts another."""
        if self._process is not None:
            self._process.end()
            self._process = None


def _why(ended_by: int, limits: WorkLimits) -> str:
    """What is told of a process that a signal ended in the middle of a job; 0 for one that never answered."""
    if ended_by in (0, signal.SIGPROF, signal.SIGXCPU):
        return f"it takes longer than {round(limits.seconds)} seconds"
    if ended_by == signal.SIGABRT:  # a library that gets no memory
        return f"it needs more than {limits.memory:,} MB of memory"
    if ended_by == signal.SIGKILL:
        return "the system ended it, as it does when no memory is left"
    return "it breaks the library that reads it"


@dataclass
class _Process:
    """A worker seen from the program that gives it work."""

    pid: int
    jobs: int
    """The end of a pipe that jobs go into."""
    replies: int
    """The end of the one that replies come from."""
    late: bool = False
    """Whether it gave no reply in its time."""
    _gone: bool = False
    """Whether it was waited for: its number may be another's by now."""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def send(self, job: bytes) -> None:
        """Send a job; one that a dead process does not take is told of by :meth:`receive`."""
        with suppress(BrokenPipeError):
            _write(self.jobs, job)

    def receive(self, seconds: float) -> bytes | None:
        """The reply; ``None`` when the process ended before it gave one, or has given none in so much time."""
        ready, _, _ = select.select([self.replies], [], [], seconds)
        self.late = not ready
        return _read(self.replies) if ready else None

    def kill(self) -> None:
        """Let it end at once; whoever waits for its reply gets none."""
        with self._lock:
            if not self._gone:
                with suppress(ProcessLookupError):
                    os.kill(self.pid, signal.SIGKILL)  # one that is gone keeps the status that it ended in

    def end(self) -> int:
        """End it and forget it; the signal that it ended by, 0 where it was only late."""
        self.kill()
        with self._lock:
            if self._gone:
                return 0
            self._gone = True
            os.close(self.jobs)
            os.close(self.replies)
            _, status = os.waitpid(self.pid, 0)
        return 0 if self.late or not os.WIFSIGNALED(status) else os.WTERMSIG(status)


def _forked() -> _Process:
    """A process that goes on as a copy of this one."""
    (jobs_out, jobs_in), (replies_out, replies_in) = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        _close_others({jobs_out, replies_in})
        serve(jobs_out, replies_in)
    os.close(jobs_out)
    os.close(replies_in)
    return _Process(pid, jobs_in, replies_out)


def _spawned() -> _Process:
    """A process that begins anew, with the same places to import from."""
    (jobs_out, jobs_in), (replies_out, replies_in) = os.pipe(), os.pipe()
    text = f"import sys; sys.path[:] = {sys.path!r}; from {__name__} import serve; serve({jobs_out}, {replies_in})"
    for end in (jobs_out, replies_in):
        os.set_inheritable(end, True)
    pid = os.posix_spawn(sys.executable, [sys.executable, "-c", text], os.environ)
    os.close(jobs_out)
    os.close(replies_in)
    return _Process(pid, jobs_in, replies_out)


def _close_others(kept: set[int]) -> None:
    """Let go of the files of the program that was copied: a lock that it holds ends with it.

    Their numbers stay taken, for objects of that program may still close them.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    try:
        handles = [int(entry.name) for entry in Path("/proc/self/fd").iterdir()]
    except OSError:
        handles = list(range(256))
    for handle in handles:
        if handle not in kept and handle != nothing:
            with suppress(OSError):
                os.dup2(nothing, handle)


def serve(jobs: int, replies: int) -> NoReturn:
    """Do one job after the other until there is nobody who asks."""
    import resource

    for number in (signal.SIGINT, signal.SIGHUP):  # who asked is told too, and ends this process
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.freeze()  # what it was copied with lives as long as it does: looking through it finds nothing, and copies it
    try:
        while (job := _read(jobs)) is not None:
            _write(replies, _done(job))
    finally:
        os._exit(0)


def _done(job: bytes) -> bytes:
    """The reply to a job: whether it was done, and the value, or what was raised."""
    try:
        function, arguments, limits = loads(job)
        with _within(limits):
            value = function(*arguments)
            return dumps((True, value))
    except Exception as error:  # whatever it is, it is told to the caller
        return _failure_reply(error)


def _failure_reply(error: Exception) -> bytes:
    error.add_note("".join(traceback.format_exception(error)))  # the way that it came is not sent
    try:
        reply = dumps((False, error))
        loads(reply)
    except Exception:  # an exception that cannot be sent is told in words
        return dumps((False, Fault(f"{type(error).__name__}: {error}")))
    return reply


@contextmanager
def _within(limits: WorkLimits) -> Iterator[None]:
    """Inside, the process has so much time and memory, counted from here."""
    import resource

    before, most = resource.getrlimit(resource.RLIMIT_AS)
    signal.setitimer(signal.ITIMER_PROF, limits.seconds)
    if (taken := _memory_in_use()) and most == resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_AS, (taken + limits.memory * 1_000_000, most))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        resource.setrlimit(resource.RLIMIT_AS, (before, most))


def _memory_in_use() -> int:
    """The memory that this process has by now, in bytes; 0 where the system does not say it (macOS)."""
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _write(handle: int, data: bytes) -> None:
    view = memoryview(_HEAD.pack(len(data)) + data)
    while view:
        view = view[os.write(handle, view) :]


def _read(handle: int) -> bytes | None:
    """A message; ``None`` where the other side is gone."""
    head = _exactly(handle, _HEAD.size)
    return _exactly(handle, _HEAD.unpack(head)[0]) if head is not None else None


def _exactly(handle: int, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size:
        part = os.read(handle, min(size, 1 << 20))
        if not part:
            return None
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


WORKER = Worker()
"""The worker of this program."""
atexit.register(WORKER.close)
