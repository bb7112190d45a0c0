"""Why a question was answered as it was: the evidence of its best hit in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten

from bot.answering.decision import asks_more
from bot.evaluation.wording import decimal, rounded
from bot.model import Evidence, Hit, Judgement

_LONGEST_LINE = 90  # characters of a phrasing or sentence that are shown
_NOTABLE = 0.05  # the least share of a question worth a remark


def reason(hits: Sequence[Hit], got: str | None, judgement: Judgement, rank: int | None) -> str:
    """Tell what spoke for the hit that was answered (`got`), or for the best one, and against it.

    rank: the place of what was expected, None where it was not found.
    """
    if not hits:
        return "không từ nào của câu hỏi có trong kho kiến thức"
    hit = next((hit for hit in hits if hit.item.id == got), hits[0])
    remarks = [*_matched(hit), *contradicted(hit.evidence), *something_else(hit), *lead(hit, hits)]
    if not judgement.must_refuse:
        remarks.append(_place(rank))
    return "; ".join(remarks)


def _matched(hit: Hit) -> Iterator[str]:
    yield f"{hit.item.id} chứa {rounded(hit.evidence.asked)} câu hỏi"
    yield best_line(hit)


def best_line(hit: Hit) -> str:
    """The phrasing or sentence that fits best, and how much of it was asked."""
    line = shorten(hit.line, _LONGEST_LINE, placeholder=" …")
    return f"câu hỏi chứa {rounded(hit.evidence.line)} của “{line}”"


def contradicted(evidence: Evidence) -> Iterator[str]:
    """What speaks against a hit, and that its numbers agree where they do."""
    if evidence.words < 2:
        yield "câu hỏi có không quá một từ mang nghĩa"
    if evidence.numbers < 0:
        yield "số trong câu hỏi trái với mục này"
    elif evidence.numbers > 0:
        yield "số trong câu hỏi khớp"
    if evidence.strange >= _NOTABLE:
        yield f"{rounded(evidence.strange)} câu hỏi là tên riêng mà mục này không có"
    if evidence.another:
        yield "câu hỏi nêu tên một người khác"
    if evidence.denied:
        yield "câu hỏi phủ định, mục này thì không"
    if evidence.kind < 0:
        yield "hỏi điều khác loại (ai, khi nào, ở đâu …)"
    if evidence.learned is not None and evidence.learned < 0:
        yield "so các cách hỏi, từ ngữ của câu nghiêng về mục khác"


def something_else(hit: Hit) -> Iterator[str]:
    """That something else is asked of what a hit is about."""
    if asks_more(hit):
        yield "hỏi điều khác về thứ được gọi bằng số"


def lead(hit: Hit, hits: Sequence[Hit]) -> Iterator[str]:
    """How far a hit is from the best other one of its kind, in nats."""
    kind = type(hit.item)
    other = next((it for it in hits if it is not hit and isinstance(it.item, kind)), None)
    if other is None:
        yield "không có mục nào khác gần"
    else:
        ahead = hit.score - other.score
        yield f"{'hơn' if ahead >= 0 else 'kém'} {other.item.id} {decimal(abs(ahead))} điểm"


def _place(rank: int | None) -> str:
    if rank is None:
        return "mục cần có không được tìm thấy"
    return f"mục cần có đứng thứ {rank}"
