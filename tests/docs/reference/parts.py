"""The reference of parts: what each template is given, from the views that the program hands to it."""

import ast
import importlib.util
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from publish.markup.shipped import shipped_templates
from tests.docs.reference.markdown import code, page, table

_MODULES = (
    "publish.markup.page_views",
    "publish.markup.view",
    "publish.model.matter",
    "publish.model.credits",
    "publish.pdf.cover.words",
)
"""Where the views stand. A view's docstring names the parts that are given it."""

_OTHERS: Mapping[str, tuple[str, str]] = {
    "break": ("", "A change of scene. It is given `it.attributes` alone."),
    "caption": ("FigureView", "Included by `figure.html`, with the same value."),
    "colophon": ("", "`it` is the line that names the typefaces."),
    "cover_back": ("CoverView", "The back of a cover in one piece, for the printer."),
    "cover_front": ("CoverView", "Its front."),
    "cover_spine": ("CoverView", "Its spine."),
    "dateline": ("Dateline", "`it.text` is all of it. The dash behind it is this part's."),
    "editors_note": ("QuoteView", "What the desk says: `it.line` is its heading."),
    "facts": ("DefinitionsView", "Terms and meanings in a recipe or a service box."),
    "imprint": ("ImprintLine", "`it` is the lines of the imprint, each with:"),
    "letter": ("QuoteView", "A reader's letter: `it.line` is who signs it."),
    "masthead": ("Masthead", "Included by `title_page.html`, with the same value."),
    "opening": ("", "Included by `dispatch.html`, with the same value: `it.opening` is an `OpeningView`."),
    "part_page": (
        "",
        "The title page of a part: `it.id`, `it.number` (in words), `it.title`; in print its dispatches, `it.lines`.",
    ),
    "recipe": ("QuoteView", "A recipe: `it.line` is its heading."),
    "service": ("QuoteView", "Addresses, hours, prices: `it.line` is the heading of the box."),
    "title_page": ("Masthead", ""),
    "updates": ("DefinitionsView", "Live updates: each entry's term is its time."),
}
"""Parts that have no view of their own, or of which there is more to say: the view's name, and what to know."""

_INTRODUCTION = """
A part is a template for one piece of a book, and print and e-book share it. A theme's `parts/NAME.html`, then a
project's `styles/parts/NAME.html`, stand before the shipped one ([designers](../designers.md)). A part sees one value,
`it`, with the fields listed here, and these, which every part knows:

| name | what it is |
| --- | --- |
| `epub` | whether the e-book is made; false in print |
| `target` | `epub` or `print` |
| `words` | the house's own words in the edition's language: `words.contents` |
| `words_language` | the language of those words |
| `language` | the edition's language |
| `language_of(tag, surrounding)` | `lang` and `dir`, with a space before; empty where the surroundings have them |
| `semantics(type, role)` | `epub:type` and ARIA role, with a space before; empty in print |
| `id_of(place)` | the id of a place such as `matter:imprint` |

Fields of the kind `Markup` are markup already: they are printed as they are, and everything else is escaped. An
`attributes` field holds id, language, direction and path, with a space before: put it inside the start tag of the
element, for the make-up of pages, the page list and every link go by it.
"""


@dataclass(frozen=True, slots=True)
class View:
    """What a template is given, as its source documents it."""

    name: str
    """The name of the class."""
    says: str
    """The first line of its docstring."""
    fields: tuple[tuple[str, str, str], ...]
    """Name, kind and sentence of each."""
    choices: tuple[str, ...]
    """The values of an enumeration."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that are given it."""
        names = re.findall(r"`parts/(\w+)\.html`", self.says) if self.says.startswith("`parts/") else []
        return tuple(names)

    @property
    def used(self) -> str:
        """What it is, in a sentence."""
        return f"What {self.says.removesuffix('.')} shows." if self.parts else self.says


def parts() -> str:
    """The page."""
    known = {view.name: view for module in _MODULES for view in _views(module)}
    given = {name: view.name for view in known.values() for name in view.parts}
    given |= {name: view for name, (view, _) in _OTHERS.items()}
    if unknown := sorted(set(every_part()) - set(given)):
        raise LookupError(f"no view says that it is given to {', '.join(unknown)}, and {__name__} does not either")
    direct = set(given.values()) - {""}
    inner = [known[name] for name in _inside(known, sorted(direct)) if name not in direct]
    return page(
        "# Parts",
        _INTRODUCTION,
        *(_part(name, known.get(given[name])) for name in every_part()),
        "## Values inside them",
        *(page(f"### {view.name}", view.used, _fields(view.fields)) for view in inner if view.fields),
        *(page(f"### {view.name}", view.says, ", ".join(map(code, view.choices))) for view in inner if view.choices),
    )


def every_part() -> tuple[str, ...]:
    """The names of the parts that ship."""
    names = [name.removeprefix("parts/") for name in shipped_templates() if name.startswith("parts/")]
    return tuple(sorted(name.removesuffix(".html") for name in names))


def _part(name: str, view: View | None) -> str:
    besides = _OTHERS[name][1] if name in _OTHERS else ""
    return page(f"## {name}", besides, _fields(view.fields, before="it.") if view else "")


def _fields(fields: Iterable[tuple[str, str, str]], *, before: str = "") -> str:
    rows = [(code(f"{before}{name}"), code(kind), text) for name, kind, text in fields]
    return table(("field", "kind", "meaning"), rows)


def _inside(known: Mapping[str, View], names: list[str]) -> list[str]:
    """The views that are fields of these, and of those in turn, by name."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        for _, kind, _ in known[waiting.pop(0)].fields:
            for name in re.findall(r"\w+", kind):
                if name in known and name not in found:
                    found.add(name)
                    waiting.append(name)
    return sorted(found)


def _views(module: str) -> Iterator[View]:
    """The documented classes of a module: docstrings of fields are no attributes, so the source is read."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module)
    for node in ast.parse(Path(spec.origin).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            says = (ast.get_docstring(node) or "").partition("\n")[0].replace("``", "`")
            yield View(node.name, says, tuple(_documented(node)), tuple(_choices(node)))


def _documented(node: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    for field, text in zip(node.body, node.body[1:], strict=False):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
        ):
            kind = ast.unparse(field.annotation).strip("'")
            yield field.target.id, kind, str(text.value.value).replace("``", "`")


def _choices(node: ast.ClassDef) -> Iterator[str]:
    if any(isinstance(base, ast.Name) and base.id == "StrEnum" for base in node.bases):
        yield from (
            str(line.value.value)
            for line in node.body
            if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant)
        )
