"""Who is meant by a name: a person on file, however the name is written and addressed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from routecli.core.names import search_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from routecli.core.model import Person

_HONORIFICS = r"(?<=.)\s*(?:さん|さま|様|氏|殿|先生|くん|君|ちゃん)$|^(?:mrs?|ms|dr)\.?\s+"


class KnownName(NamedTuple):
    """A name as it is written, and the remark about it: the id of a sentence, empty for someone on file."""

    name: str
    remark: str = ""
    left: date | None = None


def who(text: str, people: Sequence[Person]) -> list[KnownName]:
    """Return the people that a text names, one or several (高橋、鈴木), by their names on file.

    A name that is not on file stays as typed.
    """
    whole = _known(text, people)
    if whole.remark != "log.stranger":
        return [whole]
    return [_known(part.strip(), people) for part in re.split("[、，,]", text) if part.strip()]


def _known(text: str, people: Sequence[Person]) -> KnownName:
    gone = [person for person in people if person.left]
    for group in ([person for person in people if not person.left], gone):
        places = places_meant(text, [(person.name, person.role) for person in group])
        if len(places) > 1:
            return KnownName(text, "log.several_people")
        if places:
            person = group[places[0]]
            return KnownName(person.name, "log.person_left" if person.left else "", person.left)
    return KnownName(text, "log.stranger")


def bare_name(text: str) -> str:
    """Return a name without the honorific it is addressed by: 高橋さん, `Mr. Archer`."""
    return re.sub(_HONORIFICS, "", text.strip(), flags=re.IGNORECASE) or text


def places_meant(text: str, people: Sequence[tuple[str, str]]) -> list[int]:
    """Return the places of those, by name and role, whom a name means, whatever its width, blanks and variant kanji.

    The whole name counts before a part of it; a role may follow the name or stand for it: 田中店主, 店主.
    """
    key = search_key(bare_name(text))
    keys = [(search_key(name), search_key(role)) for name, role in people]
    whole = [place for place, (name, _) in enumerate(keys) if key == name]
    part = [place for place, (name, _) in enumerate(keys) if key in name]
    by_role = [
        n for n, (name, role) in enumerate(keys) if role and key.endswith(role) and key.removesuffix(role) in name
    ]
    return (whole or part or by_role) if key else []
