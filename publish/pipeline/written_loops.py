"""Loops of Liquid over a list that the text itself writes out: they are written out too."""

import re
from collections.abc import Callable

_LIST = re.compile(
    r"\{%-?\s*assign\s+(?P<name>[A-Za-z_]\w*)\s*=\s*(?P<sign>[\"'])(?P<words>[^\"'{}\n]*)(?P=sign)"
    r"\s*\|\s*split:\s*(?P<mark>[\"'])(?P<part>[^\"'\n]{1,8})(?P=mark)\s*-?%\}[ \t]*\n?"
)
_LOOP = re.compile(
    r"\{%(?P<first>-?)\s*for\s+(?P<one>[A-Za-z_]\w*)\s+in\s+(?:(?P<name>[A-Za-z_]\w*)|\((?P<from>\d{1,4})\.\.(?P<to>\d{1,4})\))\s*-?%\}"
    r"(?P<body>(?:(?!\{%-?\s*(?:for|if|unless|case|assign|capture|endfor)\b).)*?)(?P<last>\{%-?)\s*endfor\s*-?%\}",
    re.DOTALL,
)
_MOST = 500
"""How often a loop is gone through at most."""


def written_out(text: str, shown: re.Pattern[str]) -> str:
    """A text with such loops written out; one over what only the site knows stays, and so does what is ``shown``."""
    open_at = _outside(text, shown)
    lists = {
        found["name"]: found["words"].split(found["part"]) for found in _LIST.finditer(text) if open_at(found.start())
    }
    if not lists and "(" not in text:
        return text
    used: set[str] = set()

    def loop(found: re.Match[str]) -> str:
        values = lists.get(found["name"] or "") if open_at(found.start()) else None
        if found["from"] and open_at(found.start()):
            values = [str(number) for number in range(int(found["from"]), int(found["to"]) + 1)]
        if values is None or len(values) > _MOST:
            return found[0]
        used.add(found["name"] or "")
        body = found["body"].strip("\n") if found["last"].endswith("-") or found["first"] else found["body"]
        own = re.compile(rf"\{{\{{-?\s*{found['one']}\s*-?\}}\}}")
        return "".join(own.sub(lambda _, value=value: value, body) for value in values)

    made = _LOOP.sub(loop, text)
    left = {
        name for name in lists if name not in used or re.search(rf"\{{[{{%][^{{}}]*\b{name}\b", _LIST.sub("", made))
    }
    still_open = _outside(made, shown)
    return _LIST.sub(lambda found: found[0] if found["name"] in left or not still_open(found.start()) else "", made)


def _outside(text: str, shown: re.Pattern[str]) -> Callable[[int], bool]:
    """What says whether a place of a text is none where it is only shown."""
    spans = [(found.start(), found.end()) for found in shown.finditer(text)]
    return lambda at: not any(start <= at < end for start, end in spans)
