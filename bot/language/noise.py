"""The ways in which a careful question arrives carelessly typed; seeded, to measure with.

The same seed, condition and question always give the same text, on every machine.
"""

from __future__ import annotations

import re
import unicodedata
from random import Random

from bot.language.normal import TONES, strip_marks

CONDITIONS = ("clean", "strip", "typo", "telex", "strip+typo", "teen", "variants")

LETTERS_PER_SLIP = 8

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_OVERHANG = {-1: (0, 1), 0: (-1, 1), 1: (-1, 0)}  # each row stands half a key further right
_NEAR = {
    key: [
        _ROWS[row + step][seat + aside]
        for step, asides in _OVERHANG.items()
        for aside in asides
        if 0 <= row + step < len(_ROWS) and 0 <= seat + aside < len(_ROWS[row + step])
    ]
    for row, keys in enumerate(_ROWS)
    for seat, key in enumerate(keys)
}

_WORD = re.compile(r"\w+")
_HAT, _BAR, _BREVE, _HORN = "\u0302", "\u0335", "\u0306", "\u031b"
_BARRED = str.maketrans({"đ": f"d{_BAR}", "Đ": f"D{_BAR}"})  # which Unicode does not decompose
_COMMON = 0.7  # how often the commoner of two habits is seen

_SHORT = {
    "bao giờ": ("bg", "bjo", "bh"),
    "bao nhiêu": ("bn", "bnhiu", "bnh"),
    "biết": ("bít", "bt", "bik"),
    "công ty": ("cty",),
    "của": ("củ", "cua"),
    "cũng": ("cg", "cug", "cx"),
    "giờ": ("h", "jờ"),
    "gì": ("j", "gi", "zì"),
    "hiện nay": ("hn",),
    "học sinh": ("hs",),
    "không": ("k", "ko", "hok", "khum", "0"),
    "là": ("la", "l"),
    "mình": ("mk", "mìh"),
    "mấy": ("mí",),
    "một": ("1",),
    "như thế nào": ("ntn",),
    "những": ("nhg", "nhữg"),
    "nhiều": ("nhìu", "nh"),
    "năm": ("nm",),
    "nước": ("nc",),
    "người": ("ng", "ngừi"),
    "nào": ("nèo", "nao"),
    "rồi": ("r", "rùi"),
    "sao": ("s",),
    "sau": ("s",),
    "thành phố": ("tp",),
    "thì": ("thj",),
    "thế nào": ("tn",),
    "trong": ("trog", "tr"),
    "trước": ("trc",),
    "tại sao": ("tsao", "ts"),
    "và": ("vs", "&"),
    "vì sao": ("vsao", "vs"),
    "vậy": ("z", "v", "zậy"),
    "việc": ("vc",),
    "với": ("vs", "zới"),
    "yêu": ("iu",),
    "được": ("dc", "đc", "đk"),
    "đại học": ("đh",),
}
_SHORTENED = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})(?!\w)", re.IGNORECASE
)
_SOUNDS = {"ph": "f", "qu": "w", "ng": "g"}
_SOUNDING = re.compile(
    r"\b(?:ph(?=\w)|qu(?=[âêốyă]))|(?<=[ươờớởỡợôồốổỗộâầấẩẫậ])ng\b", re.IGNORECASE
)
_SOUNDED = 0.3  # how often a word that can be written by its sound is

_TONE = f"[{''.join(TONES)}]"
_LONE_I_OR_Y = re.compile(rf"^([hklmst]|qu)([iy])({_TONE}?)$", re.IGNORECASE)
_OPEN_PAIR = re.compile(rf"^(.*?)(o)({_TONE}?)([ae])({_TONE}?)$|^(.*?)(u)({_TONE}?)(y)({_TONE}?)$")


def noisy(question: str, condition: str, seed: int) -> str:
    """The question as it arrives under one of CONDITIONS; KeyError for any other.

    clean: as it is; strip: without marks; typo: a slip of the thumb for every 8 letters, at least
    one; telex: raw keystrokes; strip+typo; teen: chat spellings; variants: other spellings of the
    same words (i or y, where the tone stands, decomposed characters).
    """
    rng = Random(f"{seed}/{condition}/{question}")  # noqa: S311 - nothing here is a secret
    text = unicodedata.normalize("NFC", question)
    return {
        "clean": lambda: question,
        "strip": lambda: strip_marks(text),
        "typo": lambda: _slip(text, rng),
        "telex": lambda: _WORD.sub(lambda word: _keys(word.group(), rng), text),
        "strip+typo": lambda: _slip(strip_marks(text), rng),
        "teen": lambda: _chat(text, rng),
        "variants": lambda: _WORD.sub(lambda word: _respell(word.group(), rng), text),
    }[condition]()


def _slip(text: str, rng: Random) -> str:
    chars = list(text)
    for _ in range(max(1, round(sum(map(str.isalpha, chars)) / LETTERS_PER_SLIP))):
        letters = [place for place, char in enumerate(chars) if char.isalpha()]
        if not letters:
            break
        place = rng.choice(letters)
        near = rng.choice(_NEAR.get(strip_marks(chars[place]).lower(), "aeiou"))
        match rng.choice(("substitute", "delete", "insert", "swap")):
            case "substitute":
                chars[place] = near
            case "delete":
                del chars[place]
            case "insert":
                chars.insert(place, near)
            case _:
                chars[place : place + 2] = reversed(chars[place : place + 2])
    return "".join(chars)


def _keys(word: str, rng: Random) -> str:
    """The Telex keys of a word: its tone last or after its vowel, ươ with one w or two."""
    keys: list[str] = []
    tone = ""
    tone_last = rng.random() < _COMMON
    for letter in word:
        marked = unicodedata.normalize("NFD", letter).translate(_BARRED)
        keys.append(marked[0])
        keys += [marked[0].lower() for mark in (_HAT, _BAR) if mark in marked]
        keys += ["w" for mark in (_BREVE, _HORN) if mark in marked]
        if borne := [TONES[mark] for mark in marked if mark in TONES]:
            tone = borne[0]
            keys += [] if tone_last else borne
    typed = "".join(keys) + (tone if tone_last else "")
    return typed.replace("uwow", "uow") if rng.random() < _COMMON else typed


def _chat(text: str, rng: Random) -> str:
    def short(found: re.Match[str]) -> str:
        ways = _SHORT[found.group().lower()]
        return rng.choice(ways) if rng.random() < _COMMON else found.group()

    def by_sound(found: re.Match[str]) -> str:
        return _SOUNDS[found.group().lower()] if rng.random() < _SOUNDED else found.group()

    return _SOUNDING.sub(by_sound, _SHORTENED.sub(short, text))


def _respell(word: str, rng: Random) -> str:
    letters = unicodedata.normalize("NFD", word)
    if rng.random() < _COMMON:
        letters = _other_spelling(letters)
    return letters if rng.random() < 1 / 2 else unicodedata.normalize("NFC", letters)


def _other_spelling(letters: str) -> str:
    """Decomposed letters with i for y or y for i, or the tone on the other vowel."""
    if found := _LONE_I_OR_Y.match(letters):
        other = "i" if found.group(2) in "yY" else "y"
        return found.group(1) + other + found.group(3)
    if (found := _OPEN_PAIR.match(letters)) and not letters.lower().startswith("qu"):
        head, first, early, second, late = (part for part in found.groups() if part is not None)
        return head + first + late + second + early
    return letters
