"""Pure counts, groupings and orders: records of a year → the figures that documents print.

Field names are data names (Vietnamese, as in the YAML files), because templates and JSON use the
same word for the same datum.
"""

from tdkt_cli.consolidate.plain import plain
from tdkt_cli.consolidate.registered import RegisteredYear, registered_year
from tdkt_cli.consolidate.review import RoundReview, round_review

__all__ = ["RegisteredYear", "RoundReview", "plain", "registered_year", "round_review"]
