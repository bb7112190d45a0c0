"""What the bot can serve but a person should look at: too long, undated, linked to nothing.

Only for the command that checks: each warning names what to do, and one tells of all that are
alike, so that a folder in good order stays quiet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.abbreviations import unexplained
from bot.knowledge.files import warning
from bot.knowledge.guesses import brief, meant
from bot.knowledge.places import Places
from bot.model import Entry, Knowledge, Problem, Source

LONGEST = 4096
"""The longest message on Telegram, in UTF-16 code units without marks (Bot API, `sendMessage`)."""

_LISTED = 12
_ADDRESS = re.compile(r"(!?\[[^\]]*\])\([^)\s]*\)")
_LINKS = (
    re.compile(r"\]\(#([^)\s]+)\)"),
    re.compile(r"\b(?:t|telegram)\.me/\w+\?start=([\w-]+)", re.ASCII),
    re.compile(r"\btg://resolve\?domain=\w+&start=([\w-]+)", re.ASCII),
)


def advise(knowledge: Knowledge, places: Places) -> Iterator[Problem]:
    """Every warning that a person who writes entries can act on."""
    linked = _can_be_linked(knowledge)
    for entry in knowledge.entries:
        yield from _too_long(entry, places)
        yield from _dead_links(entry, linked, places)
    yield from _undated_articles(knowledge, places)
    yield from _undated_sources(knowledge, places)
    yield from _abbreviations(knowledge, places)


def _too_long(entry: Entry, places: Places) -> Iterator[Problem]:
    shown = _ADDRESS.sub(r"\1", entry.answer)
    if (length := len(shown.encode("utf-16-le")) // 2) > LONGEST:
        message = (
            f"câu trả lời của `{entry.id}` dài {length} ký tự, quá một tin nhắn Telegram "
            f"({LONGEST}) nên sẽ bị chia làm nhiều tin; hãy rút gọn hoặc tách thành nhiều câu hỏi"
        )
        yield warning(*places.of_entry(entry.id, "answer"), message)


def _can_be_linked(knowledge: Knowledge) -> set[str]:
    passages = {passage.id for article in knowledge.articles for passage in article.passages}
    payloads = {name.replace("#", "__") for name in passages}  # what a deep link may hold
    return {*knowledge.entry_by_id, *passages, *payloads}


def _dead_links(entry: Entry, linked: set[str], places: Places) -> Iterator[Problem]:
    named = (found[1] for link in _LINKS for found in link.finditer(entry.answer))
    for name in dict.fromkeys(named):
        if name not in linked:
            message = (
                f"câu trả lời của `{entry.id}` có liên kết tới mã `{brief(name)}`, nhưng không có "
                f"mục nào mang mã này{meant(name, sorted(linked))}"
            )
            yield warning(*places.of_entry(entry.id, "answer"), message)


def _undated_articles(knowledge: Knowledge, places: Places) -> Iterator[Problem]:
    for article in knowledge.articles:
        if article.head.published is None and article.head.as_of is None:
            message = (
                "bài viết chưa ghi ngày; thêm `published` (ngày đăng) hoặc `as_of` (thông tin "
                "đúng tại ngày nào) để người đọc biết tin cũ hay mới"
            )
            yield warning(*places.of_article(article.id, "title"), message)


def _undated_sources(knowledge: Knowledge, places: Places) -> Iterator[Problem]:
    """One warning for each source that is cited without a date, by whatever entries."""
    undated: dict[str, list[tuple[str, int]]] = {}
    for entry in knowledge.entries:
        for number, source in enumerate(entry.sources):
            if isinstance(source, Source) and not (source.published or entry.as_of):
                undated.setdefault(source.title, []).append((entry.id, number))
    for title, cited in undated.items():
        names = list(dict.fromkeys(name for name, _ in cited))
        message = (
            f"nguồn “{brief(title)}” chưa có ngày ({_some(names)}); "
            "thêm `published` cho nguồn hoặc `as_of` cho câu trả lời"
        )
        name, number = cited[0]
        yield warning(*places.of_entry(name, "sources", number), message)


def _abbreviations(knowledge: Knowledge, places: Places) -> Iterator[Problem]:
    for found in unexplained(knowledge):
        more = f", cùng {found.uses - 1} chỗ khác" if found.uses > 1 else ""
        message = (
            f"chữ viết tắt {found.written} (ở `{found.entry}`{more}) chưa được giải nghĩa; thêm "
            f"`{found.written}: nghĩa đầy đủ` vào `abbreviations` trong vocabulary.yaml để ai gõ "
            "cách nào bot cũng hiểu"
        )
        yield warning(*places.of_entry(found.entry, *found.steps), message)


def _some(names: list[str]) -> str:
    more = f" và {len(names) - _LISTED} mục khác" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more
