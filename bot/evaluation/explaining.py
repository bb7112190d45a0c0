"""How an answer came about, in words: the question, what was found, and the rule that decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from bot.answering import decision
from bot.answering.explanation import Explanation
from bot.evaluation.reasons import best_line, contradicted, lead, something_else
from bot.evaluation.wording import decimal, rounded
from bot.language import words as function_words
from bot.language.normal import fold
from bot.language.numbers import LISTED
from bot.language.spelled import spelled
from bot.language.tokens import token
from bot.language.written_numbers import Reference
from bot.model import (
    Answer,
    Clarification,
    DirectAnswer,
    Entry,
    Excerpt,
    Fallback,
    Hit,
    KnownGap,
    Passage,
    SmallTalk,
)
from bot.search.understanding import Understanding

_KINDS = {"year": "năm", "date": "ngày", "document": "văn bản số"}
_NOUNS = {" ".join(map(fold, noun.split())): noun for noun in LISTED[::2]}
_ASKS = 0.5  # the weight up to which a word only asks, or is polite
_UNREADABLE = "Xin gõ lại, vì tin nhắn không có chữ nào đọc được"
_NOTHING_NEAR = "Nói là không biết, vì không có gì đủ gần"
_NOTHING_TO_CHOOSE = "Nói là không biết, vì chưa chắc mà không đủ hai mục gần để hỏi lại"
_NOT_ANSWERED = {
    "empty": _UNREADABLE,
    "unreadable": _UNREADABLE,
    "too_long": "Xin viết ngắn lại, vì tin nhắn dài mà không phần nào đủ chắc",
}
"""By the reason of the fallback."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an explanation: plain text, a line for each thing told."""

    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join([f"{self.title}:", *(f"  {line}" for line in self.lines)])


def told(explanation: Explanation) -> tuple[Section, ...]:
    """Tell how a question was read, what was found for it, and why that was answered."""
    return (
        Section("Câu hỏi được hiểu", tuple(_read(explanation.understood))),
        Section("Gần nhất trong kho", tuple(_found(explanation))),
        Section("Vì sao trả lời như vậy", tuple(_decided(explanation))),
    )


def _read(understood: Understanding) -> Iterator[str]:
    query = understood.query
    asking = {
        place
        for arc in understood.arcs
        if arc not in understood.alike
        and all(function_words.weight(meant) <= _ASKS for meant in arc.tokens)
        for place in range(arc.start, arc.end)
    }
    telling = [
        query.text[slice(*query.places[place])]
        for place, word in enumerate(query.words)
        if function_words.weight(word) > _ASKS and place not in asking
    ]
    if telling:
        yield f"Từ mang nghĩa: {', '.join(dict.fromkeys(telling))}"
    else:
        yield "Không có từ nào mang nghĩa, chỉ có lời hỏi hay lời chào"
    yield from _other_readings(understood)
    if references := sorted(understood.references):
        yield f"Số gọi tên: {', '.join(map(_named, references))}"
    if counts := understood.counts:
        counted = sorted({number.value for number in counts}, key=int)
        yield f"Số đếm, không phải tên: {', '.join(counted)}"
    if understood.checking:
        yield "Người hỏi muốn xác nhận (“… phải không”), nên số sai được đính chính"


def _other_readings(understood: Understanding) -> Iterator[str]:
    """Words that may stand for others: by the vocabulary, as keystrokes or as slips."""
    query = understood.query
    readings: dict[tuple[int, int], dict[str, float]] = {}
    for arc in understood.arcs:
        meant = " ".join(map(spelled, arc.tokens))
        readings.setdefault((arc.start, arc.end), {}).setdefault(meant, arc.weight)
    for place, found in enumerate(understood.readings):
        of_word = readings.setdefault((place, place + 1), {})
        typed = query.text[slice(*query.places[place])]
        if query.words[place].marked not in {"", token(typed).marked}:  # keys of Telex or VNI
            of_word.setdefault(spelled(query.words[place]), 1.0)
        for reading in found:
            if reading.token != query.words[place]:
                of_word.setdefault(spelled(reading.token), reading.weight)
    for (start, end), meanings in sorted(readings.items()):
        typed = query.text[query.places[start][0] : query.places[end - 1][1]]
        ranked = sorted(meanings, key=lambda meant: (-meanings[meant], meant))
        if others := [meant for meant in ranked if meant != typed.lower()]:
            yield f"“{typed}” có thể là: {', '.join(others)}"


