"""Keeps whole answers to readers in the memory of each process, and gives them before Django is asked.

An answer is kept for as long as nothing that patients read can have changed: until somebody publishes or reviews (the
site's version, looked up twice a second) and until the next instant at which the site changes by itself, to the
database's clock. Without the database it is given until that instant too, for ten minutes at most. There is nothing to
clear and no server of its own: see site.py for when, pages.py for how much, application.py for what readers get.
"""
