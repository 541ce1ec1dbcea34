"""Sets that are torn: a process ends itself while it moves files into their places."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from publish.pipeline.held import held
from publish.pipeline.sinks import Delivery


def torn(root: Path, files: Mapping[str, bytes], *, moved: int = 1, path: str = "") -> None:
    """Leave a set behind of which ``moved`` files are in their places, with its journal and the files that wait."""
    child = os.fork()
    if not child:
        try:
            with held(root, path) as folder:
                delivery = Delivery(folder, lambda _: None)
                for name, data in files.items():
                    with delivery.sink(name) as sink:
                        sink.write(data)
                os.rename = _ending(moved)
                delivery.deliver()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9


def _ending(moved: int) -> Any:
    rename, left = os.rename, moved

    def ending(*arguments: Any, **named: Any) -> None:
        nonlocal left
        if not left:
            os._exit(9)
        left -= 1
        rename(*arguments, **named)

    return ending
