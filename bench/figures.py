"""What was measured of one page, and the table of it all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEADINGS = (
    "Page",
    "Articles",
    "Served by",
    "Status",
    "Requests/s",
    "p50 ms",
    "p99 ms",
    "CPU ms, application",
    "CPU ms, database",
    "Growth",
    "Queries",
    "kB",
    "kB gzipped",
)
BUSY = 0.9  # from here on the client, which has one processor, may have been what bounds


@dataclass(frozen=True)
class Row:
    """CPU is in milliseconds for each answer, the client's not counted; sizes are in bytes."""

    page: str
    articles: int
    served_by: str
    status: int
    rate: float
    p50: float
    p99: float
    application: float
    database: float
    queries: int
    size: int
    gzipped: int
    client_busy: float

    @property
    def cpu(self) -> float:
        return self.application + self.database


def for_each(before: float, after: float, answers: int) -> float:
    """Milliseconds for each answer, of seconds on a processor's clock before and after."""
    return (after - before) * 1000 / answers


def growth(row: Row, rows: Iterable[Row]) -> float | None:
    """How many times the CPU of the same page of the smallest clinic; None for that one itself."""
    same = [other for other in rows if (other.page, other.served_by) == (row.page, row.served_by)]
    smallest = min(same, key=lambda other: other.articles)
    return row.cpu / smallest.cpu if smallest is not row and smallest.cpu else None


def markdown(rows: Sequence[Row]) -> str:
    lines = [HEADINGS, ["---"] * 3 + ["---:"] * (len(HEADINGS) - 3), *(_cells(row, rows) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cells(row: Row, rows: Sequence[Row]) -> list[str]:
    times = growth(row, rows)
    return [
        row.page,
        f"{row.articles:,}" if row.articles else "–",
        row.served_by,
        str(row.status),
        ("≥ " if row.client_busy > BUSY else "") + _number(row.rate),
        _number(row.p50),
        _number(row.p99),
        _number(row.application),
        _number(row.database),
        f"{times:.2f}" if times else "",
        str(row.queries),
        _number(row.size / 1000),
        _number(row.gzipped / 1000),
    ]


def _number(value: float) -> str:
    """Three figures, as far as they say something."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
