"""The sample edition's pictures, drawn from code so that the project owns every one of them."""
