"""English: the maps."""

WORDS = {
    "map.base": "base",
    "map.done": "done",
    "map.left": "left out",
    "map.no_places": "No customer of the day has a location, so there is no map.",
    "map.note": "Ways are drawn straight; north is up.",
    "map.placed": "not on the map: no location in its file",
    "map.weeks": "Plan {first} to {last}",
    "map.head.position": "No.",
    "map.head.time": "Time",
    "map.head.customer": "Customer",
    "map.head.state": "State",
    "map.head.travel": "Way there",
    "map.head.what": "Why",
    "map.head.outcome": "Outcome",
    "map.head.why": "Why not today",
    "map.written": "Map: {path}",
    "map.not_ours": "{path} is no page of this program and was left as it is; choose another name.",
}
