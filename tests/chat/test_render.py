"""Markdown as Telegram HTML: always accepted, and nothing lost."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.answering.wording import Wording
from bot.app import open_knowledge
from bot.chat import answers
from bot.chat.delivery import keyboard
from bot.chat.render import render
from bot.chat.reply import Reply
from bot.chat.spans import LIMIT, Span, html, parted, plain
from bot.conversation import Turn
from bot.model import Choice
from tests.bot_api import TOKEN, BotApi
from tests.telegram_bot import LIBRARY
from tests.telegram_html import parse, units

KNOWLEDGE = open_knowledge(LIBRARY)


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("Ký **sáng 28/2** và *chiều*", "Ký <b>sáng 28/2</b> và <i>chiều</i>"),
        ("***cả hai***", "<i><b>cả hai</b></i>"),
        ("`a < b`", "<code>a &lt; b</code>"),
        ("```py\na\n\nb\n```", "<pre>a\n\nb</pre>"),
        ("A & B <b>", "A &amp; B &lt;b&gt;"),
        ("[Báo](https://bao.vn/?a=1&b=2)", '<a href="https://bao.vn/?a=1&amp;b=2">Báo</a>'),
        ("[tệp](tep/a.pdf)", "tệp (tep/a.pdf)"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("![ảnh](https://bao.vn/a.png)", '<a href="https://bao.vn/a.png">ảnh</a>'),
        ("# Đầu đề **đậm**\nchữ", "<b>Đầu đề đậm</b>\n\nchữ"),
        ("- một\n- hai\n  - con", "• một\n• hai\n  ◦ con"),
        ("3. ba\n4. bốn", "3. ba\n4. bốn"),
        ("> một\n>\n> > hai\n\nba", "<blockquote>một\n\nhai</blockquote>\n\nba"),
        ("dòng\ndòng", "dòng\ndòng"),
        ("[ghi chú]: /dia-chi", "[ghi chú]: /dia-chi"),
        ("***", "***"),
    ],
)
def test_markdown_as_telegram_shows_it(markdown: str, shown: str) -> None:
    assert html(render(markdown)) == shown


FRAGMENTS = st.sampled_from(
    [
        *("**", "*", "_", "`", "```", "~~~", "# ", "- ", "1. ", "2) ", "> ", "\n", "\n\n", "    "),
        *("[", "](", ")", "![", "https://a.vn/?b=1&c=2", "<", ">", "&", "&amp;", "&#0;", '"', "'"),
        *("<b>", "</b>", "<https://a.vn>", "<a@b.vn>", "\\", "---", "[a]: /b", "chữ", "Đ", "😀"),
    ]
)
PIECES = FRAGMENTS | st.text(max_size=8)
MARKDOWN = st.lists(PIECES, max_size=40).map("".join)


@given(MARKDOWN)
@example("- - > 1. # **a**\n\n      `b`")
@example("[![*a*](https://a.vn)](https://b.vn)")
@example("**a `b` [c *d*](https://e.vn) f**")
@example("> - a\n>\n>   ```\n>   b\n>   ```")
@example("\ud800")
@settings(max_examples=500, deadline=None)
def test_any_markdown_is_accepted_and_keeps_its_words(markdown: str) -> None:
    text, _ = parse(html(render(markdown)))
    assert text == plain(render(markdown))
    assert kept_in_order(words(markdown), text)


@given(MARKDOWN, st.integers(4, 60))
@settings(max_examples=300, deadline=None)
def test_a_parted_text_is_accepted_part_by_part_and_whole(markdown: str, limit: int) -> None:
    spans = render(markdown)
    parts = [parse(html(part))[0] for part in parted(spans, limit)]
    assert all(0 < units(part) <= limit for part in parts)
    assert without_space("".join(parts)) == without_space(plain(spans))


LABELS = st.text(min_size=1, max_size=60).map(str.strip).filter(bool)
SAID = (
    st.lists(PIECES, max_size=15).map("".join).map(str.strip).filter(bool)
)  # the files' schema takes no other
WORDINGS = st.builds(
    Wording,
    answer=st.tuples(SAID, st.sampled_from([1] * 9 + [40])).map(lambda pair: pair[0] * pair[1]),
    notes=st.lists(SAID, max_size=2).map(tuple),
    related=st.lists(LABELS.map(lambda label: Choice("muon-sach", label)), max_size=3).map(tuple),
    intro=st.just("") | SAID,
)


@given(LABELS, st.lists(WORDINGS, min_size=1, max_size=2).map(tuple))
@settings(max_examples=2000, deadline=None)
def test_telegram_takes_any_answer_to_any_question_and_nothing_is_lost(
    question: str, wordings: tuple[Wording, ...]
) -> None:
    turn = Turn(question, (), wordings)
    for replies in (answers.whole(turn, KNOWLEDGE), answers.short(turn)):
        shown = "".join(taken(reply) for reply in replies)
        for wording in wordings:
            for part in (wording.intro, wording.answer, *wording.notes):
                assert kept_in_order(words(part), shown)


def test_a_long_text_is_parted_at_a_paragraph() -> None:
    spans = [Span("a" * 3000), Span("\n\n"), Span("b" * 3000, ("b",))]
    assert [html(part) for part in parted(spans)] == ["a" * 3000, f"<b>{'b' * 3000}</b>"]


def test_a_long_list_is_parted_at_an_item_rather_than_before_it() -> None:
    listed = [Span("Gồm có:\n\n" + "\n".join(f"• mục {number}" for number in range(10)))]
    assert plain(parted(listed, 60)[0]).endswith("\n• mục 5")


def test_a_long_paragraph_is_parted_after_a_sentence() -> None:
    assert [plain(part) for part in parted([Span("Một hai. Ba bốn năm.")], 15)] == [
        "Một hai.",
        "Ba bốn năm.",
    ]


def test_letters_outside_of_the_basic_plane_count_twice() -> None:
    assert [len(plain(part)) for part in parted([Span("😀" * 3000)])] == [LIMIT // 2, 952]


def taken(reply: Reply) -> str:
    """What people see of a message that the tests' Telegram takes."""
    api = BotApi()
    api.chats.add(1)
    markup = keyboard(reply.rows)
    params = {"chat_id": "1", "text": reply.html, "parse_mode": "HTML"}
    if markup:
        params["reply_markup"] = markup.to_json()
    return api.answer(TOKEN, "sendMessage", params)["text"]


class _Text(HTMLParser):
    """Collects what a page shows, the words that stand for its pictures included."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def handle_data(self, data: str) -> None:
        self.shown.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.shown.append(dict(attrs)["alt"] or "")


def words(markdown: str) -> str:
    """What the Markdown says, by the library's own HTML."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).disable("reference")
    page = _Text()
    page.feed(parser.render(markdown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")))
    page.close()
    return "".join(page.shown)


def without_space(text: str) -> str:
    return "".join(text.split())


def kept_in_order(needed: str, text: str) -> bool:
    """Whether all characters are there, whatever markers stand between them."""
    characters = iter(without_space(text))
    return all(character in characters for character in without_space(needed))
