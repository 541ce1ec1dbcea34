"""Loops of Liquid over what the text itself writes out."""

import pytest

from publish.pipeline.site_pieces import SHOWN
from publish.pipeline.written_loops import written_out

LIST = '{% assign tides = "ebb|flood" | split: "|" %}\n'


@pytest.mark.parametrize(
    ("text", "made"),
    [
        (
            f"{LIST}{{% for tide in tides %}}[{{{{ tide }}}}]: /t/{{{{tide}}}}\n{{% endfor %}}",
            "[ebb]: /t/ebb\n[flood]: /t/flood\n",
        ),
        ("{% for n in (1..3) %}{{ n }} {% endfor %}", "1 2 3 "),
        # What only the site knows, and what works something out, stays.
        *(
            (text, text)
            for text in (
                "{% for post in site.posts %}{{ post.title }}{% endfor %}",
                "{% for tide in tides %}{{ tide }}{% endfor %}",
                f"{LIST}{{% for tide in tides %}}{{% if tide %}}x{{% endif %}}{{% endfor %}}",
                f"{LIST}{{{{ tides | size }}}}",
                "{% for n in (1..9999) %}{{ n }}{% endfor %}",
                "(Words.)",
                f"```\n{LIST}{{% for tide in tides %}}{{{{ tide }}}}{{% endfor %}}\n```",
                "{% raw %}{% for n in (1..3) %}{{ n }}{% endfor %}{% endraw %}",
            )
        ),
    ],
)
def test_a_loop_over_a_list_in_the_text_is_written_out(text: str, made: str) -> None:
    assert written_out(text, SHOWN) == made
