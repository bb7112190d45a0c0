"""Numbers written as words, and numbers that name something: content 3, plan 12, 2022, 28/2."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.language import words as function_words
from bot.language.normal import fold, marked, strip_marks
from bot.language.tokens import Token
from bot.language.written_numbers import PERIOD, YEARS, Reference, has_digits, written_numbers

_SURE = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10}
_ENGLISH = {
    name: value
    for value, name in enumerate("two three four five six seven eight nine".split(), start=2)
}  # "ten" is tên without its mark
_IN_PLACE = _ENGLISH | {
    "một": 1,
    "nhất": 1,
    "nhì": 2,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "mốt": 1,
}  # other words elsewhere
_SURE_MARKED = {marked(word): value for word, value in _SURE.items()}
_PLACED_MARKED = _SURE_MARKED | {marked(word): value for word, value in _IN_PLACE.items()}
_SURE_PLAIN = {fold(word): value for word, value in _SURE.items() if word in ("hai", "bốn", "chín")}
_PLACED_PLAIN = {fold(word): value for word, value in (_SURE | _IN_PLACE).items()}
SELDOM_COUNT = {marked(word) for word in "bốn sáu bảy bẩy tám chín".split()}
"""Marked words that after a noun name its item: they seldom count what follows, as in "hai bên"."""
_PIECES = {"cai", "cay"}
"""Of anything that can be counted: "trong 8 cái"."""
_COUNT_BARE = {"ba", "tam", "muoi"}
"""Without their marks numbers before what is counted out: "tam noi dung", not "sau noi dung"."""
WORDS_OF = {
    str(value): Token(marked(word), fold(word))
    for word, value in reversed((_SURE | {"một": 1, "năm": 5}).items())
}

_TENS = "muoi"  # mươi: năm mươi, hai mươi mốt
_SELDOM_NAME = ("nam", "nhat", "mot", "tu")  # nội dung năm 2022, mục tiêu nhất, nội dung một
_FIRST = ("dau", "tien")  # nội dung đầu tiên
ORDINAL = frozenset({"thu", "so", "number"})  # thứ ba, số 3


def _nouns(listed: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(fold, noun.split())) for noun in listed.split(";"))


_LISTED = (
    "nội dung;mục tiêu;nhiệm vụ;giải pháp;tiêu chí;điều;khoản;mục;phần;chương;bước;câu;cấp;cấp độ;"
    "mức;nhóm;quý;đợt;khóa;lớp;phụ lục;mẫu số;biểu mẫu;content;goal"
)
LISTED = tuple(spelled for noun in _LISTED.split(";") for spelled in (noun, strip_marks(noun)))
"""Nouns whose items are counted out (content 3, goal 2), with and without marks."""

_SAME = {"content": "noi dung", "goal": "muc tieu"}
_ENUMERATED = _nouns(_LISTED)
COUNTED_OUT = frozenset(map(" ".join, _ENUMERATED))
"""The same nouns, folded."""
_DOCUMENTS = _nouns(
    "kế hoạch;nghị quyết;quyết định;chương trình;công văn;thông tư;nghị định;luật;chỉ thị;kết luận;"
    "hướng dẫn;tờ trình;thông báo;báo cáo;văn bản;quy định;pháp lệnh;plan;resolution;decision;"
    "programme"
)
_BEGINS_A_NOUN = frozenset(noun[0] for noun in _ENUMERATED | _DOCUMENTS)
_NOUN_AND_MORE = 3  # words: "cấp độ" and what is said of it
_MOST_DIGITS = 9  # longer ones are account or phone numbers, and name nothing here
_LEAST_DOCUMENT = 10  # "chương trình 2 năm", "văn bản 1" are no document numbers
_LEAST_LONG = 100  # from here a number counts no items
_SCHOOLYEARS = frozenset("123456")
_AFTER_SAU = frozenset({"cung", "do", "day", "nay", "khi", "nua", "le", "ki"})  # sau cùng, sau đó…
_SAYS = frozenset({"noi", "ghi", "gom", "viet", "huong", "yeu", "thuoc"})  # nội dung sáu nói gì


_MAYBE_NUMBERS = frozenset((*_PLACED_PLAIN, _FIRST[0]))


def number_of(token: Token, *, placed: bool) -> str | None:
    """The number that a word stands for; `placed` where a number is expected (thứ …, nội dung …).

    >>> number_of(Token("năm", "nam"), placed=False), number_of(Token("", "nam"), placed=True)
    (None, '5')
    """
    if token.folded.isdecimal():
        return token.folded if len(token.folded) <= _MOST_DIGITS else None
    if token.marked:
        value = (_PLACED_MARKED if placed else _SURE_MARKED).get(token.marked)
    else:
        value = (_PLACED_PLAIN if placed else _SURE_PLAIN).get(token.folded)
    return str(value) if value else None


def named_numbers(words: Sequence[Token]) -> Iterator[Reference]:
    """The numbers that follow a noun which is counted out ("nội dung thứ ba") or numbered.

    A number of some length after "số" is a paper's, whatever noun it belongs to.
    """
    plain = tuple([word.folded for word in words])
    if _MAYBE_NUMBERS.isdisjoint(plain) and not has_digits(" ".join(plain)):
        return
    for place, word in enumerate(plain):
        if word == "so" and _is_long(plain[place + 1 : place + 2]):
            yield Reference("document", str(int(plain[place + 1])))
        if word == "nam" and (year := _school_year(words, place)):
            yield Reference("nam thu", year)
        if word not in _BEGINS_A_NOUN:
            continue
        for size in (2, 1):
            noun = plain[place : place + size]
            number = _number_after(words, place + size) if len(noun) == size else None
            if number and noun in _ENUMERATED:
                named = " ".join(noun)
                yield Reference(_SAME.get(named, named), number)
                break
            if number and noun in _DOCUMENTS:
                if int(number) >= _LEAST_DOCUMENT and int(number) not in YEARS:
                    yield Reference("document", number)
                break


def _school_year(words: Sequence[Token], place: int) -> str | None:
    """The year of somebody's studies, typed as "sinh viên năm 2"; not that of "5 năm 2 tháng"."""
    number = words[place + 1].folded if place + 1 < len(words) else ""
    counted = place > 0 and number_of(words[place - 1], placed=True)
    return number if not counted and number in _SCHOOLYEARS and _ends(words, place + 2) else None


