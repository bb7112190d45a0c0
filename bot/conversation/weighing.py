"""Whether a reading of a message is sure: its answer must hold what the message itself says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.answering.decision import (
    AGAIN,
    ALMOST_ALL,
    NEARLY_IT,
    OF_THE_KIND,
    STANDS,
    SURE_IN_TALK,
    TOGETHER,
)
from bot.conversation.following import Reading
from bot.conversation.heard import Heard, holds, in_one_place, is_last, is_related
from bot.conversation.scene import Scene
from bot.language import words as function_words
from bot.language.asking import asked_for, unasking
from bot.language.numbers import numbers_in
from bot.language.tokens import Token, tokenize
from bot.model import (
    Answer,
    Clarification,
    DirectAnswer,
    Entry,
    Evidence,
    Fallback,
    KnownGap,
    Passage,
    SmallTalk,
    item_id,
)


def surest(scene: Scene, readings: Sequence[Reading], *, spoken_of: bool = False) -> Heard | None:
    """The first sure reading that brings a new answer; else one that brings the last again.

    One that stands by itself, less surely, and is not related to what was spoken of waits for one
    that is. spoken_of: the message speaks of what was answered ("văn bản đó dựa vào đâu"), so that
    the last answer again comes first where it is surer.
    """
    again: list[Heard] = []
    apart: Heard | None = None
    for reading in readings:
        alone = reading.text == scene.message and not scene.stands
        if (alone or reading.hold == "vague") and not all(heard.weakly for heard in again):
            break
        heard = sure(scene, reading)
        if heard and (reading.own is None or reading.again == "fine" or not is_last(scene, heard)):
            stands = reading.own is not None or is_last(scene, heard) or heard.score >= STANDS
            if not is_related(scene, heard):
                if not stands:
                    apart = apart or heard
                    continue
                if apart:
                    return apart
            return (_last_again(scene, readings, heard) if spoken_of else None) or heard
        again += [heard] if heard else []
    return apart or min(again, key=lambda heard: heard.weakly, default=None)


def _last_again(scene: Scene, readings: Sequence[Reading], new: Heard) -> Heard | None:
    """The last answer again, where a reading brings it more surely than the new one."""
    if is_last(scene, new):
        return None
    for reading in readings:
        heard = sure(scene, reading) if reading.hold != "vague" else None
        again = heard and is_last(scene, heard) and not heard.weakly
        surer = heard and again and heard.score >= new.score + AGAIN
        if surer and not holds_better(scene, new, reading.own or ""):
            return heard
    return None


def holds_better(scene: Scene, new: Heard, own: str) -> bool:
    """Whether a new answer holds the message's own words better than the last answer does."""
    said = scene.said(own)
    held = said.get(item_id(new.answers[0]) or "")
    last = said.get(scene.item.id if scene.item else "")
    return held is not None and last is not None and held.in_line > last.in_line


def best(scene: Scene, readings: Iterable[Reading], least: float) -> Heard | None:
    """The sure reading of the highest score, where a new answer needs less than the last again."""

    def worth(heard: Heard) -> float:
        return heard.score - AGAIN * is_last(scene, heard)

    heard = [sure(scene, reading) for reading in readings if reading.hold != "vague"]
    return max((one for one in heard if one and worth(one) >= least), key=worth, default=None)


def sure(scene: Scene, reading: Reading) -> Heard | None:
    """What a reading gives where it is sure and holds what the message itself says."""
    alone = reading.text == scene.message
    answers = scene.alone if alone else scene.responder.respond(reading.text).answers
    if isinstance(answers[0], Fallback) or _is_doubtful(answers[0]):
        return None
    if reading.own is None:
        unclear = isinstance(answers[0], Clarification)
        chat = isinstance(answers[0], SmallTalk) and not alone
        return None if unclear or chat else Heard(answers, reading.text)
    own = tokenize(reading.own)
    return _of_the_kind(scene, reading, own) or _held(scene, reading, own, answers)


def _is_doubtful(answer: Answer) -> bool:
    return isinstance(answer, DirectAnswer | KnownGap) and answer.score < SURE_IN_TALK


def near_the_last(scene: Scene, own: str) -> Heard | None:
    """What comes nearest to the message's own words, if the last answer is related to it.

    It must hold all of them, and the last answer itself must be far from it or of another kind.
    """
    hits = [hit for hit in scene.responder.search(own) if isinstance(hit.item, Entry)]
    if not hits or hits[0].evidence.asked < ALMOST_ALL or hits[0].evidence.kind < 0:
        return None
    nearest = hits[0]
    in_list = nearest.item.id in scene.members
    for hit in hits:
        of_its_kind = hit.evidence.kind >= nearest.evidence.kind and not in_list
        if hit.item == scene.item and of_its_kind and hit.score > nearest.score - NEARLY_IT:
            return None
    answer = scene.responder.open(nearest.item.id)
    heard = Heard((answer,), scene.message, leans=True) if answer else None
    return heard if heard and is_related(scene, heard) else None


