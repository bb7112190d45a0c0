"""What another threshold would bring: more answers against more wrong ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answering import decision
from bot.evaluation.figures import share
from bot.evaluation.judging import Verdict
from bot.evaluation.report import Report
from bot.evaluation.wording import decimal, percent

_BEGINS = (
    (decision.CLOSE, "hỏi lại từ đây"),
    (decision.SURE, "trả lời từ đây"),
    (decision.SURE_PASSAGE, "trích bài viết từ đây"),
)
CHOSEN: Mapping[float, str] = {
    chosen: ", ".join(words for threshold, words in _BEGINS if threshold == chosen)
    for chosen, _ in _BEGINS
}
"""The thresholds of the decision, and what begins at each."""

COARSE = tuple(step / 20 for step in range(21))
FINE = tuple(step / 100 for step in range(101))


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold on the confidence brings, as shares in 0..1.

    right: of the answerable, answered right; wrong: of all questions, answered wrongly.
    """

    threshold: float
    right: float
    wrong: float


def trade_off(verdicts: Sequence[Verdict], thresholds: Iterable[float]) -> tuple[Point, ...]:
    """Each threshold with what would come of the questions if it alone decided to answer.

    At `decision.SURE` it is what really came. Under it nothing but the best entry is added: an
    excerpt, a part of a message or an earlier message needs what it needs now.
    """
    answerable = sum(not verdict.judgement.must_refuse for verdict in verdicts)
    right = _confidences(v for v in verdicts if not v.judgement.must_refuse and _is(v, "right"))
    wrong = _confidences(v for v in verdicts if _is(v, "wrong"))
    return tuple(
        Point(
            threshold,
            share(_reaching(right, threshold), answerable),
            _reaching(wrong, threshold) / max(1, len(verdicts)),
        )
        for threshold in thresholds
    )


def trade_off_table(report: Report) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Headings and rows: a threshold, right and wrong in each split, what is chosen there."""
    thresholds = sorted({*COARSE, *CHOSEN})
    curves = [trade_off(report.split(split).verdicts, thresholds) for split in report.splits]
    headings = [f"{split} {word}" for split in report.splits for word in ("đúng", "sai")]
    rows = [
        (
            decimal(points[0].threshold),
            *(percent(value) for point in points for value in (point.right, point.wrong)),
            CHOSEN.get(points[0].threshold, ""),
        )
        for points in zip(*curves, strict=True)
    ]
    return ("ngưỡng", *headings, ""), rows


def trade_off_lines(report: Report) -> Iterator[str]:
    """The trade-off as a text table."""
    headings, rows = trade_off_table(report)
    yield "Đánh đổi theo ngưỡng: đúng trên câu trả lời được, sai trên mọi câu"
    for *cells, chosen in (headings, *rows):
        arrow = f"  ← {chosen}" if chosen else ""
        yield "".join(f"{cell:>11}" for cell in cells) + arrow


def _is(verdict: Verdict, outcome: str) -> bool:
    return verdict.guess is not None and verdict.guess.outcome == outcome


def _confidences(verdicts: Iterable[Verdict]) -> tuple[float, ...]:
    return tuple(verdict.guess.confidence for verdict in verdicts if verdict.guess)


def _reaching(confidences: Sequence[float], threshold: float) -> int:
    return sum(confidence >= threshold for confidence in confidences)
