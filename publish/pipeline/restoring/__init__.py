"""From a dump back to files: an edition's Markdown, its settings, and the descriptions of its pictures."""

from publish.pipeline.restoring.restore import Restored, restore

__all__ = ["Restored", "restore"]
