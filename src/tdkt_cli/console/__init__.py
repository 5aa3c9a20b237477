"""Everything the user reads on a terminal: findings as text, JSON, GitHub annotations or SARIF.

The parts are imported by name (`from tdkt_cli.console.show import print_findings`), so that
`streams`, which every run needs, costs nothing more.
"""
