"""Raw keys of an input method that was off: Telex (tieengs vieetj), VNI (tie61ng vie65t)."""

from __future__ import annotations

from functools import lru_cache

from bot.language.syllables import is_plain_syllable, is_syllable

_TONE_KEYS = "sfrxj"
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_VNI_TONES = {"1": "s", "2": "f", "3": "r", "4": "x", "5": "j"}
_VNI_SHAPES = {"6": _HATS, "7": {"o": "ơ", "u": "ư"}, "8": {"a": "ă"}, "9": {"d": "đ"}}
_VOWELS = frozenset("aăâeêioôơuưy")


@lru_cache(maxsize=16384)
def read_telex(typed: str) -> tuple[str, str] | None:
    """The syllable (letters, tone) behind raw Telex keys, or None where it isn't Telex.

    Read only where the result is a syllable and what was typed is not one.

    >>> read_telex("dduwowcj"), read_telex("for"), read_telex("ban")
    (('đươc', 'j'), None, None)
    """
    keys = typed.lower()
    if len(keys) < 2 or not (keys.isascii() and keys.isalpha()) or is_plain_syllable(keys):
        return None
    letters: list[str] = []
    tone = ""
    for key in keys:
        if key == tone == "j":  # no word doubles j: the hand repeated it where the hat was meant
            _add_hat(letters)
        elif key in _TONE_KEYS and _VOWELS.intersection(letters):
            tone = key
        elif key == "w":
            _add_horn(letters)
        elif key == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
        elif key in _HATS and key in letters and _open_to_hat(letters, key):
            letters[_last(letters, key)] = _HATS[key]
        else:
            letters.append(key)
    base = _horned("".join(letters))
    return (base, tone) if (base, tone) != (keys, "") and is_syllable(base, tone) else None


@lru_cache(maxsize=16384)
def without_keys(typed: str) -> str:
    """The letters behind raw Telex keys with a slip among them, tones and hats aside.

    >>> without_keys("ddkoanf"), without_keys("gthuws")
    ('dkoan', 'gthu')
    """
    letters: list[str] = []
    for key in typed:
        tone = key in _TONE_KEYS and _VOWELS.intersection(letters)
        shape = key == "w" and not _VOWELS.isdisjoint(letters)
        again = key in _HATS and key in letters and _open_to_hat(letters, key)
        if not (tone or shape or again or (key == "d" and letters[-1:] == ["d"])):
            letters.append("u" if key == "w" else key)
    return "".join(letters)


def _horned(base: str) -> str:
    """One horn typed for both vowels: ươ before a letter, uơ at the end."""
    both = base.replace("ưo", "ươ").replace("uơ", "ươ")
    return f"{both[:-2]}uơ" if both.endswith("ươ") else both


def _open_to_hat(letters: list[str], key: str) -> bool:
    """A second a, e or o hats the first only where no other vowel was typed between them."""
    return not _VOWELS.intersection(letters[_last(letters, key) + 1 :]) or letters[-1] in "iuy"


def _add_horn(letters: list[str]) -> None:
    for first in range(len(letters) - 1):
        if letters[first : first + 2] in (["u", "o"], ["ư", "o"]):
            letters[first : first + 2] = ["ư", "ơ"]
            return
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in _HORNS:
            letters[place] = _HORNS[letters[place]]
            return
    letters.append("ư")


def _add_hat(letters: list[str]) -> None:
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in _HATS:
            letters[place] = _HATS[letters[place]]
            return


def _last(letters: list[str], wanted: str) -> int:
    return len(letters) - 1 - letters[::-1].index(wanted)


@lru_cache(maxsize=16384)
def read_vni(typed: str) -> tuple[str, str] | None:
    """The syllable (letters, tone) behind raw VNI keys such as "le64", or None.

    >>> read_vni("le64"), read_vni("ky1"), read_vni("nd5")
    (('lê', 'x'), ('ky', 's'), None)
    """
    keys = typed.lower()
    if not keys.isascii() or not keys[:1].isalpha() or keys.isalpha():
        return None
    letters: list[str] = []
    tone = ""
    for key in keys:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif key in _VNI_SHAPES:
            if not _shape(letters, _VNI_SHAPES[key]):
                return None
        else:
            letters.append(key)
    base = _horned("".join(letters))
    return (base, tone) if is_syllable(base, tone) else None


def _shape(letters: list[str], shapes: dict[str, str]) -> bool:
    if shapes.get("u") and letters[-2:] == ["u", "o"]:
        letters[-2:] = ["ư", "ơ"]
        return True
    for place in range(len(letters) - 1, -1, -1):
        if letters[place] in shapes:
            letters[place] = shapes[letters[place]]
            return True
    return False
