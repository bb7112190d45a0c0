"""Proposals about official papers that an article names with number and date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.ingest.ids import slug
from bot.ingest.phrasing import UPPER, clause, questions
from bot.ingest.values import Proposal
from bot.language.tokens import sentences

_KINDS = (
    "Nghị quyết|Nghị định|Quyết định|Kế hoạch|Chương trình phối hợp|Chương trình hành động|"
    "Chương trình|Thông tư liên tịch|Thông tư|Chỉ thị|Công văn|Hướng dẫn|Thông báo|Công điện|"
    "Báo cáo|Tờ trình|Kết luận|Luật|Đề án|Quy chế"
)
_PAPER = re.compile(
    rf"\b(?P<kind>{_KINDS})\s+(?:số\s+)?(?P<number>\d{{1,6}}(?:/\d{{4}})?[-/][{UPPER}\d][\w/.&-]*\w)"
    r"(?:\s+(?:ban hành\s+)?ngày\s+(?P<date>\d{1,2}/\d{1,2}/\d{4}))?"
    r"(?:\s+của\s+(?P<issuer>[^,;:.]{3,80}?)"
    r"(?=\s+(?:về|triển khai|ban hành|quy định|và)\b|[,;:.]|$))?"
    r"(?:\s+giữa\s+(?P<parties>[^,;:.]{3,160}?)(?=\s+(?:giai đoạn|về|cùng)\b|[,;:.]|$))?"
)


@dataclass(frozen=True, slots=True)
class _Paper:
    kind: str
    number: str
    date: str | None
    issuer: str | None
    parties: str | None
    seen: str

    @property
    def name(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def told(self) -> int:
        return sum(1 for part in (self.date, self.issuer, self.parties) if part)


def from_papers(passages: Sequence[str]) -> Iterator[Proposal]:
    """Propose an entry for each paper of which the article tells a date or who issued it."""
    best: dict[str, _Paper] = {}
    for passage in passages:
        for sentence in sentences(passage):
            for found in _PAPER.finditer(sentence):
                paper = _Paper(**found.groupdict(), seen=clause(sentence, 40))
                if paper.told > (best[paper.number].told if paper.number in best else 0):
                    best[paper.number] = paper
    return map(_proposal, best.values())


def _proposal(paper: _Paper) -> Proposal:
    name, short = paper.name, f"{paper.kind} {re.split('[-/]', paper.number)[0]}"
    facts = [
        *([f"do {paper.issuer} ban hành"] if paper.issuer else []),
        *([f"đề ngày {paper.date}"] if paper.date else []),
    ]
    answer = f"**{name}** là văn bản {', '.join(facts)}" if facts else f"**{name}** là văn bản"
    if paper.parties:
        answer += f" giữa {paper.parties}"
    asked = [
        f"{name} là văn bản gì?",
        f"{short} là gì?",
        f"{short} nói về gì?",
        f"cho hỏi về {short}",
        f"{paper.number} là văn bản nào",
    ]
    if paper.date:
        asked += [
            f"{name} ban hành ngày nào?",
            f"{short} có từ bao giờ",
            f"{short} ký ngày mấy",
            f"ngày của {short}",
        ]
    if paper.issuer:
        asked += [f"{short} của cơ quan nào?", f"ai ban hành {short}", f"{short} do đâu ra"]
    if paper.parties:
        asked += [f"{short} giữa những bên nào?", f"các bên của {short}"]
    doubts = ("bài chỉ nhắc tên văn bản, chưa nói nội dung: biết thì viết thêm kèm nguồn",)
    return Proposal(slug(name), questions(asked), f"{answer}.", paper.seen, doubts)
