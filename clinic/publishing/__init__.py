"""The lifecycle of everything that a patient can read.

Staff edit ordinary rows: a Page of some type. Every save freezes a Revision, a clinician's ReviewEvent signs exactly
one Revision, and publishing places one Revision on the timeline as a Placement. Public pages read the timeline and
nothing else, through two doors: `Placement.objects.live(at)` for every list, `Placement.objects.at(at)` for the
resolver of addresses. Nothing outside this package filters by date or status.
"""
