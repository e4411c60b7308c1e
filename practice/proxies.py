"""Whom the practice believes when a request says how it came."""

from collections.abc import Iterable, Mapping
from ipaddress import IPv4Network, IPv6Network, ip_address
from typing import Any

type Networks = Iterable[IPv4Network | IPv6Network]


def is_trusted(address: str, networks: Networks) -> bool:
    """Say whether an address belongs to one of the practice’s own proxies."""
    try:
        peer = ip_address(address)
    except ValueError:
        return False
    return any(peer in network for network in networks)


def scheme(environ: Mapping[str, Any], *, is_from_proxy: bool) -> str:
    """Return how somebody asked: as the practice’s own proxy says, or else as the connection is."""
    if is_from_proxy:
        return "https" if environ.get("HTTP_X_FORWARDED_PROTO") == "https" else "http"
    return str(environ.get("wsgi.url_scheme", "http"))


def is_this_machine(address: str) -> bool:
    """Say whether an address is this machine's own: everyone's, where a proxy on it is not among TRUSTED_PROXIES."""
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
