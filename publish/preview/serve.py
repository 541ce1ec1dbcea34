"""Serving the page, and watching what is saved, until somebody ends it."""

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from uvicorn import Config, Server
from watchfiles import awatch

from publish.errors import EnvironmentProblem
from publish.pipeline.files import OUTSIDE
from publish.pipeline.project_root import BUILD
from publish.preview.guard import Guard
from publish.preview.routes import Listeners, application
from publish.preview.session import Session

_HOST = "127.0.0.1"
_WATCHED = ("content", "styles")
"""What is watched in any project; what else an edition reads comes to it."""
_PASSED_OVER = frozenset({"", BUILD, OUTSIDE})
"""What is not: the project's folder as a whole, for what is built lies in it, and what lies outside."""
_GROUPED, _QUIET = 300, 20
"""Milliseconds: how long what is saved together is waited for, and the silence that ends it."""


class _QuietServer(Server):
    """A server that leaves signals to whoever runs it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing is captured."""
        with nullcontext():
            yield


def listening(port: int) -> socket.socket:
    """A socket at a port of this machine alone, at a free one for 0; :class:`EnvironmentProblem` where it is taken."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((_HOST, port))
    except OSError as error:
        found.close()
        message = f"port {port} cannot be used: {error.strerror}"
        raise EnvironmentProblem(message, hint="Name another with --port, or none: a free one is taken.") from error
    return found


def serve(session: Session, root: Path, at: socket.socket, *, editor: str, ready: Callable[[str], None]) -> None:
    """Serve a session of a project until the program is told to end; ``ready`` is told the address."""
    asyncio.run(_serve(session, root, at, editor, ready))


async def _serve(session: Session, root: Path, at: socket.socket, editor: str, ready: Callable[[str], None]) -> None:
    loop, listeners, ended = asyncio.get_running_loop(), Listeners(), asyncio.Event()
    port = at.getsockname()[1]
    app = Guard(application(session, listeners, editor), port)
    config = Config(
        app,
        access_log=False,
        log_config=None,
        lifespan="off",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = _QuietServer(config)

    def end() -> None:
        server.should_exit = listeners.ended = True
        ended.set()
        listeners.tell()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, end)
    session.changed = lambda: _called(loop, listeners.tell)
    session.start()
    watching = asyncio.create_task(_watch(session, root, ended))
    ready(f"http://{_HOST}:{port}/")
    try:
        await server.serve(sockets=[at])
    finally:
        end()
        session.close()
        await watching


def _called(loop: asyncio.AbstractEventLoop, function: Callable[[], None]) -> None:
    """Have the loop call a function, if it is still there."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(function)


async def _watch(session: Session, root: Path, ended: asyncio.Event) -> None:
    """Tell the session of what is saved; folders that it comes to depend on are watched from the next save on."""
    while not ended.is_set():
        tops = {*_WATCHED, *session.tops}
        places = [root / top for top in sorted(tops - _PASSED_OVER) if (root / top).exists()]
        async for _ in awatch(*places, debounce=_GROUPED, step=_QUIET, stop_event=ended):
            session.saved()
            if not session.tops <= tops:
                break
