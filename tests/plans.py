"""What the database really does for a question: its own plan, carried out and counted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

NO_QUERIES = ("EXPLAIN", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")  # a plan alone, and brackets


@dataclass(frozen=True)
class Plan:
    """How one query was carried out: the tables it went through from end to end, and the rows and pages it read."""

    sql: str
    scanned: tuple[str, ...]
    rows: int
    blocks: int


def carried_out(ask: Callable[[], Any]) -> list[Plan]:
    """Asks, and then carries out again every query that this took."""
    with CaptureQueriesContext(connection) as queries:
        ask()
    return [explained(query["sql"]) for query in queries if not query["sql"].startswith(NO_QUERIES)]


def explained(sql: str) -> Plan:
    sql = re.sub(r"^DECLARE \S+ .*?CURSOR .*?FOR ", "", sql)  # of what is read piece by piece
    assert sql.lstrip(" \n(").startswith(("SELECT", "WITH")), f"This writes: {sql}"
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
        root = cursor.fetchone()[0][0]["Plan"]
    nodes = list(every(root))
    return Plan(
        sql,
        tuple(node["Relation Name"] for node in nodes if node["Node Type"] == "Seq Scan"),
        round(sum(map(read, nodes))),
        root["Shared Hit Blocks"] + root["Shared Read Blocks"],
    )


def every(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", []):
        yield from every(child)


def read(node: dict[str, Any]) -> float:
    """The rows that a scan of a table or an index looked at, those that it threw away included."""
    if "Relation Name" not in node and "Index Name" not in node:
        return 0
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return (node["Actual Rows"] + removed) * node["Actual Loops"]
