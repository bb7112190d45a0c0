"""More on what was answered: never the same again, and nothing that isn't known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.decision import ABOUT_IT, ALMOST_ALL, NEWS, TELLS_MORE
from bot.conversation.scene import LOOKED_AT, Scene, joined
from bot.language import words as function_words
from bot.language.asking import asked_for
from bot.language.follow_up_kinds import More
from bot.language.subjects import head
from bot.language.tokens import sentences, tokenize
from bot.model import Answer, Choice, Entry, Excerpt, Fallback, Passage

MOST_CHOICES = 4


def more(scene: Scene, sign: More, shown: Sequence[str]) -> Answer:
    """What tells more of the same; else, that no more is known, and what may be asked next.

    That is the related entry that fits the question best, or a passage of the entry's articles
    with something new in it. `shown`: ids of what was told before, oldest first.
    """
    match scene.item:
        case Entry() as entry:
            told = _deeper(scene, sign, shown) or _passage(scene, entry, sign, shown)
        case Passage() as passage:
            told = _further(scene, passage, shown)
        case None:
            told = None
    return told or choices_beside(scene, shown)


def choices_beside(scene: Scene, shown: Sequence[str], reason: str = "told_all") -> Fallback:
    """All that is known of this has been told; what is near it may be asked."""
    near = [entry for entry in scene.related() if entry.id not in shown and not entry.smalltalk]
    choices = tuple(Choice(entry.id, entry.questions[0]) for entry in near[:MOST_CHOICES])
    return Fallback(0.0, choices, reason)


def _deeper(scene: Scene, sign: More, shown: Sequence[str]) -> Answer | None:
    """The related entry that fits best: not a mere neighbour, nor the list in which it stands.

    One that tells something comes before one that tells what isn't known.
    """
    deeper = {entry.id: entry for entry in _related(scene, sign) if entry.id not in shown}
    hits = scene.responder.search(joined(scene.topic, sign.rest), LOOKED_AT)
    fitting = [
        deeper[hit.item.id]
        for hit in hits
        if hit.item.id in deeper and hit.evidence.asked >= TELLS_MORE and hit.evidence.numbers >= 0
    ]
    chosen = min(fitting, key=lambda entry: entry.gap, default=None)
    return scene.responder.open(chosen.id) if chosen else None


def _related(scene: Scene, sign: More) -> Iterator[Entry]:
    """What the last entry is related to; for more people, only what can name others."""
    for entry in scene.related():
        if entry.smalltalk or _is_neighbour(scene, entry):
            continue
        question = entry.questions[0]
        if sign.who:
            fits = _may_ask_who(entry) and _names_others(scene, question)
        elif entry.gap:  # that something isn't known tells more only of what was just told
            fits = _news(question, f"{scene.topic} {scene.told}") <= NEWS
        else:  # somebody else is no more of the same
            fits = not scene.people or _names_no_other(scene, question)
        if fits:
            yield entry


def _is_neighbour(scene: Scene, entry: Entry) -> bool:
    """Whether an entry stands beside what was told in a numbered family, or is its list."""
    place = scene.ground.families.place(entry.questions[0], entry)
    here = scene.place
    return bool(place and here and (place.noun == here.noun or place.number is not None))


def _may_ask_who(entry: Entry) -> bool:
    kinds = asked_for(tokenize(entry.questions[0]))
    return not kinds or "who" in kinds


def _names_others(scene: Scene, text: str) -> bool:
    """Whether a text names nobody, or somebody who was not named before."""
    named = {*scene.ground.people.within(f"{scene.question} {scene.told}")}
    about = {*scene.ground.people.within(text)}
    return not about or bool(about - named)


def _names_no_other(scene: Scene, text: str) -> bool:
    """Whether a text names nobody, or somebody who was spoken of."""
    about = {*scene.ground.people.within(text)}
    return not about or bool(about & {*scene.people})


def _passage(scene: Scene, entry: Entry, sign: More, shown: Sequence[str]) -> Excerpt | None:
    """The passage of the entry's articles that is most about it and tells something new."""
    if sign.who or entry.gap:
        return None
    about = scene.said(head(scene.ground.reader.read(entry.questions[0])) or scene.topic)
    for hit in scene.responder.search(scene.topic, LOOKED_AT):
        item = hit.item
        if (
            isinstance(item, Passage)
            and item.article in entry.sources
            and item.id not in shown
            and item.id in about
            and about[item.id].asked >= ALMOST_ALL
            and hit.evidence.asked >= ABOUT_IT
            and hit.evidence.numbers >= 0
            and _news(item.text, scene.told) >= NEWS
        ):
            return Excerpt(item, item.text, hit.evidence.asked)
    return None


def _news(text: str, told: str) -> float:
    """The share of the telling words of a text that were not told."""
    words = {word.folded for word in tokenize(text) if function_words.weight(word) == 1}
    known = {word.folded for word in tokenize(told)}
    return len(words - known) / max(1, len(words))


def _further(scene: Scene, passage: Passage, shown: Sequence[str]) -> Excerpt | None:
    """The whole passage where only its best sentence was told, else the next under its heading."""
    if passage.id not in shown and len(sentences(passage.text)) > 1:
        return Excerpt(passage, passage.text, 1.0)
    passages = scene.responder.knowledge.article_by_id[passage.article].passages
    place = passages.index(passage)
    for other in passages[place + 1 :] + passages[:place]:
        if other.heading == passage.heading and other.id not in shown:
            return Excerpt(other, other.text, 1.0)
    return None
