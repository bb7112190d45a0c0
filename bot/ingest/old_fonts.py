"""Letters of the fonts from before Unicode: TCVN3 (.VnTime and its kin) and VNI.

Text in such a font is Western text to every program; only the font draws Vietnamese letters. The
tables are those of TCVN 5712:1993 (its third set) and of the VNI fonts for Windows.
"""

from __future__ import annotations

import re
import unicodedata

_TCVN3 = str.maketrans(
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ®¡¢§£¤¥¦",
    "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđĂÂĐÊÔƠƯ",
)

# Word keeps the letters of a font that it takes for one of symbols in a corner of Unicode.
_OF_SYMBOL_FONTS = {0xF000 + code: code for code in range(0x20, 0x100)}

# In VNI a letter that bears something is two signs: the letter, then what it bears.
_TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")  # none, á, à, ả, ã, ạ
_VNI_MARKS = {
    sign: shape + tone
    for shape, signs in (("", " ùøûõï"), ("\u0302", "âáàåãä"), ("\u0306", "êéèúüë"))
    for sign, tone in zip(signs, _TONES, strict=True)
}
_VNI_LETTERS = dict(zip("ôöñæóòîÔÖÑÆÓÒÎ", "ơưđỉĩịỵƠƯĐỈĨỊỴ", strict=True))
_VNI_SIGNS = re.compile(
    "([aeouyôöAEOUYÔÖ])([ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË])|([ôöñæóòîÔÖÑÆÓÒÎ])"
)


def from_tcvn3(text: str) -> str:
    """Read Western letters as those of a TCVN3 font.

    >>> from_tcvn3("Së Lao ®éng")
    'Sở Lao động'
    """
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Read Western letters as those of a VNI font.

    >>> from_vni("Sôû Lao ñoäng")
    'Sở Lao động'
    """
    return _VNI_SIGNS.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    bearer, borne, alone = found.groups()
    if alone:
        return _VNI_LETTERS[alone]
    return unicodedata.normalize(
        "NFC", _VNI_LETTERS.get(bearer, bearer) + _VNI_MARKS[borne.lower()]
    )


def of_font(text: str, font: str) -> str:
    """Read text by the name of the font it is set in; other fonts leave it as it is.

    A TCVN3 font whose name ends in H draws capitals in place of small letters. Text with letters
    that only Unicode has was not typed for such a font, whatever it is set in.
    """
    name = font.casefold()
    text = text.translate(_OF_SYMBOL_FONTS) if name.startswith((".vn", "vni")) else text
    if any("\u0100" <= char < "\u2000" for char in text):
        return text
    if name.startswith(".vn"):
        read = from_tcvn3(text)
        return read.upper() if name.endswith("h") else read
    if name.startswith("vni"):
        return from_vni(text)
    return text
