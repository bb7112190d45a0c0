"""The small words by which a message leans on the one before it, as people write them.

Where words may come in any number, a phrase that others in the list make up is left out of it:
each message then is matched in one way, and quickly.
"""

from __future__ import annotations

from typing import Literal

from bot.language.normal import fold, marked
from bot.language.numbers import LISTED
from bot.language.particles import Pattern, any_of, trailing

Side = Literal["other side", "same side", "first side", "second side"]
Kind = Literal["person", "people", "thing", "noun", "place", "time"] | Side
"""What a pronoun stands for."""

_CALLS = any_of("dạ|ừ|à|á|ok|oke|ủa|rồi|thế|vậy|rứa|ua|thì|và")
CALLS = frozenset(map(fold, f"{_CALLS}|còn|mà".split("|")))
"""Folded words that only open a message."""
_LEAD = any_of(
    f"{_CALLS}|còn|cho|xin|mình|tôi|tui|em|anh|chị|bạn|bác|cháu|ad|bot|hỏi|biết|xem|coi|muốn|nói"
    "|kể|mở|chọn|lấy|về|đến|sang|qua|hãy|giờ|để|nghe|đọc|nhắc|lại|hay|rõ|có|thể|giúp|nêu|trả lời"
    "|quay|giải thích|tới|tiếp|kĩ|riêng|luôn|đi|là|vào|bấm|cứ|cần|với|nhầm|quan tâm|thích|mong|nhờ"
    "|răng|thôi|cụ thể|chi tiết|hơn|hồi nãy|lúc nãy|nãy"
)
_TAIL = any_of(
    "là|gì|nói|ghi|gồm|về|thì|sao|thế|nào|ra|như|vậy|rứa|hè|hả|nhỉ|nhé|nhe|nha|ạ|ad|bot"
    "|bạn|em|anh|chị|với|đi|xem|coi|hi|hen|ha|hở|cụ thể|ai|luôn|nữa|rồi|đó|ấy|này|nớ|tê|ni|kia|cái"
    "|cấy|những|cho|mình|tôi|tui|giúp|được|viết|nghe|lại|rõ|đề cập|nhắc|đến|tới|tên|chuyện|việc|ta"
    "|thôi|đâu|hơn|vui lòng|à|á|ủa|cơ|mô|có|không|nghĩa|kĩ|chi tiết|nè|dc|nhờ|điều|quên"
)
_I = "mình|tôi|tui|em|anh|chị|bác|cháu|tớ|choa"
_ENDING = "vậy|rứa|hè|ạ|ha"
_ITEM = (
    "cái|cấy|ý|câu|mục|phần|điểm|dòng|lựa chọn|phương án|đáp án|gợi ý|việc|khoản|vế|điều|người|vị"
    "|đồng chí"
)
_NUMBER = r"\d+|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười|nhất|nhì"
_FIRST = "đầu tiên|đầu|nhất|trên cùng"
_FINAL = "cuối cùng|cuối|chót|sau cùng|sau rốt|dưới cùng|bét"

