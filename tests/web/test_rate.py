"""Each client has a bucket of its own, which fills with time and never beyond its size."""

from __future__ import annotations

from kgtool.web.rate import CLIENTS, Buckets, client_of


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bucket_empties_and_fills_with_time() -> None:
    clock = Clock()
    buckets = Buckets(3, 0.5, clock)
    assert [buckets.take("a") for _ in range(4)] == [True, True, True, False]
    assert buckets.wait("a") == 2
    assert buckets.take("b")
    clock.now = 2
    assert [buckets.take("a") for _ in range(2)] == [True, False]
    clock.now = 1000
    assert buckets.balance("a") == 3


def test_what_is_overspent_has_to_come_back_and_is_bounded() -> None:
    clock = Clock()
    buckets = Buckets(2, 0.25, clock)
    buckets.spend("a", 5)
    assert buckets.balance("a") == -3
    assert buckets.wait("a") == 16
    buckets.spend("a", 1e9)
    assert buckets.balance("a") == -30


def test_so_many_clients_are_remembered() -> None:
    buckets = Buckets(2, 1, Clock())
    for number in range(CLIENTS + 5):
        buckets.spend(f"{number}", 1)
    assert len(buckets) == CLIENTS
    assert buckets.balance("0") == 2
    assert buckets.balance("5") == 1


def test_a_client_is_its_address_or_its_network_of_ipv6() -> None:
    addresses = ["192.0.2.1", "2001:db8:1:2::3", "2001:db8:1:2:ffff::", "testclient"]
    assert [client_of({"client": (address, 1)}) for address in addresses] == [
        "192.0.2.1",
        "2001:db8:1:2::/64",
        "2001:db8:1:2::/64",
        "testclient",
    ]
    assert client_of({"client": None}) == ""
