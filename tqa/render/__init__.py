"""Reports for people and machines: annotated diff, terminal, unified diff, HTML, JSON, SARIF."""
