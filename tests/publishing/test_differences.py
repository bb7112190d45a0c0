"""What a change adds, changes and removes, in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.publishing.differences import Changed, Piece, differences, elided, words_changed
from tests.knowledge.folders import entry, loaded

BEFORE = {
    "qa/a.yaml": entry("gio", "[giờ mở, mấy giờ mở cửa, mở cửa]", "  gap: true\n") + entry("the"),
    "articles/noi-quy.md": "---\ntitle: Nội quy\n---\nGiữ trật tự.\n\nKhông ăn uống.\n",
    "vocabulary.yaml": "abbreviations:\n  tv: thư viện\n",
}


def shown(pieces: tuple[Piece, ...]) -> str:
    """Write "mở [-tám-][+chín+] giờ"."""
    marks = {"same": ("", ""), "added": ("[+", "+]"), "removed": ("[-", "-]")}
    return "".join(marks[p.how][0] + p.text + marks[p.how][1] for p in pieces)


def changes(root: Path, files: dict[str, str]) -> dict[str, Changed]:
    """Change files of BEFORE; the differences by kind and id."""
    before, _ = loaded(root, BEFORE)
    after, problems = loaded(root, BEFORE | files)
    assert after is not None, problems
    return {f"{one.kind} {one.id}": one for one in differences(before, after)}


def fields(changed: Changed) -> list[tuple[str, str]]:
    return [(field.name, shown(field.pieces)) for field in changed.fields]


def test_the_same_is_no_difference(tmp_path: Path) -> None:
    layout = BEFORE["qa/a.yaml"].replace("\n- ", "\n\n# ghi chú\n- ")
    assert changes(tmp_path, {"qa/a.yaml": layout}) == {}


def test_an_answer_a_phrasing_and_a_mark_that_change(tmp_path: Path) -> None:
    new = entry("gio", "[giờ mở, mấy giờ mở cửa vậy, mở cửa, giờ giấc]").replace("Tám", "Chín")
    found = changes(tmp_path, {"qa/a.yaml": new + entry("the")})
    assert found.keys() == {"entry gio"}
    changed = found["entry gio"]
    assert (changed.how, changed.label) == ("changed", "giờ mở")
    assert fields(changed) == [
        ("questions", "mấy giờ mở cửa[+ vậy+]"),
        ("questions", "[+giờ giấc+]"),
        ("answer", "[-Tám-][+Chín+] giờ."),
        ("gap", "[-true-]"),
    ]


def test_an_entry_that_comes_and_one_that_goes(tmp_path: Path) -> None:
    gone = BEFORE["qa/a.yaml"].replace("id: the", "id: the-moi")
    found = changes(tmp_path, {"qa/a.yaml": gone})
    assert {name: one.how for name, one in found.items()} == {
        "entry the-moi": "added",
        "entry the": "removed",
    }
    assert ("answer", "[+Tám giờ.+]") in fields(found["entry the-moi"])


def test_an_article_a_word_a_sentence_and_the_programme(tmp_path: Path) -> None:
    found = changes(
        tmp_path,
        {
            "articles/noi-quy.md": BEFORE["articles/noi-quy.md"].replace("ăn uống", "ăn quà"),
            "vocabulary.yaml": (
                "abbreviations:\n  tv: [thư viện, ti vi]\nsimilar:\n  - [mượn, vay]\n"
            ),
            "messages.yaml": "fallback: Mình chịu.\n",
            "programme.yaml": "name: Thư viện huyện\ncontact: {phone: '0123'}\n",
            "questions.yaml": "- {question: mấy giờ, expect: gio}\n",
        },
    )
    assert fields(found["article noi-quy"]) == [("text", "Không ăn [-uống.-][+quà.+]")]
    assert fields(found["vocabulary abbreviations: tv"]) == [("abbreviations", "[+ti vi+]")]
    assert found["vocabulary similar: mượn, vay"].how == "added"
    assert found["message fallback"].how == "changed"
    assert fields(found["programme "]) == [("name", "Thư viện[+ huyện+]")]
    assert found["judgement mấy giờ"].how == "added"


@given(st.text(alphabet="ab \n", max_size=40), st.text(alphabet="ab \n", max_size=40))
def test_the_pieces_of_a_difference_make_up_both_texts(before: str, after: str) -> None:
    pieces = words_changed(before, after)
    new = "".join(piece.text for piece in pieces if piece.how != "removed")
    old = "".join(piece.text for piece in pieces if piece.how != "added")
    assert new == after
    assert old.split() == before.split()


@pytest.mark.parametrize("words", [2_000, 20_000])
def test_long_texts_are_compared_or_shown_as_replaced(words: int) -> None:
    before = "một hai " * words
    after = before + "ba"
    pieces = words_changed(before, after)
    assert pieces[-1].how == "added"
    assert pieces[-1].text.endswith("ba")


def test_long_unchanged_runs_are_cut_down_to_what_stands_beside_a_change() -> None:
    text = " ".join(map(str, range(30)))
    pieces = elided(words_changed(f"{text} cũ {text} tám", f"{text} mới {text} tám"))
    assert shown(pieces) == "… 25 26 27 28 29 [-cũ-][+mới+] 0 1 2 3 4 5 …"


def test_two_changes_with_a_space_between_them_are_one() -> None:
    assert shown(words_changed("từ tám giờ sáng", "từ một ngày sáng")) == (
        "từ [-tám giờ-][+một ngày+] sáng"
    )


def test_a_short_run_before_a_change_is_shown_whole() -> None:
    pieces = words_changed("sách mượn được giữ 21 ngày", "sách mượn được giữ 30 ngày")
    assert elided(pieces) == pieces
