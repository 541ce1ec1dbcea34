"""What there is, in visible, ordered tables: importers, transforms, checks and formats by name.

A row names a module and an object in it; nothing is imported before it is asked for, and nothing is found by walking
packages or reading content. Installed packages add rows when the command line names them.
"""

from publish.registry.packages import with_packages
from publish.registry.table import Row, Table
from publish.registry.tables import REGISTRY, Registry

__all__ = ["REGISTRY", "Registry", "Row", "Table", "with_packages"]
