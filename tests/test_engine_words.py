"""The engine knows nothing of this programme: none of its words stand in bot/."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from bot.language.normal import strip_marks

ROOT = Path(__file__).parent.parent

WORDS = """
Nghệ An;Tỉnh đoàn;LĐ-TB&XH;LĐTBXH;lao động - thương binh;thương binh;TWĐTN;BLĐTBXH;Đoàn TNCS;
Đoàn thanh niên;4286;598;128/NQ;4800;Đoàn Hồng Vũ;Lê Văn Lương;Phạm Văn Toàn;Thanh Quỳnh;Baonghean;
Covid;người có công;đền ơn đáp nghĩa;hướng nghiệp;tệ nạn
"""
"""Words of the programme, its parties, papers, people and contents; with marks or without."""

NUMBER = re.compile(r"\d+")


def plain(text: str) -> str:
    return strip_marks(unicodedata.normalize("NFC", text)).casefold()


def programme_words(text: str) -> set[str]:
    """The words of the programme that stand in a text, however they are marked."""
    words = (word.strip() for word in WORDS.split(";"))
    numbers = set(NUMBER.findall(text))
    folded = plain(text)
    return {
        word for word in words if (word in numbers if word.isdigit() else plain(word) in folded)
    }


def engine_files() -> list[Path]:
    kinds = (".py", ".yaml", ".json", ".html")
    return sorted(
        path.relative_to(ROOT) for path in (ROOT / "bot").rglob("*") if path.suffix in kinds
    )


@pytest.mark.parametrize("file", engine_files(), ids=str)
def test_no_word_of_the_programme_stands_in_the_engine(file: Path) -> None:
    assert programme_words((ROOT / file).read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('if "nghe an" in question', {"Nghệ An"}),
        ("TINH DOAN", {"Tỉnh đoàn"}),
        ("kế hoạch 598/KH", {"598"}),
        ("a weight of 0.1598", set()),
        ("covid19", {"Covid"}),
        ("câu lạc bộ đọc sách", set()),
    ],
)
def test_a_word_of_the_programme_is_seen(text: str, found: set[str]) -> None:
    assert programme_words(text) == found


def test_the_shipped_knowledge_is_full_of_them() -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "knowledge" / "qa").glob("*.yaml")
    )
    assert len(programme_words(text)) >= 15
