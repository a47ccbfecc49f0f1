"""What the demonstration publishes passes every check that stops or holds up a publication."""

import pytest
from django.core.management import call_command

from clinic.publishing import clock
from clinic.publishing.checking import Level, findings, gather
from clinic.publishing.models import Placement


@pytest.fixture
def found(db):
    call_command("demo", verbosity=0)
    now = clock.instant()
    live = Placement.objects.live(now).select_related("revision__page")
    return [
        (placement.revision.title, one)
        for placement in live
        for one in findings(placement.revision.frozen, gather(placement.revision.frozen, now))
    ]


def test_nothing_that_is_live_in_the_demonstration_is_stopped_or_needs_a_reason(found):
    assert [(title, one.check, one.quote) for title, one in found if one.level != Level.WARN] == []
