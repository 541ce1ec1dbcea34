"""What is checked: content before it is set, finished books after."""
