"""A page of figures that needs no other file, on paper and in the dark, as wide as a phone."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --faint: #8886; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #181818; --first: #6cb6ff; --second: #ff9d5c; --third: #a3d65c; }
}
body { font: 16px/1.5 sans-serif; max-width: 60rem; margin: auto; padding: 1rem;
  background: var(--paper); overflow-wrap: anywhere; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; white-space: nowrap; }
th, td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid var(--faint); }
th:first-child { text-align: left; }
figure { margin: 1rem 0; max-width: 40rem; }
figure > svg { width: 100%; height: auto; }
.key { vertical-align: middle; }
"""


def document(title: str, body: Iterable[str], style: str = "") -> str:
    """Write the whole page around its body; `style` is added to what all pages have."""
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}{style}</style>\n</head>\n<body>",
            *body,
            "</body>\n</html>\n",
        )
    )


def table(headings: Iterable[str], rows: Iterable[str]) -> str:
    """A table of rows that are HTML already."""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div class="wide"><table>\n<tr>{head}</tr>\n{body}\n</table></div>'


def cells(texts: Iterable[str]) -> str:
    return "".join(f"<td>{escape(text)}</td>" for text in texts)


def listed(items: Iterable[str]) -> str:
    """A list of items that are HTML already."""
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
