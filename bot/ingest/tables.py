"""Rows of a table -> items of a list, each of which can be understood alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

TABLE = "Bảng"
_HEADER_LETTERS = 60


def rows_as_items(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Write each row as an item under a lead; below a header each cell is named by its column.

    >>> list(rows_as_items([["Buổi", "Giờ"], ["Thứ hai", "8 giờ"]]))
    ['Bảng (Buổi, Giờ):', '- Buổi: Thứ hai; Giờ: 8 giờ']
    """
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    header = cells[0] if len(cells) > 1 and _heads(cells[0], cells[1:]) else None
    if cells:
        yield f"{TABLE} ({', '.join(header)}):" if header else f"{TABLE}:"
    for row in cells[1:] if header else cells:
        named = [f"{name}: {cell}" for name, cell in zip(header or (), row, strict=False) if cell]
        said = named or list(dict.fromkeys(cell for cell in row if cell))  # merged cells repeat
        yield f"- {'; '.join(said)}"


def _heads(row: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether a row names the columns: short, different words above as many cells."""
    return (
        len(row) > 1
        and all(0 < len(cell) <= _HEADER_LETTERS for cell in row)
        and len(set(row)) == len(row)
        and all(len(other) == len(row) for other in others)
    )
