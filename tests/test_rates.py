import pytest
from django.test import RequestFactory

from clinic.rates import Rate, address_of


def test_so_many_times_are_allowed_and_again_after_the_time():
    rate = Rate(times=2, seconds=60)

    assert [rate.seconds_to_wait("a") for _ in range(3)] == [0, 0, 60]
    assert rate.seconds_to_wait("b") == 0

    began, times = rate.asked["a"]
    rate.asked["a"] = began - 60, times
    assert rate.seconds_to_wait("a") == 0


def test_only_the_latest_addresses_are_remembered():
    rate = Rate(times=1, seconds=60, addresses=2)

    for address in ("a", "b", "a", "c"):
        rate.seconds_to_wait(address)

    assert list(rate.asked) == ["a", "c"]


@pytest.mark.parametrize(
    ("behind", "sent", "address"),
    [
        (False, {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "192.0.2.9"}, "192.0.2.1"),
        (True, {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "192.0.2.8, 192.0.2.9"}, "192.0.2.9"),
        (True, {"REMOTE_ADDR": "192.0.2.1"}, "192.0.2.1"),
        (True, {"HTTP_X_FORWARDED_FOR": "nonsense" * 1000}, ""),
        (False, {"REMOTE_ADDR": "::ffff:192.0.2.1"}, "192.0.2.1"),
    ],
)
def test_whoever_asks_is_known_by_the_address_that_cannot_be_forged(settings, behind, sent, address):
    settings.BEHIND_PROXY = behind

    assert address_of(RequestFactory().get("/", **sent)) == address


def test_a_household_has_one_address():
    one, same, other = (
        address_of(RequestFactory().get("/", REMOTE_ADDR=address))
        for address in ("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", "2001:db8:1:2::1")
    )

    assert (one == same, one == other) == (True, False)
