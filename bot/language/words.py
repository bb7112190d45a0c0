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
for _words, _weight in (("mô răng rứa", ASKING_WEIGHT), ("ri ni nớ tê", GRAMMAR_WEIGHT)):
    for _word in _words.split():
        _WEIGHTS[marked(_word)] = _weight
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


_QUESTION_WORDS = "gì nào đâu ai mấy sao hả mô chi răng what who when where which how why does"
_WHETHER_WORDS = "không chưa"
_UNCLEAR_WITHOUT_MARKS = {"mo", "chi", "rang"}  # mở, chỉ, rằng
_INDEFINITE = "gì nào đâu ai mấy mô chi"
_MAKES_INDEFINITE = "đó đấy nớ ấy kia cũng nấy ngờ"  # "chi đó", "ai cũng"
_DENIES = "nỏ chẳng chả không chưa khỏi"  # "nỏ ai"
_COMPOUNDS = (
    "chi bộ;chi đoàn;chi hội;chi nhánh;chi phí;chi tiết;chi cục;chi trả;chi ủy;chi tiêu;chi ngân;"
    "mô hình;mô phỏng;mô tả;ai ngờ;mấy đứa;mấy anh;mấy chị;mấy em;mấy ông;mấy bà;mấy o;mấy chú;"
    "mấy bác;mấy cô;mấy cháu;mấy con;mấy ả;mấy hôm;mấy bữa;mấy bựa;mấy thầy;mấy chục"
)
_OPENS_WHETHER = "có được phải đúng còn đã hay"  # "có … không"
_CLOSES = (  # behind a "không" or "chưa" that asks by itself: "họp không em"
    "ạ à vậy rứa thế hè hả hở nhỉ nhé nha hen em anh chị bạn bot ad admin bác chú cô cháu con ơi "
    "ta ha z zậy dạ nữa ông bà mọi người"
)
_REQUESTS = (
    "bao nhiêu;bao lâu;bao giờ;khi nào;thế nào;cho biết;cho hỏi;muốn hỏi;xin hỏi;liệt kê;kể ra;"
    "nêu;hay là;hay đã;hay chưa;hay không;giải thích;tóm tắt;giới thiệu;cho xin;muốn biết;nói rõ"
)


class _Spelled:
    """The words and phrases that ask, with marks or without."""

    def __init__(self, spell: Callable[[str], str], unclear: set[str]) -> None:
        def words(listed: str) -> set[str]:
            return {spell(word) for word in listed.split()} - unclear

        def phrases(listed: str) -> dict[str, list[tuple[str, ...]]]:
            table: dict[str, list[tuple[str, ...]]] = {}
            for phrase in listed.split(";"):
                spelled = tuple(map(spell, phrase.split()))
                table.setdefault(spelled[0], []).append(spelled)
            return table

        self.asking = words(_QUESTION_WORDS)
        self.whether = words(_WHETHER_WORDS)
        self.opens_whether = words(_OPENS_WHETHER)
        self.indefinite = words(_INDEFINITE)
        self.makes_indefinite = words(_MAKES_INDEFINITE)
        self.closes = words(_CLOSES)
        self.denies = words(_DENIES)
        self.compounds = phrases(_COMPOUNDS)
        self.requests = phrases(_REQUESTS)


_MARKED = _Spelled(marked, set())
_PLAIN = _Spelled(fold, _UNCLEAR_WITHOUT_MARKS)


def asks(words: Sequence[Token]) -> bool:
    """Whether a word among these asks something, or asks to be told something.

    "Chi đó", "ai cũng" and "chi đoàn" ask nothing, nor does a "không" that only denies.
    """
    bare = all(word.marked.isascii() and "~" not in word.marked for word in words)
    text = tuple(word.folded if bare else word.marked for word in words)
    spelled = _PLAIN if bare else _MARKED
    return any(
        _begins(text, place, spelled.requests)
        or (word in spelled.asking and _is_asked(text, place, spelled))
        or (word in spelled.whether and _is_whether(text, place, spelled))
        for place, word in enumerate(text)
    )


def _begins(text: tuple[str, ...], place: int, table: dict[str, list[tuple[str, ...]]]) -> bool:
    found = table.get(text[place], ())
    return any(text[place : place + len(phrase)] == phrase for phrase in found)


def _is_asked(text: tuple[str, ...], place: int, spelled: _Spelled) -> bool:
    if _begins(text, place, spelled.compounds):
        return False
    before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
    told = not spelled.makes_indefinite.isdisjoint(after) or not spelled.denies.isdisjoint(before)
    return not (told and text[place] in spelled.indefinite)


def _is_whether(text: tuple[str, ...], place: int, spelled: _Spelled) -> bool:
    at_end = spelled.closes.issuperset(text[place + 1 :])
    return at_end or not spelled.opens_whether.isdisjoint(text[:place])
