"""``publish explain`` and ``publish schema``: what the program knows, printed."""

import json
from datetime import date

import pytest
from pydantic import TypeAdapter

from publish.config.waivers import Waiver, apply_waivers, waivers_in_use
from publish.diagnostics import Span
from publish.errors import ExitCode
from publish.pipeline.catalogue import rules
from tests.cli.conftest import Shell


@pytest.mark.parametrize("written", ["crossref-dead", "error[crossref-dead]", "[crossref-dead]"])
def test_a_finding_is_explained_however_it_is_pasted(shell: Shell, written: str) -> None:
    explained = shell("explain", written)
    row = rules()["crossref-dead"]
    assert explained.code is ExitCode.OK
    assert explained.lines == [
        "error[crossref-dead]",
        "",
        row.why,
        row.hint,
        "",
        "It can be waived in publication.toml.",
    ]
    assert json.loads(shell("explain", "crossref-dead", "--json").out)["why"] == row.why


@pytest.mark.parametrize("id", sorted(rules()))
def test_what_explain_says_of_waiving_is_what_becomes_of_a_waiver(shell: Shell, id: str) -> None:
    waiver = Waiver(id, "content/editions/one", "r", "b", date(2100, 1, 1))
    taken = waivers_in_use([waiver], rules=rules)
    found = rules()[id].finding("x", Span("content/editions/one/a.md", 1, 1))
    let_through = bool(apply_waivers([found], [waiver], today=date(2026, 1, 1)).waived)
    assert ("It can be waived" in shell("explain", id).out) is taken.ok is let_through
    assert json.loads(shell("explain", id, "--json").out)["waivable"] is taken.ok


def test_a_finding_that_guards_people_says_so(shell: Shell) -> None:
    assert "cannot be waived" in shell("explain", "photo-remote").out


def test_all_findings_are_listed(shell: Shell) -> None:
    assert [line.split()[0] for line in shell("explain").lines] == list(rules())
    assert [row["id"] for row in json.loads(shell("explain", "--json").out)] == list(rules())


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
        # What people write is closed, but for front matter, which other tools read too; what they are told is open.
        assert document.get("additionalProperties", True) is (name in ("changes", "front-matter", "report"))
    refused = shell("schema", "editon")
    assert refused.code is ExitCode.USAGE
    assert "Did you mean edition?" in refused.err
