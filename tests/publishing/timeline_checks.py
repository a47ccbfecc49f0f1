"""What holds of any timeline, and of any step on one. See test_timeline_property.py."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import Any

from django.db.models import F, Q

from articles.models import Article, Described
from clinic.publishing.models import Link, Mention, Page, Placement, ReviewEvent, Revision
from clinic.publishing.resolver import Outcome, resolve

from .stored import stored

Row = dict[str, Any]
TO_COME = {"during", "first_live_at", "review_id", "cancelled_at", "cancelled_by_id", "cancelled_reason"}


@dataclass
class Records:
    """What the database holds: placements by their number, what is only ever added to, and what may change."""

    placements: dict[int, Row]
    added: list[Any]
    changing: list[Any]

    @classmethod
    def read(cls) -> "Records":
        joins = [field.remote_field.through for field in Article._meta.local_many_to_many]
        return cls(
            {row["id"]: row for row in Placement.objects.values()},
            stored(Revision, Link, ReviewEvent),
            stored(Page, Article, Described, Mention, *joins),
        )

    @property
    def kept(self) -> list[Row]:
        return [row for row in self.placements.values() if row["cancelled_at"] is None]


def has_begun(row: Row, now: datetime) -> bool:
    return row["during"].lower <= now


def is_over(row: Row, now: datetime) -> bool:
    return row["cancelled_at"] is not None or bool(row["during"].upper and row["during"].upper <= now)


def require_history(before: Records, after: Records, since: datetime) -> None:
    """Nothing is rewritten: of what had begun only the end may have changed, and not to the past."""
    assert set(before.added) <= set(after.added)
    for key, old in before.placements.items():
        new = after.placements[key]
        if is_over(old, since):
            assert new == old
            continue
        may_change = {"during"} if has_begun(old, since) else TO_COME
        assert {name for name in old if new[name] != old[name]} <= may_change
        assert new["during"].lower == old["during"].lower
        assert new["during"].upper is None or new["during"].upper >= since


def require_one_at_a_time(records: Records) -> None:
    for key in ("page_id", "path"):
        for _, spans in _grouped(records.kept, key):
            for one, following in pairwise(spans):
                assert one["during"].upper is not None
                assert one["during"].upper <= following["during"].lower


def require_plan(records: Records, now: datetime) -> None:
    """One schedule a page; what is not over ends with its expiry or with what follows; first live is first live."""
    for _, spans in _grouped(records.kept, "page_id"):
        assert len([row for row in spans if row["kind"] == "live" and not has_begun(row, now)]) <= 1
        for row, following in zip(spans, [*spans[1:], None], strict=True):
            ends = [end for end in (row["until"], following and following["during"].lower) if end]
            assert is_over(row, now) or row["during"].upper == min(ends, default=None)
        live = [row for row in spans if row["kind"] == "live"]
        assert {row["first_live_at"] for row in spans} == {live[0]["during"].lower}


def require_trashed_off_the_site(records: Records, now: datetime) -> None:
    """Of a page in the trash only the reason why it was retracted is public."""
    trashed = set(Page.objects.exclude(trashed_at=None).values_list("pk", flat=True))
    assert all(row["kind"] == "gone" for row in records.kept if row["page_id"] in trashed and not is_over(row, now))


def require_nothing_ahead(records: Records, page: Page, now: datetime) -> None:
    assert all(has_begun(row, now) for row in records.kept if row["page_id"] == page.pk)


def require_mentions() -> None:
    """Lists read what the links of live placements say."""
    of_live = Link.objects.filter(revision__placements__kind="live")
    placed = (f"revision__placements__{name}" for name in ("pk", "type", "page", "first_live_at"))
    mentions = Mention.objects.values_list("target", "role", "placement", "type", "page", "first_live_at")
    assert sorted(mentions) == sorted(of_live.values_list("target", "role", *placed))


def require_noted(now: datetime) -> None:
    """No page is noted as reviewed later than its live text was, or the desk would miss that it is due."""
    reviewed = Placement.objects.live(now).with_reviewed(now).exclude(reviewed=None)
    later = Q(page__reviewed_at=None) | Q(page__reviewed_at__gt=F("reviewed"))
    is_short = Q(revision__short_interval=True, page__short_interval=False)
    assert not reviewed.filter(later | is_short).exists()


def require_signed(before: Records, after: Records, is_placed_again: bool, now: datetime) -> None:
    """A clinical text is signed when it is placed and until it begins; a move or another expiry only places it again.

    What was retracted is never live again, and what once needed a signature on a page always does.
    """
    unfinished = {row["revision_id"] for row in before.kept if row["kind"] == "live"}
    for row in [row for row in after.kept if row["kind"] == "live"]:
        revision = Revision.objects.defer("content").filter(pk=row["revision_id"])
        if row["id"] not in before.placements and not (is_placed_again and row["revision_id"] in unfinished):
            of_page = Placement.objects.filter(page=row["page_id"])
            assert revision[0].is_signed or not of_page.filter(revision__needs_signature=True).exists()
            assert not of_page.kept().filter(revision=row["revision_id"], kind="gone").exists()
        elif not has_begun(row, now):
            assert revision[0].is_signed or not revision[0].needs_signature


def require_doors(records: Records, at: datetime, said: dict[str, Any]) -> None:
    """Both doors and every address tell the same, and a redirect leads to a page in one step."""
    holds = {key: row for key, row in records.placements.items() if has_begun(row, at) and not is_over(row, at)}
    assert said["at"] == sorted(holds)
    assert said["live"] == sorted(key for key, row in holds.items() if row["kind"] == "live")
    for path in said.keys() - {"at", "live"}:
        outcome, shown, location, _ = said[path]
        readable = [key for key, row in holds.items() if row["path"] == path and row["kind"] != "gone"]
        assert ([shown[0]] if shown else []) == readable
        assert (outcome == "FOUND") == bool(readable)
        assert outcome != "MOVED" or resolve(location, at).outcome is Outcome.FOUND


def answers(at: datetime, paths: Iterable[str]) -> dict[str, Any]:
    """Everything that the site says at an instant."""
    said: dict[str, Any] = {
        "at": sorted(Placement.objects.at(at).values_list("pk", flat=True)),
        "live": sorted(Placement.objects.live(at).values_list("pk", flat=True)),
    }
    for path in paths:
        answer = resolve(path, at)
        shown = (answer.placement.pk, answer.placement.last_changed) if answer.placement else None
        said[path] = (answer.outcome.name, shown, answer.location, answer.reason)
    return said


def planned(at: datetime, but: Page | None = None) -> list[tuple[Any, ...]]:
    """What will hold at an instant, by page; but for one of them."""
    placements = Placement.objects.at(at).exclude(page=but) if but else Placement.objects.at(at)
    return sorted(placements.values_list("page", "pk", "path", "kind"))


def _grouped(rows: list[Row], key: str) -> Iterable[tuple[Any, list[Row]]]:
    ordered = sorted(rows, key=lambda row: (row[key], row["during"].lower))
    return [(value, list(group)) for value, group in groupby(ordered, key=lambda row: row[key])]
