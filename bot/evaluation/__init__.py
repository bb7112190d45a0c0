"""The laboratory: judged questions put to the bot, and what came of each."""

from bot.evaluation.explaining import Section, told
from bot.evaluation.figures import Figures
from bot.evaluation.judging import Guess, Outcome, Verdict, outcome_of
from bot.evaluation.noises import with_noise
from bot.evaluation.page import page
from bot.evaluation.report import Report, evaluate
from bot.evaluation.trade_off import trade_off_lines

__all__ = [
    "Figures",
    "Guess",
    "Outcome",
    "Report",
    "Section",
    "Verdict",
    "evaluate",
    "outcome_of",
    "page",
    "told",
    "trade_off_lines",
    "with_noise",
]
