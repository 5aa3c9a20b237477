"""Each registered or proposed title judged: its conditions, evidence, article and outcome."""

from tdkt_cli.eligibility.outcomes import Condition, Judgement, Outcome, all_of, any_of

__all__ = ["Condition", "Judgement", "Outcome", "all_of", "any_of"]
