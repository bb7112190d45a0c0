"""However carelessly it is typed, a question finds what the careful one finds."""

from __future__ import annotations

import unicodedata

import pytest

from bot.model import Vocabulary
from bot.search import Index
from tests.search.small import entry, knowledge, village

VILLAGE = Index(village())


def first(question: str) -> str:
    """The id of the best hit."""
    return VILLAGE.find(question)[0].item.id


@pytest.mark.parametrize(
    ("kind", "question", "found"),
    [
        ("no marks", "gia ve tham quan", "gia-ve"),
        ("no marks", "may gio lang mo cua", "gio-mo-cua"),
        ("no marks", "buoc thu sau", "buoc-6"),
        ("some marks", "giá ve tham quan", "gia-ve"),
        ("tone elsewhere", "gía vé tham qúan", "gia-ve"),
        ("slip", "tham qyan mất tiền không", "gia-ve"),
        ("slip", "thamm quan bao nhiu", "gia-ve"),
        ("slip", "lớo nặn gốm", "lop-nan"),
        ("slip", "nghệ nhâm Dương", "ong-duong"),
        ("swap", "tham quna bao nhieu", "gia-ve"),
        ("swap", "qyuết định 45", "quyet-dinh-45"),
        ("letter moved over a space", "giờ mở cử a", "gio-mo-cua"),
        ("letter moved over a space", "than gquan bao nhieu", "gia-ve"),
        ("run together", "thamquan mất tiền", "gia-ve"),
        ("run together", "giờ mởcửa", "gio-mo-cua"),
        ("run together", "quyếtđịnh 78", "quyet-dinh-78"),
        ("chat", "mấy h làng mở cửa", "gio-mo-cua"),
        ("chat", "jờ mở cửa", "gio-mo-cua"),
        ("chat", "tham quan mất tiền ko", "gia-ve"),
        ("chat", "fải đi lối nèo tới làng", "duong-den"),
        ("dialect", "khi mô mở hội làng", "ngay-hoi"),
        ("dialect", "đi lối mô tới làng", "duong-den"),
        ("dialect", "bước thứ nhất mần chi", "buoc-1"),
        ("Telex", "leex hooij toor chuwcs ngayf naof", "ngay-hoi"),
        ("Telex", "giaf vees tham quan", "gia-ve"),
        ("Telex", "giá ves tham quan", "gia-ve"),
        ("Telex, and a slip", "leex hoioj tooor chuwkcs ngayf naof", "ngay-hoi"),
        ("Telex, and a slip", "ddwuofngw ddeens lafng ghooms", "duong-den"),
        ("VNI", "le64 ho65i to63 chu7c1 nga2y na2o", "ngay-hoi"),
        ("abbreviation", "qđ 78 của ai", "quyet-dinh-78"),
        ("capitals", "GIÁ VÉ THAM QUAN", "gia-ve"),
        ("emoji", "🙂 giá vé 🙏🙏 tham quan", "gia-ve"),
        ("drawn out", "giá véééé tham quannn", "gia-ve"),
    ],
)
def test_noise_does_not_hide_the_entry(kind: str, question: str, found: str) -> None:
    assert first(question) == found, kind


@pytest.mark.parametrize("question", ["Đường đến làng gốm đi thế nào?", "Giá vé tham quan?"])
def test_decomposed_text_scores_as_composed_text(question: str) -> None:
    composed = [(hit.item.id, hit.score) for hit in VILLAGE.find(question)]
    decomposed = VILLAGE.find(unicodedata.normalize("NFD", question))
    assert [(hit.item.id, hit.score) for hit in decomposed] == composed


@pytest.mark.parametrize(
    ("question", "agrees"),
    [
        ("quyết định 45", 1),
        ("quyet dinh so 45", 1),
        ("45/QĐ-UB", 1),
        ("quyết định 54", -1),
        ("quyết định 450", -1),
        ("45 người xem quyết định", 0),
    ],
)
def test_a_number_that_names_a_paper_must_agree(question: str, agrees: int) -> None:
    evidence = {hit.item.id: hit.evidence.numbers for hit in VILLAGE.find(question)}
    assert evidence["quyet-dinh-45"] == agrees


@pytest.mark.parametrize(
    ("question", "agrees"),
    [
        ("lễ hội ngày 15/3/2019", 1),
        ("lễ hội năm 2019", 1),
        ("lễ hội năm 2020", -1),
        ("lễ hội ngày 16/3", -1),
        ("lễ hội ngày 16/3 phải không", 0),
        ("lễ hội năm 2020 đúng ko", 0),
        ("con 6 tuổi đi lễ hội", 0),
    ],
)
def test_a_year_and_a_date_must_agree_unless_they_are_put_up_for_correction(
    question: str, agrees: int
) -> None:
    evidence = {hit.item.id: hit.evidence.numbers for hit in VILLAGE.find(question)}
    assert evidence["ngay-hoi"] == agrees


def test_the_programme_s_own_period_goes_with_every_entry() -> None:
    evidence = {hit.item.id: hit.evidence.numbers for hit in VILLAGE.find("giá vé 2018-2028")}
    assert evidence["gia-ve"] == 0


def test_the_entries_decide_what_an_abbreviation_with_two_meanings_says() -> None:
    entries = [entry("sep", "Giám đốc là ai?"), entry("ky", "Giai đoạn nào đông khách?")]
    vocabulary = Vocabulary(abbreviations={"gđ": ("giám đốc", "giai đoạn")})
    index = Index(knowledge(entries, vocabulary=vocabulary))
    assert index.find("gđ là ai")[0].item.id == "sep"
    assert index.find("gđ đông khách")[0].item.id == "ky"


def test_a_dialect_word_inside_another_word_stays_itself() -> None:
    entries = [entry("mo-hinh", "Mô hình lò là gì?"), entry("dau", "Lò ở đâu?")]
    index = Index(knowledge(entries, vocabulary=Vocabulary(dialect={"mô": ("đâu",)})))
    assert index.find("mô hình")[0].item.id == "mo-hinh"
    assert index.find("lò ở mô")[0].item.id == "dau"
