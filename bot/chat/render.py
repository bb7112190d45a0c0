"""Markdown as the few marks that Telegram knows; whatever it does not know stays as text.

Telegram's own list: https://core.telegram.org/bots/api#html-style
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from itertools import count

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.chat.spans import Marks, Span, shared

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).disable("reference")
_LINKED = ("http://", "https://", "tg://")
_BULLETS = ("•", "◦", "▪")
_MARK_OF = {"strong": "b", "em": "i"}


def render(markdown: str) -> list[Span]:
    """Render a Markdown text; where it shows nothing it is shown as it was written."""
    text = markdown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    page = _Page()
    page.blocks(SyntaxTreeNode(_MARKDOWN.parse(text)))
    return page.spans if any(span.text.strip() for span in page.spans) else [Span(text)]


class _Page:
    """What is written so far, and under which marks and indent the next text goes."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self._marks: Marks = ()
        self._indent = ""
        self._depth = 0
        self._gap = "\n\n"
        self._at_start = True

    def blocks(self, parent: SyntaxTreeNode) -> None:
        for node in parent.children:
            self._block(node)

    def _block(self, node: SyntaxTreeNode) -> None:
        match node.type:
            case "paragraph":
                self._begin()
                self._inline(node.children[0])
            case "heading":
                self._begin()
                with self._marked("b"):
                    self._inline(node.children[0])
            case "bullet_list" | "ordered_list":
                self._list(node)
            case "blockquote":
                self._quote(node)
            case "fence" | "code_block":
                self._begin()
                with self._marked("pre"):
                    self._write(node.content.rstrip("\n"))
            case _:  # a thematic break parts paragraphs, as a blank line does
                pass

    def _list(self, node: SyntaxTreeNode) -> None:
        bullet = _BULLETS[min(self._depth, len(_BULLETS) - 1)]
        numbers = count(int(node.attrs.get("start", 1)))
        gap, indent = self._gap, self._indent
        self._depth += 1
        for item in node.children:
            marker = bullet if node.type == "bullet_list" else f"{next(numbers)}{item.markup}"
            self._begin()
            self._write(f"{marker} ")
            self._gap, self._indent, self._at_start = "\n", indent + "  ", True
            self.blocks(item)
            self._indent, self._at_start = indent, False
        self._gap = gap
        self._depth -= 1

    def _quote(self, node: SyntaxTreeNode) -> None:
        if "blockquote" in self._marks:  # Telegram has no quote in a quote
            self.blocks(node)
            return
        self._begin()
        self._at_start = True
        with self._marked("blockquote"):
            self.blocks(node)
        self._at_start = False

    def _inline(self, node: SyntaxTreeNode) -> None:
        match node.type:
            case "text":
                self._write(node.content)
            case "softbreak" | "hardbreak":
                self._write(f"\n{self._indent}")
            case "code_inline":
                with self._marked("code"):
                    self._write(node.content)
            case "link":
                self._link(node, str(node.attrs["href"]))
            case "image":
                self._link(node, str(node.attrs["src"]))
            case _:
                with self._marked(_MARK_OF.get(node.type)):
                    self._children(node)

    def _link(self, node: SyntaxTreeNode, address: str) -> None:
        if address.startswith(_LINKED):
            with self._marked(f'a href="{escape(address)}"'):
                self._children(node)
        else:
            self._children(node)
            if address and node.markup != "autolink":
                self._write(f" ({address})")

    def _children(self, node: SyntaxTreeNode) -> None:
        for child in node.children:
            self._inline(child)

    def _begin(self) -> None:
        """Part what comes from what was written, unless it follows its own list marker."""
        if self.spans and not self._at_start:
            around = shared(self.spans[-1].marks, self._marks)
            self.spans.append(Span(self._gap + self._indent, around))
        self._at_start = False

    def _write(self, text: str) -> None:
        if text:
            self.spans.append(Span(text, self._marks))

    @contextmanager
    def _marked(self, mark: str | None) -> Iterator[None]:
        """Put a mark around; never the same twice, and nothing inside of code or twice a link."""
        outer = self._marks
        if mark and mark not in outer and not (mark.startswith("a ") and _in_link(outer)):
            self._marks = (*outer, mark)
        yield
        self._marks = outer


def _in_link(marks: Marks) -> bool:
    return any(mark.startswith("a ") for mark in marks)
