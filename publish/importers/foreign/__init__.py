"""What people bring from other tools: pages, mailings, feeds and exports, read into dispatches.

Each kind of file is an :class:`ImportSource` with a file of its own, and a row in the table
(:mod:`publish.importers.foreign.table`); what a file is, its content says, never its name.
"""

from publish.importers.foreign.material import ImportSource, Material, Reading

__all__ = ["ImportSource", "Material", "Reading"]
