"""A tree as a few lines of text, so that the expected trees of cases can be read like prose."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from publish.diagnostics import Span
from publish.model.blocks import Blocks, Note
from publish.model.inlines import Code, LineBreak, NoteReference, Text


def dumped(blocks: Blocks, notes: tuple[Note, ...]) -> str:
    """One line a block, set in by depth, with its lines in the source and every field that is given."""
    lines = [line for block in blocks for line in _block(block, 0)]
    lines += [line for note in notes for line in _block(note, 0)]
    return "".join(f"{line}\n" for line in lines)


def _block(node: object, depth: int) -> Iterator[str]:
    head, inner = [type(node).__name__ + _lines(node)], []
    assert is_dataclass(node)
    for field in fields(node):
        value = getattr(node, field.name)
        if field.name == "span" or value in (field.default, ""):
            continue
        if (
            isinstance(value, tuple)
            and value
            and field.name in ("blocks", "items", "entries", "meanings", "body", "head")
        ):
            inner.append((field.name, value))
        else:
            head.append(f"{field.name}={_value(value)}")
    yield "  " * depth + " ".join(head)
    for name, value in inner:
        for child in value:
            if is_dataclass(child):
                yield from _block(child, depth + 1)
            elif name == "meanings":
                yield "  " * (depth + 1) + "meaning"
                for block in child:
                    yield from _block(block, depth + 2)
            else:
                cells = " | ".join(("# " if cell.header else "") + _value(cell.inlines) for cell in child)
                yield "  " * (depth + 1) + f"{name}: {cells}"


def _lines(node: object) -> str:
    span = getattr(node, "span", Span(""))
    if not span.line:
        return ""
    end = f"-{span.end_line}" if span.end_line else ""
    return f"@{span.line}{end}:{span.column}"


def _value(value: object) -> str:
    if isinstance(value, Text):
        return repr(value.value)
    if isinstance(value, Code):
        return f"code({value.value!r})"
    if isinstance(value, LineBreak):
        return "break"
    if isinstance(value, NoteReference):
        return f"note({value.note})"
    if isinstance(value, tuple):
        return "(" + " ".join(_value(item) for item in value) + ")"
    if is_dataclass(value) and not isinstance(value, type):
        given = [
            (field.name, getattr(value, field.name))
            for field in fields(value)
            if field.name not in ("span", "children") and getattr(value, field.name) not in (field.default, "")
        ]
        children = _value(value.children) if hasattr(value, "children") else ""
        said = " ".join(f"{name}={_value(item)}" for name, item in given)
        return f"{type(value).__name__.lower()}" + (f"[{said}]" if said else "") + children
    return repr(value)
