"""Workers on several machines, by Dask: its scheduler gives them jobs, and what they make comes back through the cache.

The project's folder and the folder for temporary files lie on a disk that all machines share, at the same place. No
secret passes through the scheduler: each worker has its user's own, and one whose secret, program or libraries differ
from this one's would make what nobody believes, so it gets no job, and is named.
"""

import hmac
import logging
import pickle
import platform
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from publish.errors import EnvironmentProblem, MissingTool, installs
from publish.pipeline.cache import Cache
from publish.pipeline.program import program_hash
from publish.pipeline.secret import user_secret

T = TypeVar("T")

LOG = logging.getLogger("publish.cluster")
"""Where it is told which workers get no job."""

_PATIENCE = 10
"""Seconds until a scheduler that does not answer is given up."""


def likeness() -> tuple[str, str, str]:
    """What two machines must have alike to share work: their program and libraries, their Python, their secret."""
    secret = user_secret()
    seal = hmac.digest(secret, b"likeness", "sha256").hex() if secret else ""
    return program_hash(), platform.python_version(), seal


_PARTS = ("another version of the program or its libraries", "another version of Python", "another secret of its user")


class _Packer(pickle.Pickler):
    """Packs a job; a cache goes as its place alone."""

    def reducer_override(self, value: object) -> Any:
        """A cache is opened again where the job is done, with the secret that is there."""
        return (_opened, (value.root.absolute(),)) if isinstance(value, Cache) and value.keeps else NotImplemented


def _opened(root: Path) -> Cache:
    return Cache(root, user_secret())


def done(job: bytes) -> bytes:
    """What a packed job gives, packed."""
    function, arguments = pickle.loads(job)
    return _packed(function(*arguments))


def _packed(value: object) -> bytes:
    data = BytesIO()
    _Packer(data, pickle.HIGHEST_PROTOCOL).dump(value)
    return data.getvalue()


class _Packing(Executor):
    """Packs jobs for another executor, and opens what they give."""

    def __init__(self, executor: Executor, scheduler: str) -> None:
        self._executor = executor
        self._scheduler = scheduler

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> "Future[T]":
        """Give a job to the other executor."""
        opened: Future[T] = Future()
        packed = self._executor.submit(done, _packed((fn, args)))

        def pass_on(given: "Future[bytes]") -> None:
            try:
                opened.set_result(pickle.loads(given.result()))
            except CancelledError as error:
                opened.set_exception(self._gone(error))
            except BaseException as error:  # told to whoever asks for the result
                opened.set_exception(self._gone(error) if isinstance(error, _killed()) else error)

        packed.add_done_callback(pass_on)
        return opened

    def _gone(self, error: BaseException) -> EnvironmentProblem:
        hint = "Look at the logs of the scheduler and its workers, or leave out --executor dask."
        return EnvironmentProblem(f"the scheduler {self._scheduler} gave up a job: {error}", hint=hint)


def _killed() -> type[Exception]:
    """What is raised for a job each of whose workers ended."""
    from distributed import KilledWorker

    killed: type[Exception] = KilledWorker
    return killed


@contextmanager
def cluster(scheduler: str) -> Iterator[Executor]:
    """What does jobs on the workers of a scheduler, such as ``tcp://desk.example:8786``.

    Raises :class:`EnvironmentProblem` where it does not answer, or none of its workers is like this program.
    """
    try:
        import distributed
    except ImportError as error:
        hint = f"Type: {installs('dask')}"
        raise MissingTool("--executor dask needs the package distributed", hint=hint) from error
    try:
        client: Any = distributed.Client(scheduler, timeout=_PATIENCE)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        hint = "Start it with dask scheduler, or leave out --executor dask."
        raise EnvironmentProblem(f"the scheduler {scheduler} does not answer", hint=hint) from error
    with client:
        workers = _alike(client.run(likeness, on_error="return"), scheduler)
        executor = client.get_executor(workers=workers, pure=False)
        try:
            yield _Packing(executor, scheduler)
        finally:
            executor.shutdown(wait=False)


def _alike(told: Mapping[str, object], scheduler: str) -> list[str] | None:
    """The workers that may share work with this program, ``None`` for all of them; the others are named."""
    own, alike = likeness(), list[str]()
    for worker, theirs in sorted(told.items()):
        if theirs == own:
            alike.append(worker)
        elif isinstance(theirs, tuple) and len(theirs) == len(own):
            other = [part for part, one, two in zip(_PARTS, own, theirs, strict=True) if one != two]
            LOG.warning("worker %s gets no job: it has %s", worker, " and ".join(other))
        else:
            LOG.warning("worker %s gets no job: the program does not run there (%s)", worker, theirs)
    if not alike:
        hint = "Install the same version of the program with the same libraries on each machine."
        raise EnvironmentProblem(f"the scheduler {scheduler} has no worker that is like this program", hint=hint)
    # One that takes the place of another has a new address: only where some are left out is each one named.
    return alike if len(alike) < len(told) else None
