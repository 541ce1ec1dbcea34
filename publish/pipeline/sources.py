"""What the books of an edition are made of, in a hash."""

from publish.model.edition import Edition
from publish.model.sources import sources_hash
from publish.pipeline.load import Project, read_picture
from publish.pipeline.photos import pictures


def hash_of(project: Project, edition: Edition) -> str:
    """The hash of an edition after its transforms, with its pictures as they stand."""
    named = ((source, read_picture(project, source, at).value or b"") for source, at in pictures(edition))
    return sources_hash(edition, named)
