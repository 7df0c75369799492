"""Which addresses are on the open internet: the table of hostile ones."""

from ipaddress import ip_address

import pytest

from articles.fetching.public import is_public

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "223.255.255.255",
    "2606:4700:4700::1111",
    "2a00:1450:4001:82a::200e",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
    "2002:808:808::1",
]
PRIVATE = [
    # this network, loopback
    "0.0.0.0",
    "0.1.2.3",
    "127.0.0.1",
    "127.255.255.254",
    # private
    "10.0.0.1",
    "10.255.255.255",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.0.1",
    # shared by a provider's customers
    "100.64.0.1",
    "100.127.255.255",
    # link-local, with the clouds' metadata
    "169.254.0.1",
    "169.254.169.254",
    # protocol assignments, documentation, relays, benchmarks
    "192.0.0.1",
    "192.0.0.9",
    "192.0.0.170",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.7",
    "203.0.113.9",
    # multicast, reserved, broadcast
    "224.0.0.1",
    "233.252.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    # IPv6 itself
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700:4700::1111%1",
    "febf::1",
    "fec0::1",
    "fc00::1",
    "fd00:ec2::254",
    "fd12:3456:789a::1",
    "ff02::1",
    "ff0e::1",
    "100::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "3fff::1",
    "2620:4f:8000::1",
    "5f00::1",
    "4000::1",
    "::7f00:1",
    "::8.8.8.8",
    # IPv4 carried inside
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:224.0.0.1",
    "64:ff9b::127.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::169.254.169.254",
    "64:ff9b:1::1",
    "2002:7f00:1::1",
    "2002:a00:1::",
    "2002:a9fe:a9fe::1",
    "2002:e000:1::1",
    "2001:0:7f00:1::f5f5:fefe",  # Teredo with its server at 127.0.0.1
    "2001:0:808:808::80ff:fffe",  # Teredo with its client at 127.0.0.1
]


@pytest.mark.parametrize("written", PUBLIC)
def test_addresses_of_the_open_internet(written: str) -> None:
    assert is_public(ip_address(written))


@pytest.mark.parametrize("written", PRIVATE)
def test_addresses_that_lead_elsewhere(written: str) -> None:
    assert not is_public(ip_address(written))
