"""The part of :mod:`publish.tools.verapdf` that runs inside the Java machine.

The library's own loader of profiles needs a binding of XML to classes that the jar does not carry whole, so the profile
is read here and handed to the library rule by rule.
"""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from publish.tools import machine

_PROFILE = "{http://www.verapdf.org/ValidationProfile}"
# Enough of a kind to show what is wrong; the library counts on without keeping more.
_PLACES_KEPT = 200


def work(library: Path, request: dict[str, Any]) -> list[Any]:
    """For each of the request's PDFs: whether it conforms, the rules it breaks, and why it could not be read."""
    jpype = machine.start(library, [Path(request["jar"])])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    profile = _profile(jpype, request["profile"])
    return [_judge(jpype, pdf, profile) for pdf in request["pdfs"]]


def _judge(jpype: Any, pdf: str, profile: Any) -> dict[str, Any]:
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    try:
        parser = foundry.createParser(jpype.JClass("java.io.File")(pdf), profile.getPDFAFlavour())
    except jpype.JException as unreadable:
        return {"conforms": False, "failures": [], "unreadable": str(unreadable.getMessage() or unreadable)}
    try:
        validator = foundry.createValidator(profile, _PLACES_KEPT, False, True, False)
        result = validator.validate(parser)
        failures = _failures(result)
        return {"conforms": bool(result.isCompliant()), "failures": failures, "unreadable": ""}
    except jpype.JException as unreadable:
        return {"conforms": False, "failures": [], "unreadable": str(unreadable.getMessage() or unreadable)}
    finally:
        parser.close()


def _failures(result: Any) -> list[tuple[str, int, int, str, str]]:
    times = {_rule(rule): int(count) for rule, count in dict(result.getFailedChecks()).items()}
    first: dict[tuple[str, int], tuple[str, str]] = {}
    for assertion in result.getTestAssertions():
        if str(assertion.getStatus().name()) == "FAILED":
            message = str(assertion.getErrorMessage() or assertion.getMessage())
            first.setdefault(_rule(assertion.getRuleId()), (message, str(assertion.getLocation().getContext())))
    return [(*rule, count, *first.get(rule, ("", ""))) for rule, count in times.items()]


def _rule(rule: Any) -> tuple[str, int]:
    return str(rule.getClause()), int(rule.getTestNumber())


def _profile(jpype: Any, name: str) -> Any:
    """The profile ``name`` of the jar as the library's own object."""
    values = jpype.JPackage("org").verapdf.pdfa.validation.profiles
    util = jpype.JPackage("java").util
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    stream = jpype.JClass("org.verapdf.pdfa.Foundries").class_.getResourceAsStream(
        f"/org/verapdf/pdfa/validation/{name}.xml"
    )
    root = ElementTree.fromstring(bytes(stream.readAllBytes()))
    rules, variables = util.HashSet(), util.HashSet()
    for element in root.iterfind(f"{_PROFILE}rules/{_PROFILE}rule"):
        rules.add(_profile_rule(jpype, values, util, element))
    for element in root.iterfind(f"{_PROFILE}variables/{_PROFILE}variable"):
        start, value = _text(element, "defaultValue"), _text(element, "value")
        variables.add(values.Profiles.variableFromValues(element.get("name"), element.get("object"), start, value))
    details = values.Profiles.profileDetailsFromValues("", "", "", util.Date(0))
    return values.Profiles.profileFromValues(flavour.valueOf(root.get("flavour")), details, "", rules, variables)


def _profile_rule(jpype: Any, values: Any, util: Any, element: ElementTree.Element) -> Any:
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    name = element.find(f"{_PROFILE}id")
    assert name is not None
    arguments = util.ArrayList()
    for argument in element.iterfind(f"{_PROFILE}error/{_PROFILE}arguments/{_PROFILE}argument"):
        text = (argument.text or "").strip()
        arguments.add(values.ErrorArgumentImpl.fromValues(text, argument.get("name"), None))
    rule = values.Profiles.ruleIdFromValues(
        specification.valueOf(name.get("specification")), name.get("clause"), int(name.get("testNumber", "0"))
    )
    deferred = element.get("deferred")
    return values.Profiles.ruleFromValues(
        rule,
        element.get("object"),
        jpype.JClass("java.lang.Boolean").valueOf(deferred == "true") if deferred else None,
        element.get("tags") or "",
        _text(element, "description"),
        _text(element, "test"),
        values.Profiles.errorFromValues(_text(element, f"error/{_PROFILE}message"), arguments),
        util.ArrayList(),
    )


def _text(element: ElementTree.Element, path: str) -> str:
    return (element.findtext(f"{_PROFILE}{path}") or "").strip()
