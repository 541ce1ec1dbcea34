"""What the rooms below offer by name: every rule that a finding can break, and what installed packages add."""

from publish.registry.extensions import NONE, Extensions, with_packages
from publish.registry.rules import rules

__all__ = ["NONE", "Extensions", "rules", "with_packages"]
