"""``publish explain`` and ``publish schema``: what the program knows, printed."""

import json

import pytest
from pydantic import TypeAdapter

from publish.diagnostics import FINDINGS
from publish.errors import ExitCode
from tests.cli.conftest import Shell


@pytest.mark.parametrize("written", ["photo-missing", "error[photo-missing]", "[photo-missing]"])
def test_a_finding_is_explained_however_it_is_pasted(shell: Shell, written: str) -> None:
    explained = shell("explain", written)
    row = FINDINGS["photo-missing"]
    assert explained.code is ExitCode.OK
    assert explained.lines == [
        "error[photo-missing]",
        "",
        row.why,
        row.hint,
        "",
        "It can be waived in publication.toml.",
    ]
    assert json.loads(shell("explain", "photo-missing", "--json").out)["why"] == row.why


def test_a_finding_that_guards_people_says_so(shell: Shell) -> None:
    assert "cannot be waived" in shell("explain", "photo-remote").out


def test_all_findings_are_listed(shell: Shell) -> None:
    assert [line.split()[0] for line in shell("explain").lines] == list(FINDINGS)
    assert [row["id"] for row in json.loads(shell("explain", "--json").out)] == list(FINDINGS)


def test_an_unknown_id_brings_the_nearest(shell: Shell) -> None:
    refused = shell("explain", "foto-missing")
    assert refused.code is ExitCode.USAGE
    assert "Did you mean photo-missing?" in refused.err


def test_every_schema_is_printed_as_json(shell: Shell) -> None:
    names = [line.split()[0] for line in shell("schema").lines]
    assert {"front-matter", "publication", "edition", "printer", "theme"} <= set(names)
    for name in names:
        document = TypeAdapter(dict[str, object]).validate_json(shell("schema", name).out)
        assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert document["additionalProperties"] is False
    refused = shell("schema", "editon")
    assert refused.code is ExitCode.USAGE
    assert "Did you mean edition?" in refused.err