def _is_long(words: Sequence[str]) -> bool:
    """Whether a number follows that counts no items and is no year."""
    if not words or not words[0].isdecimal() or len(words[0]) > _MOST_DIGITS:
        return False
    return int(words[0]) >= _LEAST_LONG and int(words[0]) not in YEARS


def counting_numbers(words: Sequence[Token]) -> Iterator[Reference]:
    """The numbers that say how many there are of what follows: "8 nội dung", "hai bên".

    Their kind is the noun that follows, empty where its items aren't counted out. Not in "cấp độ
    dịch 1 màu gì", where one may as well be the name of what comes before.
    """
    for place, (word, following) in enumerate(pairwise(words)):
        counted = tuple(word.folded for word in words[place + 1 : place + 3])
        named = next((n for n in (counted, counted[:1]) if n in _ENUMERATED), ())
        number = number_of(word, placed=bool(named) and word.folded in _COUNT_BARE)
        counts = function_words.weight(following) == 1 or following.folded in _PIECES
        if not number or int(number) >= _LEAST_LONG or not counts:
            continue
        before = tuple(word.folded for word in words[max(0, place - 3) : place])
        if before[:2] not in _ENUMERATED or len(before) < _NOUN_AND_MORE:
            yield Reference(" ".join(named), number)


def _number_after(words: Sequence[Token], place: int) -> str | None:
    ordinal = place < len(words) and words[place].folded in ORDINAL
    if ordinal:
        place += 1
    if tuple([word.folded for word in words[place : place + 2]]) == _FIRST:
        return "1"
    if place >= len(words) or (not ordinal and words[place].folded in _SELDOM_NAME):
        return None
    word = words[place]
    lone = not ordinal and not word.folded.isdecimal() and not _goes_on(words, place)
    if lone and word.marked not in SELDOM_COUNT and not _ends(words, place + 1):
        return None  # "noi dung sau cung": after, not six; "nội dung hai bên": of both
    number = number_of(word, placed=True)
    if number is None or word.folded.isdecimal() or place + 1 >= len(words):
        return number
    tens, after = (1, place + 1) if number == "10" else (int(number), place + 2)
    if number != "10" and words[place + 1].folded != _TENS:
        return number
    unit = number_of(words[after], placed=True) if after < len(words) else None
    return str(10 * tens + (int(unit) if unit and int(unit) < 10 else 0))


def _goes_on(words: Sequence[Token], place: int) -> bool:
    """Whether a number of two words begins: mười hai, hai mươi."""
    if place + 1 >= len(words):
        return False
    teen = words[place].folded == fold("mười") and number_of(words[place + 1], placed=True)
    return bool(teen) or words[place + 1].folded == _TENS


def _ends(words: Sequence[Token], place: int) -> bool:
    """Whether nothing follows that an unmarked word could belong to."""
    if place >= len(words) or words[place].folded in _SAYS:
        return True
    return function_words.weight(words[place]) < 1 and words[place].folded not in _AFTER_SAU


def numbers_in(text: str, words: Sequence[Token]) -> frozenset[Reference]:
    """All numbers that name something, in a text and its words."""
    if not has_digits(text):
        return frozenset(named_numbers(words))
    years = {year for period in PERIOD.finditer(text) for year in period.groups()}
    found = {*named_numbers(words), *written_numbers(text)}
    return frozenset(r for r in found if r.kind != "document" or r.value not in years)
