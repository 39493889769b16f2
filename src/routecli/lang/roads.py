"""Travel times from servers and files."""

WORDS = {
    "roads.base_far": (
        "{rep}の出発地が、いちばん近い得意先からも{km}km離れています。route.yaml の at（緯度が先、経度が後）を確かめてください。",
        "The base of {rep} is {km} km from the nearest customer. Check its `at` in route.yaml: latitude first, then longitude.",
    ),
    "roads.estimated": (
        "{url} から移動時間を得られません（{why}）。まだ調べていない区間は概算です。",
        "No travel times from {url} ({why}); using estimates where nothing is cached.",
    ),
    "roads.roadless": (
        "{url} では道のつながらない区間が{n}か所あります。その移動時間は概算です。",
        "{url} found no road between {n} {n:pair|pairs} of places: {n:its time is|their times are} estimated.",
    ),
    "roads.late": ("時間内に答えがない", "no answer in time"),
    "roads.away": ("{detail}", "{detail}"),
    "roads.status": ("{status} {detail} という答え", "it answered {status} {detail}"),
    "roads.nonsense": ("答えを読み取れない", "its answer could not be understood"),
    "matrix.unreadable": ("{path}: {detail}", "{path}: {detail}."),
    "matrix.encoding": (
        "{path}: UTF-8でもcp932でもありません。CSV UTF-8で保存し直してください。",
        "{path}: neither UTF-8 nor cp932; save it as CSV UTF-8.",
    ),
    "matrix.row": (
        "{path}:{line}: from,to,minutes または from,to,minutes,km の形で、0から1440までの数を書いてください。例: tanaka,suzuki,12,4.5",
        "{path}:{line}: write from,to,minutes or from,to,minutes,km, with numbers from 0 to 1440, such as tanaka,suzuki,12,4.5.",
    ),
    "matrix.unknown": (
        "{path}:{line}: 「{id}」という得意先はありません。得意先のIDか base を書いてください。",
        "{path}:{line}: no customer {id}; write a customer's id, or base.",
    ),
    "matrix.twice": (
        "{path}:{line}: {start},{end} は{first}行目と数が違います。どちらかを消してください。",
        "{path}:{line}: {start},{end} contradicts line {first}; delete one of the two.",
    ),
    "matrix.nowhere": (
        "{path}: {ids} は位置が未登録のため使えません（{n}件）。",
        "{path}: ignored for customers without a location ({n}): {ids}.",
    ),
}
