"""Personal numbers and addresses in a text are replaced by what they are.

Telephone numbers follow the national numbering plan (0 or +84, then nine digits, ten for some
landlines, and the older forms of both); an identity card has 12 digits (the first is 0) or 9, a
bank card 13 to 19.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache

PHONE = "[số điện thoại]"
EMAIL = "[email]"
CARD = "[số thẻ]"
PAPER = "[số giấy tờ]"

_TAKEN = "\0"
_GAP = r"[ .()-]{0,3}"
_COUNTRY = rf"(?:\+ ?|00)?84{_GAP}0?"
_ATOM = r"[\w.!#$%&'*+/=?^`{|}~-]"

_EMAIL = re.compile(rf"(?<!{_ATOM}){_ATOM}+(?:@[\w-]+(?:\.[\w-]+)*| ?@ [\w-]+(?:\.[\w-]+)+)")
_GROUPED_CARD = re.compile(
    r"(?<!\d)(?!19|20)[1-9]\d{3}([ .-]{1,3})(?:\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{6}\1\d{5})(?!\d)"
)
_MOBILE = re.compile(rf"(?<!\d)(?:{_COUNTRY}|0){_GAP}[35789](?:{_GAP}\d){{8}}(?!\d)")
_OTHER_PHONE = re.compile(
    rf"(?<!\d)(?:{_COUNTRY}|0){_GAP}"
    rf"(?:2(?:{_GAP}\d){{8,9}}|[46](?:{_GAP}\d){{8}}|1{_GAP}[2689](?:{_GAP}\d){{8}})(?!\d)"
)
_FOREIGN_PHONE = re.compile(rf"\+ ?[1-9](?:{_GAP}\d){{7,14}}(?!\d)")
_TWELVE = re.compile(rf"(?<!\d)0(?:{_GAP}\d){{11}}(?!\d)")
_NINE = re.compile(r"(?<!\d)\d{3}([ .-]{1,3})\d{3}\1\d{3}(?!\d)")
_LONG = re.compile(r"(?<!\d)\d{13,}(?!\d)")
_MIDDLING = re.compile(r"(?<!\d)\d{9,12}(?!\d)")

_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(
    r" ?(?:(?:đồng|dong)(?! ch[íi])|(?:đ|vnđ|vnd|usd|triệu|tỷ|tỉ|nghìn|ngàn|người)\b)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"/|-[^\W\d]")
"""What follows the number of an official document: 12/KH, 345-CT."""


def masked(text: str) -> str:
    """Replace phones, e-mails, card and identity numbers; masking again changes nothing.

    >>> masked("Gọi 0912.345.678 về kế hoạch 12/KH năm 2022")
    'Gọi [số điện thoại] về kế hoạch 12/KH năm 2022'
    """
    shadow = "".join(map(_plain, text))
    found: list[tuple[int, int, str]] = []
    for pattern, mask, convincing in _KINDS:
        position = 0
        while match := pattern.search(shadow, position):
            position = match.start() + 1
            if convincing(match):
                start, position = _opened(match), match.end()
                found.append((start, position, mask))
                shadow = shadow[:start] + _TAKEN * (position - start) + shadow[position:]
    for start, end, mask in sorted(found, reverse=True):
        text = text[:start] + mask + text[end:]
    return text


_Check = Callable[[re.Match[str]], bool]


def _opened(match: re.Match[str]) -> int:
    """Where the match starts, with the bracket that is closed in it: "(+84) 912 …"."""
    start = match.start()
    closes = match[0].count(")") > match[0].count("(")
    return start - 1 if closes and match.string[start - 1 : start] == "(" else start


@cache
def _plain(character: str) -> str:
    """One character for one: digits, spaces, dashes and dots of any script as ASCII writes them."""
    if character == "\t" or unicodedata.category(character) in {"Zs", "Cf"}:
        return " "
    if unicodedata.category(character) == "Pd":
        return "-"
    if character in "。·•∙․":
        return "."
    if (digit := unicodedata.decimal(character, None)) is not None:
        return str(digit)
    composed = unicodedata.normalize("NFKC", character)
    return composed if len(composed) == 1 else character


def _chunks(match: re.Match[str]) -> list[str]:
    return _DIGITS.findall(match[0])


def _always(_: re.Match[str]) -> bool:
    return True


def _no_date(match: re.Match[str]) -> bool:
    """Whether it is more than days, months and years in a row."""
    chunks = _chunks(match)
    years = [chunk for chunk in chunks if _YEAR.fullmatch(chunk)]
    return not years or any(len(chunk) > 2 for chunk in chunks if chunk not in years)


def _adds_up(match: re.Match[str]) -> bool:
    """Whether the last digit is the check digit of ISO/IEC 7812 (Luhn's) to the others."""
    digits = [*map(int, reversed("".join(_chunks(match))))]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _grouped_as_identity(match: re.Match[str]) -> bool:
    """Whether twelve digits are written as one number: 040 201 012 345, 040 2 01 012345."""
    lengths = [*map(len, _chunks(match))]
    return min(lengths) >= 3 or max(lengths) == 1 or lengths == [3, 1, 2, 6]


def _no_count(match: re.Match[str]) -> bool:
    """Whether it names something: a number that starts with 0 does, one with a unit does not."""
    return match[0].startswith("0") or not _COUNTED.match(match.string, match.end())


def _no_count_and_no_document(match: re.Match[str]) -> bool:
    return _no_count(match) and not _NAMED.match(match.string, match.end())


# The more certain first: what one kind has taken the next ones can't.
_KINDS: tuple[tuple[re.Pattern[str], str, _Check], ...] = (
    (_EMAIL, EMAIL, _always),
    (_GROUPED_CARD, CARD, _adds_up),
    (_GROUPED_CARD, CARD, _no_date),
    (_MOBILE, PHONE, _no_date),
    (_OTHER_PHONE, PHONE, _no_date),
    (_FOREIGN_PHONE, PHONE, _always),
    (_TWELVE, PAPER, _grouped_as_identity),
    (_NINE, PAPER, _no_count_and_no_document),
    (_LONG, CARD, _no_count),
    (_MIDDLING, PAPER, _no_count),
)
