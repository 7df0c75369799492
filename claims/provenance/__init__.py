"""Stage 7: from who cites whom to how many independent origins that leaves.

`schema`, `lineage`, `origins` and `drift` are pure; `gather` reads the database.
"""
