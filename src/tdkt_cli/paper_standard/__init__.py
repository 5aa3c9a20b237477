"""Nghị định 30/2020/NĐ-CP as data: what is printed and what is checked come from here alone.

The numbers stand in `components.yaml`, `page.yaml`, `codes.yaml`, `capitals.yaml` (each with its
article) and in `widths.yaml` (advance widths of Times New Roman's metric twin). No font is read at
run time.
"""

from tdkt_cli.paper_standard.lists import (
    Tolerances,
    addressed_types,
    size_sets,
    stamps,
    tolerances,
    types,
    urgency_boxes,
)
from tdkt_cli.paper_standard.standard import (
    BodyText,
    Component,
    Margin,
    Page,
    RuleLine,
    authorities,
    body_text,
    component,
    components,
    copies,
    decree_day,
    font_name,
    national_motto,
    national_name,
    page,
    point_letters,
    rule_lines,
    type_codes,
)
from tdkt_cli.paper_standard.widths import break_lines, text_width

__all__ = [
    "BodyText",
    "Component",
    "Margin",
    "Page",
    "RuleLine",
    "Tolerances",
    "addressed_types",
    "authorities",
    "body_text",
    "break_lines",
    "component",
    "components",
    "copies",
    "decree_day",
    "font_name",
    "national_motto",
    "national_name",
    "page",
    "point_letters",
    "rule_lines",
    "size_sets",
    "stamps",
    "text_width",
    "tolerances",
    "type_codes",
    "types",
    "urgency_boxes",
]
