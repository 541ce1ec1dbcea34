"""What a web server needs to know short addresses: a folder of pages that send their readers on.

``12.3/index.html`` does so on any server. ``_redirects`` says the same to hosts that read such a file (Netlify,
Cloudflare Pages), and ``12.map`` to nginx, for a ``map`` of ``$uri``.
"""

import html
from collections.abc import Mapping

from publish.model.edition import Edition
from publish.model.paper import coded

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<title>{href}</title>
<link rel="canonical" href="{href}">
</head>
<body><a href="{href}">{href}</a></body>
</html>
"""


def short_links(printed: Edition) -> Mapping[str, str]:
    """The paths of the short addresses of a printed edition, each with what it leads to."""
    return {path: href for path, _, href in coded(printed)}


def redirects(printed: Edition) -> Mapping[str, bytes]:
    """The files of the folder by their paths in it; none of an edition without short addresses."""
    links = short_links(printed)
    if not links:
        return {}
    pages = {f"{path}/index.html": _PAGE.format(href=html.escape(href)) for path, href in links.items()}
    plain = "".join(f"/{path} {href} 302\n" for path, href in links.items())
    table = "".join(f'"/{path}" "{_in_nginx(href)}";\n' for path, href in links.items())
    name = next(iter(links)).rpartition(".")[0]
    return {path: text.encode() for path, text in (*pages.items(), ("_redirects", plain), (f"{name}.map", table))}


def _in_nginx(href: str) -> str:
    """An address between quotes of nginx; a dollar would begin a variable there."""
    return href.replace("\\", "%5C").replace('"', "%22").replace("$", "%24")
