"""What a pronoun may stand for: a person, a time, a thing or a paper that was spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.conversation.scene import Scene
from bot.language.follow_up_kinds import Pronoun
from bot.language.numbers import numbers_in
from bot.language.subjects import head, place_of, subject, typed
from bot.language.subjects import paper as paper_in
from bot.language.tokens import tokenize
from bot.model import Entry

_PAPERS = {"van ban", "ban", "cong van", "giay to"}  # folded: any numbered paper may be meant


def meant(scene: Scene, sign: Pronoun) -> Iterator[str]:
    """What a pronoun may stand for, likeliest first."""
    match sign.kind:
        case "person":
            yield from scene.people[:1] if len(scene.people) == 1 else ()
        case "people":
            yield from [" và ".join(scene.people)] if scene.people else []
        case "time":
            yield from _times(scene, sign.noun)
        case "thing":
            topic_head = head(scene.ground.reader.read(scene.topic))
            yield from filter(None, (scene.topic, scene.subject, topic_head))
        case "noun":
            spoken_of = [*numbered(scene, (scene.subject, scene.topic), sign.noun)]
            spoken_of = spoken_of or _of_family(scene, sign.noun) or _paper(scene, sign.noun)
            yield from spoken_of or numbered(scene, near(scene), sign.noun)


def near(scene: Scene) -> Iterator[str]:
    """What the entries are about that the last one is related to."""
    read = scene.ground.reader.read
    return (subject(read(entry.questions[0])) for entry in scene.related())


def numbered(scene: Scene, things: Iterable[str], noun: str) -> Iterator[str]:
    """Those of a noun that have a number, up to it."""
    for words in filter(None, things):
        folded = [word.folded for word in tokenize(words)]
        if " ".join(folded).startswith(f"{noun} ") and any(map(str.isdecimal, folded)):
            query = scene.ground.reader.read(words)
            found = [place_of(number, query) for number in query.references]
            ends = [place[1] for place in found if place]
            yield typed(query, (0, min(ends))) if ends else words


def _of_family(scene: Scene, noun: str) -> list[str]:
    """The place of a numbered family that was told last, where something else is spoken of."""
    place = scene.place_before({noun}) if scene.place is None else None
    return [place.at(place.number)] if place and place.number else []


def _paper(scene: Scene, noun: str) -> list[str]:
    """The one numbered paper that was spoken of or that the last answer stresses."""
    if noun not in _PAPERS:
        return []
    if spoken_of := [*filter(_papers_in, (scene.head, scene.subject, scene.topic))]:
        return spoken_of[:1]
    stressed = _papers_in(scene.stressed)
    return [f"{noun} {stressed[0]}"] if len(stressed) == 1 else []


def _papers_in(text: str) -> list[str]:
    """The numbers of the papers that a text names."""
    return [
        number.value for number in numbers_in(text, tokenize(text)) if number.kind == "document"
    ]


def paper(scene: Scene) -> str:
    """The one numbered paper that the last question names, or its answer's topic or bold; or ""."""
    told = scene.stressed if isinstance(scene.item, Entry) and not scene.item.gap else ""
    for text in filter(None, (scene.question, scene.topic, told)):
        query = scene.ground.reader.read(text)
        if any(number.kind == "document" for number in query.references):
            return paper_in(query)
    return ""


def _times(scene: Scene, noun: str) -> Iterator[str]:
    """The one year or day that the last answer tells."""
    kind = "year" if noun == "nam" else "date"
    told = sorted(n.value for n in numbers_in(scene.told, tokenize(scene.told)) if n.kind == kind)
    if len(told) == 1:
        yield f"{'năm' if kind == 'year' else 'ngày'} {told[0]}"
