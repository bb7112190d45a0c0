"""All that the bot does on Telegram: the table of contents.

Each room is a module with `register(application, parts)`; the first handler of a group that fits
an update takes it, so the order of `ROOMS` is the order in which an update is looked at. A room
that only looks on, or that holds an update back, registers in a group below 0 and raises
`ApplicationHandlerStop` where the update is not to be answered.

Callback data is "verb:argument…", and a verb belongs to one room:
`e` opens an entry in a message of its own (questions), `g`, `t`, `m` leaf through the guide in
place (guide), `v` votes (feedback), `s` hands over to staff (staff),
`l` makes a link (links); for admins alone `k` sends files (knowledge_files), `p` decides on a
change (previews), `h` looks at versions (versions), `inbox` and `teach` look at what was asked in
vain (inbox), `write` goes on with an answer that is being written (teaching),
`n` tells the figures of another time (stats).

Under every answer stand, in this order: related questions or choices, document numbers to copy,
`feedback.rows` in a private chat, and the way back in the guide or on to the private chat.
"""

from __future__ import annotations

from bot.chat import (
    feedback,
    guide,
    inbox,
    inline,
    knowledge_files,
    limits,
    links,
    menu,
    previews,
    privacy,
    questions,
    staff,
    staff_replies,
    stats,
    status,
    teaching,
    troubles,
    uploads,
    versions,
    why,
)
from bot.chat.parts import App, Parts

ROOMS = (
    limits,
    staff_replies,
    menu,
    privacy,
    links,
    status,
    stats,
    knowledge_files,
    uploads,
    previews,
    versions,
    inbox,
    teaching,
    why,
    inline,
    feedback,
    staff,
    guide,
    questions,
)


def register(application: App, parts: Parts) -> None:
    """Add what every room does, and what is said when one of them fails."""
    for room in ROOMS:
        room.register(application, parts)
    troubles.register(application, parts)
