"""What a question is about, without the words that ask: "Kế hoạch 12 là gì?" -> "Kế hoạch 12"."""

from __future__ import annotations

from collections.abc import Iterable

from bot.language.numbers import ORDINAL
from bot.language.particles import Pattern, any_of, said, trailing
from bot.language.query import Query
from bot.language.written_numbers import Reference

_BEFORE = any_of(
    "ai|vì sao|tại sao|sao|cho|xin|hỏi|biết|có|những|các|mấy|bao nhiêu|thế|vậy|rứa|còn|là|thì"
    "|khi nào|bao giờ|ở đâu|liệt kê|theo bạn|với|em|mình|tôi|muốn|gì"
)
_AFTER = any_of(
    "gì|ai|nào|đâu|sao|không|chưa|vậy|rứa|thế|hè|hả|nhỉ|à|ạ|là|được|có|ở|tại|khi nào"
    "|lúc nào|bao giờ|ngày nào|ngày mấy|năm nào|mấy giờ|chỗ nào|thế nào|như thế nào|ra sao|nói gì"
    "|nói về|nói|gồm|ghi|những|cái|mấy|bao nhiêu|bao lâu|tên|cụ thể|như|vì|do|của|về|phải|đúng"
    "|bạn|ad|với|nhé|thì|còn|hồi nào"
)
_VERBS = (
    "là|được|có|diễn ra|áp dụng|dành|gồm|nói|do|ở|từ|giữa|của|về|cho|nhằm|ban hành|bắt đầu|kéo dài"
    "|tổ chức|thực hiện|nêu|làm"
)
_CALLS = "dạ|ừ|à|ok|ủa|rồi|thế|vậy|rứa|thì|còn|ua"
_ENDINGS = "vậy|rứa|thế|hè|hả|nhỉ|à|ạ|bạn|ad|bot|nhé|nha|em|anh|chị|ta|hen|hi|luôn|nữa"
_WHAT = " chi"  # what "chị" looks like without its mark, too
_HEAD = Pattern(rf"(.+?) (?:{_VERBS})(?: .*)?")
_CORE = Pattern(rf"(?:(?:{_CALLS}) )*(.+?){trailing(_ENDINGS)}")
_FRAME = Pattern(rf"(?:(?:{_BEFORE}) )*(.+?){trailing(_AFTER)}")


def head(query: Query) -> str:
    """The first words of what a question is about, up to a verb: "Lễ hội" of "Lễ hội diễn ra"."""
    question = said(query)
    found = _HEAD.fits(question)
    return question.typed(*found.span(1)) if found else ""


def core(query: Query) -> str:
    """A question without the calls before and the particles after it, as it was typed."""
    question = said(query)
    found = _CORE.fits(question)
    if not found:
        return query.text
    start, end = found.span(1)
    if question.bare and question.text[end:].startswith(_WHAT):
        end += len(_WHAT)
    return question.typed(start, end)


def subject(query: Query) -> str:
    """The words of a question that name what it is about, as they were typed; all of it at most."""
    question = said(query)
    found = _FRAME.fits(question)
    return question.typed(*found.span(1)) if found else query.text


def paper(query: Query) -> str:
    """The one numbered paper that a question names, as it was typed; empty where there is none."""
    named = papers(query, query.references)
    return named[0] if len(named) == 1 else ""


def papers(query: Query, among: Iterable[Reference]) -> list[str]:
    """The numbered papers among some references of a question or text, in its order."""
    places = (place_of(number, query) for number in among if number.kind == "document")
    return [typed(query, place) for place in sorted(filter(None, places))]


def typed(query: Query, place: tuple[int, int]) -> str:
    """What was typed for some words, from the first up to another."""
    start, end = place
    return query.text[query.places[start][0] : query.places[end - 1][1]]


def place_of(number: Reference, query: Query) -> tuple[int, int] | None:
    """Where a reference stands among words, with its noun and what is written on to its number."""
    words = query.words
    place = next((n for n, word in enumerate(words) if word.folded == number.value), None)
    if place is None:
        return None
    start, end = place, place + 1
    if number.kind in ("year", "date"):
        return (start - (start > 0 and words[start - 1].folded == "nam"), end)
    while end < len(words) and query.text[query.places[end - 1][1] : query.places[end][0]] in "/-&":
        end += 1
    if start and words[start - 1].folded in ORDINAL:
        start -= 1
    size = len(number.kind.split()) if number.kind != "document" else 2
    return max(0, start - size), end
