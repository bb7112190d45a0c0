"""What the question log tells whoever keeps the knowledge: figures, picture, page and tables."""

from bot.insight.counting import insight
from bot.insight.drawing import INSTALL, drawn
from bot.insight.log import Log, read, read_aside
from bot.insight.page import page
from bot.insight.tables import tables
from bot.insight.values import Counts, Dated, Insight, Period, Used

__all__ = [
    "INSTALL",
    "Counts",
    "Dated",
    "Insight",
    "Log",
    "Period",
    "Used",
    "drawn",
    "insight",
    "page",
    "read",
    "read_aside",
    "tables",
]