PICK = Pattern(
    rf"(?:(?:không|không phải) )?(?:(?:{_LEAD}) )*?(?:"
    rf"(?:(?:{_ITEM}) )?(?:thứ|số) ({_NUMBER})|(?:{_ITEM}) ({_NUMBER})|({_NUMBER})"
    rf"|(?:{_ITEM}) (?:{_FIRST})()|đầu tiên()"
    rf"|(?:{_ITEM}) (?:{_FINAL})()|cuối cùng()"
    rf")(?: (.+))?"
)
"""Groups: 1-3 the number (3: nothing but it), 4 and 5 the first, 6 and 7 the last, 8 the rest."""
TOLD = Pattern(
    rf"(?:(?:{_LEAD}) )*?(?:(người|vị|đồng chí|đại biểu|nhân vật|cán bộ|ông|bà)"
    rf"|(?:văn bản|công văn|tài liệu)) (?:thứ ({_NUMBER})|(?:{_FIRST})()|(?:{_FINAL})())"
    r"(?: trong (?:danh sách|số)(?: (?:này|đó|ấy))?)?(?: (.+))?"
)
"""One of several people (group 1) or papers. Groups: 2-4 the number, first, last, 5 the rest."""
_COUNTED = "|".join(LISTED[::2])
_EACH = "cái|cấy|ý|mục|phần|điểm|khoản|điều"
_IN_ALL = "tất cả|cả thảy|tổng cộng"
ALL = Pattern(
    rf"(?:(?:{_LEAD}|liệt kê|đủ|hết|cả) )+({_NUMBER}) (?:{_EACH}){trailing(_TAIL)}"
    rf"|(?:(?:{any_of(f'{_CALLS}|có|tổng|{_IN_ALL}')}) )*(?:mấy|bao nhiêu) (?:{_EACH})"
    rf"(?: (?:{_IN_ALL}|cả|lận)(?= |$))*+{trailing(_TAIL)}"
)
"""All of a list again, or how many there are; group 1 is how many there should be."""
_NAMED_ONE_BY_ONE = any_of(
    f"{_TAIL}|đủ|đầy đủ|hết|từng|tất|danh sách|ngắn gọn|một|tí|chút|nào|đúng|các|toàn bộ|ý|mục|phần"
    "|mảng|khoản|người|việc|điểm|đầu việc"
)
LISTING = Pattern(
    rf"(?:(?:{_LEAD}|đề nghị|vui lòng|phiền) )*?(?:kể|nêu|liệt kê|đọc|ghi|viết|điểm|gửi|đưa)"
    rf"{trailing(_NAMED_ONE_BY_ONE)}"
    rf"|(?:(?:{_LEAD}) )*danh sách{trailing(_NAMED_ONE_BY_ONE)}"
    rf"|(?:(?:{_LEAD}) )*nói (?:rõ |cụ thể )?từng (?:{_ITEM}|mảng|thứ){trailing(_TAIL)}"
)
LISTING_ASKED = Pattern(
    rf"(?:(?:{_CALLS}|cụ thể|đó|tức|nghĩa) )*(?:là|gồm|bao gồm|gồm có|có) (?:những |các )?"
    rf"(?:gì|cái gì|cái nào|(?:{_ITEM}|mảng|thứ) (?:nào|gì)){trailing(_ENDING + '|nữa')}"
)
"""What was counted out, one by one; asked for, and as a question."""
BESIDES = Pattern(rf"(?:(?:{_CALLS}) )*(?:còn|thế|vậy|rứa|nhầm) .*|.* thì sao.*|.* nữa")
OPEN_BESIDE = frozenset(map(marked, "rứa vậy thế còn".split()))
"""What opens a message that asks for another, also where it was left out as but polite."""
BY_ITS_NUMBER = Pattern(rf"(?:(?:{_LEAD}) )*số ")
REST_OF_PICK = Pattern(rf"(?:{_TAIL})(?= |$){trailing(_TAIL)}")

_NEXT = (
    "tiếp theo|kế tiếp|kế theo|kế nó|kế đó|kế đến|ngay sau đó|ngay sau nó|ngay sau|liền sau|sau đó"
    "|sau nó|sau nữa|dưới nó|dưới nớ|dưới đó|dưới ấy|tiếp nữa|tiếp tục|tiếp|kế|kế sau|next"
    "|(?:tới|đến) (?:cái )?gì"
)
_PREVIOUS = (
    "ngay trước đó|ngay trước nó|ngay trước|liền trước|kế trước|trước đó|trước nó|trước nữa"
    "|phía trước|trên nó|trên nớ|trên đó|trên ấy"
)
_BACK = (
    rf"(?:quay lại|lùi lại|trở lại|quay về|back)(?: một)?(?: (?:{_ITEM}|bước))?(?: trước)?(?: đó)?"
)
STEPS = (
    (1, Pattern(rf"(.*?)(?:{_NEXT}){trailing(_TAIL)}")),
    (-1, Pattern(rf"(.*?)(?:{_BACK}|{_PREVIOUS}){trailing(_TAIL)}")),
)
STEPS_OF = (
    (1, Pattern(rf"(.+ )sau{trailing(_TAIL)}")),
    (-1, Pattern(rf"(.+ )trước{trailing(_TAIL)}")),
)
"""A step of something: "cái sau", "nội dung sau"; group 1 is what of."""
STEP_FROM = Pattern(
    rf"(?:(?:{_LEAD}) )*(?:(?:{_ITEM}|({_COUNTED})) )?(?:(?:đứng|nằm|ở|ngay) )*"
    r"(?:(sau|kế|kế sau|liền sau|tiếp theo|dưới)|trước|liền trước|kế trước|trên) "
    rf"(?:(?:{_ITEM}|({_COUNTED})) )?(?:(?:số|thứ) )?({_NUMBER}){trailing(_TAIL)}"
)
"""A step from a number: "cái sau số 6"; groups 1 and 3: the noun, 2: onwards, 4: the number."""
ONE = Pattern(rf"(?:(?:{any_of(f'{_LEAD}|{_ITEM}')}) )*+")
THE_ONE = Pattern(rf"(?:(?:{_LEAD}) )*(?:{_ITEM}) ")

