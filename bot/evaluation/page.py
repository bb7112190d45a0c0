"""The report as one HTML page that needs no other file: tables, picture, failures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bot.evaluation.html import cells, document, listed, table
from bot.evaluation.judging import Verdict
from bot.evaluation.picture import Curve, draw, key_of_curve, key_of_mark
from bot.evaluation.report import HEADINGS, Report, details, headline
from bot.evaluation.trade_off import CHOSEN, FINE, Point, trade_off, trade_off_table
from bot.evaluation.wording import decimal, percent

_STYLE = """
td:last-child.words { text-align: left; }
th.inner { padding-left: 1.6rem; font-weight: normal; }
article { border-left: 4px solid var(--faint); padding-left: .8rem; margin: 1rem 0; }
article.wrong { border-color: #c62828; }
h3, dl { margin: 0; } h3 { font-size: 1rem; } dt { float: left; margin-right: .4rem; }
dt::after { content: ":"; } dd { margin: 0; }
"""


def page(report: Report, title: str) -> str:
    """Write the whole page; the figures are those of `Report.lines` and `trade_off_lines`."""
    head = f"Kết quả chấm {title}"
    body = [
        f"<h1>{escape(head)}</h1>",
        "<h2>Số đo</h2>",
        table(("", *HEADINGS), _figure_rows(report)),
        listed(map(escape, report.legend())),
        "<h2>Đánh đổi theo ngưỡng</h2>",
        *_trade_off(report),
        f"<h2>{escape(report.summary())}</h2>",
        *map(_failure, report.failures),
    ]
    return document(head, body, _STYLE)


def _figure_rows(report: Report) -> Iterator[str]:
    for row in report.rows():
        opened = '<th scope="row" class="inner">' if row.level else '<th scope="row">'
        yield f"{opened}{escape(row.name)}</th>" + cells(row.cells)


def _trade_off(report: Report) -> Iterator[str]:
    yield (
        "<p>Mỗi điểm là một ngưỡng của độ tin cậy, từ 1 (dưới, trái) đến 0 (trên, phải): ngưỡng "
        "càng thấp, càng nhiều câu được trả lời đúng và càng nhiều câu bị trả lời sai.</p>"
    )
    points = {split: _points(report.split(split)) for split in report.splits}
    yield f"<figure>{_picture(points)}<figcaption>{listed(_keys(points))}</figcaption></figure>"
    headings, rows = trade_off_table(report)
    yield "<details><summary>Bảng đánh đổi</summary>"
    yield table(headings, (_trade_off_row(row) for row in rows))
    yield "</details>"


def _points(report: Report) -> tuple[Point, ...]:
    return trade_off(report.verdicts, sorted({*FINE, *CHOSEN}))


def _chosen(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(point for point in points if point.threshold in CHOSEN)


def _picture(points: dict[str, tuple[Point, ...]]) -> str:
    curves = [
        Curve(
            split,
            tuple((point.wrong, point.right) for point in line),
            tuple((point.wrong, point.right) for point in _chosen(line)),
        )
        for split, line in points.items()
    ]
    told = "Phần trả lời đúng so với phần trả lời sai khi ngưỡng thay đổi"
    return draw(curves, "sai, trên mọi câu", "đúng, trên câu trả lời được", told)


def _keys(points: dict[str, tuple[Point, ...]]) -> Iterator[str]:
    """The legend: the curves, then each chosen threshold with what it brings."""
    for number, split in enumerate(points):
        yield f"{key_of_curve(number)} {escape(split)}"
    chosen = [_chosen(line) for line in points.values()]
    for number, at_one_threshold in enumerate(zip(*chosen, strict=True)):
        threshold = at_one_threshold[0].threshold
        brought = "; ".join(
            f"{split} đúng {percent(point.right)}, sai {percent(point.wrong)}"
            for split, point in zip(points, at_one_threshold, strict=True)
        )
        named = f"{decimal(threshold)} ({CHOSEN[threshold]}): {brought}"
        yield f"{key_of_mark(number)} {escape(named)}"


def _trade_off_row(row: Sequence[str]) -> str:
    threshold, *shares, chosen = row
    named = f'<td class="words">{escape(chosen)}</td>'
    return f'<th scope="row">{escape(threshold)}</th>' + cells(shares) + named


def _failure(verdict: Verdict) -> str:
    told = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>" for name, words in details(verdict)
    )
    return (
        f'<article class="{verdict.outcome}"><h3>{escape(headline(verdict))}</h3>'
        f"<p>“{escape(verdict.judgement.question)}”</p><dl>{told}</dl></article>"
    )
