"""What is told of set pages on either side of each limit: folio, block, words and hint."""

from pathlib import Path

from publish.checks.makeup import CHECKS
from tests.checks.findings import held_to, shown
from tests.checks.makeup.limits import LIMITS
from tests.checks.makeup.test_makeup_checks import CASES

GOLDEN = Path(__file__).with_name("findings.txt")


def test_findings_of_set_pages_say_where_and_what_and_what_to_do() -> None:
    cases = {**{f"{id}, as it stands in a galley": case for id, (case, _) in CASES.items()}, **LIMITS}
    text = shown((name, [found for check in CHECKS for found in check(case)]) for name, case in cases.items())
    assert text == held_to(GOLDEN, text)