_FAR = "ấy|đó|nớ|tê|kia|đấy"
_THIS = f"{_FAR}|này|ni"
_TITLE = (
    "đồng chí|đ c|dc|ông|bà|anh|chị|cô|chú|bác|thầy|người|vị|mệ|cậu|em|nhân vật|cán bộ|đại biểu"
)
_SIDE = "bên|phía|đơn vị|cơ quan|tổ chức|ngành"
SIDES = frozenset(fold(word) for noun in _SIDE.split("|") for word in noun.split())
"""Folded words before the name of a party: "bên Sở"."""
_THEY = (
    rf"(?:những|các|mấy|\d+|ba|bốn|cả \d+|cả ba) ({_TITLE}) (?:{_THIS})|bọn họ|họ(?! tên| và tên)"
)
_DOES = "giữ|làm|sinh|quê|nói|phát biểu|thuộc|là ai|là người|nắm|đảm nhiệm|phụ trách|bao nhiêu tuổi"
_ONE_OF_THEM = (
    rf"(?:{_TITLE}) (?:{_THIS})|(?:ông|bà|anh|cô) ta|o (?:ấy|nớ)|(?:ông|bà)(?= (?:{_DOES})(?: |$))"
)
_IT = (
    rf"(?:trong )?(?:cái|cấy|việc|điều|chuyện|ý|vụ) (?:{_THIS}|trên|vừa rồi)"
    rf"|trong (?:{_THIS}|nó)|nó|hắn"
)
_THERE = "(?:ở|tại) (?:đó|đấy|đây)|(?:ở |tại )?(?:chỗ|nơi) (?:ấy|đó|nớ|này|đấy)"
_THEN_DAYS = "khi|lúc|hôm|bữa|bựa|ngày|năm|hồi|thời điểm|buổi|dịp|sáng|thời"

_FULLER = "rõ|kĩ|chi tiết|cụ thể|đầy đủ|dễ hiểu|kỹ càng|rõ ràng|sâu hơn|dài hơn"
_TELL = "nói|kể|giải thích|trình bày|trả lời|cho biết|diễn giải|phân tích|mô tả|thông tin|nêu"
_WHO = "ai|người nào|đồng chí nào|vị nào|ông nào|những ai|nhân vật nào"
_WHAT = "gì|cái gì|điều gì|thông tin gì|việc gì|những gì|nội dung gì"
_ELSE = (
    rf"(?:(?:còn|có|ngoài ra|ngoài ra còn) )?(?:{_WHAT}) (?:nữa|khác|thêm)(?: không)?"
    r"|(?:hết|còn nữa|xong) (?:chưa|rồi à)(?: hay (?:là )?(?:vẫn )?còn)?|còn nữa không"
    rf"|(?:còn|có) thêm(?: (?:{_WHAT}))? không|(?:còn|ngoài ra) (?:{_WHAT})(?: không)?"
    rf"|(?:còn|có) (?:{_ITEM}) nào (?:nữa|khác)(?: không)?"
    r"|(?:thế|vậy|rứa|đó|là|ni|này) là (?:hết|xong|đủ)(?: rồi)?"
)
NAME_ASKED = Pattern(
    rf"(?:(?:{_LEAD}) )*(?:họ )?tên (?:(?:cụ thể|đầy đủ|là) )*(?:gì|ai)"
    r"(?: (?:thế|vậy|rứa|hè|hả|à|ạ|bạn|ad|nhỉ|cơ|ta)(?= |$))*+"
)
MORE = Pattern(
    rf"(?:(?:{_LEAD}) )*(?:"
    rf"(?:(?:{_TELL}) )?(?:{_FULLER})(?: (?:hơn|thêm|nữa|ra|lên|chút|tí|xíu|một))*"
    rf"|(?:(?:{_TELL}) )?thêm(?: (?:thông tin|chi tiết|nữa|chút|tí|{_WHAT}|một))*|nữa|{_ELSE}"
    r"|sao nữa|(?:chỉ )?(?:thế|vậy|rứa) thôi à|(?:nghĩa|tức) là (?:sao|gì|thế nào)"
    rf")(?: về (?:{_ONE_OF_THEM}|{_IT}|(?:\S+ )?\S+ (?:{_THIS})))?{trailing(_TAIL)}"
)
ELSE = Pattern(rf"(?:(?:{_LEAD}) )*(?:{_ELSE}){trailing(_TAIL)}")
MORE_PEOPLE = Pattern(
    rf"(?:(?:{_LEAD}) )*?(?:còn )?(?:{_WHO})(?: (.+))? (?:nữa|khác)(?: không)?{trailing(_TAIL)}"
    rf"|(?:(?:{_CALLS}) )*(?:còn|ngoài ra) (?:{_WHO})()(?: không)?"
    rf"|(?:(?:{_CALLS}) )*ngoài .+ (?:thì )?còn (?:{_WHO})()(?: nữa)?(?: không)?"
)

