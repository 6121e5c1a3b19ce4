"""Tables of how names sound; `tqa/training/name_tables.py` makes them, but for `meaning.toml` and `vietnamese.txt`."""
