"""An invented newspaper's article, as text, page, Word file and PDF."""

from __future__ import annotations

TITLE = "Ký kết Chương trình đọc sách giữa Thư viện Sông Xanh và Trường Bến Đò"
TEXT = f"""mask

{TITLE}

(Songxanh.example) - Sáng 14/3, Thư viện Sông Xanh và Trường Bến Đò đã tham gia Lễ ký kết Chương \
trình đọc sách giai đoạn 2021 - 2023.
Ảnh: Hồng Nhung
Dự lễ ký kết có các đồng chí: Mai Thị Lụa - Ủy viên Hội Khuyến học, Giám đốc Thư viện Sông Xanh;  \
Lê Văn Đò - Hiệu trưởng Trường Bến Đò; đại diện phụ huynh và các lớp. Ảnh: Hồng Nhung

Căn cứ Kế hoạch số 12/KH-TV ngày 5/1/2021 của Hội Khuyến học về phong trào đọc sách, hai bên đã \
thống nhất ban hành chương trình.

Ảnh: Hồng Nhung
Các bạn nhỏ đọc sách bên bờ sông. Ảnh: Hồng Nhung

Theo đó, chương trình dựa vào 3 mục tiêu chính gồm: Giúp trẻ em yêu sách. Nhất là trẻ em ở xa.

Đồng thời, tạo thói quen đọc sách mỗi ngày trong gia đình, nhà trường và cả xã, để sách đến được \
với từng người, từ cụ già đến em nhỏ, kể cả những ai chưa từng mượn sách bao giờ.

Đặc biệt, giữ gìn kho sách chung.

Chương trình đọc sách giai đoạn 2021-2023 giữa Thư viện Sông Xanh và Trường Bến Đò đã xây dựng 4 \
nội dung cơ bản gồm: Đọc sách cho trẻ em; Mở tủ sách ở lớp; tặng sách cho bạn nghèo; Thi kể \
chuyện; Các hoạt động ngoài trời.

Tủ sách lớp học là tủ nhỏ đặt ở cuối lớp cho các em tự mượn.

Ảnh: Hồng Nhung
Các bạn nhỏ đọc sách bên bờ sông. Ảnh: Hồng Nhung

Mai Lụa

Đọc thêm
Thư viện sửa mái nhà sau bão
Hội sách xuân mở cửa

Tin mới"""
PAGE = f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>{TITLE} | Bản tin Sông Xanh</title>
<meta property="og:site_name" content="Bản tin Sông Xanh">
<link rel="canonical" href="https://songxanh.example/ky-ket">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2021-03-14T22:30:00Z", "author": {{"name": "Mai Lụa"}}}}</script>
<script>var tracking = "<p>không phải bài</p>";</script></head><body>
<nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/tin">Tin tức</a></li></ul></nav>
<article><h1>{TITLE}</h1><div class="share">Chia sẻ Facebook In bài viết</div>
<p><b>Sáng 14/3, Thư viện Sông Xanh và Trường Bến Đò đã tham gia Lễ ký kết Chương trình đọc sách,
với sự có mặt của đông đủ phụ huynh và các bạn học sinh trong xã.</b></p>
<figure><img src="a.jpg"><figcaption>Các bạn nhỏ. Ảnh: Hồng Nhung</figcaption></figure>
<h2>Cách tham gia</h2><p>Học sinh tham gia theo ba bước sau đây:</p>
<ol><li>Lấy phiếu màu xanh.</li><li>Điền tên và lớp.</li><li>Đưa phiếu cho cô thủ thư.</li></ol>
<h2>Lịch đọc sách</h2>
<table><tr><th>Buổi</th><th>Giờ</th></tr><tr><td>Thứ hai</td><td>8 giờ</td></tr>
<tr><td>Thứ tư</td><td>14 giờ</td></tr></table>
<p>Chương trình kéo dài đến hết năm 2023 và không thu phí của bất kỳ ai tham gia.</p>
<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/1">Hội sách xuân</a></li></ul></div>
</article><footer>Giấy phép số 12/GP ngày 01/02/2019</footer></body></html>"""
PAPER = """\
HỘI KHUYẾN HỌC XÃ SÔNG XANH
Số: 12/KH-TV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Xanh, ngày 5 tháng 1 năm 2021

KẾ HOẠCH
Về việc phát động phong trào đọc sách

Căn cứ tình hình đọc sách trong xã, Hội Khuyến học ban hành kế hoạch như sau:

I. MỤC ĐÍCH
Mọi nhà đều có sách, mọi người đều đọc sách, mỗi tuần ít nhất một buổi tối cùng nhau.

II. KINH PHÍ
Hội tự lo kinh phí, không thu của phụ huynh, không nhận tài trợ có kèm quảng cáo.
"""
