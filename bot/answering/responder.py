"""A message -> Response: find, decide, and put the parts of the message together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.answering import decision
from bot.answering.choices import alternatives, choice, nearest
from bot.answering.explanation import Explanation
from bot.answering.own_name import OwnName
from bot.language.items import items_asked
from bot.language.normal import compose
from bot.language.questions import (
    Introduced,
    cores,
    introduced,
    joined_questions,
    questions_in,
)
from bot.language.subjects import paper
from bot.language.tokens import tokenize
from bot.language.written_numbers import Reference
from bot.model import (
    Answer,
    Clarification,
    DirectAnswer,
    Entry,
    Evidence,
    Excerpt,
    Fallback,
    Hit,
    Knowledge,
    KnownGap,
    Passage,
    Response,
    SmallTalk,
)
from bot.search import Index
from bot.search.understanding import Understanding

MOST_ANSWERS = 3
MOST_CORES = 3  # narrower readings of a sentence
MOST_PARTS = 6  # sentences of a message that are looked at, the last ones
FEW_PARTS = 2  # sentences of a message up to which each is also read more narrowly
EXPLAINED = 5  # hits that an explanation shows
LITTLE = 2  # words that say something, up to which a part of a message leans on the one before
LONG_MESSAGE = 1000  # characters from which "not found" means rather "too long to tell"

_Sure = DirectAnswer | KnownGap | SmallTalk | Excerpt


class Responder:
    """Answers from one state of knowledge; it holds nothing of the people who ask."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._index = Index(knowledge)
        self._own_name = OwnName(knowledge.programme)

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
        hits = self._index.find(compose(question).strip())
        entries = [hit for hit in hits if isinstance(hit.item, Entry)]
        passages = [hit for hit in hits if isinstance(hit.item, Passage)]
        if not entries:
            return None
        return entries[0], _confidence(entries, passages)

    def understood(self, question: str) -> Understanding:
        """A message in the words of the knowledge, as it is looked up."""
        return self._index.understood(compose(question).strip())

    def explain(self, question: str) -> Explanation:
        """How the answer to a message that stands by itself comes about."""
        text = compose(question).strip()
        hits = self._index.find(text)
        entries = [hit for hit in hits if isinstance(hit.item, Entry)]
        passages = [hit for hit in hits if isinstance(hit.item, Passage)]
        passage = None
        if _tells_more(passages, entries):
            passage = _confidence(passages, entries)
        answers = self._answers(text)
        readable = bool(tokenize(text))
        return Explanation(
            question=text,
            understood=self._index.understood(text),
            hits=hits[:EXPLAINED],
            entry=_confidence(entries, passages),
            passage=passage,
            whole=self._decide(text) if readable else answers[0],
            answers=answers,
        )

    def open(self, id: str) -> Answer | None:  # noqa: A002 - the design's word
        """The answer of an entry or passage named by its id; None where there is none."""
        if entry := self.knowledge.entry_by_id.get(id):
            return self._of_entry(entry, 1.0)
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
        if said and not said.question:
            greeted = self._decide(said.greeting)
            if isinstance(greeted, SmallTalk):
                return (greeted,)
        whole = self._decide(text)
        sure = self._sure_parts(text, whole)
        if said and not (sure or isinstance(whole, DirectAnswer)):
            sure = self._behind(said)
        if sure:
            return sure
        if isinstance(whole, Fallback) and len(text) > LONG_MESSAGE:
            return (Fallback(whole.score, whole.nearest, reason="too_long"),)
        return (whole,)

    def _behind(self, said: Introduced) -> tuple[Answer, ...]:
        """The answers to what somebody asks who introduces himself, which is not asked about."""
        answers = self._answers(said.question)
        return answers if _all_direct(answers) else ()

    def _sure_parts(self, text: str, whole: Answer) -> tuple[Answer, ...]:
        """The sure answers to the questions in a message, where they say more than the whole."""
        if isinstance(whole, _Sure) and self._index.find(text)[0].verbatim:
            return ()  # a phrasing is one question, however many it seems to be
        sentences = questions_in(text)[-MOST_PARTS:]
        parts = sentences if len(sentences) > 1 else self._pieces(text, whole)
        parts = list(self._of_papers(parts))
        decide = self._decide_part if len(sentences) <= FEW_PARTS else self._decide
        found: dict[str, Answer] = {}
        told = list(map(decide, parts))
        if len(sentences) < 2 and isinstance(whole, KnownGap) and not _surer(told, whole):
            return ()  # a known gap is not cut up
        for answer_to_part in told:
            match answer_to_part:
                case DirectAnswer(entry=entry) | KnownGap(entry=entry) as answer:
                    found.setdefault(entry.id, answer)
                case Excerpt(passage=passage) as answer:
                    found.setdefault(passage.id, answer)
        answers = tuple(found.values())
        one_question = len(sentences) < 2 and not self._items(text)
        if one_question and any(isinstance(answer, KnownGap) for answer in answers):
            answers = answers[:1]  # pieces of one question: the rest only leans on what is a gap
        if len(answers) > 1 or not isinstance(whole, _Sure):
            return answers[:MOST_ANSWERS]
        return ()

    def _pieces(self, sentence: str, whole: Answer) -> list[str]:
        """The items named at once, or two questions joined."""
        if items := self._items(sentence):
            return items
        return joined_questions(sentence) or ([] if isinstance(whole, _Sure) else [sentence])

    def _items(self, text: str) -> list[str]:
        return items_asked(self._index.understood(text).query)

    def _of_papers(self, parts: Sequence[str]) -> Iterator[str]:
        """The parts of a message; one that says little is asked of the paper named before it."""
        spoken_of = ""
        for part in parts:
            understood = self._index.understood(part)
            says_little = understood.telling_words() <= LITTLE and not understood.references
            yield f"{spoken_of} {part}".strip() if says_little else part
            spoken_of = paper(understood.query) or (spoken_of if says_little else "")

    def _decide_part(self, part: str) -> Answer:
        """Decide on a part of a message, or on the question inside it where that is sure."""
        whole = self._decide(part)
        if isinstance(whole, _Sure):
            return whole
        named = self._named(part)
        without = self._own_name.left_out(self._index.understood(part))
        narrower = [*([without] if without else []), *cores(part)[:MOST_CORES]]
        whole_cores = (core for core in narrower if named <= self._named(core))
        inner = map(self._decide, whole_cores)
        return next((answer for answer in inner if isinstance(answer, _Sure)), whole)

    def _named(self, text: str) -> set[Reference]:
        """The papers that a text names; a narrower reading of it must not lose them."""
        return {it for it in self._index.understood(text).references if it.kind == "document"}

    def _decide(self, text: str) -> Answer:
        hits = self._index.find(text)
        entries = [hit for hit in hits if isinstance(hit.item, Entry)]
        passages = [hit for hit in hits if isinstance(hit.item, Passage)]
        entry_score = _confidence(entries, passages)
        best = entries[0].item if entries else None
        if isinstance(best, Entry) and entry_score >= decision.least_sure(best):
            return self._of_entry(best, entry_score)
        passage_score = 0.0
        if _tells_more(passages, entries):
            passage_score = _confidence(passages, entries)
            if passage_score >= decision.SURE_PASSAGE and isinstance(passages[0].item, Passage):
                return Excerpt(passages[0].item, passages[0].line, passage_score)
        choices = alternatives(entries)
        if len(choices) > 1 and decision.worth_asking(entries[0], entry_score):
            return Clarification(choices, entry_score)
        return Fallback(max(entry_score, passage_score), nearest(entries))

    def _of_entry(self, entry: Entry, score: float) -> DirectAnswer | KnownGap | SmallTalk:
        known = self.knowledge.entry_by_id
        related = tuple(choice(known[other]) for other in entry.related if other in known)
        kind = SmallTalk if entry.smalltalk else KnownGap if entry.gap else DirectAnswer
        return kind(entry, score, related)


def _surer(answers: Sequence[Answer], whole: KnownGap) -> bool:
    """Whether the pieces of a question are all answered, and more surely than it is a gap."""
    return _all_direct(answers) and all(answer.score > whole.score for answer in answers)


def _all_direct(answers: Sequence[Answer]) -> bool:
    return all(isinstance(answer, DirectAnswer) for answer in answers)


def _confidence(hits: Sequence[Hit], others: Sequence[Hit]) -> float:
    if not hits:
        return 0.0
    return decision.confidence(hits[0], hits[1:], others[0] if others else None)


def _tells_more(passages: Sequence[Hit], entries: Sequence[Hit]) -> bool:
    """Whether the best passage holds clearly more of the question than any entry."""
    held = max((hit.evidence.asked for hit in entries), default=0.0)
    return bool(passages) and (
        passages[0].evidence.asked >= held + decision.PASSAGE_TELLS_MORE * bool(entries)
    )
