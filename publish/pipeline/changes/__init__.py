"""What changed between two printings: each is read by its kind, and both are compared."""
