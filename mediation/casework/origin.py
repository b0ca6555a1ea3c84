"""Where a request comes from, as every limit counts it, and whose word about it counts: one rule for every door.

A header says anything. ``X-Forwarded-For`` is believed only as far as proxies of ours (``TRUSTED_PROXIES``) wrote it:
read from its end, the first address that is none of theirs. Without such proxies it is not read at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from django.conf import settings

HOUSEHOLD = 64  # bits of an IPv6 address; the rest a subscriber chooses at will


def origin_of(headers: Mapping[str, Any]) -> str:
    """The address to count for a request with these ``META`` values; of IPv6 the network of the subscriber.

    Empty where the server names none, as behind a socket of this machine.
    """
    peer = _address(headers.get("REMOTE_ADDR", ""))
    for address in reversed(headers.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        if peer is None or not _is_ours(peer):
            break
        further = _address(address)
        if further is None:
            break  # what was put there is no address: the last proxy that can be named answers for it
        peer = further
    return _counted(peer) if peer else ""


def is_from_ours(headers: Mapping[str, Any]) -> bool:
    """Whether a request with these ``META`` values comes straight from a proxy of ours."""
    peer = _address(headers.get("REMOTE_ADDR", ""))
    return peer is not None and _is_ours(peer)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return (address.version == 6 and address.ipv4_mapped) or address


def _is_ours(address: IPv4Address | IPv6Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)


def _counted(address: IPv4Address | IPv6Address) -> str:
    if address.version == 4:
        return str(address)
    return str(ip_network((int(address), HOUSEHOLD), strict=False).network_address)
