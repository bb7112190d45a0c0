"""A pottery village and a school: numbered steps, people in office, two parties, one article."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Programme
from tests.search.small import article, entry, knowledge

_STEPS = "lọc đất|nhào đất|nặn phôi|phơi khô|tráng men|nung lò"

_ENTRIES = [
    entry(
        "cac-buoc",
        "Làm gốm có mấy bước?|các bước làm gốm gồm những bước nào|kể các bước|bước làm gốm là gì",
        "Làm gốm có **6 bước**, từ lọc đất đến nung lò.",
        related=["buoc-1", "men-gom"],
    ),
    *(
        entry(
            f"buoc-{number}",
            f"Bước {number} làm gốm là gì?|bước thứ {number}|bước số {number}|{step} là bước mấy",
            f"Bước {number} là **{step}**.",
            related=["cac-buoc"],
        )
        for number, step in enumerate(_STEPS.split("|"), start=1)
    ),
    entry("buoc-khac", "Bước 7 là gì?|bước thứ 8|bước 9|bước số 10", "Chỉ có 6 bước.", gap=True),
    entry(
        "truong-lang",
        "Ai là trưởng làng?|người đứng đầu làng gốm Bãi Sậy|ông Cao Văn Lộc là ai|Cao Văn Lộc",
        "Trưởng làng là đồng chí **Cao Văn Lộc**.",
        related=["nghe-nhan", "tieu-su"],
    ),
    entry(
        "hieu-truong",
        "Ai là hiệu trưởng?|người đứng đầu Trường Bến Đò|cô Hà Thị Mơ là ai|Hà Thị Mơ giữ chức gì",
        "Hiệu trưởng Trường Bến Đò là đồng chí **Hà Thị Mơ**.",
        related=["truong-lang"],
    ),
    entry(
        "nghe-nhan",
        "Ai nặn tượng?|những người thợ giỏi|Vũ Đình Tám là ai|ông Vũ Đình Tám làm gì",
        "Người nặn tượng giỏi nhất là ông **Vũ Đình Tám**.",
    ),
    entry("tieu-su", "Cao Văn Lộc sinh năm nào?|ông Lộc quê ở đâu|tiểu sử trưởng làng", gap=True),
    entry(
        "ngay-thi",
        "Hội thi diễn ra ngày nào?|hội thi gốm tổ chức khi nào|ngày thi nặn",
        "Hội thi diễn ra ngày **15/3/2019**.",
        related=["noi-thi", "du-thi"],
    ),
    entry(
        "noi-thi",
        "Hội thi diễn ra ở đâu?|địa điểm hội thi|hội thi gốm tổ chức chỗ nào",
        "Hội thi diễn ra ở sân đình.",
    ),
    entry(
        "du-thi",
        "Ai dự hội thi?|những người dự hội thi gốm|khách của hội thi",
        "Dự hội thi có đồng chí **Cao Văn Lộc** và đồng chí **Hà Thị Mơ**.",
        related=["truong-lang", "hieu-truong", "khach-thi"],
    ),
    entry(
        "khach-thi",
        "Cơ quan nào cử khách dự hội thi?|khách mời của cơ quan dự hội thi|đoàn nào dự hội thi",
        "Hội thi còn có khách của bảo tàng.",
    ),
    entry(
        "viec-lang",
        "Làng Bãi Sậy góp việc gì?|làng Bãi Sậy làm gì trong chương trình|việc của làng Bãi Sậy",
        "Làng góp đất và lò.",
    ),
    entry(
        "viec-truong",
        "Trường Bến Đò góp việc gì?|Trường Bến Đò làm gì trong chương trình|việc của Trường Bến Đò",
        "Trường cử học sinh tới học.",
    ),
    entry(
        "quyet-dinh-45",
        "Quyết định 45/QĐ-UB là gì?|quyết định số 45|QĐ 45 do ai ban hành|quyết định 45 của ai",
        "Quyết định **45/QĐ-UB** do huyện ban hành ngày 2/4/2015.",
    ),
    entry(
        "quyet-dinh-78",
        "Quyết định 78/QĐ-UB là gì?|quyết định số 78|QĐ 78 do ai ban hành|quyết định 78 của ai",
        "Quyết định **78/QĐ-UB** do xã ban hành ngày 9/9/2016.",
    ),
    entry("men-gom", "Men gốm làm bằng gì?|men màu gì|pha men", "Men làm từ tro.", sources=["men"]),
    entry(
        "gia-ve", "Giá vé bao nhiêu?|vé vào cửa mấy tiền|tham quan mất tiền không", "10.000 đồng."
    ),
    entry("chao", "Xin chào|chào bạn|hello", "Chào bạn!", smalltalk=True),
    entry("cam-on", "Cảm ơn|cám ơn bạn nhiều|thanks", "Không có gì!", smalltalk=True),
]
_MEN = article(
    "men",
    "Men gốm pha từ tro trấu. Tro bếp nhà nào cũng có, sàng ba lần rồi ủ kín trong chum sành.",
    "Men gốm hoa biếc phải nung hai lượt, lượt sau nhẹ lửa hơn lượt đầu nhiều.",
    title="Men gốm",
)
VILLAGE = replace(
    knowledge(_ENTRIES, [_MEN]),
    programme=Programme(name="Chương trình gốm", parties=("Làng Bãi Sậy", "Trường Bến Đò")),
)
