"""The triggers that make the database itself refuse to rewrite what was recorded."""

import pgtrigger
from django.db import models
from django.utils.deconstruct import deconstructible

from clinic.richtext.fields import RUNS

# SQLSTATE 23514 (check_violation) reaches Django as IntegrityError.
REFUSE = "RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = '{message}';"


def append_only(what: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="append_only",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=REFUSE.format(message=f"A {what} is a record: it is never changed or deleted. Add a new one instead."),
    )


def stamped(name: str, func: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=pgtrigger.Insert, func=func + " RETURN NEW;")


REVISION_STAMP = stamped("stamp", "NEW.created_at := clock_timestamp();")

REVIEW_STAMP = stamped(
    "stamp",
    f"""
    NEW.recorded_at := clock_timestamp();
    IF NOT NEW.imported THEN
        NEW.at := NEW.recorded_at;
    ELSIF NEW.at > NEW.recorded_at OR EXISTS (
        SELECT FROM publishing_placement p JOIN publishing_revision r ON r.page_id = p.page_id
        WHERE r.id = NEW.revision_id AND NOT p.imported
    ) THEN
        {REFUSE.format(message="This page has recorded placements: no review can be reconstructed under them.")}
    END IF;
    """,
)

LINK_WITH_REVISION = stamped(
    "with_revision",
    f"""
    IF (SELECT created_at FROM publishing_revision WHERE id = NEW.revision_id) < transaction_timestamp() THEN
        {REFUSE.format(message="What a text names is saved together with its revision, never added to it later.")}
    END IF;
    """,
)

PLACEMENT_START = stamped(
    "start",
    f"""
    NEW.recorded_at := clock_timestamp();
    IF lower(NEW.during) < transaction_timestamp() AND NOT NEW.imported THEN
        {REFUSE.format(message="A placement cannot begin in the past.")}
    END IF;
    IF (SELECT page_id FROM publishing_revision WHERE id = NEW.revision_id) <> NEW.page_id THEN
        {REFUSE.format(message="A placement shows a revision of its own page.")}
    END IF;
    IF NEW.imported AND EXISTS (
        SELECT FROM publishing_placement WHERE page_id = NEW.page_id AND NOT imported
    ) THEN
        {REFUSE.format(message="This page has recorded placements: nothing can be reconstructed under them.")}
    END IF;
    """,
)

PLACEMENT_PAST = pgtrigger.Trigger(
    name="past",
    when=pgtrigger.Before,
    operation=pgtrigger.Update | pgtrigger.Delete,
    func=f"""
    IF TG_OP = 'DELETE' THEN
        {REFUSE.format(message="A placement is a record: it is never deleted. Cancel it while it has not begun.")}
    END IF;
    IF OLD.cancelled_at IS NOT NULL OR upper(OLD.during) <= transaction_timestamp() THEN
        {REFUSE.format(message="A finished or cancelled placement cannot change.")}
    END IF;
    IF lower(NEW.during) IS DISTINCT FROM lower(OLD.during) OR
       to_jsonb(NEW) - '{{during,first_live_at,review_id,cancelled_at,cancelled_by_id,cancelled_reason}}'::text[] <>
       to_jsonb(OLD) - '{{during,first_live_at,review_id,cancelled_at,cancelled_by_id,cancelled_reason}}'::text[] THEN
        {REFUSE.format(message="What a placement shows, where and from when cannot change. Place it anew.")}
    END IF;
    IF lower(OLD.during) <= transaction_timestamp() AND (
        upper(NEW.during) < transaction_timestamp() OR
        to_jsonb(NEW) - 'during' <> to_jsonb(OLD) - 'during'
    ) THEN
        {REFUSE.format(message="Of a placement that has begun only the end can change, and not to the past.")}
    END IF;
    IF NEW.cancelled_at IS NOT NULL THEN
        NEW.cancelled_at := clock_timestamp();
    END IF;
    RETURN NEW;
    """,
)

PLACEMENT_MENTIONS = pgtrigger.Trigger(
    name="mentions",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("first_live_at"),
    func="""
    IF TG_OP = 'INSERT' AND NEW.kind = 'live' THEN
        INSERT INTO publishing_mention (placement_id, target_id, role, type, page_id, first_live_at)
        SELECT NEW.id, target_id, role, NEW.type, NEW.page_id, NEW.first_live_at
        FROM publishing_link WHERE revision_id = NEW.revision_id;
    ELSIF TG_OP = 'UPDATE' THEN
        UPDATE publishing_mention SET first_live_at = NEW.first_live_at WHERE placement_id = NEW.id;
    END IF;
    RETURN NULL;
    """,
)

SEARCHED = 250_000  # characters: what the database can index in any case
SHORTEST_WORD, LONGEST_WORD = 4, 30  # letters: what is shorter is not guessed
# In one order, so that two who place new words at once never wait for each other. 1, 2, 10 and 11 are the parser's
# words, and parts of words with a hyphen.
PLACEMENT_WORDS = pgtrigger.Trigger(
    name="words",
    when=pgtrigger.After,
    operation=pgtrigger.Insert,
    condition=pgtrigger.Q(new__kind="live"),
    func=f"""
    INSERT INTO publishing_word (text)
    SELECT DISTINCT lower(token) AS text
    FROM publishing_wording w, ts_parse('default', left(w.words, {SEARCHED})) AS parsed
    WHERE w.revision_id = NEW.revision_id AND parsed.tokid IN (1, 2, 10, 11)
        AND length(lower(token)) BETWEEN {SHORTEST_WORD} AND {LONGEST_WORD}
        AND NOT EXISTS (SELECT FROM publishing_word known WHERE known.text = lower(token))
    ORDER BY text
    ON CONFLICT DO NOTHING;
    RETURN NULL;
    """,
)

COUNTED = pgtrigger.Trigger(
    name="counted",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update,
    timing=pgtrigger.Deferred,
    func="""
    INSERT INTO publishing_siteversion AS site (id, number, changed_at) VALUES (1, 1, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET number = site.number + 1, changed_at = clock_timestamp();
    RETURN NULL;
    """,
)


def only_with_placement(what: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="only_with_placement",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        condition=pgtrigger.Condition("pg_trigger_depth() = 0"),
        func=REFUSE.format(message=f"A {what} is written by the database, together with its placement."),
    )


PAGE_IDENTITY = pgtrigger.Trigger(
    name="identity",
    when=pgtrigger.Before,
    operation=pgtrigger.UpdateOf("uuid", "type"),
    condition=pgtrigger.AnyChange("uuid", "type"),
    func=REFUSE.format(message="A page keeps its identity: frozen texts of other pages name it."),
)


@deconstructible
class RunsSomething(models.Func):
    """Whether any rich text of a frozen content holds an element that runs something. The sanitiser left none in."""

    template = f"""jsonb_path_exists(%(expressions)s, '$.**.html ? (@ like_regex "{RUNS}" flag "i")')"""
    output_field = models.BooleanField()
