"""What no single file can tell: ids that clash, references to nothing, periods that ended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from bot.knowledge.diagnostics import Located
from bot.knowledge.files import error, warning
from bot.knowledge.guesses import brief, meant
from bot.language.normal import fold
from bot.model import Article, Entry, Judgement, PartialDate, Problem, Programme

PHRASINGS = 7
_LISTED = 12
_HINTS = 50  # a guess looks at every id, so a folder full of holes gets no more


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read so far, still with its places.

    `unread` is true where a file could not be read, so that what it holds may only seem to be
    missing; `spoilt` are the ids of entries and articles that have errors of their own.
    """

    programme: Located[Programme] | None
    entries: tuple[Located[Entry], ...]
    articles: tuple[Located[Article], ...]
    judgements: tuple[Located[Judgement], ...]
    spoilt: Collection[str]
    unread: bool


def check(draft: Draft, today: date) -> Iterator[Problem]:
    """Every problem between the files."""
    yield from _clashing_ids(draft)
    yield from _few_phrasings(draft)
    yield from _shared_phrasings(draft)
    if not draft.unread:
        yield from _missing_references(draft)
    if draft.programme is not None:
        yield from _programme(draft.programme)
        yield from _ended(draft, draft.programme, today)


def _clashing_ids(draft: Draft) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    articles: dict[str, str] = {}
    for article in draft.articles:
        if (name := article.value.id) in articles:
            message = f"mã bài viết `{name}` đã có ở {articles[name]}"
            yield error(article.path, None, message)
        articles[name] = article.path
    for entry in draft.entries:
        name, line = entry.value.id, entry.line("id")
        if name in taken:
            yield error(entry.path, line, f"mã `{name}` đã có ở {taken[name]}; hãy đặt mã khác")
        elif name in articles:
            message = f"mã `{name}` trùng tên bài viết {articles[name]}; hãy đặt mã khác"
            yield error(entry.path, line, message)
        elif name == "refuse":
            yield error(entry.path, line, "mã `refuse` dành riêng cho questions.yaml")
        taken.setdefault(name, f"{entry.path}:{line}")


def _few_phrasings(draft: Draft) -> Iterator[Problem]:
    for entry in draft.entries:
        if (count := len(entry.value.questions)) < PHRASINGS:
            message = (
                f"`{entry.value.id}` mới có {count} cách hỏi; nên có ít nhất {PHRASINGS} cách "
                "khác nhau để bot tìm đúng"
            )
            yield warning(entry.path, entry.line("questions"), message)


def _shared_phrasings(draft: Draft) -> Iterator[Problem]:
    asked: dict[str, tuple[Located[Entry], int]] = {}
    for entry in draft.entries:
        for number, question in enumerate(entry.value.questions):
            first, at = asked.setdefault(_folded(question), (entry, number))
            if first is not entry:
                place = f"{first.path}:{first.line('questions', at)}"
                message = f"câu hỏi “{brief(question)}” đã có ở `{first.value.id}` ({place})"
                yield warning(entry.path, entry.line("questions", number), message)


def _folded(question: str) -> str:
    return " ".join(map(fold, re.findall(r"\w+", question))) or question


def _missing_references(draft: Draft) -> Iterator[Problem]:
    entries = {entry.value.id for entry in draft.entries} | set(draft.spoilt)
    articles = {article.value.id for article in draft.articles} | set(draft.spoilt)
    topics = {topic.id for topic in draft.programme.value.topics} if draft.programme else set()
    known = {"câu hỏi": entries, "bài viết": articles, "câu hỏi hay bài viết": entries | articles}
    if topics:
        known["chủ đề"] = topics
    hints: dict[tuple[str, str], str] = {}
    for what, place, steps, name in _references(draft):
        if what not in known or name in known[what]:
            continue
        if len(hints) < _HINTS and (what, name) not in hints:
            hints[what, name] = meant(name, sorted(known[what]))
        message = f"không có {what} `{brief(name)}`{hints.get((what, name), '')}"
        yield warning(place.path, place.line(*steps), message)


def _references(
    draft: Draft,
) -> Iterator[tuple[str, Located[Entry] | Located[Judgement], tuple[str | int, ...], str]]:
    """Yield each (what is named, who names it, where, its id)."""
    for entry in draft.entries:
        if entry.value.topic is not None:
            yield "chủ đề", entry, ("topic",), entry.value.topic
        for number, name in enumerate(entry.value.related):
            yield "câu hỏi", entry, ("related", number), name
        for number, source in enumerate(entry.value.sources):
            if isinstance(source, str):
                yield "bài viết", entry, ("sources", number), source
    for judgement in draft.judgements:
        if not judgement.value.must_refuse:
            for number, name in enumerate(judgement.value.expect):
                yield "câu hỏi hay bài viết", judgement, ("expect", number), name


def _programme(programme: Located[Programme]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, topic in enumerate(programme.value.topics):
        if topic.id in seen:
            line = programme.line("topics", number, "id")
            yield error(programme.path, line, f"chủ đề `{topic.id}` viết hai lần")
        seen.add(topic.id)
    if not programme.value.contact.filled:
        message = "chưa có thông tin liên hệ (contact); bot sẽ không mời ai hỏi thêm ở đâu"
        yield warning(programme.path, programme.line("contact"), message)


def _ended(draft: Draft, programme: Located[Programme], today: date) -> Iterator[Problem]:
    """One warning for each date that has passed, whatever stands under it."""
    ended: dict[PartialDate, list[tuple[str, int, str]]] = defaultdict(list)
    for entry in draft.entries:
        if (until := entry.value.valid_until) and until.last_day < today:
            ended[until].append((entry.path, entry.line("valid_until"), entry.value.id))
    for article in draft.articles:
        if (until := article.value.head.valid_until) and until.last_day < today:
            ended[until].append((article.path, article.line("valid_until"), article.value.id))
    for until, places in ended.items():
        names = [name for _, _, name in places]
        more = f" và {len(names) - _LISTED} mục khác" if len(names) > _LISTED else ""
        message = (
            f"đã hết thời gian ({until}): {', '.join(names[:_LISTED])}{more}; "
            "bot vẫn trả lời và nói rõ giai đoạn đã kết thúc"
        )
        path, line, _ = places[0]
        if any(other != path for other, _, _ in places):
            path, line = programme.path, programme.line("period")
        yield warning(path, line, message)
