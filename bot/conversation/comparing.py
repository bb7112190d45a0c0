"""Which of two came first: where both are told, or each with its date."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.decision import SURE_IN_TALK
from bot.conversation.heard import Heard
from bot.conversation.scene import Scene
from bot.language.numbers import numbers_in
from bot.language.subjects import papers
from bot.language.tokens import tokenize
from bot.model import Answer, DirectAnswer, Entry

_BOTH = 2


def which_first(scene: Scene) -> Heard | None:
    """The last answer again where it tells both times, else what is known of each paper."""
    if isinstance(scene.item, Entry) and len(_times(scene.told)) >= _BOTH:
        last = scene.responder.open(scene.item.id)
        return Heard((last,), scene.question, leans=True) if last else None
    answers: dict[str, Answer] = {}
    for paper in _papers(scene):
        match scene.responder.respond(paper).answers:
            case (DirectAnswer(entry=entry, score=score) as answer,) if score >= SURE_IN_TALK:
                answers.setdefault(entry.id, answer)
    both = tuple(answers.values())[:_BOTH]
    return Heard(both, scene.question, leans=True) if len(both) == _BOTH else None


def _times(text: str) -> set[str]:
    found = numbers_in(text, tokenize(text))
    return {number.value for number in found if number.kind in {"year", "date"}}


def _papers(scene: Scene) -> Iterator[str]:
    """The papers that were spoken of, those of the last question first."""
    for text in (scene.question, scene.told, *reversed(scene.earlier[:-1])):
        query = scene.ground.reader.read(text)
        yield from papers(query, query.references)
