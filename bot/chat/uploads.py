"""Files that an admin sends: looked at, read in a process of their own, and shown as a change."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from telegram import Bot, Document, Message, Update
from telegram.error import BadRequest, TelegramError
from telegram.ext import MessageHandler, filters

from bot.answering.wording import escaped
from bot.chat.admin import acting_admin, of_admins, send_file, typing
from bot.chat.delivery import Place, send
from bot.chat.parts import App, Context, Parts
from bot.chat.previews import ANEW, DECIDE, offer
from bot.chat.proposals import Offer
from bot.chat.refusals import bullets
from bot.chat.render import render
from bot.chat.reply import Button, Replies, Reply, Rows, composed, label, said, sentence
from bot.chat.retrying import persistently
from bot.chat.spans import html
from bot.ingest.copies import near_copy
from bot.ingest.kinds import MIB, most_bytes, named_kind
from bot.ingest.reading import read_upload
from bot.ingest.values import KnowledgeFiles, NewArticle, Upload, UploadRefused
from bot.ingest.writing import article_file, draft_file
from bot.knowledge import Snapshot
from bot.publishing.values import Proposal

_WHOLE_FOLDER = "programme.yaml"
_NAMED = 5  # files in a sentence; more are counted
_LOG = logging.getLogger(__name__)
_QUIET = 1.0  # seconds without another file, after which those picked together are all there
_WORDS = 120  # characters of the words in the history


def register(application: App, parts: Parts) -> None:
    """Take documents of admins; those of others are what the bot can't read."""
    documents = of_admins(parts) & filters.Document.ALL & ~filters.ANIMATION
    application.add_handler(MessageHandler(documents, Uploads(parts).sent))


@dataclass(frozen=True, slots=True)
class Sender:
    """The admin who sent a file, and what they wrote with it."""

    who: int
    place: Place
    bot: Bot
    words: str


