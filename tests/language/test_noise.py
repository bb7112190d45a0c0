"""Seeded noise does what its conditions say, and what it did yesterday."""

from __future__ import annotations

import unicodedata

import pytest
from rapidfuzz.distance import DamerauLevenshtein

from bot.language.keystrokes import read_telex
from bot.language.noise import CONDITIONS, LETTERS_PER_SLIP, noisy
from bot.language.normal import marked, split_tone, strip_marks
from bot.language.tokens import tokenize

QUESTIONS = (
    "Lễ ký kết diễn ra vào ngày nào và ở đâu?",
    "Những người được hỗ trợ gồm những ai, trong bao nhiêu năm?",
    "Đơn vị nào phải báo cáo kết quả hằng năm cho tỉnh?",
    "Vì sao chương trình phối hợp không nói rõ kinh phí?",
    "Kế hoạch thúy hòa lý quý có hiệu lực từ bao giờ?",
)

SYLLABLES = (
    "chương trình phối hợp công tác giữa đoàn thanh niên với ngành lao động thương binh và xã hội "
    "giai đoạn nghĩa vụ quyền lợi trẻ em khuyến khích nguyễn quốc quyết định nghị quyết kế hoạch "
    "đường phố huyện thuở khuya ước mơ tuyên truyền giáo dục nghề nghiệp việc làm gìn giữ yêu cầu "
    "đại diện thường trực bế giảng hướng dẫn thực hiện đẩy mạnh những buổi chiều mưa rượu quý giếng"
).split()

PINNED = [
    "Ký ngày nào?",
    "Ky ngay nao?",
    "Ký ngày noà?",
    "Kys ngayf naof?",
    "Ky ngay ano?",
    "Ký ngày nèo?",
    "Ki\u0301 nga\u0300y na\u0300o?",
]


@pytest.mark.parametrize("condition", CONDITIONS)
def test_the_same_seed_gives_the_same_text(condition: str) -> None:
    for question in QUESTIONS:
        assert noisy(question, condition, 1) == noisy(question, condition, 1)


def test_the_text_of_a_seed_is_the_same_on_every_machine() -> None:
    question = "Ký ngày nào?"
    assert [noisy(question, condition, 1) for condition in CONDITIONS] == PINNED


@pytest.mark.parametrize("condition", ["typo", "telex", "strip+typo", "teen", "variants"])
def test_another_seed_gives_other_noise(condition: str) -> None:
    def all_noisy(seed: int) -> list[str]:
        return [noisy(question, condition, seed) for question in QUESTIONS]

    assert all_noisy(1) != all_noisy(2)


@pytest.mark.parametrize("condition", CONDITIONS)
@pytest.mark.parametrize("text", ["", "?!", "123", "🙂", "\u0301", "ß ﬁ Ⅷ", "日本語", "x" * 5000])
def test_any_text_can_be_made_noisy(condition: str, text: str) -> None:
    assert isinstance(noisy(text, condition, 1), str)


def test_an_unknown_condition_is_an_error() -> None:
    with pytest.raises(KeyError):
        noisy("Ký ngày nào?", "shouted", 1)


def test_clean_is_the_question_itself() -> None:
    assert [noisy(question, "clean", 1) for question in QUESTIONS] == list(QUESTIONS)


def test_stripped_text_has_no_mark_and_keeps_its_capitals() -> None:
    assert noisy("Đại hội ở Ước Lễ?", "strip", 1) == "Dai hoi o Uoc Le?"
    assert all(noisy(question, "strip", 1).isascii() for question in QUESTIONS)


@pytest.mark.parametrize("condition", ["typo", "strip+typo"])
def test_there_is_a_slip_for_every_eight_letters(condition: str) -> None:
    made = allowed = 0
    for question in QUESTIONS:
        for seed in range(20):
            meant = strip_marks(question) if condition == "strip+typo" else question
            slips = round(sum(map(str.isalpha, meant)) / LETTERS_PER_SLIP)
            distance = DamerauLevenshtein.distance(meant, noisy(question, condition, seed))
            assert distance <= slips
            made, allowed = made + distance, allowed + slips
    assert made > 0.9 * allowed  # two slips in one place may undo each other


def test_even_a_short_question_has_a_slip() -> None:
    assert any(noisy("ai ký", "typo", seed) != "ai ký" for seed in range(3))


def test_telex_is_typed_with_bare_keys_and_read_back_as_the_word() -> None:
    typed = [(word, noisy(word, "telex", seed)) for word in SYLLABLES for seed in range(8)]
    assert all(keys.isascii() for _, keys in typed)
    read = [(word, read_telex(keys) or (keys, "")) for word, keys in typed]
    right = [word for word, found in read if found == split_tone(word)]
    assert len(right) >= 0.97 * len(read), set(read) - {(w, split_tone(w)) for w in right}


def test_telex_leaves_alone_what_is_typed_without_marks() -> None:
    assert noisy("Covid 19, SARS?", "telex", 1) == "Covid 19, SARS?"


def test_chat_spellings_shorten_common_words_and_nothing_else() -> None:
    assert {noisy("với", "teen", seed) for seed in range(30)} == {"với", "vs", "zới"}
    assert {noisy("kế hoạch", "teen", seed) for seed in range(30)} == {"kế hoạch"}
    assert {noisy("trường", "teen", seed) for seed in range(30)} == {"trường", "trườg"}
    assert {noisy("Phải", "teen", seed) for seed in range(30)} == {"Phải", "fải"}


def test_variants_are_other_spellings_of_the_same_words() -> None:
    for question in QUESTIONS:
        for seed in range(20):
            assert tokenize(noisy(question, "variants", seed)) == tokenize(question)


@pytest.mark.parametrize(
    ("word", "spelled"),
    [
        ("kỹ", {"kỹ", "kĩ"}),
        ("Lí", {"Lí", "Lý"}),
        ("quý", {"quý", "quí"}),
        ("hòa", {"hòa", "hoà"}),
        ("hoà", {"hòa", "hoà"}),
        ("thúy", {"thúy", "thuý"}),
        ("hoàn", {"hoàn"}),
        ("mai", {"mai"}),
    ],
)
def test_variants_move_the_tone_and_change_i_and_y(word: str, spelled: set[str]) -> None:
    texts = {noisy(word, "variants", seed) for seed in range(40)}
    assert {unicodedata.normalize("NFC", text) for text in texts} == spelled
    assert {marked(text) for text in spelled} == {marked(word)}


def test_some_variants_are_decomposed() -> None:
    texts = {noisy("hoàn", "variants", seed) for seed in range(20)}
    assert texts == {"hoàn", unicodedata.normalize("NFD", "hoàn")}
