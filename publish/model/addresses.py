"""Addresses in running text: what stands for a place or a person on a network, and is typed, not read.

They are found here for all who ask: typography leaves them as they are, and print never hyphenates them.
"""

import re
from collections import Counter
from collections.abc import Iterator

_END = r"\s<>«»“”„\""
_ADDRESS = re.compile(
    rf"""
    (?<![\w+.-]) (?i: [a-z][a-z0-9+.-]{{0,20}}:// | www\. | mailto: ) [^{_END}]+  # with its scheme, or as good as
  | (?<![\w.+-]) [\w.+-]+ @ [\w-]+ (?: \.[\w-]+ )+                                # e-mail
  | (?<![\w.@/-]) (?i: [a-z0-9-]+ (?: \.[a-z0-9-]+ )* \.[a-z]{{2,24}} (?: :\d+ )? / ) [^{_END}]*  # a host with a path
  | (?<![\w.@/-]) [a-z0-9-]{{2,}} (?: \.[a-z0-9-]+ )* \.[a-z]{{2,24}} (?![\w-])   # a host alone, in small letters
  | (?<![\w@#&.]) @ \w[\w.-]* (?: @ [\w.-]+ )?                                    # a handle
  | (?<![\w@#&]) \# \w*[^\W\d]\w+                                                 # a hashtag
  | (?<![\w-]) (?= [A-Za-z]*\d ) (?= \d*[A-Za-z] ) [0-9A-Za-z]{{16,}} (?!\w)      # a key, a checksum
    """,
    re.VERBOSE,
)
_SIGNS = re.compile(
    r"""
    [@#/.:0-9] (?:
        (?<= [@#/] )
      | (?<= \. ) (?= [A-Za-z] ) | (?<= [wW]\. ) | (?<= [oO]: )         # a host, www., mailto:
      | (?<= [A-Za-z][0-9] ) | (?<= [0-9] ) (?= [A-Za-z] )              # a key
    )
    """,
    re.VERBOSE,
)
"""What every address has, and few lines of prose: each branch above is tried at each letter, and takes its time."""
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_POINTS = frozenset(".,;:!?'’…*-_")


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each address of a text reaches, without the points and brackets of the text around it."""
    if not _SIGNS.search(text):
        return
    for match in _ADDRESS.finditer(text):
        length = _own(match[0])
        if length > 1:
            yield match.start(), match.start() + length


def is_address(text: str) -> bool:
    """Whether a text is an address and nothing else."""
    return next(addresses(text), None) == (0, len(text))


def _own(words: str) -> int:
    """How much of what was found is the address: no point at its end, and no bracket that it did not open."""
    counts = Counter(words)
    end = len(words)
    while end:
        last = words[end - 1]
        if last not in _POINTS and counts[last] <= counts[_CLOSERS.get(last, last)]:
            break
        counts[last] -= 1
        end -= 1
    return end
