"""The rules of preflight, one file and one finding each; their order stands in the registry."""
