"""The values of this floor, in the order they are made: document, proposals, article, upload."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import FrontMatter, PartialDate


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found in a file: Markdown, and of its origin only what the file tells."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that a person may accept.

    seen: the words of the article that it was made from; doubts: what to look at closely.
    """

    id: str
    questions: tuple[str, ...]
    answer: str
    seen: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article to be, with proposed entries; notes: what a person should look at."""

    id: str
    head: FrontMatter
    body: str
    proposals: tuple[Proposal, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnowledgeFiles:
    """Files of a knowledge folder, by path below it, their bytes as they were sent.

    Each is sound by itself; what they are together with the folder is not looked at. left_out
    are the paths of an archive that belong to no knowledge (drafts, an editor's traces).
    """

    files: Mapping[str, bytes]
    left_out: tuple[str, ...] = ()


Upload = KnowledgeFiles | NewArticle


class UploadRefused(Exception):  # noqa: N818 - it reads as what happened to the upload
    """An upload can't be used; the message says why, in one or more plain Vietnamese lines."""
