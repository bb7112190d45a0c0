"""The laboratory: judged questions put to the bot, and what came of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.answering import Responder
from bot.model import (
    Answer,
    Clarification,
    DirectAnswer,
    Excerpt,
    Fallback,
    Floors,
    Judgement,
    KnownGap,
    SmallTalk,
)

Outcome = Literal["right", "wrong", "clarified", "missed"]
"""clarified: choices were offered; missed: "I don't know" to a question that has an answer."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one judged question; `got` names the outcome for a person."""

    judgement: Judgement
    outcome: Outcome
    got: str
    score: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in 0..1 of some verdicts.

    answered: of the answerable, answered right; refused: of the must-refuse, refused (fallback,
    gap or clarification); wrong: of all that were answered, answered wrongly.
    """

    count: int
    answered: float
    refused: float
    wrong: float


@dataclass(frozen=True, slots=True)
class Report:
    """All verdicts, in the order of the file."""

    verdicts: tuple[Verdict, ...]

    def split(self, split: str) -> Report:
        return Report(tuple(v for v in self.verdicts if v.judgement.split == split))

    @property
    def figures(self) -> Figures:
        refuse = [v for v in self.verdicts if v.judgement.must_refuse]
        answerable = [v for v in self.verdicts if not v.judgement.must_refuse]
        wrong = _count(self.verdicts, "wrong")
        return Figures(
            count=len(self.verdicts),
            answered=_share(_count(answerable, "right"), len(answerable)),
            refused=_share(_count(refuse, "right"), len(refuse)),
            wrong=wrong / max(1, wrong + _count(answerable, "right")) if self.verdicts else 0.0,
        )

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

    def lines(self) -> Iterator[str]:
        """A table that a person can act on: figures by split and noise, then each miss."""
        yield f"{'':<12}{'số câu':>8}{'đúng':>9}{'từ chối':>9}{'sai':>8}"
        for name, report in self._groups():
            figures = report.figures
            yield (
                f"{name:<12}{figures.count:>8}{figures.answered:>9.1%}"
                f"{figures.refused:>9.1%}{figures.wrong:>8.1%}"
            )
        for verdict in self.verdicts:
            if verdict.outcome != "right":
                judgement = verdict.judgement
                yield (
                    f"[{judgement.split}] {_NAMES[verdict.outcome]}: “{judgement.question}” "
                    f"cần {', '.join(judgement.expect)}, được {verdict.got} ({verdict.score:.2f})"
                )

    def _groups(self) -> Iterator[tuple[str, Report]]:
        for split in sorted({verdict.judgement.split for verdict in self.verdicts}):
            yield split, self.split(split)
        for noise in sorted({verdict.judgement.noise or "-" for verdict in self.verdicts}):
            chosen = tuple(v for v in self.verdicts if (v.judgement.noise or "-") == noise)
            yield noise, Report(chosen)
        yield "tất cả", self


_NAMES: dict[Outcome, str] = {
    "right": "đúng",
    "wrong": "SAI",
    "clarified": "hỏi lại",
    "missed": "chưa trả lời",
}


def evaluate(responder: Responder, judgements: Sequence[Judgement]) -> Report:
    """Put every judged question to the bot."""
    return Report(tuple(_judge(responder, judgement) for judgement in judgements))


def _judge(responder: Responder, judgement: Judgement) -> Verdict:
    answers = responder.respond(judgement.question, judgement.after).answers
    outcomes = [_outcome(answer, judgement) for answer in answers]
    return Verdict(
        judgement,
        _of_all(outcomes, refused=judgement.must_refuse),
        got=", ".join(_got(answer) for answer in answers),
        score=answers[0].score,
    )


def _of_all(outcomes: Sequence[Outcome], *, refused: bool) -> Outcome:
    """What came of a message with several answers: to refuse, all must; else one must be right."""
    if refused:
        return "wrong" if "wrong" in outcomes else "right"
    return "right" if "right" in outcomes else outcomes[0]


def _outcome(answer: Answer, judgement: Judgement) -> Outcome:
    match answer:
        case DirectAnswer(entry=entry) | SmallTalk(entry=entry):
            return "right" if entry.id in judgement.expect else "wrong"
        case KnownGap(entry=entry):
            right = judgement.must_refuse or entry.id in judgement.expect
            return "right" if right else "wrong"
        case Excerpt(passage=passage):
            return "right" if {passage.id, passage.article} & {*judgement.expect} else "wrong"
        case Clarification():
            return "right" if judgement.must_refuse else "clarified"
        case Fallback():
            return "right" if judgement.must_refuse else "missed"


def _got(answer: Answer) -> str:
    match answer:
        case DirectAnswer(entry=entry) | SmallTalk(entry=entry) | KnownGap(entry=entry):
            return entry.id
        case Excerpt(passage=passage):
            return passage.id
        case Clarification(choices=choices):
            return "hỏi lại: " + ", ".join(choice.id for choice in choices)
        case Fallback():
            return "không trả lời"


def _count(verdicts: Iterable[Verdict], outcome: Outcome) -> int:
    return sum(verdict.outcome == outcome for verdict in verdicts)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _under(figures: Figures, floors: Floors) -> Iterator[str]:
    if figures.answered < floors.answered:
        yield f"câu held: trả lời đúng {figures.answered:.1%}, dưới mức {floors.answered:.1%}"
    if figures.refused < floors.refused:
        yield f"câu held: từ chối đúng {figures.refused:.1%}, dưới mức {floors.refused:.1%}"
    if figures.wrong > floors.wrong:
        yield f"câu held: trả lời sai {figures.wrong:.1%}, trên mức {floors.wrong:.1%}"
