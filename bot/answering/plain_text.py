"""Markdown as readable plain text: no markers, lists kept, links as "title (address)"."""

from __future__ import annotations

from itertools import count

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).disable("reference")


def plain_markdown(text: str) -> str:
    """Render a small Markdown text; where it shows nothing it stays as it was written.

    >>> plain_markdown("Ký **sáng 28/2/2022**, theo [Báo](https://bao.vn).")
    'Ký sáng 28/2/2022, theo Báo (https://bao.vn).'
    """
    return _blocks(SyntaxTreeNode(_MARKDOWN.parse(text)), "\n\n") or text


def _blocks(parent: SyntaxTreeNode, between: str) -> str:
    return between.join(filter(None, map(_block, parent.children)))


def _block(node: SyntaxTreeNode) -> str:
    match node.type:
        case "paragraph" | "heading":
            return _inline(node.children[0])
        case "bullet_list":
            return "\n".join(_item("- ", item) for item in node.children)
        case "ordered_list":
            numbers = count(int(node.attrs.get("start", 1)))
            return "\n".join(
                _item(f"{number}. ", item)
                for number, item in zip(numbers, node.children, strict=False)
            )
        case "blockquote":
            return _blocks(node, "\n\n")
        case "fence" | "code_block":
            return node.content.rstrip("\n")
        case _:  # a thematic break says nothing in plain text
            return ""


def _item(marker: str, item: SyntaxTreeNode) -> str:
    return marker + _blocks(item, "\n").replace("\n", "\n" + " " * len(marker))


def _inline(node: SyntaxTreeNode) -> str:
    match node.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "text" | "code_inline" | "image":
            return node.content
        case "link":
            label = "".join(map(_inline, node.children))
            address = str(node.attrs["href"])
            return label if node.markup == "autolink" else _link(label, address)
        case _:
            return "".join(map(_inline, node.children))


def _link(label: str, address: str) -> str:
    return f"{label} ({address})" if label and label != address else address
