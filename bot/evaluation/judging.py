"""One judged question put to the bot: right, wrong, asked back or missed, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bot.answering import Responder
from bot.conversation import Talk, converse
from bot.evaluation.reasons import reason
from bot.model import (
    Answer,
    Clarification,
    DirectAnswer,
    Entry,
    Excerpt,
    Fallback,
    Hit,
    Judgement,
    KnownGap,
    SmallTalk,
    item_id,
)

_AT = datetime(2000, 1, 1, tzinfo=UTC)
"""When all messages of a dialogue come; nothing that is judged depends on it."""

EXAMINED = 12  # hits in which what was expected is looked for: no more than an answer weighs

Outcome = Literal["right", "wrong", "clarified", "missed"]
"""clarified: choices were offered; missed: "I don't know" to a question that has an answer."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What was answered, or what the best entry would have been where nothing was.

    confidence: the highest threshold that still lets it be answered, 0..1.
    """

    confidence: float
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one judged question; `got` names the outcome for a person.

    score: the confidence of the first answer; rank: the place, from 1, of what was expected among
    the raw hits, None where it is not among them; why: what spoke for the answer that came, or
    against one, for a question that was not answered right; guess: None where nothing was found.
    """

    judgement: Judgement
    outcome: Outcome
    got: str
    score: float
    rank: int | None = None
    why: str = ""
    guess: Guess | None = None


def evaluate_one(responder: Responder, judgement: Judgement) -> Verdict:
    """Put a judged question to the bot, after the messages that stand before it."""
    answers, outcome = _answered(responder, judgement)
    hits = responder.search(judgement.question, EXAMINED)
    rank = _rank(hits, judgement)
    return Verdict(
        judgement,
        outcome,
        got=_got_in_all(answers),
        score=answers[0].score,
        rank=rank,
        why="" if outcome == "right" else reason(hits, item_id(answers[0]), judgement, rank),
        guess=_guess(responder, judgement, answers[0], outcome),
    )


def outcome_of(responder: Responder, judgement: Judgement) -> tuple[Outcome, str]:
    """What came of a judged question and what was got, without asking why; twice as fast."""
    answers, outcome = _answered(responder, judgement)
    return outcome, _got_in_all(answers)


def _answered(responder: Responder, judgement: Judgement) -> tuple[tuple[Answer, ...], Outcome]:
    talk = Talk()
    for message in judgement.after:
        _, talk = converse(responder, talk, message, _AT, _AT.date())
    answers = converse(responder, talk, judgement.question, _AT, _AT.date())[0].answers
    outcomes = [_outcome(answer, judgement) for answer in answers]
    return answers, _of_all(outcomes, refused=judgement.must_refuse)


def _got_in_all(answers: Sequence[Answer]) -> str:
    return ", ".join(_got(answer) for answer in answers)


def _of_all(outcomes: Sequence[Outcome], *, refused: bool) -> Outcome:
    """What came of a message with several answers: none may be wrong; to refuse, all must."""
    if "wrong" in outcomes:
        return "wrong"
    return "right" if refused or "right" in outcomes else outcomes[0]


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
        case Clarification(choices=choices):
            return "hỏi lại: " + ", ".join(choice.id for choice in choices)
        case _:
            return item_id(answer) or "không trả lời"


def _rank(hits: Sequence[Hit], judgement: Judgement) -> int | None:
    """The place of what was expected among the entries; a passage that was not is passed over."""
    entries_before = 0
    for hit in hits:
        item = hit.item
        names = {item.id} if isinstance(item, Entry) else {item.id, item.article}
        if names & {*judgement.expect}:
            return entries_before + 1
        entries_before += isinstance(item, Entry)
    return None


def _guess(
    responder: Responder, judgement: Judgement, answer: Answer, outcome: Outcome
) -> Guess | None:
    if item_id(answer):
        return Guess(answer.score, outcome)
    weighed = responder.weigh(judgement.question)
    opened = responder.open(weighed[0].item.id) if weighed else None
    return Guess(weighed[1], _outcome(opened, judgement)) if weighed and opened else None
