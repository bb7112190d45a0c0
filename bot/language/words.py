"""Words that ask, point or are polite: they shape a question but seldom say what it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.language.normal import fold, marked
from bot.language.tokens import Token

_ASKING = """
gì nào đâu bao nhiêu ai khi mấy sao thế bao giờ vậy hả à hay không chưa phải đúng ra như
"""
_GRAMMAR = """
là có được của và cho trong một những các đã mà thì ở với này đó từ đến về hoặc vì tại như bị bởi
trên cũng còn nữa thôi rồi sẽ đang nên nếu để do cái theo tới lại đi vào ấy kia
"""
_POLITE = """
kính đề nghị vui lòng phép phiền nhờ mong trân trọng quý liệt kê nêu
dạ thưa ạ vâng em anh chị cô chú bác cháu con ông bà mình tôi tui tớ bạn ơi nhé nha nhỉ xin làm ơn
giúp hỏi biết muốn cần ad admin bot hộ dùm giùm chào kính hi hello alo ok ừ cám cảm lắm thật
the is are was of to in on at a an and or what who when where which how does do please tell me
"""
# English small words that are no Vietnamese syllable without its marks, as "may", "can", "so" are.
_ENGLISH = """
could would should will shall you we they she their our your us give know like want explain clarify
been being did done has have had this that these those from with as about under between into
any some each every whether if not just only its were for whose whom why
"""

ASKING_WEIGHT = 0.4
GRAMMAR_WEIGHT = 0.3
POLITE_WEIGHT = 0.15

_WEIGHTS: dict[str, float] = {}
_PLAIN_WEIGHTS: dict[str, float] = {}
for _words, _weight in (
    (_POLITE + _ENGLISH, POLITE_WEIGHT),
    (_GRAMMAR, GRAMMAR_WEIGHT),
    (_ASKING, ASKING_WEIGHT),
):
    for _word in _words.split():
        _WEIGHTS[marked(_word)] = _weight
        _PLAIN_WEIGHTS[fold(_word)] = _weight
for _word in ("in", "an", "to"):  # among words with marks these are Vietnamese
    del _WEIGHTS[_word]
# Without marks these are more often words that say something (con/còn, đầu, đang/đảng, bà/ba).
for _word in ("ba", "dang", "con", "dau", "bi", "co", "can", "hoi", "the", "do", "ve"):
    _PLAIN_WEIGHTS[_word] = max(_PLAIN_WEIGHTS.get(_word, 0.6), 0.6)


def weight(token: Token) -> float:
    """How much a word counts for what a question is about, from 0 to 1."""
    if token.marked:
        return _WEIGHTS.get(token.marked, 1.0)
    return _PLAIN_WEIGHTS.get(token.folded, 1.0)


_QUESTION_WORDS = (
    "gì nào đâu ai mấy sao hả không chưa mô chi răng what who when where which how why does"
)
_UNCLEAR_WITHOUT_MARKS = {"mo", "chi", "rang"}  # mở, chỉ, rằng
_REQUESTS = (
    "bao nhiêu;bao lâu;bao giờ;khi nào;thế nào;cho biết;cho hỏi;muốn hỏi;xin hỏi;liệt kê;kể ra;"
    "nêu;hay là;giải thích;tóm tắt;giới thiệu;cho xin;muốn biết;nói rõ"
)
_MARKED_WORDS = {marked(word) for word in _QUESTION_WORDS.split()}
_PLAIN_WORDS = {fold(word) for word in _QUESTION_WORDS.split()} - _UNCLEAR_WITHOUT_MARKS


def _by_first_word(spell: Callable[[str], str]) -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for request in _REQUESTS.split(";"):
        words = tuple(map(spell, request.split()))
        table.setdefault(words[0], []).append(words)
    return table


_MARKED_REQUESTS = _by_first_word(marked)
_PLAIN_REQUESTS = _by_first_word(fold)


def asks(words: Sequence[Token]) -> bool:
    """Whether a word among these asks something, or asks to be told something."""
    bare = all(word.marked.isascii() and "~" not in word.marked for word in words)
    text = tuple(word.folded if bare else word.marked for word in words)
    requests = _PLAIN_REQUESTS if bare else _MARKED_REQUESTS
    return not (_PLAIN_WORDS if bare else _MARKED_WORDS).isdisjoint(text) or any(
        text[place : place + len(request)] == request
        for place, word in enumerate(text)
        for request in requests.get(word, ())
    )