def _held(
    scene: Scene, reading: Reading, own: Sequence[Token], answers: tuple[Answer, ...]
) -> Heard | None:
    """The answers where all are sure and one of them holds what the message itself says."""
    if len(answers) > 1:  # what was just told is not told again beside something new
        answers = tuple(a for a in answers if item_id(a) != (scene.item and scene.item.id))
    entries = [a.entry for a in answers if isinstance(a, DirectAnswer | KnownGap)]
    again = scene.item in entries
    if (
        len(entries) < len(answers)
        or not _one_holds(entries, own, scene.said(reading.own or ""))
        or (again and not _may_come_again(scene, reading))
    ):
        return None
    loosely = again and reading.hold != "firm"
    weakly = loosely and _only_asks(own) and not _has_time(scene.item, own)
    return Heard(answers, reading.text, leans=True, loosely=loosely, weakly=weakly)


def _one_holds(entries: list[Entry], own: Sequence[Token], said: Mapping[str, Evidence]) -> bool:
    """Whether an entry holds what the message itself says, or is not asked for another kind."""
    found = [said[entry.id] for entry in entries if entry.id in said]
    if _tells(own):
        return any(map(holds, found))
    return not asked_for(own) or any(evidence.kind >= 0 for evidence in found)


def _may_come_again(scene: Scene, reading: Reading) -> bool:
    """Whether the last answer may be meant again: for another thing only where it names it."""
    if not _holds_together(scene, reading):
        return False
    if reading.names is not None:
        stressed = scene.ground.sides.both(scene.ground.reader.read(scene.stressed))
        told_of_none = isinstance(scene.item, Entry) and scene.item.gap
        return told_of_none or reading.names in stressed
    if reading.again == "never":
        return _says(scene.told, reading.own or "")
    return reading.hold == "firm" or not _is_of_another_kind(scene, reading)


def _holds_together(scene: Scene, reading: Reading) -> bool:
    """Whether the last answer holds the message's own words, and not each in another line."""
    said = scene.said(reading.own or "").get(scene.item.id if scene.item else "")
    return said is None or in_one_place(said) >= TOGETHER


def _says(told: str, words: str) -> bool:
    """Whether a text holds some words one after the other."""
    texts = (" ".join(word.folded for word in tokenize(text)) for text in (told, words))
    whole, part = (f" {text} " for text in texts)
    return part in whole


def _is_of_another_kind(scene: Scene, reading: Reading) -> bool:
    """Whether the last answer is asked for another kind than the message, and not in its words."""
    last = scene.item.id if scene.item else ""
    said, whole = scene.said(reading.own or "").get(last), scene.said(reading.text).get(last)
    other = said is not None and said.kind < 0
    return other and (whole is None or whole.line < ALMOST_ALL)


def _of_the_kind(scene: Scene, reading: Reading, own: Sequence[Token]) -> Heard | None:
    """Where a message only asks: of the entries that fit it nearly best, one asked for the same."""
    if not _only_asks(own) or reading.hold == "vague":
        return None
    said = scene.said(reading.own or "")
    hits = [hit for hit in scene.responder.search(reading.text) if isinstance(hit.item, Entry)]
    for hit in hits:
        kind = said[hit.item.id].kind if hit.item.id in said else 0
        near = hit.score >= hits[0].score - OF_THE_KIND and hit.evidence.asked >= ALMOST_ALL
        answer = scene.responder.open(hit.item.id) if near and kind > 0 else None
        if answer:
            loosely = reading.hold != "firm" and hit.item == scene.item
            return Heard((answer,), reading.text, leans=True, loosely=loosely, weakly=loosely)
    return None


def _only_asks(words: Sequence[Token]) -> bool:
    return bool(asked_for(words)) and not _tells(words)


def _tells(words: Sequence[Token]) -> bool:
    """Whether words say something beside asking for a person, a time and the like."""
    return any(function_words.weight(word) == 1 for word in unasking(words))


def _has_time(item: Entry | Passage | None, asked: Sequence[Token]) -> bool:
    """Whether an item tells a day or a year, and that is what was asked for."""
    told = item.answer if isinstance(item, Entry) else ""
    dated = any(number.kind in {"year", "date"} for number in numbers_in(told, tokenize(told)))
    return dated and "when" in asked_for(asked)