class Uploads:
    """From a document to a preview."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._albums: dict[str, list[Message]] = {}

    async def sent(self, update: Update, context: Context) -> None:
        """Show what a file would change, or say why it can't be used.

        Files that were picked together come as a message each, and are one change.
        """
        message, who = update.message, acting_admin(self._parts, update)
        if message is None or who is None:
            return
        album = message.media_group_id
        if album is None:
            await self._take([message], who, context.bot)
        elif album in self._albums:
            self._albums[album].append(message)
        else:
            self._albums[album] = [message]
            # In a task of its own: the chat's next message waits for this one.
            context.application.create_task(self._take_album(album, who, context.bot), update)

    async def _take_album(self, album: str, who: int, bot: Bot) -> None:
        """Take the files together once no more of them come."""
        seen = 0
        while seen < len(self._albums[album]):
            seen = len(self._albums[album])
            await asyncio.sleep(_QUIET)
        await self._take(self._albums.pop(album), who, bot)

    async def _take(self, messages: Sequence[Message], who: int, bot: Bot) -> None:
        caption = next((message.caption for message in messages if message.caption), "")
        words = shorten(caption, _WORDS, placeholder="…")
        sender = Sender(who, Place.of(messages[0]), bot, words)
        documents = [message.document for message in messages if message.document]
        try:
            async with typing(bot, sender.place):
                uploads = [await self._read(document, bot) for document in documents]
        except UploadRefused as refused:
            told = [sentence(self._parts.knowledge, "upload_refused")]
            told.append(bullets(str(refused).splitlines()))
            await send(sender.bot, sender.place, composed(told))
        except _NotTakenError as not_taken:
            await send(sender.bot, sender.place, not_taken.replies)
        else:
            base = await self._parts.changes.current()
            if files := [upload for upload in uploads if isinstance(upload, KnowledgeFiles)]:
                await self._offer_files(_together(files), base, sender)
            for upload in uploads:
                if isinstance(upload, NewArticle):
                    await self._offer_article(upload, base, sender)

    async def _read(self, document: Document, bot: Bot) -> Upload:
        """Read a document; it is downloaded only where its name and size allow it."""
        name = document.file_name or ""
        if named_kind(name) is None:
            return await read_upload(name, b"")
        data = await self._downloaded(document, most_bytes(name), bot)
        knowledge = self._parts.knowledge
        taken = {*knowledge.entry_by_id, *knowledge.article_by_id}
        return await read_upload(name, data, frozenset(taken))

    async def _downloaded(self, document: Document, most: int, bot: Bot) -> bytes:
        too_big = said(self._parts.knowledge, "upload_too_big", limit=str(most // MIB))
        if (document.file_size or 0) > most:
            raise _NotTakenError(too_big)

        async def attempt() -> bytes:
            file = await bot.get_file(document.file_id)
            if (file.file_size or 0) > most:
                raise _NotTakenError(too_big)
            return bytes(await file.download_as_bytearray())

        try:
            return await persistently(attempt, repeatable=True)
        except BadRequest as error:
            big = "too big" in str(error)
            raise _NotTakenError(too_big if big else self._not_fetched) from error
        except TelegramError as error:
            _LOG.warning("a file was not fetched: %s", error)
            raise _NotTakenError(self._not_fetched) from error

    @property
    def _not_fetched(self) -> Replies:
        return said(self._parts.knowledge, "upload_not_fetched")

    async def _offer_files(self, sent: KnowledgeFiles, base: Snapshot, sender: Sender) -> None:
        """Offer the files in place of those in the folder."""
        knowledge = self._parts.knowledge
        what = sender.words or label(knowledge, "upload_what", names=_listed([*sent.files]))
        notes = []
        if sent.left_out:
            names = escaped(_listed(sent.left_out))
            notes.append(sentence(knowledge, "upload_left_out", names=names))
        proposal = Proposal(base.fingerprint, sent.files, sender.who, what)
        more: Rows = ()
        missing = sorted(base.files.keys() - sent.files.keys())
        if missing and _WHOLE_FOLDER in sent.files and len(sent.files) > 1:
            count, names = str(len(missing)), escaped(_listed(missing))
            notes.append(sentence(knowledge, "upload_whole", count=count, names=names))
            gone: dict[str, bytes | None] = dict.fromkeys(missing)
            whole = Proposal(base.fingerprint, gone | dict(sent.files), sender.who, what)
            name = self._parts.proposals.keep(Offer(whole))
            replacing = Button(label(knowledge, "upload_replace_all"), f"{DECIDE}:{ANEW}:{name}")
            more = ((replacing,),)
        wanted = Offer(proposal, notes=tuple(notes))
        await offer(self._parts, sender.bot, sender.place, wanted, more)

    async def _offer_article(self, article: NewArticle, base: Snapshot, sender: Sender) -> None:
        """Show the article and the drafts made from it as files; only the article is offered."""
        knowledge = self._parts.knowledge
        written = article_file(article).encode()
        await self._show(f"{article.id}.md", written, "article_file", sender)
        if article.proposals:
            draft, count = draft_file(article).encode(), str(len(article.proposals))
            name = _free_name(article.id, base)
            await self._show(name, draft, "article_draft", sender, count=count)
        notes = [bullets(article.notes)] if article.notes else []
        if copy := await asyncio.to_thread(near_copy, article, knowledge.articles):
            of, how = escaped(copy.article.id), str(copy)
            notes.insert(0, sentence(knowledge, "article_copy", id=of, how=how))
        title = shorten(article.head.title, _WORDS, placeholder="…")
        what = sender.words or label(knowledge, "article_what", title=title)
        files = {f"articles/{article.id}.md": written}
        proposal = Proposal(base.fingerprint, files, sender.who, what)
        await offer(self._parts, sender.bot, sender.place, Offer(proposal, notes=tuple(notes)))

    async def _show(
        self, name: str, content: bytes, key: str, sender: Sender, **values: str
    ) -> None:
        caption = Reply(html(render(sentence(self._parts.knowledge, key, **values))))
        await send_file(sender.bot, sender.place, name, content, caption)


class _NotTakenError(Exception):
    """A file is not downloaded; the replies say why."""

    def __init__(self, replies: Replies) -> None:
        super().__init__()
        self.replies = replies


def _together(sent: Sequence[KnowledgeFiles]) -> KnowledgeFiles:
    files = {path: content for each in sent for path, content in each.files.items()}
    return KnowledgeFiles(files, tuple(path for each in sent for path in each.left_out))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")


def _free_name(article: str, base: Snapshot) -> str:
    """A file name for drafts that replaces no file of the folder when it is sent back."""
    names = [article, *(f"{article[:36]}-{number}" for number in range(2, 100))]
    return next(f"{name}.yaml" for name in names if f"qa/{name}.yaml" not in base.files)
