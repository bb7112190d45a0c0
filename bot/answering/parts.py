"""The questions within one message: inside a story, or several at once, and their answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.answering import decision
from bot.answering.decider import Decider
from bot.answering.own_name import OwnName
from bot.language.follow_up_kinds import Pronoun
from bot.language.follow_ups import follow_up
from bot.language.items import items_asked
from bot.language.questions import (
    asking,
    behind_request,
    cores,
    joined_questions,
    plainly,
    questions_in,
    sentences_in,
)
from bot.language.subjects import paper, subject
from bot.language.written_numbers import Reference
from bot.model import Answer, DirectAnswer, Excerpt, KnownGap, SmallTalk, item_id
from bot.search import Index

MOST_ANSWERS = 3
MOST_CORES = 3  # narrower readings of a sentence
MOST_PARTS = 6  # sentences of a message that are looked at, the last ones
FEW_PARTS = 2  # sentences of a message up to which each is also read more narrowly
LITTLE = 2  # words that say something, up to which a part of a message leans on the one before
LITTLE_OF_ONE = 3  # likewise of a sentence, up to which a part must be clearly surer than all of it

_Sure = DirectAnswer | KnownGap | SmallTalk | Excerpt


class Parts:
    """Answers the questions within a message one by one."""

    def __init__(self, index: Index, decider: Decider, own_name: OwnName) -> None:
        self._index = index
        self._decide = decider.decide
        self._own_name = own_name

    def answers(self, text: str, whole: Answer) -> tuple[Answer, ...]:
        """The sure answers to the questions in a message, where they say more than the whole."""
        if isinstance(whole, _Sure) and self._index.find(text)[0].verbatim:
            return ()  # a phrasing is one question, however many it seems to be
        sentences = questions_in(text)[-MOST_PARTS:]
        if sentences in ([], [text]):
            return self._in_sentence(text, whole)
        answers = self._in_sentences(sentences, sentences_in(text))
        if len(answers) == 1 and not _says_more(answers[0], whole):
            return ()
        return answers[:MOST_ANSWERS]

    def _in_sentences(self, asked: Sequence[str], said: list[str]) -> tuple[Answer, ...]:
        """The sure answers to some of the sentences that are said.

        Beside the answer to what plainly asks, what only seems to ask is no question of its own
        that nothing is known of.
        """
        plain: list[Answer] = []
        told: list[Answer] = []
        for sentence, typed in zip(self._of_papers(asked), asked, strict=True):
            by_itself = self._decide_asked(sentence)
            found = self._in_sentence(sentence, by_itself) if len(asked) <= FEW_PARTS else ()
            if not found and not isinstance(by_itself, _Sure) and self._leans(sentence):
                before = said[max(0, said.index(typed) - 1)]
                by_itself = self._decide(f"{before} {sentence}")
                if by_itself.score < decision.SURE_IN_TALK:
                    continue
            answers = found or (by_itself,)
            plain += answers if plainly(sentence) else ()
            told += answers
        if any(isinstance(answer, DirectAnswer) for answer in plain):
            told = [it for it in told if not isinstance(it, KnownGap) or _is_asked(it, plain)]
        return _each_once(told)

    def _in_sentence(self, sentence: str, whole: Answer) -> tuple[Answer, ...]:
        """The sure answers to the questions in a sentence, where they say more than the whole."""
        if items := items_asked(self._index.understood(sentence).query):
            told = list(map(self._decide_part, items))
        elif parts := joined_questions(sentence):
            told = self._joined(list(self._of_papers(parts)), whole)
        else:
            told = [] if isinstance(whole, _Sure) else [self._decide_part(sentence)]
        answers = _each_once(told)
        return answers if len(answers) > 1 or not isinstance(whole, _Sure) else ()

    def _joined(self, parts: Sequence[str], whole: Answer) -> list[Answer]:
        """The answers to questions that are joined, up to a known gap: the rest leans on it.

        None where all of it is one question, or where a part of what is a known gap is not sure.
        """
        told: list[Answer] = []
        for part in parts:
            answer = self._decide_part(part)
            if isinstance(whole, _Sure):
                if not isinstance(answer, _Sure) and isinstance(whole, KnownGap):
                    return []
                if not self._stands(part, answer, whole, parts[0] if told else ""):
                    return []
            told.append(answer)
            if isinstance(answer, KnownGap):
                break
        return told

    def _stands(self, part: str, answer: Answer, whole: Answer, first: str) -> bool:
        """Whether a part asks something by itself, of all that is surely answered.

        It is answered like the whole, or more surely, or the same where it is asked of what the
        first part is about.
        """
        if not isinstance(answer, _Sure) or item_id(answer) == item_id(whole):
            return True
        little = self._index.understood(part).telling_words() <= LITTLE_OF_ONE
        if decision.surer(answer.score, whole.score, clearly=little):
            return True
        about = subject(self._index.understood(first).query) if first else ""
        return bool(about) and item_id(self._decide(f"{about} {part}")) == item_id(answer)

    def _of_papers(self, parts: Sequence[str]) -> Iterator[str]:
        """The parts of a message; one that leans is asked of the paper named before it."""
        spoken_of = ""
        for part in parts:
            leans = self._leans(part)
            yield f"{spoken_of} {part}".strip() if leans else part
            named = paper(self._index.understood(part).query)
            spoken_of = named or (spoken_of if leans else "")

    def _leans(self, part: str) -> bool:
        """Whether a part of a message leans on what is said before: "Cái đó ai ký?"."""
        understood = self._index.understood(part)
        says_little = understood.telling_words() <= LITTLE and not understood.references
        return says_little or isinstance(follow_up(understood.query), Pronoun)

    def _decide_part(self, part: str) -> Answer:
        """Decide on a part of a message, or on the question inside it where that is sure."""
        whole = self._decide(part)
        if isinstance(whole, _Sure):
            return whole
        named = self._named(part)
        without = self._own_name.left_out(self._index.understood(part))
        narrower = [*([without] if without else []), *cores(part)[:MOST_CORES]]
        whole_cores = (
            core for core in narrower if named <= self._named(core) and not self._is_word(core)
        )
        inner = map(self._decide, whole_cores)
        sure = (it for it in inner if isinstance(it, _Sure) and it.score >= decision.SURE_IN_TALK)
        return next(sure, whole)

    def _decide_asked(self, sentence: str) -> Answer:
        """Decide on a sentence, or on what is asked behind "cho tôi hỏi" where that is surer."""
        whole = self._decide(sentence)
        asked = behind_request(sentence)
        answer = self._decide(asked) if asked and isinstance(whole, _Sure) else whole
        sure = isinstance(answer, _Sure) and self._named(sentence) <= self._named(asked)
        return answer if sure and decision.surer(answer.score, whole.score, clearly=True) else whole

    def _is_word(self, core: str) -> bool:
        """Whether what is left of a part is but a word that asks nothing: "danh tính"."""
        return self._leans(core) and not asking(core)

    def _named(self, text: str) -> set[Reference]:
        """The papers that a text names; a narrower reading of it must not lose them."""
        return {it for it in self._index.understood(text).references if it.kind == "document"}


def all_direct(answers: Sequence[Answer]) -> bool:
    """Whether all are answers from entries that tell something."""
    return all(isinstance(answer, DirectAnswer) for answer in answers)


def _says_more(answer: Answer, whole: Answer) -> bool:
    """Whether the answer to the question in a message holds against that to all of it."""
    if isinstance(whole, KnownGap):
        gap = not isinstance(answer, DirectAnswer)
        return decision.surer(answer.score, whole.score, clearly=gap)
    return not isinstance(whole, _Sure)


def _is_asked(gap: KnownGap, plain: Sequence[Answer]) -> bool:
    """Whether what isn't known was surely asked for by itself."""
    return gap in plain and gap.score >= decision.SURE_IN_TALK


def _each_once(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """The answers that say something about the programme, each once."""
    found: dict[str, Answer] = {}
    for answer in answers:
        match answer:
            case DirectAnswer(entry=entry) | KnownGap(entry=entry):
                found.setdefault(entry.id, answer)
            case Excerpt(passage=passage):
                found.setdefault(passage.id, answer)
            case _:
                pass
    return tuple(found.values())
