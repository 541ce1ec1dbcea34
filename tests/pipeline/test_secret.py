"""The user's secret: made once, read by nobody else, and none where there is no place for it."""

import stat
import threading
from pathlib import Path

import pytest

from publish.pipeline.secret import user_secret


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state/dispatch-press"


def test_a_secret_is_made_once_and_is_the_users_alone(state: Path) -> None:
    first = user_secret()
    assert first is not None
    assert len(first) == 32
    assert user_secret() == first
    assert stat.S_IMODE((state / "cache.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert [path.name for path in state.iterdir()] == ["cache.key"]


def test_runs_that_begin_together_have_one_secret(state: Path) -> None:
    found: list[bytes | None] = []
    threads = [threading.Thread(target=lambda: found.append(user_secret())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({*found, user_secret()}) == 1


@pytest.mark.parametrize("spoiled", [b"", b"short", b"x" * 33])
def test_a_secret_that_is_none_is_made_anew(state: Path, spoiled: bytes) -> None:
    user_secret()
    (state / "cache.key").write_bytes(spoiled)
    again = user_secret()
    assert again is not None
    assert again == (state / "cache.key").read_bytes()
    assert again != spoiled


def test_a_secret_that_others_may_read_is_none(state: Path) -> None:
    first = user_secret()
    (state / "cache.key").chmod(0o644)
    again = user_secret()
    assert again not in (None, first)
    assert stat.S_IMODE((state / "cache.key").stat().st_mode) == 0o600


def test_nothing_is_written_through_a_link(state: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"v" * 32)
    state.mkdir(parents=True)
    (state / "cache.key").symlink_to(victim)
    assert user_secret() is None
    assert victim.read_bytes() == b"v" * 32


@pytest.mark.parametrize("home", ["/proc/nowhere", "/dev/null"])
def test_without_a_place_there_is_none(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    assert user_secret() is None
