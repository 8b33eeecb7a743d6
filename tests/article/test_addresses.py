import pytest

from recapcast.article.addresses import addresses, is_public, resolved
from recapcast.errors import SourceError

PRIVATE = [
    *("127.0.0.1", "127.9.9.9", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:0.0.0.0", "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::1"),
    *("64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:0:4136:e378:8000:63bf:80ff:fffe"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_on_the_public_network_is_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_what_is_public_is_told(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0", "localhost", "127.0.0.1"])
def test_every_spelling_of_this_computer_is_refused(host: str) -> None:
    with pytest.raises(SourceError, match="not public.*--allow-private"):
        addresses(host, 80, is_public)


def test_a_name_that_leads_to_one_private_address_among_others_is_refused() -> None:
    with pytest.raises(SourceError, match=r"two\.test leads to 10\.0\.0\.7"):
        addresses("two.test", 80, is_public, lambda _host, _port: ["8.8.8.8", "10.0.0.7"])


def test_allowed_addresses_come_in_the_order_in_which_they_were_resolved() -> None:
    found = ["2606:4700::1111", "8.8.8.8"]
    assert addresses("two.test", 80, is_public, lambda _host, _port: found) == found
    assert addresses("localhost", 80, lambda _: True)[0] in {"127.0.0.1", "::1"}


@pytest.mark.parametrize("host", ["x" * 70 + ".test", "no such host"])
def test_a_host_that_is_not_found_is_an_error_that_says_so(host: str) -> None:
    with pytest.raises(SourceError, match="is not found"):
        addresses(host, 80, is_public)


def test_an_address_is_resolved_once_however_many_protocols_it_has() -> None:
    assert resolved("127.0.0.1", 80) == ["127.0.0.1"]
