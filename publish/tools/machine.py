"""Work in a Java machine, in a process of its own: a crash or a hang of it stays there, and many files share one start.

The work itself stands in a module whose ``work(request)`` is run there; request and answer travel as JSON.
"""

import importlib
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from publish.errors import EnvironmentProblem
from publish.tools import java
from publish.tools.run import misbehaved, run

# -I: neither the working folder nor a variable decides which modules are loaded; content lives in the working folder.
_START = "import sys; sys.path.append(sys.argv[1]); from publish.tools.machine import serve; serve(sys.argv[2])"
_ROOT = Path(__file__).parents[2]

# A short life is cheapest without the second compiler and with the plain collector.
_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", "-Djava.awt.headless=true", "-Duser.language=en")


def ask(module: str, request: object, *, name: str, timeout: float) -> Any:
    """The answer of ``work(request)`` of ``module``, run in a Java machine of its own.

    ``name`` is the validator's, for errors. Raises :class:`publish.errors.Timeout` after ``timeout`` seconds, and
    :class:`publish.errors.EnvironmentProblem` when the machine ends without an answer.
    """
    command = [sys.executable, "-I", "-c", _START, str(_ROOT), module]
    finished = run(command, timeout=timeout, given=json.dumps([str(java.library()), request]).encode())
    if finished.status != 0:
        raise misbehaved(name, finished)
    try:
        return json.loads(finished.output)
    except ValueError as nonsense:
        raise EnvironmentProblem(f"{name} answered with something else than a report") from nonsense


def serve(module: str) -> None:
    """The other end: read the request, work, write the answer. Runs in the process that :func:`ask` starts."""
    # What Java prints goes to standard error, so that the answer is alone.
    answer = os.dup(1)
    os.dup2(2, 1)
    library, request = json.loads(sys.stdin.buffer.read())
    result = importlib.import_module(module).work(Path(library), request)
    with os.fdopen(answer, "wb") as sink:
        sink.write(json.dumps(result).encode())


def start(library: Path, jars: Sequence[Path]) -> Any:
    """Start the Java machine of this process with ``jars`` to load from, and return the bridge to it."""
    import jpype

    jpype.startJVM(str(library), *_OPTIONS, classpath=[str(jar) for jar in jars], convertStrings=True)
    return jpype
