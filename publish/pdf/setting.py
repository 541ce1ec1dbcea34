"""Setting a flow: its pages are planned and set once; where they do not come out as planned they are corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pickle import loads
from xml.etree import ElementTree

from publish.errors import UsageError
from publish.model.facts import GalleyFacts
from publish.pdf.column import Unplanned, column_rule
from publish.pdf.crops import crop_pictures, has_crops
from publish.pdf.elements import copied, dispatches
from publish.pdf.fillers import show_filler
from publish.pdf.galley import Composition, Galley, Typesetter
from publish.pdf.heights import fit_heights
from publish.pdf.lists import fitted_list, is_list
from publish.pdf.makeup import corrected
from publish.pdf.page_plan import plan_pages
from publish.pdf.photos import Aims
from publish.pdf.tables import fit_tables
from publish.pdf.workshop import FlowJob, Workshop


def set_flows(shop: Workshop, jobs: Sequence[FlowJob]) -> list[Galley]:
    """Set flows in this process: a :data:`publish.pdf.workshop.Setter` that gives none up."""
    return [set_flow(shop, job) for job in jobs]


def set_flow(shop: Workshop, job: FlowJob) -> Galley:
    """Set one flow in this process."""
    return set_galley(shop.typesetter, job.flow, shop.aims, job.rooms)


def set_packed(shop: bytes, job: FlowJob) -> Galley:
    """Set one flow in a workshop that was pickled."""
    return set_flow(_opened(shop), job)


@lru_cache(maxsize=1)
def _opened(shop: bytes) -> Workshop:
    """The workshop, opened once in each process: it keeps its styles and fonts for all flows."""
    opened: Workshop = loads(shop)
    return opened


def set_galley(typesetter: Typesetter, flow: str, aims: Aims, rooms: Mapping[str, float]) -> Galley:
    """Set one flow and write it; ``rooms`` are the widths of rooms for page numbers, in ems."""
    root = _parsed(flow)
    for room in root.iter("span"):
        width = rooms.get(room.get("data-target", ""))
        if width is not None:
            room.set("style", f"width:{width:.4f}em")
    if is_list(root):
        return fitted_list(root, typesetter.compose_tree, aims).galley()
    if not any(dispatches(root)):
        return _corrected(root, typesetter, aims)
    try:
        return _planned(root, typesetter, aims)
    except Unplanned as unplanned:
        galley = _corrected(root, typesetter, aims)
        return replace(galley, facts=replace(galley.facts, unplanned=str(unplanned)))


def _planned(root: ElementTree.Element, typesetter: Typesetter, aims: Aims) -> Galley:
    """A flow set as its pages are planned; :class:`Unplanned` where they cannot be, or come out otherwise."""
    tree, rule = copied(root), column_rule(aims.trim)

    def column(flow: ElementTree.Element) -> Composition:
        return typesetter.compose_tree(flow, rule)

    composition = column(tree)
    if tree.find(".//table") is not None:
        before = ElementTree.tostring(tree)
        fit_tables(tree, composition.measure(), lambda flow: column(flow).measure())
        composition = composition if ElementTree.tostring(tree) == before else column(tree)
    if has_crops(tree):
        crop_pictures(tree, composition.measure(), aims)
        composition = column(tree)
    laid = composition.column(aims.area.bottom - aims.area.top)
    plan = plan_pages(laid, aims)
    if show_filler(laid.root, plan.room, aims):
        plan = plan.to_the_foot(aims)
    galley = typesetter.compose_tree(laid.root, plan.rules).galley()
    if not plan.agrees(galley.facts):
        raise Unplanned("its pages come out otherwise than they were planned")
    return galley


def _corrected(root: ElementTree.Element, typesetter: Typesetter, aims: Aims) -> Galley:
    """A flow set, and made up by correcting its pages one after the other."""
    settings: dict[str, Composition] = {}

    def measure(tree: ElementTree.Element) -> GalleyFacts:
        text = ElementTree.tostring(tree, encoding="unicode")
        if text not in settings:
            settings.clear()
            settings[text] = typesetter.compose(text)
        return settings[text].measure()

    if has_crops(root):
        crop_pictures(root, measure(root), aims)
    fit_heights(root, measure(root), aims)
    corrected(root, measure, aims)
    text = ElementTree.tostring(root, encoding="unicode")
    return (settings.get(text) or typesetter.compose(text)).galley()


def _parsed(flow: str) -> ElementTree.Element:
    """The root of a flow; :class:`UsageError` where a part of the theme makes it no XML."""
    try:
        return ElementTree.fromstring(flow)
    except ElementTree.ParseError as error:
        line, column = error.position
        near = flow.splitlines()[line - 1][max(column - 20, 0) : column + 20].strip()
        raise UsageError(
            f"a part of the theme is no XML, near “{near}”: {error.msg.partition(':')[0]}",
            hint="Close every element (<br/>), and write characters themselves: “é”, not “&eacute;”.",
        ) from error
