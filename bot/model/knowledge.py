"""What the knowledge folder holds: the values that come from files, and their only schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from bot.model.dates import PartialDate

Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Url = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^https?://\S+$")]


def _date(value: object) -> object:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, str):
        return PartialDate.parse(value)
    raise ValueError(value)


Date = Annotated[
    PartialDate,
    BeforeValidator(_date),
    WithJsonSchema({"type": "string", "examples": ["28/2/2022", "2/2022", "2022", "2022-02-28"]}),
]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMany = Annotated[tuple[Text, ...], BeforeValidator(_one_or_many), Field(min_length=1)]


class FileValue(BaseModel):
    """A value read from a file; it never changes, and an unknown field is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Source(FileValue):
    """Where a fact comes from; what is unknown stays empty and is not shown."""

    title: Text
    publisher: Text | None = None
    published: Date | None = None
    url: Url | None = None


class Entry(FileValue):
    """A curated answer with the ways people ask for it.

    `gap`: the answer says that the sources don't tell it, or that it isn't ours.
    `smalltalk`: a greeting, thanks and the like; it needs no source.
    A source that is a plain text names an article of the folder.
    """

    id: Id
    topic: Id | None = None
    questions: Annotated[tuple[Text, ...], Field(min_length=1)]
    answer: Text
    sources: tuple[Id | Source, ...] = ()
    as_of: Date | None = None
    valid_until: Date | None = None
    related: tuple[Id, ...] = ()
    gap: bool = False
    smalltalk: bool = False


class FrontMatter(FileValue):
    """The head of an article file."""

    title: Text
    publisher: Text | None = None
    published: Date | None = None
    url: Url | None = None
    as_of: Date | None = None
    valid_until: Date | None = None

    @property
    def source(self) -> Source:
        return Source(
            title=self.title, publisher=self.publisher, published=self.published, url=self.url
        )


class Passage(FileValue):
    """A paragraph (or list) of an article, with the heading it stands under."""

    id: Text
    article: Id
    heading: str | None
    text: Text


class Article(FileValue):
    """An article of the document index; its id is the file's name without `.md`."""

    id: Id
    head: FrontMatter
    passages: tuple[Passage, ...]


class Topic(FileValue):
    id: Id
    title: Text


class Contact(FileValue):
    """Whom to ask; empty until the office fills it in."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    url: str = ""

    @property
    def filled(self) -> bool:
        return any((self.name, self.phone, self.email, self.address, self.url))


class Programme(FileValue):
    name: Text
    parties: OneOrMany | tuple[()] = ()
    period: str = ""
    status: str = ""
    topics: tuple[Topic, ...] = ()
    contact: Contact = Contact()


class Vocabulary(FileValue):
    """How people write and what it means; each writing may have several meanings.

    similar: groups of words that say nearly the same; one may stand where another is asked for.
    """

    abbreviations: dict[Text, OneOrMany] = {}
    synonyms: dict[Text, OneOrMany] = {}
    teencode: dict[Text, OneOrMany] = {}
    dialect: dict[Text, OneOrMany] = {}
    similar: tuple[tuple[Text, ...], ...] = ()

    def tables(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """What is written and what it means, by the name of the table in the file."""
        names = ("abbreviations", "synonyms", "teencode", "dialect")
        return {name: getattr(self, name) for name in names}

    def readings(self) -> Iterable[tuple[str, str]]:
        """Every (written, meant) pair."""
        for table in self.tables().values():
            for written, meanings in table.items():
                for meant in meanings:
                    yield written, meant

    def extended(self, other: Vocabulary) -> Vocabulary:
        """Both vocabularies as one; a writing in both keeps all its meanings."""
        merged: dict[str, dict[str, tuple[str, ...]]] = {}
        others = other.tables()
        for name, mine in self.tables().items():
            table = dict(mine)
            for written, meanings in others[name].items():
                table[written] = tuple(dict.fromkeys((*table.get(written, ()), *meanings)))
            merged[name] = table
        return Vocabulary(**merged, similar=self.similar + other.similar)


class Judgement(FileValue):
    """A judged question: the ids that may come back, or that it must be refused."""

    question: str
    expect: OneOrMany
    split: Literal["dev", "held"] = "dev"
    noise: str | None = None
    after: tuple[str, ...] = ()

    @property
    def must_refuse(self) -> bool:
        return self.expect == ("refuse",)


class Floors(FileValue):
    """What the held questions must reach, as shares from 0 to 1."""

    answered: float = Field(default=0.0, ge=0, le=1)
    wrong: float = Field(default=1.0, ge=0, le=1)
    refused: float = Field(default=0.0, ge=0, le=1)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a file, told to the person who can mend it."""

    path: str
    line: int | None
    level: Literal["error", "warning"]
    message: str

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}"


@dataclass(frozen=True)
class Knowledge:
    """One immutable snapshot of a knowledge folder."""

    programme: Programme
    messages: Mapping[str, str]
    entries: tuple[Entry, ...] = ()
    articles: tuple[Article, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    judgements: tuple[Judgement, ...] = ()
    floors: Floors = field(default_factory=Floors)

    @cached_property
    def entry_by_id(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def article_by_id(self) -> Mapping[str, Article]:
        return {article.id: article for article in self.articles}

    def sources(self, item: Entry | Passage) -> tuple[Source, ...]:
        """The sources of an entry or a passage, article ids resolved."""
        if isinstance(item, Passage):
            return (self.article_by_id[item.article].head.source,)
        return tuple(
            source if isinstance(source, Source) else self.article_by_id[source].head.source
            for source in item.sources
            if isinstance(source, Source) or source in self.article_by_id
        )
