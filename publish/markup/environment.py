"""The one Jinja environment: templates in, markup out, mistakes with template and line.

Templates come as text from the caller: nothing here opens a file. Content is only ever a value, escaped
unless it is markup of our own, so braces in a dispatch stay braces.
"""

import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from publish.errors import ExitCode, PublishError

_OURS = str(Path(__file__).parents[1])
"""Where this program's own files are."""


class TemplateProblem(PublishError):
    """A template of a theme or a project cannot be used."""

    exit_code = ExitCode.USAGE

    def __init__(self, template: str, line: int, message: str) -> None:
        place = f"{template}:{line}" if line else template
        super().__init__(
            f"{place}: {message}", hint="Correct the template; docs/designers.md lists what a part is given."
        )
        self.template = template
        self.line = line


class _Compiled(BytecodeCache):
    """Templates that were compiled in this process, by name and text: each target, and each build, needs them again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what a template of that name and text was compiled to."""
        known = self._known.get((bucket.key, bucket.checksum))
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it."""
        self._known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Templates:
    """Compiled templates; the same name in an earlier source wins over a later one."""

    def __init__(self, *sources: Mapping[str, str], values: Mapping[str, object]) -> None:
        """``sources`` map names (``parts/figure.html``) to template text; ``values`` are known to every template."""
        self._sources = sources
        # A template is a theme's, and a theme may come with an outsider's pull request: it reaches nothing of Python.
        self._environment = ImmutableSandboxedEnvironment(
            loader=FunctionLoader(self._load),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        self._environment.globals.update(values)

    def _load(self, name: str) -> tuple[str, str, None] | None:
        for source in self._sources:
            if name in source:
                return source[name], name, None
        return None

    def render(self, name: str, it: object, **told: object) -> Markup:
        """The template ``name`` with ``it``, what it shows, and ``told``: what the page that it stands on asks of it.

        A template that is not there, does not parse or asks for what it is not given is a :class:`TemplateProblem`.
        """
        try:
            return Markup(self._environment.get_template(name).render(it=it, **told))
        except TemplateSyntaxError as error:
            raise TemplateProblem(error.name or name, error.lineno, error.message or "syntax error") from error
        except TemplateError as error:
            template, line = self._place(error, name)
            raise TemplateProblem(template, line, error.message or type(error).__name__) from error
        except PublishError:
            raise
        except Exception as error:  # what an expression of the template does, as {{ 1 / 0 }}
            if not self._is_of_a_template(error):
                raise
            template, line = self._place(error, name)
            words = "it includes itself" if isinstance(error, RecursionError) else f"this cannot be reckoned: {error}"
            raise TemplateProblem(template, line, words) from error

    def _place(self, error: Exception, name: str) -> tuple[str, int]:
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if self._knows(frame.filename):
                return frame.filename, frame.lineno or 0
        return name, 0

    def _is_of_a_template(self, error: Exception) -> bool:
        """Whether a template's own expression raised it, and not what this program is asked for there."""
        frames = (frame.filename for frame in reversed(traceback.extract_tb(error.__traceback__)))
        return next((self._knows(file) for file in frames if self._knows(file) or file.startswith(_OURS)), False)

    def _knows(self, name: str) -> bool:
        return any(name in source for source in self._sources)
