"""Rich text: what an author may write, the editor that offers it and the sanitiser that holds it.

`constructs.py` is the one list. The editor's allowedContent and the sanitiser's allow-list both come from it, so that
opening and saving a page loses nothing that the sanitiser would have kept. This package knows no other.
"""
