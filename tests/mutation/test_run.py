"""The copy that is changed holds the same checks, and what mutmut writes down is counted rightly."""

import json
from pathlib import Path

import pytest

from publish.diagnostics import Check
from tests.mutation.run import HERE, ROOMS, undecorated, verdicts

_CHECKS = sorted(path for room in ROOMS for path in (HERE / room).rglob("*.py") if "\n@check" in path.read_text())


@pytest.mark.parametrize("path", _CHECKS, ids=lambda path: path.stem)
def test_a_check_that_was_undecorated_is_the_same_check(path: Path) -> None:
    source = undecorated(path.read_text())
    assert "\n@check" not in source
    module: dict[str, object] = {"__name__": "changed"}
    exec(compile(source, str(path), "exec"), module)
    checks = {name: value for name, value in module.items() if isinstance(value, Check) and "_unchecked" in source}
    assert {name for name, check in checks.items() if check.run.__module__ == "changed"}
    for name, check in checks.items():
        assert check.run.__qualname__ == name


def test_what_survived_or_was_never_met_is_counted(tmp_path: Path) -> None:
    kept = tmp_path / "mutants/publish/transforms/ids.py.meta"
    kept.parent.mkdir(parents=True)
    kept.write_text(json.dumps({"exit_code_by_key": {"a": 1, "b": 0, "c": -24, "d": None, "e": 33}}))
    (verdict,) = verdicts(tmp_path, ["publish/transforms"])
    assert (verdict.noticed, verdict.whole, verdict.survived) == (2, 4, ("b", "e"))
