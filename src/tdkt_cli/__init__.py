"""tdkt: emulation and commendation of an agency, kept as YAML, checked and printed."""

__version__ = "0.1.0"