_WHICH_ONE = "(?:cái|cấy|văn bản|bản|bên|ý là cái) nào"
WHICH_FIRST = Pattern(
    rf"(?:(?:{_CALLS}) )*(?:so với .+ thì )?{_WHICH_ONE} "
    "(?:(?:có|được|ra|ra đời|ban hành|kí|kí kết) )*"
    rf"(?:trước|sau|sớm hơn|muộn hơn|mới hơn|cũ hơn|sau cùng|trước tiên){trailing(_TAIL)}"
)
DOUBT = Pattern(
    rf"(?:(?:{_CALLS}) )*(?:bạn |ad |bot )?(?:có )?"
    "(?:chắc|chắc chắn|thật|thiệt|thật sự|đúng|chính xác)"
    "(?: (?:vậy|thế|rứa|là thế))? (?:không|chưa|chứ|à|hả)"
    f"{trailing(f'{_ENDING}|đó|nhỉ|bạn|ad|bot')}"
    r"(?: (?:\S+ ){1,4}?(?:tưởng|nghĩ|nhớ|nghe|bảo|nói|thấy) .+)?"
)

_THEN = "thì sao|thì thế nào|thì ra sao|thế nào|ra sao|là sao|sao|thì"
REPLACEMENTS = (
    Pattern(rf"(?:(?:{_CALLS}) )*(?:còn về|còn|riêng) (.+?)(?: (?:{_THEN}))?{trailing(_ENDING)}"),
    Pattern(rf"(?:thế|vậy|rứa|rồi|ủa|hay|hay là) (.+?) (?:{_THEN}){trailing(_ENDING)}"),
    Pattern(
        r"(?!nếu |không |mà |giả sử |lỡ )(.+) thì (?:sao|thế nào|ra sao|ai)"
        f"{trailing(_ENDING)}"
    ),
    Pattern(
        rf"(?:(?:{_CALLS}) )*"
        rf"(?:(?:(?:{_I}) )?(?:nhầm|nhầm rồi|lộn|lộn rồi|ý (?:mình|tôi|tui|em|là)(?: là)?) )+"
        r"(?:hỏi (?:về )?)?(.+?)"
        "(?: (?:chứ (?:không|đâu)|không phải) .+|(?: (?:cơ|kia|chứ|ạ|mới đúng)(?= |$))*+)"
    ),
    Pattern(
        rf"(?:(?:{_CALLS}|không|không phải|nhầm) )*(?:(?:{_I}) )?(?:(?:đang|muốn|có) )?hỏi (?:về )?"
        "(.+?) (?:(?:chứ (?:không|đâu)|không phải) .+|(?:cơ|kia|mà|chứ)(?: (?:bạn|ad|bot|ạ|nhé))?)"
    ),
    Pattern(
        rf"(?:(?:{_CALLS}) )*(.+?) "
        "(?:(?:cơ|kia|mà|chứ) (?:chứ )?(?:không|đâu) phải|chứ (?:không|đâu)) .+"
    ),
    Pattern(rf"(?:(?:{_CALLS}) )*(.+) cũng (?:vậy|thế|rứa|y)(?: (?:à|hả|nhỉ|vậy|rứa|ạ)(?= |$))*+"),
    Pattern(r"(.+) nữa(?: (?:thì sao|nhé|ạ|đi|nè)(?= |$))*+"),
    Pattern(
        r"(?:quay lại|trở lại|quay về|chuyển sang|sang|qua) (.+?)(?: (?:đi|nhé|ạ|cái)(?= |$))*+"
    ),
)
"""Group 1 is what is put in the place of something else."""
OR_ELSE = Pattern(rf"(?:thế|vậy|rứa|rồi|ủa|hay|hay là|và|với|cả) (.+?)(?: (?:nữa|{_ENDING}))*+")
"""Likewise where group 1 asks nothing by itself: "thế mục tiêu 2", not "thế ai ký"."""
ASKS_WHETHER = Pattern(".* (?:không|chưa)")

