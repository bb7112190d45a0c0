"""What the YAML reader says in English -> a line and what to do, in Vietnamese."""

from __future__ import annotations

import re

import yaml

_QUOTE = "đặt cả câu trong dấu nháy"
_NOT_ALIGNED = "dòng này thụt không thẳng với các dòng trên"
_ESCAPED = r"dấu \ trong nháy kép có nghĩa riêng; dùng nháy đơn thay cho nháy kép"
_SPECIAL = f"ký tự đứng đầu câu này có nghĩa riêng trong YAML; {_QUOTE}"
# What the reader says (its context and its problem), and what that means to the writer.
_SENTENCES = (
    ("scanning an alias", f"dấu * đứng đầu câu có nghĩa riêng trong YAML; {_QUOTE}"),
    ("scanning an anchor", f"dấu & đứng đầu câu có nghĩa riêng trong YAML; {_QUOTE}"),
    ("tag", f"dấu ! đứng đầu câu có nghĩa riêng trong YAML; {_QUOTE}"),
    ("directive", f"dấu % đứng đầu dòng có nghĩa riêng trong YAML; {_QUOTE}"),
    ("scanning a quoted scalar", "dấu nháy mở ở đây chưa được đóng lại đúng cách"),
    ("incompatible YAML", f"dấu % đứng đầu dòng có nghĩa riêng trong YAML; {_QUOTE}"),
    ("character escape code", _ESCAPED),
    ("unknown escape", _ESCAPED),
    ("cannot start any token", _SPECIAL),
    ("expected node content", _SPECIAL),
    ("mapping keys are not allowed", _SPECIAL),
    (
        "mapping values are not allowed",
        f"thừa một dấu hai chấm, hoặc dòng thụt quá sâu; câu có dấu hai chấm thì {_QUOTE}",
    ),
    (
        "could not find expected ':'",
        "dòng này thiếu dấu hai chấm sau tên trường, hoặc thiếu dấu cách sau `-`, hoặc thụt sai",
    ),
    ("block sequence entries", "dấu - của danh sách đặt sai chỗ; hãy xuống dòng và thụt vào"),
    ("expected '-'", f"{_NOT_ALIGNED}, hoặc thiếu `- ` ở đầu"),
    ("expected key", _NOT_ALIGNED),
    ("flow sequence", "dấu [ chưa có ] đóng lại, hoặc thiếu dấu phẩy giữa các mục"),
    ("flow mapping", f"dấu {{ chưa có }} đóng lại, hoặc thiếu dấu phẩy; nếu là câu thì {_QUOTE}"),
    ("block scalar", "sau dấu | hoặc > phải xuống dòng rồi mới viết"),
    ("document start", "phần này đứng ngoài phần ở trên; kiểm tra chỗ thụt đầu dòng"),
)
_AT_ITS_START = (
    "scanning a quoted scalar",
    "could not find expected ':'",
    "flow sequence",
    "flow mapping",
)
_TRAILING = f"có chữ thừa sau dấu nháy hay dấu ngoặc đóng; {_QUOTE} khác loại"
_COMMENT = re.compile(r"\S\s+#")


def sentence(failure: yaml.YAMLError, lines: list[str]) -> tuple[int, str]:
    """Tell the line (from 0) and what is wrong there."""
    if not isinstance(failure, yaml.MarkedYAMLError) or failure.problem_mark is None:
        return 0, "tệp có ký tự mà YAML không nhận"
    line = min(failure.problem_mark.line, len(lines) - 1)
    said = f"{failure.context} {failure.problem}"
    trace, message = next(
        (known for known in _SENTENCES if known[0] in said),
        ("", "dòng này không đúng cách viết YAML"),
    )
    if trace in _AT_ITS_START and failure.context_mark is not None:
        line = failure.context_mark.line
    elif (
        trace in ("expected '-'", "expected key")
        and lines[line][: failure.problem_mark.column].strip()
    ):
        message = _TRAILING
    return line, message + _cut_before(lines, line)


def _cut_before(lines: list[str], line: int) -> str:
    if any(_COMMENT.search(written) for written in lines[max(line - 1, 0) : line + 1]):
        return f" (dấu # ở đây cắt mất phần sau nó; {_QUOTE})"
    return ""
