"""Front matter as the tools write it that people come from: its formats, its names, and how its values are meant."""