_BEFORE_A_NOUN = (
    "kí|theo|của|về|trong|từ|với|là|ra|xem|đọc|tìm|soạn|cho|tải|viết|nêu|nhắc|còn|thế|vậy|rứa"
)
PRONOUNS: tuple[tuple[Kind, Pattern], ...] = (
    ("other side", Pattern(rf"(?:{_SIDE}) (?:kia|còn lại|tê|đối diện)")),
    ("same side", Pattern(rf"(?<!2 )(?:{_SIDE}) (?:{_THIS})")),
    ("first side", Pattern(rf"(?:{_SIDE}) (?:thứ nhất|thứ 1|số 1|đầu tiên)")),
    ("second side", Pattern(rf"(?:{_SIDE}) (?:thứ 2|số 2)")),
    ("people", Pattern(_THEY)),
    ("person", Pattern(_ONE_OF_THEM)),
    ("thing", Pattern(_IT)),
    ("place", Pattern(_THERE)),
    ("time", Pattern(rf"(?:vào )?({_THEN_DAYS}) (?:{_FAR})")),
    (
        "noun",
        Pattern(
            rf"(?<!\S)((?!(?:{_BEFORE_A_NOUN}) )\S+ \S+|\S+)"
            rf" ({_THIS}|nói trên|vừa rồi|vừa nêu)(?!\S)"
        ),
    ),
)
"""In the order in which they are looked for; group 1 is the noun of a time or a thing, or the title
of several people."""
HE_OR_SHE = Pattern("ổng|bả")
"""Without their marks these are but titles."""
DO_BY = Pattern("do (?:ai|cơ quan|đơn vị|bên|người|sở|bộ)(?: .*)?")
"""What follows "chương trình" there is "do", not "đó"."""
THAT_FIRST = Pattern(rf"(?:(?:{_CALLS}) )*(đó)(?: .*)")
CALLED = Pattern(
    rf"(?:(?:{any_of(f'{_CALLS}|còn')}) )*(đồng chí|đ c|dc|ông|bà|anh|chị|cô|thầy)(?: .*)"
)
_FILLING = "thì|sao|thế|nào|ra|vậy|rứa|hè|hả|nhỉ|nhé|nhe|nha|ạ|ad|bot|bạn|với|đi|nữa|rồi|à"
_NOTHING = any_of(f"{_LEAD}|{_FILLING}")
NOTHING_ELSE = Pattern(rf" ?(?:(?!sao (?:biết|có)(?: |$))(?:{_NOTHING})(?: |$))*+")

_LINK = (
    "do|của|bởi|từ|cho|với|vào|ở|tại|theo|bằng|về|để|nhằm|để làm|nhằm làm|giữa|dựa vào|dựa trên|nhờ"
    "|căn cứ vào|căn cứ"
)
_ASKED = (
    "ai|gì|cái gì|đâu|khi nào|bao giờ|lúc nào|ngày nào|năm nào|cơ quan nào|đơn vị nào"
    "|bên nào|hôm nào|những ai|việc gì|mục đích gì|mấy|cái nào|văn bản nào|những văn bản nào"
)
FRAGMENT = Pattern(
    rf"(?:(?:{_CALLS}|còn) )*(?:{_LINK}) (?:{_ASKED})(?: \S+){{0,3}}"
    r"|(?:chỉ )?(?:có|mỗi|mình) .+ thôi (?:à|hả|sao|hở|ạ)"
)
_WHICH = (
    "vì sao|tại sao|sao|cớ sao|khi nào|bao giờ|lúc nào|ngày nào|năm nào|tháng nào"
    "|hôm nào|ngày mấy|mấy giờ|ngày bao nhiêu|tháng mấy|năm mấy|năm bao nhiêu|hồi nào"
    "|bựa nào|bữa nào|đâu|chỗ nào|ai|những ai|ai ai|người nào|bao nhiêu|bao lâu"
    "|mấy|mấy cái|mấy người|thế nào|như thế nào|ra sao|gì|cái gì|những gì|cụ thể là ai"
    "|với ai|của ai|cho ai|do ai|bởi ai"
)
ONLY_ASKS = Pattern(
    rf"(?:(?:{_CALLS}|còn|mà) )*(?:(?:(?:là|vào|lúc|từ|tận|số|ở|tại) )?(?:{_WHICH})"
    rf"|(?:(?:là|nằm|thuộc|trong|ở|tại) )*(?:{_COUNTED}) (?:nào|thứ mấy|số mấy|mấy|bao nhiêu))"
    "(?: (?:thế|vậy|rứa|hè|hả|à|ạ|bạn|ad|nhỉ|nhé|cơ|là|được|ta)(?= |$))*+"
)
