"""Inline mode: "@bot words" in any chat offers answers to send there.

What is typed here counts neither as a question nor for the limits: an update comes with every
letter. Telegram keeps the answers for all who type the same.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from textwrap import shorten

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import CommandHandler, InlineQueryHandler, filters

from bot.answering import Responder, decision
from bot.answering.plain_text import plain_markdown
from bot.answering.wording import Wording, word
from bot.chat import pages
from bot.chat.addressed import NEW, PRIVATE
from bot.chat.answers import paragraphs
from bot.chat.deep_links import deep_link
from bot.chat.delivery import Place, send
from bot.chat.parts import App, Context, Parts
from bot.chat.render import render
from bot.chat.reply import joined, label, sentence
from bot.chat.spans import LIMIT, Span, html, parted, plain, units
from bot.language.normal import compose
from bot.model import Answer, Clarification, DirectAnswer, Entry, Excerpt, Hit, Knowledge, Passage

MOST = 10
CACHED = 300
"""Seconds that Telegram may answer the same words by itself."""
LOOKED_BACK = timedelta(days=30)
START = "_inline_"
"""What the button that leads to the private chat starts it with; no entry has such an id."""

_LOOKED_AT = 30  # hits, and entries of the log: some of them are not offered
_TITLE = 150
_PREVIEW = 140
_LOG = logging.getLogger(__name__)


def register(application: App, parts: Parts) -> None:
    """Add inline queries, and the start of the private chat that they lead to."""
    inline = Inline(parts)
    from_inline = NEW & PRIVATE & filters.Regex(rf"^/start\s+{START}$")
    application.add_handlers(
        [InlineQueryHandler(inline.typed), CommandHandler("start", inline.came, from_inline)]
    )


class Inline:
    """What is offered while someone types in another chat."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def typed(self, update: Update, context: Context) -> None:
        """Offer answers, or the private chat where there are none."""
        if not (query := update.inline_query):
            return
        words = compose(query.query).strip()
        responder = self._parts.responder()
        offers = fitting(responder, words) if words else await self._most_asked(responder)
        today, knowledge = self._parts.today(), responder.knowledge
        results = [
            article(answer, knowledge, today, context.bot.username)
            for answer in islice(offers, MOST)
        ]
        onward = InlineQueryResultsButton(label(knowledge, "ask_in_private"), start_parameter=START)
        try:
            await query.answer(
                results, CACHED, is_personal=False, button=None if results else onward
            )
        except TelegramError as error:  # the next letter asks again
            _LOG.debug("an inline query was not answered: %s", error)

    async def came(self, update: Update, context: Context) -> None:
        """Greet who comes from an inline query that found nothing."""
        if message := update.message:
            await send(context.bot, Place.of(message), pages.greeting(self._parts.knowledge))

    async def _most_asked(self, responder: Responder) -> Iterable[Answer]:
        """The answers given most often, then the first ones of each topic."""
        since = self._parts.now() - LOOKED_BACK
        asked = await self._parts.keeper.ask(
            lambda store: store.most_asked(since, _LOOKED_AT), otherwise=()
        )
        first = (entry.id for entry in _topic_by_topic(responder.knowledge))
        opened = map(responder.open, dict.fromkeys((*asked, *first)))
        return (answer for answer in opened if isinstance(answer, DirectAnswer | Excerpt))


def fitting(responder: Responder, words: str) -> Iterable[Answer]:
    """What can be sent in answer to the words, best first: what is sure, then what is near.

    What the sources don't tell and small talk is nothing to send.
    """
    found: dict[str, Answer] = {}
    for answer in responder.respond(words).answers:
        for offered in _offered(responder, answer):
            found.setdefault(_id(offered), offered)
    for hit in responder.search(words, _LOOKED_AT):
        if _fits(hit) and (near := _of_hit(responder, hit)):
            found.setdefault(_id(near), near)
    return found.values()


def article(
    answer: Answer, knowledge: Knowledge, today: date, bot_name: str
) -> InlineQueryResultArticle:
    """An answer as something to pick: its title, a line of it, and the message it becomes."""
    wording = word(answer, knowledge, today)
    id_ = _id(answer)
    return InlineQueryResultArticle(
        id_,
        shorten(_title(answer, knowledge), _TITLE, placeholder="…"),
        InputTextMessageContent(
            _message(wording, knowledge, deep_link(bot_name, id_)),
            ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
        description=shorten(plain_markdown(wording.answer), _PREVIEW, placeholder="…"),
    )


def _message(wording: Wording, knowledge: Knowledge, link: str) -> str:
    """The answer as in the private chat with a link back, shortened to one message."""
    back = render(sentence(knowledge, "inline_link", link=link))
    whole = list(joined(map(render, paragraphs(wording))))
    room = LIMIT - units(plain(back)) - len("…\n\n")
    first, *rest = parted(whole, room)
    ending = [Span("…")] if rest else []
    return html([*first, *ending, Span("\n\n"), *back])


def _offered(responder: Responder, answer: Answer) -> Iterator[Answer]:
    match answer:
        case DirectAnswer() | Excerpt():
            yield answer
        case Clarification(choices=choices):
            opened = (responder.open(choice.id) for choice in choices)
            yield from (each for each in opened if isinstance(each, DirectAnswer))


def _of_hit(responder: Responder, hit: Hit) -> Answer | None:
    if isinstance(hit.item, Passage):
        return Excerpt(hit.item, hit.line, hit.score)
    answer = responder.open(hit.item.id)
    return answer if isinstance(answer, DirectAnswer) else None


def _fits(hit: Hit) -> bool:
    """Whether an item holds enough of the words, and nothing that contradicts them."""
    evidence = hit.evidence
    return evidence.asked >= decision.FOLLOWS and evidence.numbers >= 0 and not evidence.strange


def _id(answer: Answer) -> str:
    match answer:
        case DirectAnswer(entry=entry):
            return entry.id
        case Excerpt(passage=passage):
            return passage.id
    raise TypeError(answer)


def _title(answer: Answer, knowledge: Knowledge) -> str:
    match answer:
        case DirectAnswer(entry=entry):
            return entry.questions[0]
        case Excerpt(passage=passage):
            return passage.heading or knowledge.article_by_id[passage.article].head.title
    raise TypeError(answer)


def _topic_by_topic(knowledge: Knowledge) -> list[Entry]:
    """The first entry of each topic in the programme's order, then each's second."""
    order = {topic.id: place for place, topic in enumerate(knowledge.programme.topics)}
    met: Counter[str | None] = Counter()
    placed = []
    for entry in knowledge.entries:
        if not (entry.gap or entry.smalltalk):
            placed.append((met[entry.topic], order.get(entry.topic or "", len(order)), entry))
            met[entry.topic] += 1
    return [entry for *_, entry in sorted(placed, key=lambda each: each[:2])]
