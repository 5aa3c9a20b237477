"""Each registered or proposed title judged: its conditions, evidence, article and outcome.

A new title is one list of condition functions in the module of its family, named in `catalogue`.
"""

from tdkt_cli.eligibility.answer import answer
from tdkt_cli.eligibility.cases import Stage
from tdkt_cli.eligibility.history import Histories, Past, histories
from tdkt_cli.eligibility.identity import Who
from tdkt_cli.eligibility.judging import judge, judge_both
from tdkt_cli.eligibility.outcomes import (
    Condition,
    Judgement,
    Outcome,
    all_of,
    any_of,
    at_least,
    title_outcome,
)

__all__ = [
    "Condition",
    "Histories",
    "Judgement",
    "Outcome",
    "Past",
    "Stage",
    "Who",
    "all_of",
    "answer",
    "any_of",
    "at_least",
    "histories",
    "judge",
    "judge_both",
    "title_outcome",
]
