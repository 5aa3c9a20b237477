"""All writing to disk: whole new files or the old ones, and a lock for those that are data."""

from tdkt_cli.output.locking import locked
from tdkt_cli.output.writing import OutputError, stable_zip, write_files, write_private

__all__ = ["OutputError", "locked", "stable_zip", "write_files", "write_private"]
