"""Which letters make a Vietnamese syllable: onset and rime, the tone it can bear."""

from __future__ import annotations

from functools import lru_cache

from bot.language.normal import split_tone, strip_marks

_ONSETS = (
    "ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x".split()  # longest first
)
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oen oeo oet ôc ô ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uy uya uych uyn uynh uyt uyu
    uyên uyêt uơ uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
    """.split()
)
_AFTER_QU = frozenset(
    """
    a ac ach ai an ang anh ao at au ay ăc ăn ăng ăt ân âng ât âu ây e en eo et ê êch ên ênh êt
    i ich in inh it iu y yên yêt ynh yt ơ ôc
    """.split()
)
_AFTER_GI = frozenset(
    """
    a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e eo et
    ê êm êng êt iêc iêm iêng iêt o oc oi om on ong ot ô ôc ôi ông ôp ơ ơi u ua uc ui um un up
    uôc uôi uông ư ưa ưc ưt ương ươc n p m
    """.split()
)
_CLOSED = ("c", "ch", "p", "t")


def _rimes_after(onset: str) -> frozenset[str]:
    return {"qu": _AFTER_QU, "gi": _AFTER_GI | {""}}.get(onset, _RIMES)


_SYLLABLES = _RIMES.union(on + rime for on in _ONSETS for rime in _rimes_after(on))
_PLAIN_SYLLABLES = frozenset(
    on + strip_marks(rime) for on in ("", *_ONSETS) if on != "đ" for rime in _rimes_after(on)
)


def is_syllable(base: str, tone: str = "") -> bool:
    """Whether letters (lower case, without the tone) and tone make a syllable.

    >>> is_syllable("nghiêp", "j"), is_syllable("for"), is_syllable("hoc", "f")
    (True, False, False)
    """
    if tone in ("f", "r", "x") and base.endswith(_CLOSED):
        return False
    return base in _SYLLABLES


def is_plain_syllable(letters: str) -> bool:
    """Whether letters typed without any mark can be read as a syllable."""
    return letters in _PLAIN_SYLLABLES


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Whether a word as it stands is a syllable, with its marks or without any.

    >>> is_word("Đường"), is_word("duong"), is_word("dduowngf")
    (True, True, False)
    """
    base, tone = split_tone(word)
    return is_syllable(base, tone) or (not tone and is_plain_syllable(base))
