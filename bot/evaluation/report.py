"""All verdicts with their figures: the table, each failure, and whether the floors are reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.answering import Responder
from bot.evaluation.figures import Figures, figures
from bot.evaluation.judging import Verdict, evaluate_one
from bot.evaluation.noises import ADDED
from bot.evaluation.spread import spread
from bot.evaluation.wording import NOISES, NOTHING, OUTCOMES, UNTOUCHED, decimal, percent
from bot.model import Floors, Judgement

HEADINGS = ("số câu", "đúng", "MRR", "sai", "sai/đáp", "đáp", "từ chối")
LEGEND = (
    "đúng: trong những câu trả lời được, phần được trả lời đúng ngay lần đầu (hit@1)",
    "MRR: trung bình 1/thứ hạng của mục cần có khi tìm, lúc chưa quyết định",
    "sai, sai/đáp: phần bị trả lời sai, trong mọi câu và trong những câu có trả lời",
    "đáp: trong những câu trả lời được, phần có trả lời, đúng hay sai",
    "từ chối: trong những câu không trả lời được, phần không bị trả lời bừa",
)


class Row(NamedTuple):
    """A row of the table: what is measured, how deep it stands, and its cells as shown."""

    name: str
    level: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts, in the order of the file."""

    verdicts: tuple[Verdict, ...]

    def split(self, split: str) -> Report:
        return Report(tuple(v for v in self.verdicts if v.judgement.split == split))

    def noise(self, noise: str) -> Report:
        """The verdicts on questions with this noise, "" for none."""
        return Report(tuple(v for v in self.verdicts if (v.judgement.noise or "") == noise))

    @property
    def splits(self) -> tuple[str, ...]:
        return tuple(sorted({verdict.judgement.split for verdict in self.verdicts}))

    @property
    def noises(self) -> tuple[str, ...]:
        """The kinds of noise, none first, those that were added last."""
        found = {verdict.judgement.noise or "" for verdict in self.verdicts}
        return tuple(sorted(found, key=lambda noise: (noise.startswith(ADDED), noise)))

    @property
    def figures(self) -> Figures:
        return figures(self.verdicts)

    @property
    def failures(self) -> tuple[Verdict, ...]:
        """What did not come right, the worst first."""
        places = {outcome: place for place, outcome in enumerate(OUTCOMES)}
        failed = (verdict for verdict in self.verdicts if verdict.outcome != "right")
        return tuple(sorted(failed, key=lambda verdict: places[verdict.outcome]))

    def fails(self, floors: Floors) -> tuple[str, ...]:
        """Why the judged questions don't pass: a dev miss, or held figures under the floors."""
        reasons = [
            f"câu dev chưa đạt: “{verdict.judgement.question}” ({verdict.got})"
            for verdict in self.split("dev").verdicts
            if verdict.outcome != "right"
        ]
        held = self.split("held")
        if held.verdicts:
            reasons += _under(held.figures, floors)
        return tuple(reasons)

    def rows(self) -> Iterator[Row]:
        """The table: each split and then everything, with the kinds of noise in each."""
        for split in self.splits:
            yield from _rows(split, self.split(split))
        if len(self.splits) > 1:
            yield from _rows("tất cả", self)
        else:
            yield Row("tất cả", 0, _cells(self.figures))

    def legend(self) -> Iterator[str]:
        """What the headings and the kinds of noise mean."""
        yield from LEGEND
        for noise in self.noises:
            if meaning := NOISES.get(noise.removeprefix(ADDED)):
                added = " (máy gõ lại mọi câu của tệp)" * noise.startswith(ADDED)
                yield f"{noise}: {meaning}{added}"

    def lines(self) -> Iterator[str]:
        """The table and its legend, then each failure, for a person to act on."""
        yield _line("", HEADINGS)
        for row in self.rows():
            yield _line("  " * row.level + row.name, row.cells)
        yield ""
        yield from self.legend()
        yield ""
        yield self.summary()
        for number, verdict in enumerate(self.failures, 1):
            yield f"{number}. {headline(verdict)}: “{verdict.judgement.question}”"
            yield from (f"   {name}: {words}" for name, words in details(verdict))

    def summary(self) -> str:
        """How many failed, and how."""
        kinds = [
            f"{name} {number}"
            for outcome, name in OUTCOMES.items()
            if (number := sum(verdict.outcome == outcome for verdict in self.failures))
        ]
        return f"Câu chưa đạt: {len(self.failures)}" + f" ({', '.join(kinds)})" * bool(kinds)


def evaluate(
    responder: Responder,
    judgements: Iterable[Judgement],
    tick: Callable[[], None] = lambda: None,
) -> Report:
    """Put every judged question to the bot; `tick` is called after each."""
    verdicts = []
    for verdict in spread(evaluate_one, responder, judgements):
        verdicts.append(verdict)
        tick()
    return Report(tuple(verdicts))


def headline(verdict: Verdict) -> str:
    """What came of a question, and which part of the file it belongs to."""
    judgement = verdict.judgement
    where = ", ".join(part for part in (judgement.split, judgement.noise) if part)
    return f"[{where}] {OUTCOMES[verdict.outcome]}"


def details(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What a person needs to act on a failure, each with its name."""
    judgement = verdict.judgement
    if judgement.after:
        yield "sau", " / ".join(judgement.after)
    yield "cần", ", ".join(judgement.expect)
    yield "được", f"{verdict.got} ({decimal(verdict.score)})"
    if verdict.why:
        yield "vì", verdict.why


def _rows(name: str, report: Report) -> Iterator[Row]:
    yield Row(name, 0, _cells(report.figures))
    for noise in report.noises:
        yield Row(noise or UNTOUCHED, 1, _cells(report.noise(noise).figures))


def _line(name: str, cells: Iterable[str]) -> str:
    return f"{name:<16}" + "".join(f"{cell:>9}" for cell in cells)


def _cells(these: Figures) -> tuple[str, ...]:
    def of(whole: int, shown: str) -> str:
        return shown if whole else NOTHING

    return (
        str(these.count),
        of(these.answerable, percent(these.answered)),
        of(these.answerable, decimal(these.mrr)),
        of(these.count, percent(these.wrong_of_all)),
        of(these.count, percent(these.wrong)),
        of(these.answerable, percent(these.covered)),
        of(these.must_refuse, percent(these.refused)),
    )


def _under(these: Figures, floors: Floors) -> Iterator[str]:
    answered, refused, wrong = these.answered, these.refused, these.wrong
    if answered < floors.answered:
        yield f"câu held: trả lời đúng {percent(answered)}, dưới mức {percent(floors.answered)}"
    if refused < floors.refused:
        yield f"câu held: từ chối đúng {percent(refused)}, dưới mức {percent(floors.refused)}"
    if wrong > floors.wrong:
        yield f"câu held: trả lời sai {percent(wrong)}, trên mức {percent(floors.wrong)}"
