"""One module per subject, a few rules each; `tdkt_cli.wordcheck` says how to add one."""
