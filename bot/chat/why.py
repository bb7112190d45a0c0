"""For admins: how the answer to a question comes about."""

from __future__ import annotations

from telegram import Update
from telegram.ext import CommandHandler

from bot.answering.wording import escaped
from bot.chat.admin import acting_admin, of_admins
from bot.chat.delivery import Place, send
from bot.chat.parts import App, Context, Parts
from bot.chat.reply import Replies, joined, laid_out, said
from bot.chat.spans import Span
from bot.evaluation import told
from bot.model import Knowledge


def register(application: App, parts: Parts) -> None:
    """Add /why."""
    application.add_handler(CommandHandler("why", Why(parts).asked, of_admins(parts)))


class Why:
    """The same explanation as on the command line."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def asked(self, update: Update, context: Context) -> None:
        """Explain the answer to the words behind the command."""
        if not (message := update.message) or acting_admin(self._parts, update) is None:
            return
        _, *question = (message.text or "").split(maxsplit=1)
        await send(context.bot, Place.of(message), self._explained("".join(question)))

    def _explained(self, question: str) -> Replies:
        responder = self._parts.responder()
        if not question:
            example = escaped(_example(responder.knowledge))
            return said(responder.knowledge, "why_help", example=example)
        sections = told(responder.explain(question))
        return laid_out(
            joined(
                [Span(f"{section.title}\n", ("b",)), Span("\n".join(section.lines))]
                for section in sections
            )
        )


def _example(knowledge: Knowledge) -> str:
    return next((entry.questions[0] for entry in knowledge.entries), knowledge.programme.name)
