"""How good the findings are on a desk's own labelled articles: labels, matching, figures with their intervals."""
