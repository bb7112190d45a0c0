"""A message -> Response: find, decide, and put the parts of the message together."""

from __future__ import annotations

from collections.abc import Mapping

from bot.answering.decider import Decider
from bot.answering.explanation import Explanation
from bot.answering.own_name import OwnName
from bot.answering.parts import Parts, all_direct
from bot.answering.stepping import stepped
from bot.language.asides import Introduced, introduced, thanks_at_last
from bot.language.normal import compose
from bot.language.tokens import tokenize
from bot.model import (
    Answer,
    DirectAnswer,
    Evidence,
    Excerpt,
    Fallback,
    Hit,
    Knowledge,
    Response,
    SmallTalk,
)
from bot.search import Index
from bot.search.understanding import Understanding

EXPLAINED = 5  # hits that an explanation shows
LONG_MESSAGE = 1000  # characters from which "not found" means rather "too long to tell"


class Responder:
    """Answers from one state of knowledge; it holds nothing of the people who ask."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._index = Index(knowledge)
        self._decider = Decider(self._index, knowledge.entry_by_id)
        self._parts = Parts(self._index, self._decider, OwnName(knowledge.programme))

    def respond(self, question: str) -> Response:
        """Answer a message that stands by itself."""
        return Response(question, self._answers(compose(question).strip()))

    def search(self, question: str, k: int = 10) -> tuple[Hit, ...]:
        """What the index finds, best first, before any decision."""
        return self._index.find(question, k)

    def evidence(self, question: str, k: int) -> Mapping[str, Evidence]:
        """How the k entries and passages that hold most of a question agree with it, by id."""
        return self._index.evidence(question, k)

    def weigh(self, question: str) -> tuple[Hit, float] | None:
        """The best entry and the confidence in it, whatever the thresholds; None: none is found."""
        return self._decider.weigh(compose(question).strip())

    def understood(self, question: str) -> Understanding:
        """A message in the words of the knowledge, as it is looked up."""
        return self._index.understood(compose(question).strip())

    def explain(self, question: str) -> Explanation:
        """How the answer to a message that stands by itself comes about."""
        text = compose(question).strip()
        answers = self._answers(text)
        entry, passage = self._decider.confidences(text)
        return Explanation(
            question=text,
            understood=self._index.understood(text),
            hits=self._index.find(text)[:EXPLAINED],
            entry=entry,
            passage=passage,
            whole=self._decider.decide(text) if tokenize(text) else answers[0],
            answers=answers,
        )

    def open(self, id: str) -> Answer | None:  # noqa: A002 - the design's word
        """The answer of an entry or passage named by its id; None where there is none."""
        if entry := self.knowledge.entry_by_id.get(id):
            return self._decider.of_entry(entry, 1.0)
        article = self.knowledge.article_by_id.get(id.partition("#")[0])
        for passage in article.passages if article else ():
            if passage.id == id:
                return Excerpt(passage, passage.text, 1.0)
        return None

    def _answers(self, text: str) -> tuple[Answer, ...]:
        if not text:
            return (Fallback(0.0, reason="empty"),)
        if not tokenize(text):
            return (Fallback(0.0, reason="unreadable"),)
        said = introduced(text)
        greeting = said.greeting if said and not said.question else thanks_at_last(text)
        greeted = self._decider.decide(greeting) if greeting else None
        if isinstance(greeted, SmallTalk):
            return (greeted,)
        text = stepped(self._index.understood(text).query, self._decider) or text
        whole = self._decider.decide(text)
        parts = self._parts.answers(text, whole)
        if said and not (parts or isinstance(whole, DirectAnswer)):
            parts = self._behind(said)
        if parts:
            return parts
        if isinstance(whole, Fallback) and len(text) > LONG_MESSAGE:
            return (Fallback(whole.score, whole.nearest, reason="too_long"),)
        return (whole,)

    def _behind(self, said: Introduced) -> tuple[Answer, ...]:
        """The answers to what somebody asks who introduces himself, which is not asked about."""
        answers = self._answers(said.question)
        return answers if all_direct(answers) else ()
