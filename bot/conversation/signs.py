"""By which sign a message leans on what was said before it."""

from __future__ import annotations

from bot.answering.decision import STANDS
from bot.conversation.scene import Scene
from bot.language.follow_up_kinds import FollowUp, Replacement
from bot.language.follow_ups import follow_up, mended_follow_up

READINGS = 4  # of a word that may be a slip of a small one


def sign_of(scene: Scene) -> FollowUp | None:
    """How the message leans on what was said, also where small words of it are slips."""
    sign = follow_up(scene.query)
    if scene.alone[0].score >= STANDS or not isinstance(sign, Replacement | None):
        return sign
    understood = scene.responder.understood(scene.message)
    short = {at for arc in understood.arcs for at in range(arc.start, arc.end) if not arc.guess}
    meant = [
        [] if place in short else [token.folded for token, _ in likely[:READINGS]]
        for place, likely in enumerate(understood.readings)
    ]
    return mended_follow_up(understood.query, meant) or sign
