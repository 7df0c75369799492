"""Stories: the threads of one event, gathered when they are looked at (decision 0023).

`clustering` and `timeline` are pure; `gather` and `page` read the database.
"""
