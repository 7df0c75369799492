"""Which IP addresses belong to the open internet.

After the IANA registries of special-purpose addresses (RFC 6890 and its
updates). Python's own `is_global` says yes to multicast, to NAT64 and to
others that lead back into a private network.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

_SPECIAL_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",
            "100.64.0.0/10",  # shared by the customers of a provider
            "127.0.0.0/8",
            "169.254.0.0/16",  # link-local; clouds keep their secrets at 169.254.169.254
            "172.16.0.0/12",
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation, as are the two below
            "198.51.100.0/24",
            "203.0.113.0/24",
            "192.88.99.0/24",  # 6to4 relays, given up
            "192.168.0.0/16",
            "198.18.0.0/15",  # benchmarks
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, and broadcast
        ),
    )
)
_UNICAST = IPv6Network("2000::/3")  # all that has been given out to the open internet
_SPECIAL_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments, among them benchmarks and ORCHID
            "2001:db8::/32",  # documentation, as is the next
            "3fff::/20",
            "2620:4f:8000::/48",  # AS112: answers for private names
        ),
    )
)
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: Address) -> bool:
    """Whether the address, and every IPv4 address that it carries, is on the open internet."""
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in network for network in _SPECIAL_4)
    if address.scope_id:
        return False
    if carried := _carried(address):
        return all(map(is_public, carried))
    return (
        address in _UNICAST
        and address.is_global
        and not any(address in network for network in _SPECIAL_6)
    )


def _carried(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """IPv4 inside IPv6: mapped, NAT64 (RFC 6052), 6to4 (RFC 3056), Teredo (RFC 4380)."""
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFF_FFFF),)
    if address.sixtofour:
        return (address.sixtofour,)
    return address.teredo or ()
