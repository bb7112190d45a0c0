"""Proposals from sentences that say what something is ("X là Y"), and from headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.ingest.ids import slug
from bot.ingest.phrasing import bare, clause, first_lower, first_upper, questions
from bot.ingest.values import Proposal
from bot.language.tokens import sentences, tokenize
from bot.language.words import asks

_IS = " là "
_NOT_A_THING = re.compile(
    r"(?:đây|đó|này|kia|họ|tôi|chúng|ta|nhất|tức|nghĩa|hay|không phải|không|cũng|vẫn|sẽ|được coi|"
    r"được xem|gọi|có thể|chỉ|phải|việc|điều|mà|ai|đã|người|trước hết|quan trọng nhất|cụ thể|"
    r"mục tiêu|nếu|khi|vì|do|theo|trong|tại|với|sau|trước)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:này|đó|kia|họ|chúng tôi|chúng ta|nó|tôi|không|cũng|vẫn|sẽ|đã|được)\b",
    re.IGNORECASE,
)
_THING_WORDS = (1, 10)
_WORDS = (3, 45)

_ASKING_WHAT = (
    "… là gì?",
    "thế nào là …?",
    "giới thiệu về …",
    "cho hỏi … là gì",
    "… nghĩa là sao",
    "giải thích …",
    "… là cái gì vậy",
)
_ASKING_HOW_MUCH = (
    "… là bao nhiêu?",
    "… bao nhiêu",
    "… là mấy",
    "cho hỏi …",
    "cho mình biết …",
    "… cụ thể là bao nhiêu",
    "thông tin về …",
)

_NUMBERING = re.compile(
    r"(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)\s*[.)/:-]\s*|Điều \d+\s*[.:]\s*"
)
# How one asks for what stands under a heading, by the heading's first words.
_ASKED_BY = (
    (("thời gian", "thời hạn", "thời điểm", "lịch", "giờ"), ("khi nào", "là khi nào", "thế nào")),
    (("địa điểm", "nơi", "địa chỉ"), ("ở đâu", "chỗ nào", "là ở đâu")),
    (("đối tượng", "thành phần", "người"), ("gồm những ai", "là những ai", "có ai")),
    (("cách", "thủ tục", "quy trình", "trình tự"), ("như thế nào", "ra sao", "gồm bước nào")),
    (("kinh phí", "mức", "lệ phí", "phí"), ("bao nhiêu", "thế nào", "là bao nhiêu")),
)
_OTHERWISE = ("gồm những gì", "như thế nào", "nói gì")
_ABOUT_IT = ("cho hỏi về …", "thông tin về …", "cho mình biết …", "…?")
_AS_IT_IS = ("…?", "cho hỏi …", "xin hỏi …", "… vậy", "… ạ", "cho mình biết …", "muốn hỏi …")
_ITEM = re.compile(r"(?:-|\d{1,3}\.)\s")
_MOST_ITEMS = 10
_LEAST_HEADING_WORDS = 2
_CUT_SHORT = "trích từ đầu mục: viết lại bằng lời của mình cho đủ ý"


def from_sentences(passages: Sequence[str]) -> Iterator[Proposal]:
    """Propose an entry for each thing of which a sentence says what it is, once."""
    known: set[str] = set()
    for passage in passages:
        for sentence in sentences(passage):
            thing, is_, what = bare(sentence).partition(_IS)
            if is_ and _is_thing(thing) and _WORDS[0] <= len(what.split()) <= _WORDS[1]:
                name = thing.casefold()
                if name not in known:
                    known.add(name)
                    yield _definition(thing, what, sentence)


def _is_thing(thing: str) -> bool:
    words = len(thing.split())
    plain = not _NOT_A_THING.match(thing) and not _PRONOUN.search(thing)
    return _THING_WORDS[0] < words <= _THING_WORDS[1] and plain and not re.search("[,:;.]", thing)


def _definition(thing: str, what: str, sentence: str) -> Proposal:
    name = first_lower(thing)
    said = clause(what)
    forms = _ASKING_HOW_MUCH if what[0].isdecimal() else _ASKING_WHAT
    return Proposal(
        id=slug(thing),
        questions=questions(form.replace("…", name) for form in forms),
        answer=f"{first_upper(thing)} là **{said}**.",
        seen=clause(sentence, 40),
        doubts=(_CUT_SHORT,) if said.endswith("…") else (),
    )


def from_headings(sections: Sequence[tuple[str | None, str]]) -> Iterator[Proposal]:
    """Propose an entry for each heading, answered by the beginning of what stands under it."""
    known: set[str] = set()
    for heading, passage in sections:
        about = _NUMBERING.sub("", heading or "", count=1).strip(" :.")
        if about in known or len(about.split()) < _LEAST_HEADING_WORDS:
            continue
        known.add(about)
        yield _section(about, passage)


def _beginning(passage: str) -> str:
    """The first sentence of a passage, and the list that follows it."""
    lines = passage.split("\n")
    lead, items = (None, lines) if _ITEM.match(lines[0]) else (sentences(lines[0])[0], lines[1:])
    shown = [] if lead is None else [lead if lead.endswith(":") else clause(lead, 45)]
    if shown and items:
        shown.append("")
    elif shown and not shown[0].endswith(("…", "?", "!", ":")):
        shown[0] += "."
    return "\n".join([*shown, *(clause(item) for item in items[:_MOST_ITEMS])])


def _forms(what: str) -> tuple[str, ...]:
    """How one asks for what stands under a heading, "…" in place of the heading."""
    if asks(tokenize(what)):
        return _AS_IT_IS
    ways = next((ways for firsts, ways in _ASKED_BY if what.startswith(firsts)), _OTHERWISE)
    return (*(f"… {way}?" for way in ways), *_ABOUT_IT)


def _section(heading: str, passage: str) -> Proposal:
    about = heading.capitalize() if heading.isupper() else heading
    what = first_lower(about.rstrip("?"))
    return Proposal(
        id=slug(about),
        questions=questions(form.replace("…", what) for form in _forms(what)),
        answer=_beginning(passage),
        seen=f"mục “{clause(heading, 20)}”",
        doubts=(_CUT_SHORT,),
    )
