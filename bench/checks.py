"""What the triggers would have held while they were off."""

from django.db import connection

OVERLAPS = """
    SELECT count(*) FROM (
        SELECT upper(during) AS ends, lead(lower(during)) OVER (PARTITION BY {column} ORDER BY during) AS next
        FROM publishing_placement WHERE cancelled_at IS NULL
    ) spans WHERE ends > next OR ends IS NULL AND next IS NOT NULL
"""
MUST_BE_NONE = {
    "pages with two placements at once": OVERLAPS.format(column="page_id"),
    "addresses with two pages at once": OVERLAPS.format(column="path"),
    "placements with another page's text": """
        SELECT count(*) FROM publishing_placement p JOIN publishing_revision r ON r.id = p.revision_id
        WHERE r.page_id <> p.page_id
    """,
    "placements that began before they were recorded and are not called reconstructed": """
        SELECT count(*) FROM publishing_placement WHERE NOT imported AND lower(during) < recorded_at
    """,
    "placements of unsigned texts": """
        SELECT count(*) FROM publishing_placement p JOIN publishing_revision r ON r.id = p.revision_id
        WHERE r.needs_signature AND p.review_id IS NULL
    """,
    "mentions too few or too many": """
        SELECT abs((SELECT count(*) FROM publishing_mention) - count(*))
        FROM publishing_placement p JOIN publishing_link l USING (revision_id) WHERE p.kind = 'live'
    """,
    "mentions that no placement makes": """
        SELECT count(*) FROM publishing_mention m LEFT JOIN (
            publishing_placement p JOIN publishing_link l ON l.revision_id = p.revision_id AND p.kind = 'live'
        ) ON m.placement_id = p.id AND m.target_id = l.target_id AND m.role = l.role AND m.page_id = p.page_id
            AND m.type = p.type AND m.first_live_at = p.first_live_at
        WHERE p.id IS NULL
    """,
    "triggers that are off": "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'",
}


class Unsound(Exception):
    """The rows that were written are not what the verbs would have written."""


def verify() -> None:
    with connection.cursor() as cursor:
        for what, sql in MUST_BE_NONE.items():
            cursor.execute(sql)
            found = cursor.fetchone()[0]
            if found:
                raise Unsound(f"{found:,} {what}.")
