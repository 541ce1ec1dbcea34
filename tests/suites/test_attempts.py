"""The harness of the suites hears a complaint, a crash, an endless judge and a limit of the program itself."""

import os
import time
from collections.abc import Iterator

import pytest

from publish.errors import OverLimit
from publish.pipeline.worker import WORKER
from tests.suites import attempts
from tests.suites.attempts import Item, expect_none, tried


def _judge(data: str) -> Iterator[str]:
    match data:
        case "wrong":
            yield "complained of"
        case "raises":
            raise ValueError("in the judge")
        case "dies":
            os._exit(1)
        case "turns":
            _turn()
        case "turns elsewhere":
            WORKER.run(_turn)
        case "waits":
            time.sleep(2)
        case "is over":
            raise OverLimit("it takes longer than 1 second")


def _turn() -> None:
    while True:
        pass


def _items(*names: str) -> list[Item[str]]:
    return [Item(name, name) for name in names]


def test_what_is_wrong_is_told_item_by_item() -> None:
    found = tried(_items("wrong", "right", "raises", "dies", "is over", "right"), _judge)
    assert [line.partition(" (")[0] for line in found.complaints] == [
        "wrong: complained of",
        "raises: ValueError: in the judge",
        "dies: the process died",
    ]
    assert found.over == ["is over: it takes longer than 1 second"]


@pytest.mark.parametrize("name", ["turns", "turns elsewhere"])
def test_an_endless_judge_is_ended_and_the_others_are_heard(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "SECONDS", 1)
    assert tried(_items(name, "wrong"), _judge).complaints == [
        f"{name}: not finished within 1 s",
        "wrong: complained of",
    ]


def test_what_waits_for_the_machine_is_no_complaint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "SECONDS", 1)
    assert tried(_items("waits"), _judge).complaints == []
    monkeypatch.setattr(attempts, "PATIENCE", 1)
    assert tried(_items("waits"), _judge).complaints == ["waits: not finished within 1 s"]


def test_what_a_program_refused_at_its_limits_is_a_warning() -> None:
    with pytest.warns(UserWarning, match="1 refused at their limits\nis over"):
        expect_none(_items("is over"), _judge)
    with pytest.raises(AssertionError, match="1 complaints\nwrong: complained of"):
        expect_none(_items("wrong"), _judge)
