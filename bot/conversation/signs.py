"""By which sign a message leans on what was said before it."""

from __future__ import annotations

from bot.answering.decision import STANDS
from bot.conversation.scene import Scene
from bot.language.follow_up_kinds import FollowUp, Pronoun, Replacement, Step
from bot.language.follow_ups import follow_up, mended_follow_up
from bot.language.spelled import spelled
from bot.search.understanding import Understanding

READINGS = 4  # of a word that may be a slip of a small one


def sign_of(scene: Scene) -> FollowUp | None:
    """How the message leans on what was said, also where words of it are slips."""
    sign = follow_up(scene.query)
    if scene.alone[0].score >= STANDS or not _may_be_slips(sign):
        return sign
    understood = scene.responder.understood(scene.message)
    mended = _mended(understood) if isinstance(sign, Replacement | None) else None
    return mended or _of_likeliest(scene, understood) or sign


def _may_be_slips(sign: FollowUp | None) -> bool:
    """Whether a sign holds words of which no small word is sure: "thế dcòn sở kia"."""
    match sign:
        case None | Replacement() | Pronoun():
            return True
        case Step(nouns=nouns):
            return bool(nouns)
    return False


def _mended(understood: Understanding) -> FollowUp | None:
    """The sign of a message in which small words are slips."""
    short = {at for arc in understood.arcs for at in range(arc.start, arc.end) if not arc.guess}
    meant = [
        [] if place in short else [token.folded for token, _ in likely[:READINGS]]
        for place, likely in enumerate(understood.readings)
    ]
    return mended_follow_up(understood.query, meant)


def _of_likeliest(scene: Scene, understood: Understanding) -> FollowUp | None:
    """The sign of a message with plain slips, read as what its words were likeliest meant for."""
    if not understood.slips:
        return None
    return follow_up(scene.ground.reader.read(" ".join(map(spelled, understood.likeliest))))
