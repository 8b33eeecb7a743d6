"""Which addresses of the network are public: an article's may be of no other, unless the user says so."""

import ipaddress
import socket
from collections.abc import Callable
from typing import TypeAlias

from recapcast.errors import SourceError

Resolve: TypeAlias = Callable[[str, int], list[str]]
"""The addresses of a host and port, as digits; raises OSError where it has none."""
Allowed: TypeAlias = Callable[[str], bool]
"""Whether an address, written as digits, may be connected to."""
_Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = (
    ipaddress.IPv6Network("64:ff9b::/96"),  # NAT64, RFC 6052
    ipaddress.IPv6Network("::/96"),  # IPv4-compatible, RFC 4291, 2.5.5.1
)
"""Networks whose last 32 bits are an IPv4 address."""


def resolved(host: str, port: int) -> list[str]:
    """The addresses that this computer knows for a host, the best to try first."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def addresses(host: str, port: int, allowed: Allowed, resolve: Resolve = resolved) -> list[str]:
    """The addresses to connect to for a host: those that were looked at here, and no name that may change meanwhile.

    Args:
        host: a name, or an address in any spelling that the system takes: `0x7f.1` is resolved like a name.
        port: where it is asked.
        allowed: which of them may be connected to.
        resolve: how names become addresses.

    Raises:
        SourceError: there are none, or one of them is not allowed.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:  # UnicodeError: a name that no host can have
        reason = getattr(error, "strerror", None) or error
        message = f"{host} is not found ({reason}). Check its spelling, and the connection."
        raise SourceError(message) from error
    refused = [address for address in found if not allowed(address)]
    if refused:
        message = (
            f"{host} leads to {refused[0]}, which is this computer or on a network that is not public. "
            "If that is meant, allow it with --allow-private."
        )
        raise SourceError(message)
    return found


def is_public(address: str) -> bool:
    """Whether an address, written as digits, is of the public network, and so is any that it stands for."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return all(
        each.is_global
        and not (
            each.is_multicast or each.is_reserved or each.is_unspecified or each.is_loopback or each.is_link_local
        )
        and not getattr(each, "is_site_local", False)
        for each in _meant(ip)
    )


def _meant(ip: _Address) -> list[_Address]:
    """The addresses that packets to `ip` may go to in the end."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    inner: list[_Address] = [each for each in (ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())) if each]
    inner += [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) for network in _TRANSLATED if ip in network]
    return inner or [ip]
