"""What is asked of the schemas: which one stands inside an annotation."""

from typing import Any, get_args

from pydantic import BaseModel


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The schema that an annotation holds, if it holds one."""
    if isinstance(annotation, type):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for each in get_args(annotation) if (found := model_in(each))), None)
