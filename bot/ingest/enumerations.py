"""Proposals from lists: "gồm 8 nội dung: …", steps, who took part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ingest.ids import slug
from bot.ingest.listing import Listing, listings
from bot.ingest.phrasing import clause, first_lower, first_upper, questions, without_article
from bot.ingest.tables import TABLE
from bot.ingest.values import Proposal

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ATTENDED = re.compile(
    r"(?:Tham dự|Dự|Tới dự|Đến dự|Cùng dự)\s+(?P<event>[^:,]{3,80}?)\s*,?\s*(?:có|gồm)\b[^:]{0,40}"
)
_GIVES = re.compile(r"\s*(?:bao gồm|gồm có|gồm|như sau|sau đây|là)\s*$")
_SUBJECT_ENDS = re.compile(
    r"\s*(?:,|\b(?:giai đoạn|giữa|đã|được|có|dựa|là|với|xây dựng|đề ra|đưa ra|xác định|tập trung|"
    r"thống nhất|gồm|bao gồm|theo|tại|trong|năm nay|sẽ|phải|cần|nêu|triển khai|thực hiện)\b)"
)
_QUALITIES = re.compile(
    r"\s+(?:chính|cơ bản|chủ yếu|trọng tâm|lớn|cụ thể|quan trọng|sau đây|sau|này|then chốt)$"
)
_STEPS = ("bước", "khâu", "công đoạn")
_SINGLE_UP_TO = 12
_LONGEST_LEAD_WORDS = 14
_TITLES_HOLD_THEN = "chức vụ chỉ đúng tại thời điểm của bài: ghi rõ thời điểm"
_CUT_SHORT = "câu dài nên máy cắt bớt ở dấu …: viết lại cho đủ ý bằng lời của mình"


def from_lists(passages: Sequence[str]) -> Iterator[Proposal]:
    """Propose an entry for each list, and one for each thing of a list that is counted."""
    for listing in listings(passages):
        if attended := _ATTENDED.fullmatch(listing.lead):
            yield _attendance(attended["event"], listing)
        elif listing.count:
            yield from _counted(listing)
        elif _names_things(listing.lead):
            yield _uncounted(listing)


def _names_things(lead: str) -> bool:
    return len(lead.split()) <= _LONGEST_LEAD_WORDS and not lead.startswith(TABLE)


def _attendance(event: str, listing: Listing) -> Proposal:
    asked = (
        f"Ai dự {event}?",
        f"{event} có những ai tham dự?",
        f"Thành phần dự {event} gồm những ai?",
        f"những ai có mặt tại {event}",
        f"đại biểu nào tham dự {event}",
        f"khách mời của {event} là ai",
        f"{event} có ai đến",
        f"danh sách người dự {event}",
    )
    lead = f"Dự {event} có:"
    return _proposal(f"du-{slug(event, 30)}", asked, lead, listing, _TITLES_HOLD_THEN)


def _counted(listing: Listing) -> Iterator[Proposal]:
    noun, count = listing.noun, listing.count or 0
    short = _QUALITIES.sub("", _QUALITIES.sub("", noun))
    subject = _subject(listing.before)
    of_it = f" của {first_lower(subject)}" if subject else ""
    if short.startswith(_STEPS):
        deed = first_lower(subject or noun)
        asked = (
            f"{deed} gồm mấy bước?",
            f"{deed} như thế nào?",
            f"Các bước {deed} là gì?",
            f"{deed} ra sao",
            f"{deed} cần làm những gì",
            f"trình tự {deed}",
            f"{count} {noun} gồm những gì",
            f"{deed} thì làm gì trước",
        )
    else:
        asked = (
            f"{subject} có mấy {short}?" if subject else f"Có mấy {short}?",
            f"Có bao nhiêu {noun}?",
            f"{count} {noun} gồm những gì?",
            f"Các {noun}{of_it} là gì?",
            f"kể tên {count} {short}",
            f"liệt kê các {noun}",
            f"{short} gồm những gì",
            f"mấy {short} tất cả",
        )
    opening = f"{subject} có" if subject else "Có"
    lead = f"{first_upper(opening)} **{count} {noun}**:"
    yield _proposal(slug(f"{count} {noun}"), asked, lead, listing)
    if count == len(listing.items) <= _SINGLE_UP_TO and not short.startswith(_STEPS):
        for number, item in enumerate(listing.items, start=1):
            yield _single(short, number, item, of_it, listing.doubts)


def _single(noun: str, number: int, item: str, of_it: str, doubts: tuple[str, ...]) -> Proposal:
    said = clause(item)
    asked = [
        f"{noun} {number} là gì?",
        f"{noun} số {number} nói về gì?",
        f"{noun} {number}{of_it} là gì?",
        f"nêu {noun} {number}",
        f"cho hỏi {noun} {number}",
        f"{noun} {number} gồm gì",
        f"{item.rstrip('.')} là {noun} thứ mấy?",
    ]
    if number <= len(_ORDINALS):
        asked += [f"{noun} thứ {_ORDINALS[number - 1]} là gì?"]
    if number == 1:
        asked += [f"{noun} đầu tiên là gì?"]
    return Proposal(
        id=slug(f"{noun} {number}"),
        questions=questions(asked),
        answer=f"{first_upper(noun)} {number}{of_it} là: **{said}**.",
        seen=clause(item, 40),
        doubts=(*doubts, *([_CUT_SHORT] if said.endswith("…") else [])),
    )


def _uncounted(listing: Listing) -> Proposal:
    about = _GIVES.sub("", listing.lead)
    what = first_lower(without_article(about))
    asked = (
        f"{about} gồm những gì?",
        f"{what} có những gì?",
        f"{what} như thế nào?",
        f"cho hỏi {what}",
        f"{what} bao gồm gì",
        f"kể ra {what}",
        f"nói rõ {what}",
    )
    return _proposal(slug(about), asked, f"{about} gồm:", listing)


def _proposal(
    name: str, asked: Sequence[str], lead: str, listing: Listing, *more_doubts: str
) -> Proposal:
    items = [clause(item) for item in listing.items]
    signs = [f"{number}." if listing.count else "-" for number in range(1, len(items) + 1)]
    lines = [f"{sign} {first_upper(item)}" for sign, item in zip(signs, items, strict=True)]
    doubts = (*listing.doubts, *more_doubts)
    if any(item.endswith("…") for item in items):
        doubts = (*doubts, _CUT_SHORT)
    answer = "\n".join([lead, "", *lines])
    return Proposal(name, questions(asked), answer, clause(listing.lead, 40), doubts)


def _subject(before: str) -> str:
    """What has the counted things: the words before the verb; empty where that is unclear."""
    end = _SUBJECT_ENDS.search(before)
    subject = without_article(before[: end.start()] if end else before)
    return first_upper(subject) if 2 <= len(subject.split()) <= 12 else ""
