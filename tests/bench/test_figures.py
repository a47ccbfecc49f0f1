import pytest

from bench import client, figures

ROW = figures.Row(
    page="article",
    articles=1000,
    served_by="granian",
    status=200,
    rate=1234.5,
    p50=6.25,
    p99=12.34,
    application=3.0,
    database=1.0,
    queries=15,
    size=23_456,
    gzipped=999,
    client_busy=0.5,
)


def row(**changes):
    return figures.Row(**{**vars(ROW), **changes})


@pytest.mark.parametrize(
    ("times", "share", "within"),
    [
        ([7], 50, 7),
        ([7], 99, 7),
        ([4, 1, 3, 2], 50, 2),
        ([4, 1, 3, 2], 99, 4),
        (range(1, 101), 50, 50),
        (range(1, 101), 99, 99),
        (range(1, 102), 99, 100),
    ],
)
def test_so_many_of_a_hundred_were_answered_within(times, share, within):
    assert client.percentile(times, share) == within


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (b"HTTP/1.1 200 OK\r\ncontent-length: 4", []),
        (b"HTTP/1.1 200 OK\r\ncache-status: clinic; hit", ["clinic"]),
        (b"HTTP/1.1 200 OK\r\nCache-Status: clinic; fwd=miss", []),
        (b"HTTP/1.1 200 OK\r\nCache-Status: clinic; fwd=miss\r\nCache-Status: nginx; hit", ["nginx"]),
        (b"HTTP/1.1 200 OK\r\nCache-Status: clinic; hit, nginx; hit\r\nServer: x", ["clinic", "nginx"]),
    ],
)
def test_a_cache_says_that_it_had_the_answer(head, names):
    assert client.caches(head) == names


@pytest.mark.parametrize(
    ("received", "length"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n", 0),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab", 42),
        (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\n", 48),
    ],
)
def test_an_answer_is_as_long_as_its_head_says(received, length):
    assert client.length(received) == length


def test_an_answer_that_does_not_say_its_length_is_refused():
    with pytest.raises(ConnectionError):
        client.length(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")


def test_cpu_is_in_milliseconds_for_each_answer():
    assert figures.for_each(1.5, 2.5, 400) == 2.5


def test_growth_is_over_the_smallest_clinic_served_the_same_way():
    small, large = row(), row(articles=100_000, application=4.5, database=1.5)
    others = [row(page="home", application=100.0), row(served_by="gunicorn", application=100.0)]
    rows = [large, *others, small]

    assert [figures.growth(one, rows) for one in rows] == [1.5, None, None, None]


def test_the_table_has_a_line_for_each_row():
    rows = [
        ROW,
        row(articles=10_000, rate=99.94, application=100.4, client_busy=0.95, size=1_234_567),
        row(page="bare", articles=0),
    ]

    assert figures.markdown(rows).splitlines()[1:] == [
        "| --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| article | 1,000 | granian | 200 | 1,234 | 6.25 | 12.3 | 3.00 | 1.00 |  | 15 | 23.5 | 1.00 |",
        "| article | 10,000 | granian | 200 | ≥ 99.9 | 6.25 | 12.3 | 100 | 1.00 | 25.35 | 15 | 1,235 | 1.00 |",
        "| bare | – | granian | 200 | 1,234 | 6.25 | 12.3 | 3.00 | 1.00 |  | 15 | 23.5 | 1.00 |",
    ]
