"""Japanese: the maps."""

WORDS = {
    "map.base": "営業所",
    "map.done": "訪問済み",
    "map.left": "今日は回れない",
    "map.no_places": "位置の登録された得意先がないため、地図はありません。",
    "map.note": "道のりは直線で描いています。上が北です。",
    "map.placed": "位置が未登録のため地図には載っていません",
    "map.weeks": "訪問計画 {first}〜{last}",
    "map.head.position": "順",
    "map.head.time": "時刻",
    "map.head.customer": "得意先",
    "map.head.state": "状態",
    "map.head.travel": "移動",
    "map.head.what": "用件",
    "map.head.outcome": "結果",
    "map.head.why": "理由",
    "map.written": "地図: {path}",
    "map.not_ours": "{path} はこのプログラムの作った地図ではないので、そのままにしました。別の名前にしてください。",
}
