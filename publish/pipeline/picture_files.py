"""The files of pictures: their hashes and their bytes, each read no more often than it must be."""

from dataclasses import dataclass, field
from hashlib import sha256

from publish.diagnostics import Outcome, Span
from publish.errors import EnvironmentProblem
from publish.pipeline.load import Project, read_picture


@dataclass(slots=True)
class PictureFiles:
    """The pictures of a project by their sources in the tree."""

    project: Project
    """The project."""
    _last: tuple[str, bytes] = field(default=("", b""))
    """The picture that was read last, by its digest: who asks for the one asks for the other next."""

    def digest(self, source: str, at: Span) -> Outcome[str]:
        """The SHA-256 of a picture, in hexadecimal digits; empty, and a finding at ``at``, where it cannot be read."""
        if known := self.project.digests.known(source):
            return Outcome(known)
        data = read_picture(self.project, source, at)
        if data.value is None:
            return Outcome("", data.diagnostics)
        digest = self.project.digests.learn(source, data.value)
        self._last = (digest, data.value)
        return Outcome(digest, data.diagnostics)

    def read(self, source: str, at: Span, digest: str) -> Outcome[bytes | None]:
        """The bytes of a picture that has that digest; ``None``, and a finding, where it cannot be read.

        :class:`EnvironmentProblem` where it has another by now: what is kept of it would be kept of something else.
        """
        if digest == self._last[0]:
            return Outcome(self._last[1])
        data = read_picture(self.project, source, at)
        if data.value is not None and sha256(data.value).hexdigest() != digest:
            raise EnvironmentProblem(f"{source} was changed while it was read", hint="Run the command again.")
        return data
