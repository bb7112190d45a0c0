"""Proposals about when something took place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ingest.ids import slug
from bot.ingest.phrasing import clause, first_lower, first_upper, questions
from bot.ingest.values import Proposal
from bot.language.tokens import sentences

_TIME = (
    r"(?P<time>(?:(?:sáng|chiều|tối|trưa|đêm)\s+)?(?:ngày\s+)?\d{1,2}/\d{1,2}(?P<year>/\d{4})?)"
    r"(?![\d/])"
)
_EVENT = (
    r"(?P<event>(?:lễ|hội nghị|hội thảo|cuộc họp|buổi \w+|kỳ họp|đại hội|hội thi|cuộc thi|"
    r"phiên họp|diễn đàn|khóa \w+|khoá \w+|lớp \w+|ngày hội|chương trình giao lưu|tọa đàm|"
    r"toạ đàm)\s+[^,.;:()]{3,160})"
)
_AT_ITS_HEAD = re.compile(rf"(?:Vào\s+)?{_TIME}\s*,\s+.{{0,300}}?\b{_EVENT}", re.IGNORECASE)
_BEHIND = re.compile(
    rf"\b{_EVENT}?\s+(?:đã\s+)?(?:diễn ra|được tổ chức|tổ chức|khai mạc|bắt đầu)\s+"
    rf"(?:vào\s+)?{_TIME}",
    re.IGNORECASE,
)
_EVENT_ENDS = re.compile(
    r"\s+(?:giai đoạn|giữa|với|tại|do|cho|nhằm|của|để|đã|được|diễn ra|và|năm)\b.*", re.DOTALL
)
_LONGEST_SENTENCE = 1_000
_NO_YEAR = "bài không ghi năm: chỉ thêm năm khi có nguồn"


def from_dates(passages: Sequence[str]) -> Iterator[Proposal]:
    """Propose an entry for each event that the article dates, once."""
    known: set[str] = set()
    for passage in passages:
        for sentence in sentences(passage):
            if len(sentence) > _LONGEST_SENTENCE:
                continue
            for pattern in (_AT_ITS_HEAD, _BEHIND):
                found = pattern.search(sentence)
                if found and (event := _short(found["event"])).casefold() not in known:
                    known.add(event.casefold())
                    yield _proposal(event, found["time"], sentence, dated=bool(found["year"]))


def _short(event: str) -> str:
    return first_lower(" ".join(_EVENT_ENDS.sub("", event).split()[:12]))


def _proposal(event: str, time: str, sentence: str, *, dated: bool) -> Proposal:
    brief = " ".join(event.split()[:3])
    year = "" if dated else "\n\nBài viết không ghi năm."
    return Proposal(
        id=slug(f"ngay {brief}"),
        questions=questions(
            (
                f"{event} diễn ra ngày nào?",
                f"{event} được tổ chức khi nào?",
                f"{brief} hôm nào vậy?",
                f"thời gian tổ chức {event}",
                f"{brief} ngày mấy",
                f"ngày tháng diễn ra {brief}",
                f"{brief} diễn ra lúc nào, sáng hay chiều",
                f"bao giờ có {brief}",
            )
        ),
        answer=f"{first_upper(event)} diễn ra **{first_lower(time)}**.{year}",
        seen=clause(sentence, 40),
        doubts=() if dated else (_NO_YEAR,),
    )
