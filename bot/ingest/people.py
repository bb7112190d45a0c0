"""Proposals about people: who somebody is, as the article names them with their office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ingest.ids import slug
from bot.ingest.phrasing import UPPER, clause, questions
from bot.ingest.values import Proposal
from bot.language.tokens import sentences

_SURNAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Trương Đinh Lương "
    "Mai Cao Thái Tô Trịnh Hà Tạ Chu Châu Quách Kiều La Lâm Lưu Mạc Nghiêm Ninh Phùng Tăng Thạch "
    "Tống Triệu Vương Văn Đào Đàm Đậu Khổng Lại Lục Cù Doãn Giang Hứa Khuất"
).split()
# Two more words at least, since places bear surnames too; "Hồ Chí Minh" is mostly one.
_NAME = rf"(?!Hồ Chí Minh)(?:{'|'.join(_SURNAMES)})(?: [{UPPER}][^\W\d_]*){{2,4}}"
_OFFICE = (
    r"(?:Ủy viên|Uỷ viên|Bí thư|Phó|Giám đốc|Chủ tịch|Trưởng|Chánh|Bộ trưởng|Thứ trưởng|"
    r"Hiệu trưởng|Thủ trưởng|Tổng|Viện trưởng|Cục trưởng|Vụ trưởng|Chi cục trưởng|Đội trưởng|"
    r"Tổ trưởng|Thư ký|Chủ nhiệm|Đại biểu|Đại tá|Thượng tá|Trung tá|Thiếu tướng|"
    r"Kế toán|Nguyên|Quyền)"
)
_NAMED_THEN_OFFICE = re.compile(
    rf"(?P<name>{_NAME})\s*(?:[-–—,]|là)\s+(?P<office>{_OFFICE}\b[^;:]*)"
)
_OFFICE_THEN_NAMED = re.compile(
    rf"(?P<office>{_OFFICE}\b[^;:,.]{{2,80}}?)\s+(?P<name>{_NAME})(?=[\s,.;]|$)"
)
_DEEDS = re.compile(
    r"[.!?]\s|\s+(?:đã|phát biểu|tham dự|dự (?:lễ|hội|buổi|họp)|chủ trì|thông qua|cho biết|"
    r"khẳng định|nhấn mạnh|trao|tại|cùng|chia sẻ|kết luận|báo cáo|ký kết|tiến hành|trình bày|"
    r"đề nghị|yêu cầu|đọc|điều hành)\b"
)
_OFFICES = re.compile(rf",\s+(?={_OFFICE}\b)")
_LONGEST_OFFICE_WORDS = 30
_HELD_THEN = "chức vụ chỉ đúng tại thời điểm của bài: ghi rõ thời điểm (as_of)"


def from_names(passages: Sequence[str]) -> Iterator[Proposal]:
    """Propose an entry for each person that is named with an office, once."""
    known: set[str] = set()
    for passage in passages:
        for sentence in sentences(passage):
            for name, office in _offices(sentence):
                if name not in known:
                    known.add(name)
                    yield _person(name, office, sentence)


def _offices(sentence: str) -> Iterator[tuple[str, str]]:
    for pattern in (_NAMED_THEN_OFFICE, _OFFICE_THEN_NAMED):
        for found in pattern.finditer(sentence):
            office = _DEEDS.split(found["office"], maxsplit=1)[0].rstrip(" ,.-–")
            if 1 < len(office.split()) <= _LONGEST_OFFICE_WORDS:
                yield found["name"], office


def _person(name: str, office: str, sentence: str) -> Proposal:
    post = _OFFICES.split(office)[-1]  # the first ones are of the Party or of a board
    return Proposal(
        id=slug(name),
        questions=questions(
            (
                f"{name} là ai?",
                f"{name} giữ chức vụ gì?",
                f"Ai là {post}?",
                f"{name} làm gì?",
                f"chức vụ của {name}",
                f"{name} là lãnh đạo cơ quan nào",
                f"đồng chí {name} là ai",
                f"cho hỏi về {name}",
            )
        ),
        answer=f"Tại thời điểm của bài viết, {name} là **{office}**.",
        seen=clause(sentence, 40),
        doubts=(_HELD_THEN,),
    )
