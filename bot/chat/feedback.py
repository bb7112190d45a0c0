"""Votes on answers, one a person and question; under "I don't know" just as well.

They stand in private chats only: in a group each answer would bring a row of buttons that is no
use to all who did not ask.
"""

from __future__ import annotations

from typing import Literal

from telegram import CallbackQuery, InlineKeyboardButton, Update
from telegram.ext import CallbackQueryHandler

from bot.answering.wording import whom_to_ask
from bot.chat import staff
from bot.chat.delivery import Place, keyboard, send
from bot.chat.parts import App, Context, Parts
from bot.chat.presses import confirm
from bot.chat.reply import Button, Rows, composed, label
from bot.chat.standing import Standing, changed, holds, restyle, standing
from bot.conversation import Turn
from bot.model import Answer, Clarification, DirectAnswer, Excerpt, Fallback, Knowledge, KnownGap

VOTE = "v"

Value = Literal["1", "-1"]
_KEYS: dict[Value, str] = {"1": "vote_up", "-1": "vote_down"}
_ASKS_BACK = {"empty", "unreadable", "too_long"}
"""Reasons of a fallback that ask the person to write otherwise: there is nothing to judge yet."""


def register(application: App, parts: Parts) -> None:
    """Add the presses of the vote buttons."""
    application.add_handler(CallbackQueryHandler(Votes(parts).voted, pattern=rf"^{VOTE}:"))


def rows(parts: Parts, question_id: int | None, turn: Turn, asked: int | None = None) -> Rows:
    """What stands under an answer in a private chat; nothing where it could not be logged.

    Votes under what is final, the way to staff under "I don't know" and "Ý bạn là …?".
    `asked`: the message with the question, which a person's answer will then quote.
    """
    if question_id is None:
        return ()
    votes = _votes(parts.knowledge, question_id, asked)
    shown = votes if any(map(_is_final, turn.answers)) else ()
    lost = any(isinstance(a, Clarification) or _is_lost(a) for a in turn.answers)
    return shown + (staff.offer(parts, question_id, asked) if lost else ())


def _is_final(answer: Answer) -> bool:
    return isinstance(answer, DirectAnswer | KnownGap | Excerpt) or _is_lost(answer)


def _is_lost(answer: Answer) -> bool:
    return isinstance(answer, Fallback) and answer.reason not in _ASKS_BACK


def _votes(knowledge: Knowledge, question_id: int, asked: int | None) -> Rows:
    return (
        tuple(
            Button(label(knowledge, key), f"{VOTE}:{question_id}:{value}:{asked or ''}")
            for value, key in _KEYS.items()
        ),
    )


class Votes:
    """A press of 👍 or 👎: kept, thanked for, and shown as chosen."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def voted(self, update: Update, _: Context) -> None:
        if not (query := update.callback_query):
            return
        match (query.data or "").split(":"):
            case [_, question, ("1" | "-1") as value, asked] if question.isdecimal():
                trouble = await self._kept(int(question), query.from_user.id, int(value))
                toast = trouble or f"{_KEYS[value]}_thanks"
                await confirm(query, label(self._parts.knowledge, toast))
                if trouble is None:
                    await self._show(query, int(question), value, asked)
            case _:
                await confirm(query)

    async def _kept(self, question_id: int, user: int, value: int) -> str | None:
        """Keep a vote; None where that worked, else the sentence that says why not."""
        at = self._parts.now()
        kept = await self._parts.keeper.ask(
            lambda store: store.vote(question_id, store.person(user), value, at), otherwise=None
        )
        return {True: None, False: "vote_too_late", None: "vote_failed"}[kept]

    async def _show(self, query: CallbackQuery, question_id: int, value: Value, asked: str) -> None:
        """Mark what was chosen; whom an answer did not help is shown the way to a person."""
        before = standing(query)
        after = changed(before, lambda button: self._marked(button, question_id, value))
        if value == "-1":
            after = self._with_offer(after, question_id, int(asked) if asked.isdecimal() else None)
        await restyle(query, after)
        without_staff = value == "-1" and self._parts.staff_chat is None and after != before
        if without_staff and query.message and (contact := whom_to_ask(self._parts.knowledge)):
            await send(query.get_bot(), Place.of(query.message), composed([contact]))

    def _marked(
        self, button: InlineKeyboardButton, question_id: int, chosen: Value
    ) -> InlineKeyboardButton:
        """A vote on this question, with a sign on the chosen one; any other button as it is."""
        match str(button.callback_data or "").split(":"):
            case [verb, question, ("1" | "-1") as value, _] if verb == VOTE and question == str(
                question_id
            ):
                text = label(self._parts.knowledge, _KEYS[value])
                if value == chosen:
                    text = label(self._parts.knowledge, "chosen", label=text)
                return InlineKeyboardButton(text, callback_data=button.callback_data)
        return button

    def _with_offer(self, rows_: Standing, question_id: int, asked: int | None) -> Standing:
        """The rows with the way to staff below the votes, unless it is there."""
        offer = keyboard(staff.offer(self._parts, question_id, asked))
        ours = f"{staff.HAND_OVER}:{question_id}:"
        if offer is None or any(holds(row, ours) for row in rows_):
            return rows_
        place = next(
            (n for n, row in enumerate(rows_, 1) if holds(row, f"{VOTE}:{question_id}:")),
            len(rows_),
        )
        return (*rows_[:place], *map(tuple, offer.inline_keyboard), *rows_[place:])
