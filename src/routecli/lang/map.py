"""The maps."""

WORDS = {
    "map.base": ("営業所", "base"),
    "map.done": ("訪問済み", "done"),
    "map.left": ("今日は回らない", "left out"),
    "map.no_places": (
        "位置の登録された得意先がないため、地図はありません。",
        "None of the day's customers has a location, so there is no map.",
    ),
    "map.note": ("道のりは直線で描いています。上が北です。", "Legs are drawn as straight lines; north is up."),
    "map.placed": ("位置が未登録のため地図には載っていません", "not on the map: no location in its file"),
    "map.weeks": ("訪問計画 {first}〜{last}", "Plan {first} to {last}"),
    "map.head.position": ("順", "No."),
    "map.head.time": ("時刻", "Time"),
    "map.head.customer": ("得意先", "Customer"),
    "map.head.state": ("状態", "State"),
    "map.head.travel": ("移動", "Travel"),
    "map.head.what": ("用件", "Why"),
    "map.head.outcome": ("結果", "Outcome"),
    "map.head.why": ("理由", "Why not today"),
    "map.written": ("地図: {path}", "Map: {path}"),
    "map.not_ours": (
        "{path} はこのプログラムの作った地図ではないので、そのままにしました。別の名前にしてください。",
        "{path} was not written by route, so it was left alone. Choose another name.",
    ),
}
