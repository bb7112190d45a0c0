"""The figures of a period as one HTML page that needs no other file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from bot.evaluation.html import cells, document, listed, table
from bot.insight.bars import bars, key
from bot.insight.values import Dated, Insight, Used
from bot.insight.wording import KINDS, answered, dated, days

MOST_IN_VAIN = 100
UNFOLDED = 10

_STYLE = """
:root { --answered: #0a5ea8; --gaps: #8ab8dd; --asked_back: #e09a00; --refused: #b3400a; }
@media (prefers-color-scheme: dark) {
  :root { --answered: #4a90d9; --gaps: #35618c; --asked_back: #f2b134; --refused: #e8703a; }
}
.answered { fill: var(--answered); } .gaps { fill: var(--gaps); }
.asked_back { fill: var(--asked_back); } .refused { fill: var(--refused); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
  gap: .8rem; padding: 0; margin: 1rem 0; list-style: none; }
.figures li { border: 1px solid var(--faint); border-radius: .5rem; padding: .5rem .8rem; }
.figures b { display: block; font-size: 1.9rem; line-height: 1.2; }
figcaption ul { list-style: none; padding: 0; columns: 2; }
th.words { white-space: normal; text-align: left; font-weight: normal; min-width: 11rem; }
summary { cursor: pointer; }
"""


def page(told: Insight, programme: str) -> str:
    """Write the whole page; questions on it are those of the log, masked."""
    head = f"Số liệu hỏi đáp {days(told.period)}"
    body = [
        f"<h1>{escape(head)}</h1>",
        f"<p>{escape(programme)}</p>",
        _figures(told),
        *_picture(told),
        *_used(told.used),
        *_in_vain(told.in_vain),
        *_dated("Sắp hết hạn", told.expiring),
        *_dated("Đã hết hạn", told.expired),
        *_unused(told),
    ]
    return document(head, body, _STYLE)


def _figures(told: Insight) -> str:
    asked = "câu hỏi"
    if told.asked_before:
        asked += f", kỳ trước {told.asked_before}"
    figures = (
        (str(told.counts.asked), asked),
        (answered(told.counts), "trả lời được"),
        (str(told.counts.refused), "chưa trả lời được"),
        (str(told.opened), "lượt mở từ nút, liên kết"),
        (str(told.up), "lượt thấy hữu ích"),
        (str(told.down), "lượt chưa hữu ích"),
    )
    items = (f"<li><b>{escape(figure)}</b>{escape(name)}</li>" for figure, name in figures)
    return f'<ul class="figures">{"".join(items)}</ul>'


def _picture(told: Insight) -> Iterator[str]:
    yield "<h2>Câu hỏi theo thời gian</h2>"
    keys = (f"{key(kind)} {escape(name)}: {told.counts.of(kind)}" for kind, name in KINDS.items())
    drawn = bars(told.slots, "Số câu hỏi theo thời gian, chia theo cách bot trả lời")
    yield f"<figure>{drawn}<figcaption>{listed(keys)}</figcaption></figure>"
    rows = (
        f'<th scope="row">{escape(slot.name)}</th>'
        + cells(str(count) for count in (slot.counts.asked, *map(slot.counts.of, KINDS)))
        for slot in told.slots
    )
    yield "<details><summary>Bảng số</summary>"
    yield table(("", "Câu hỏi", *KINDS.values()), rows)
    yield "</details>"


def _used(used: Sequence[Used]) -> Iterator[str]:
    rows = [
        _named(each.label, map(str, (each.asked, each.opened, each.up, each.down))) for each in used
    ]
    if rows:
        yield "<h2>Mục được xem nhiều nhất</h2>"
        yield from _folded(("Mục", "Hỏi", "Mở", "Hữu ích", "Chưa"), rows)


def _in_vain(in_vain: Sequence[tuple[str, int]]) -> Iterator[str]:
    rows = [_named(text, [str(count)]) for text, count in in_vain[:MOST_IN_VAIN]]
    if rows:
        yield "<h2>Câu chưa trả lời ngay được</h2>"
        yield (
            "<p>Bot nói không biết hoặc phải hỏi lại. "
            "Số điện thoại, email và số giấy tờ đã được che.</p>"
        )
        yield from _folded(("Câu hỏi", "Lần"), rows)
    if len(in_vain) > MOST_IN_VAIN:
        yield f"<p>Còn {len(in_vain) - MOST_IN_VAIN} câu nữa trong questions.csv.</p>"


def _dated(title: str, ageing: Sequence[Dated]) -> Iterator[str]:
    if ageing:
        rows = (_named(each.label, [dated(each.until)]) for each in ageing)
        yield f"<h2>{title} ({len(ageing)})</h2>"
        yield from _folded(("Mục", "Đến hết"), list(rows))


def _folded(headings: Sequence[str], rows: Sequence[str]) -> Iterator[str]:
    """A table, what is beyond its first rows behind a fold."""
    yield table(headings, rows[:UNFOLDED])
    if len(rows) > UNFOLDED:
        yield f"<details><summary>{len(rows) - UNFOLDED} dòng nữa</summary>"
        yield table(headings, rows[UNFOLDED:])
        yield "</details>"


def _named(name: str, texts: Iterable[str]) -> str:
    return f'<th scope="row" class="words">{escape(name)}</th>{cells(texts)}'


def _unused(told: Insight) -> Iterator[str]:
    if told.unused:
        yield f"<h2>Chưa ai xem trong {told.kept} ngày nay ({len(told.unused)})</h2>"
        rows = [_named(label, [id_]) for id_, label in told.unused]
        yield from _folded(("Mục", "Mã"), rows)
