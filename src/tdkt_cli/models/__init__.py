"""Frozen records of the data files; a field's name is its YAML key (design §3 and §4)."""

from tdkt_cli.models.council import Council, Meeting, Member, Vote
from tdkt_cli.models.dataset import DataFile, Dataset, FileProblem, Sourced
from tdkt_cli.models.decisions import AwardList, Decision, DecisionsOfYear
from tdkt_cli.models.papers import Paper, Papers
from tdkt_cli.models.plan import Anniversary, Movement, Plan, Round, Section, Unit
from tdkt_cli.models.registration import Individual, Registration, Target
from tdkt_cli.models.regulation import Regulation
from tdkt_cli.models.results import Results, Shortcoming, TargetResult
from tdkt_cli.models.reviews import Review, Reviews, Seal
from tdkt_cli.models.shape import ShapeError, parse, record_at
from tdkt_cli.models.types import Initiative, Person, Record, SharedInitiative, Signer

__all__ = [
    "Anniversary",
    "AwardList",
    "Council",
    "DataFile",
    "Dataset",
    "Decision",
    "DecisionsOfYear",
    "FileProblem",
    "Individual",
    "Initiative",
    "Meeting",
    "Member",
    "Movement",
    "Paper",
    "Papers",
    "Person",
    "Plan",
    "Record",
    "Registration",
    "Regulation",
    "Results",
    "Review",
    "Reviews",
    "Round",
    "Seal",
    "Section",
    "ShapeError",
    "SharedInitiative",
    "Shortcoming",
    "Signer",
    "Sourced",
    "Target",
    "TargetResult",
    "Unit",
    "Vote",
    "parse",
    "record_at",
]
