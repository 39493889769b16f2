"""From addresses to places: the towns that come with the program, then the server that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routecli.core.locating import LocatedAddress, Locator, exactness
from routecli.storage.places import Japan

if TYPE_CHECKING:
    from collections.abc import Callable

    from routecli.context import Context
    from routecli.core.model import Settings

    AddressLookup = Callable[[str, str], LocatedAddress]


def can_look_up(settings: Settings) -> bool:
    """Return whether the addresses of a book can be looked up at all: they lie in Japan, or the settings name a server."""
    return settings.country == "JP" or bool(settings.places.nominatim)


def address_lookup(context: Context, settings: Settings) -> AddressLookup:
    """Return what places an address and a postal code; if a server does not answer, that is reported once."""
    japan = Locator(Japan()).locate if settings.country == "JP" else lambda _address, _postal: LocatedAddress()
    if not settings.places.nominatim:
        return japan
    from routecli.storage.nominatim import Nominatim

    server, said = Nominatim(settings.places.nominatim, settings.country), list[str]()

    def look_up(address: str, postal: str) -> LocatedAddress:
        found = japan(address, postal)
        if found.level == "town" or not address:
            return found
        asked = server(address)
        if server.fault and not said:
            said.append(server.url)
            why = context.words(server.fault.id, **server.fault.params)
            context.notice("locate.no_server", url=server.url, why=why)
        better = asked.at and (not found.at or exactness(asked.level) < exactness(found.level))
        return asked if better else found

    return look_up
