"""Runs commands in a network of its own, counts who asks it for anything, and watches a folder that nobody may touch.

Started inside a new namespace of networks where the machine has them: every address is its own there, and on every port
that is worth asking a canary listens. Commands come in as lines of JSON, and so do the results go out. Each is done by
a copy of this process, which has built a book before: hundreds of cases pay for what is loaded once.
"""

import contextlib
import ctypes
import gc
import json
import os
import resource
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from pathlib import Path
from typing import Any, NoReturn

from publish.cli import app
from publish.pipeline.worker import WORKER
from tests.docs.promises import letter
from tests.hostile.layer import Layer

_PORTS = (80, 443, 8080, 8000, 21, 25)
_PATIENCE = 5
"""Seconds that may pass for each that a command may work: others want their share of the machine."""
_WARM = "---\nheadline: Tide\ndate: 2026-11-18\n---\n\nA word.[^1]\n\n![A quay](x.jpg)\n\n[^1]: A <b>note</b>.\n"
_OPENED, _ALL = 0x20, 0xFFF & ~0x10 & ~0x08
"""inotify: somebody opened something; and everything but closing."""


class Canary:
    """Counts connections and datagrams; answers none."""

    def __init__(self) -> None:
        self.count = 0
        self.alone = False
        sockets = [made for port in _PORTS if (made := _bound(socket.SOCK_STREAM, port))]
        sockets += [made for port in (53, 123) if (made := _bound(socket.SOCK_DGRAM, port))]
        self.alone = len(sockets) == len(_PORTS) + 2
        self.free = _bound(socket.SOCK_STREAM, 0)
        assert self.free is not None
        self.port = self.free.getsockname()[1]
        threading.Thread(target=self._listen, args=([*sockets, self.free],), daemon=True).start()

    def _listen(self, sockets: list[socket.socket]) -> None:
        while True:
            for ready in select.select(sockets, [], [])[0]:
                self.count += 1
                if ready.type == socket.SOCK_STREAM:
                    ready.accept()[0].close()
                else:
                    ready.recv(4096)


def _bound(kind: socket.SocketKind, port: int) -> "socket.socket | None":
    made = socket.socket(socket.AF_INET, kind)
    try:
        made.bind(("", port))
    except OSError:
        made.close()
        return None
    if kind == socket.SOCK_STREAM:
        made.listen(64)
    return made


class Watch:
    """Tells what happened to the files of a folder, as the kernel saw it."""

    def __init__(self, folder: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._handle = self._libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        for place in (folder, *(path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink())):
            self._libc.inotify_add_watch(self._handle, os.fsencode(place), _ALL)

    def seen(self) -> list[str]:
        """The names of files that were opened, read, written, made or taken away."""
        names: list[str] = []
        try:
            data = os.read(self._handle, 1 << 20)
        except BlockingIOError:
            data = b""
        while data:
            _, _, _, length = struct.unpack("iIII", data[:16])
            names.append(os.fsdecode(data[16 : 16 + length].rstrip(b"\0")))
            data = data[16 + length :]
        os.close(self._handle)
        return names


def main() -> None:
    """Serve until the input ends."""
    if "--alone" in sys.argv:
        for line in ("link set lo up", "route add local 0.0.0.0/0 dev lo", "-6 route add local ::/0 dev lo"):
            subprocess.run(["ip", *line.split()], check=False, capture_output=True)
        names = Path(sys.argv[-1]) / "resolv.conf"
        names.write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")
        subprocess.run(["mount", "--bind", names, "/etc/resolv.conf"], check=False, capture_output=True)
    _warmed()
    canary = Canary()
    _say({"alone": canary.alone, "port": canary.port})
    for line in sys.stdin:
        _say(_done(json.loads(line), canary))


def _warmed() -> None:
    """Build a small book here, so that every copy of this process has loaded what building needs."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        project = letter.make(Path(folder) / "warm", {"01-tide.md": _WARM, "x.jpg": letter.photo()})
        app.run(["build", "--quiet", "--project", str(project)])
    WORKER.close()
    gc.freeze()


def _done(order: dict[str, Any], canary: Canary) -> dict[str, Any]:
    """What comes of a command, in a process of its own that has loaded the program already."""
    watch, before = Watch(Path(order["outside"])), canary.count
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if not child:
            _work(order, out.fileno(), err.fileno())
        ended, code, spent = _ended(child, order["limit"], order["killed"])
        told = [_text(stream) for stream in (out, err)]
    return {
        "code": code if ended else 124,
        "out": told[0],
        "err": told[1],
        "asked": canary.count - before,
        "touched": watch.seen(),
        "seconds": spent.ru_utime + spent.ru_stime,
        "memory": spent.ru_maxrss * 1024,
    }


def _work(order: dict[str, Any], out: int, err: int) -> NoReturn:
    code: object = 4
    try:
        os.setsid()
        os.chdir(order["cwd"])
        os.environ.clear()
        os.environ.update(order["environment"])
        for number, stream in ((1, out), (2, err)):
            os.dup2(stream, number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.argv = ["publish", *order["arguments"]]
        if order["largest"]:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (order["largest"], resource.RLIM_INFINITY))
        code = _obeyed(order["layer"])
    except BaseException:
        traceback.print_exc()
    finally:
        WORKER.close()  # what it took is part of what the command took
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0)


def _obeyed(faults: list[Any]) -> object:
    """The exit of a command; with faults below it, if any, and then the number of changes is printed."""
    layer = Layer(*faults[:2], for_good=bool(faults[2:])) if faults else None
    if layer:
        layer.lay()
    try:
        app.main()
    except SystemExit as ended:
        if layer:
            print(f"changes: {layer.count}")
        return ended.code
    return 4


def _ended(child: int, limit: float, killed: float) -> tuple[bool, int, resource.struct_rusage]:
    """Wait for a process: whether it ended by itself, its exit, and what it took.

    It is ended when it goes on for too long, or has gone on for ``killed`` seconds where that is not nought.
    """
    late = time.monotonic() + (killed or limit * _PATIENCE)
    while True:
        number, status, spent = os.wait4(child, os.WNOHANG)
        if number:
            return True, os.waitstatus_to_exitcode(status), spent
        if time.monotonic() > late:
            os.killpg(child, signal.SIGKILL)
            _, status, spent = os.wait4(child, 0)
            return bool(killed), os.waitstatus_to_exitcode(status), spent
        time.sleep(0.01)


def _text(stream: Any) -> str:
    stream.seek(0)
    return str(stream.read().decode("utf-8", "replace"))


def _say(told: dict[str, Any]) -> None:
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
