"""The forms that forges read, as strict models written from their standards: a key or a value beyond them is refused.

SARIF: OASIS *SARIF 2.1.0*, the sections named beside the classes, and what GitHub's *SARIF support for code scanning*
asks for on top. Code Quality: GitLab's documentation. JUnit: what Jenkins' schema (``junit-10.xsd``) allows.
"""

from typing import Annotated, Literal

from lxml import etree
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

Text = Annotated[str, StringConstraints(min_length=1)]
Relative = Annotated[str, StringConstraints(pattern=r"^(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$")]
"""A relative reference (RFC 3986, §4.2) whose first segment holds no colon."""
Level = Literal["none", "note", "warning", "error"]
Index = Annotated[int, Field(ge=0)]
Position = Annotated[int, Field(ge=1)]


class Strict(BaseModel):
    """No other key, and no value of another type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Camel(Strict):
    """Names as SARIF writes them."""

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=to_camel)


class Message(Camel):
    """§3.11, and §3.12 for rules."""

    text: Text
    markdown: Text | None = None


class Configuration(Camel):
    """§3.50."""

    level: Level


class Properties(Camel):
    """§3.8."""

    tags: list[Text]


class ReportingDescriptor(Camel):
    """§3.49."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$", max_length=255)]
    short_description: Message
    full_description: Message
    help: Message
    default_configuration: Configuration
    properties: Properties


class Driver(Camel):
    """§3.19."""

    name: Text
    version: Text
    rules: list[ReportingDescriptor]


class Tool(Camel):
    """§3.18."""

    driver: Driver


class AutomationDetails(Camel):
    """§3.17; GitHub takes what stands before the last slash for the category."""

    id: Annotated[str, StringConstraints(pattern=r"^.+/$")]


class RuleReference(Camel):
    """§3.52."""

    id: Text
    index: Index


class Notification(Camel):
    """§3.58."""

    level: Level
    message: Message
    associated_rule: RuleReference | None = None


class Invocation(Camel):
    """§3.20."""

    execution_successful: bool
    exit_code: int
    tool_execution_notifications: list[Notification]


class ArtifactLocation(Camel):
    """§3.4."""

    uri: Relative
    uri_base_id: Literal["%SRCROOT%"]


class Region(Camel):
    """§3.30."""

    start_line: Position
    start_column: Position | None = None
    end_line: Position | None = None


class PhysicalLocation(Camel):
    """§3.29."""

    artifact_location: ArtifactLocation
    region: Region | None = None


class Location(Camel):
    """§3.28."""

    physical_location: PhysicalLocation


class Suppression(Camel):
    """§3.35."""

    kind: Literal["inSource", "external"]
    status: Literal["accepted", "underReview", "rejected"]
    justification: Text


class Result(Camel):
    """§3.27; GitHub asks for one location at least."""

    rule_id: Text
    rule_index: Index
    level: Level
    message: Message
    locations: Annotated[list[Location], Field(min_length=1)]
    partial_fingerprints: dict[Text, Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]]
    suppressions: list[Suppression] = []


class Run(Camel):
    """§3.14."""

    tool: Tool
    automation_details: AutomationDetails
    column_kind: Literal["utf16CodeUnits", "unicodeCodePoints"]
    invocations: list[Invocation]
    results: list[Result]


class SarifLog(Camel):
    """§3.13."""

    schema_: Annotated[
        Text, Field(alias="$schema", pattern=r"^https://docs\.oasis-open\.org/sarif/.*/sarif-schema-2\.1\.0\.json$")
    ]
    version: Literal["2.1.0"]
    runs: Annotated[list[Run], Field(min_length=1)]


class Lines(Strict):
    """Where an issue stands."""

    begin: Position
    end: Position


class IssueLocation(Strict):
    """In which file."""

    path: Annotated[str, StringConstraints(pattern=r"^[^/]")]
    lines: Lines


class Issue(Strict):
    """An issue of Code Quality."""

    description: Text
    check_name: Text
    fingerprint: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]
    severity: Literal["info", "minor", "major", "critical", "blocker"]
    location: IssueLocation


JUNIT = etree.RelaxNG(
    etree.fromstring(
        """
<grammar xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <define name="counts">
    <attribute name="name"/>
    <attribute name="tests"><data type="nonNegativeInteger"/></attribute>
    <attribute name="failures"><data type="nonNegativeInteger"/></attribute>
    <attribute name="errors"><data type="nonNegativeInteger"/></attribute>
    <attribute name="skipped"><data type="nonNegativeInteger"/></attribute>
  </define>
  <define name="told">
    <attribute name="type"/>
    <attribute name="message"/>
    <text/>
  </define>
  <start>
    <element name="testsuites">
      <ref name="counts"/>
      <oneOrMore>
        <element name="testsuite">
          <ref name="counts"/>
          <oneOrMore>
            <element name="testcase">
              <attribute name="name"/>
              <attribute name="classname"/>
              <optional>
                <choice>
                  <element name="failure"><ref name="told"/></element>
                  <element name="error"><ref name="told"/></element>
                  <element name="skipped"><attribute name="message"/></element>
                  <element name="system-out"><text/></element>
                </choice>
              </optional>
            </element>
          </oneOrMore>
        </element>
      </oneOrMore>
    </element>
  </start>
</grammar>"""
    )
)
