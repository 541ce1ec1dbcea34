"""What a finding is known by from one run to the next, so that a forge can tell new ones from old ones."""

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from publish.diagnostics import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """A fingerprint for each finding: of its rule, file and words, and of how often they were told before.

    Lines do not count: a paragraph that is put in above makes no finding a new one.
    """
    told: Counter[tuple[str, str, str]] = Counter()
    for found in diagnostics:
        key = (found.id, found.at.path, found.message)
        told[key] += 1
        yield sha256("\0".join((*key, str(told[key]))).encode("utf-8", "surrogatepass")).hexdigest()