def _named(reference: Reference) -> str:
    kind = _KINDS.get(reference.kind) or _NOUNS.get(reference.kind, reference.kind)
    return f"{kind} {reference.value}"


def _found(explanation: Explanation) -> Iterator[str]:
    if not explanation.hits:
        yield "Không từ nào của câu hỏi có trong kho kiến thức"
    for place, hit in enumerate(explanation.hits, 1):
        yield f"{place}. {hit.item.id} ({_kind(hit)}), {decimal(hit.score)} điểm: {_parts(hit)}"


def _kind(hit: Hit) -> str:
    if isinstance(hit.item, Passage):
        return "đoạn bài viết"
    return "mục nói “không có”" if hit.item.gap else "mục hỏi đáp"


def _parts(hit: Hit) -> str:
    """The evidence of a hit: how much of the question it holds, and what speaks against it."""
    evidence = hit.evidence
    remarks = [
        f"chứa {rounded(evidence.asked)} câu hỏi, {rounded(evidence.joined)} thành cụm",
        best_line(hit),
        f"giống {rounded(hit.alike)} từng chữ",
        *contradicted(evidence),
        *something_else(hit),
    ]
    if evidence.kind > 0:
        remarks.append("hỏi đúng loại (ai, khi nào, ở đâu …)")
    return "; ".join(remarks)


def _decided(explanation: Explanation) -> Iterator[str]:
    best = next((hit for hit in explanation.hits if isinstance(hit.item, Entry)), None)
    close = decision.least_close(best) if best else decision.CLOSE
    if best and isinstance(best.item, Entry):
        least = decision.least_sure(best.item)
        yield (
            f"Độ tin vào mục {best.item.id}: {decimal(explanation.entry)} "
            f"(chắc từ {decimal(least)}, hỏi lại từ {decimal(close)}); "
            + "; ".join(lead(best, explanation.hits))
        )
        if explanation.entry == decision.VERBATIM and best.alike == 1:
            yield "Có một cách hỏi giống hệt câu này"
        if explanation.entry == decision.UNSURE:
            doubts = "; ".join(_doubts(best, explanation.hits))
            yield f"Độ tin bị giữ ở {decimal(decision.UNSURE)} vì: {doubts}"
    if explanation.passage is not None:
        yield (
            f"Có đoạn bài viết chứa nhiều câu hỏi hơn mọi mục; độ tin vào đoạn ấy: "
            f"{decimal(explanation.passage)} (trích từ {decimal(decision.SURE_PASSAGE)})"
        )
    yield _rule(explanation.whole, close)
    if explanation.by_parts:
        yield "Cả câu chưa đủ chắc hoặc có nhiều ý, nên bot xét từng phần của tin nhắn:"
        yield from (_rule(answer, close) for answer in explanation.answers)


def _doubts(best: Hit, hits: Sequence[Hit]) -> Iterator[str]:
    """What holds a confidence down; names, numbers that agree and words are weighed otherwise."""
    numbers = min(0, best.evidence.numbers)
    yield from contradicted(replace(best.evidence, strange=0.0, numbers=numbers, learned=None))
    yield from something_else(best)
    entries = [hit for hit in hits if isinstance(hit.item, Entry)]
    if decision.tied(best, entries[1:]):
        yield f"{entries[1].item.id} hợp với câu hỏi gần như thế"


def _rule(answer: Answer, close: float) -> str:
    match answer:
        case DirectAnswer(entry=entry):
            return f"→ Trả lời bằng mục {entry.id}, vì đủ chắc"
        case KnownGap(entry=entry):
            return f"→ Nói là không có trong nguồn hoặc ngoài phạm vi, theo mục {entry.id}"
        case SmallTalk(entry=entry):
            return f"→ Chuyện xã giao, đáp bằng mục {entry.id}"
        case Excerpt(passage=passage):
            return f"→ Trích đoạn {passage.id}, vì không mục nào nói nhiều hơn và đoạn này đủ chắc"
        case Clarification(choices=choices):
            near = ", ".join(choice.id for choice in choices)
            return f"→ Hỏi lại “Ý bạn là …?”, vì gần nhưng chưa chắc: {near}"
        case Fallback(reason=reason, score=score):
            not_known = _NOTHING_NEAR if score < close else _NOTHING_TO_CHOOSE
            return f"→ {_NOT_ANSWERED.get(reason, not_known)}"
    assert_never(answer)
