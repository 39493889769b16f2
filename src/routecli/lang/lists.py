"""Lists by state and by subject."""

WORDS = {
    "overdue.nothing": ("遅れているものはありません。", "Nothing is late."),
    "overdue.late": ("訪問が遅れている得意先 {n}件", "Overdue customers: {n}"),
    "overdue.follow_ups": ("期限を過ぎた約束・宿題 {n}件", "Promises past due: {n}"),
    "overdue.voices": ("対応が遅れているクレーム {n}件", "Complaints open too long: {n}"),
    "overdue.appointments": ("行けていないアポ {n}件", "Missed appointments: {n}"),
    "overdue.people": ("しばらく会えていないキーマン {n}件", "Key people not seen for too long: {n}"),
    "overdue.service": ("期限を過ぎた点検・交換 {n}件", "Service overdue: {n}"),
    "list.nothing": ("当てはまる得意先はありません。", "No customers match."),
    "near.where": (
        "どこのまわりですか。得意先か 緯度,経度を書いてください: route near 田中",
        "Where are you? Name a customer, or latitude,longitude: route near tanaka",
    ),
    "near.where_rep": (
        "どこのまわりですか。担当者の出発地なら --rep ID（{reps}）、ほかは得意先か 緯度,経度を書いてください: route near 田中",
        "Where are you? Use --rep ID for a rep's base ({reps}), or name a customer or latitude,longitude: route near tanaka",
    ),
    "near.nothing": (
        "近くに得意先はありません。広げるには: --within 5",
        "No customers nearby. To widen the circle: --within 5",
    ),
    "near.closed": ("休業日: {why}", "closed: {why}"),
    "needs.nothing": ("当てはまるニーズはありません。", "No needs match."),
    "needs.shared": ("複数の得意先に共通するニーズ", "Wanted by several"),
    "needs.group": ("{kind}{n}件: {text}（{names}）", "{n} × {kind}: {text} ({names})"),
    "contracts.nothing": ("当てはまる契約はありません。", "No contracts match."),
    "news.nothing": ("台帳に案内はありません。", "There is no news in the book."),
    "news.until": ("  {day}まで", " (until {day})"),
    "news.over": ("  終了", " – ended"),
    "news.coming": ("  {day}から", " – from {day}"),
    "news.untold": ("未案内 {n}件: {names}", "not yet told ({n}): {names}"),
    "news.reacted": ("（{day}）", " ({day})"),
    "news.told": ("案内済み {n}件", "told: {n}"),
    "equipment.nothing": ("当てはまる機器はありません。", "No machines match."),
    "equipment.task": ("（作業）", "(task)"),
    "equipment.no_parts": ("今日持っていく部品はありません。", "Nothing to bring today."),
    "order.met": (
        "--met は注文を受けたときの指定です。商品（A100=12）か --take と一緒に使ってください。注文のない訪問は: route log {customer}",
        "--met needs an order: name items (A100=12) or use --take. For a visit without an order: route log {customer}",
    ),
    "order.nothing": (
        "{name}: おすすめする数がありません。商品と数を書いてください: route order 得意先 A100=12",
        "{name}: nothing is suggested. Name the items: route order NAME A100=12",
    ),
    "order.never": ("「{name}」はまだ注文がありません。", "{name} has not ordered anything yet."),
    "order.until": (
        "おすすめ数は{days}分（次の訪問まで＋余裕日数）です。",
        "Enough for {days}: until the next visit, plus the safety days.",
    ),
    "order.how": (
        "1日の消費 × 日数 − 推定在庫を、入数の単位で切り上げています。",
        "Daily use × days − stock, rounded up to whole packs.",
    ),
    "order.unknown": ("判定不可", "?"),
    "order.peers": ("似た得意先が買っていて、まだ注文のない商品", "Never ordered, though similar customers do"),
    "order.peer": ("{code} {name}: {peers}件中{buyers}件が購入", "{code} {name}: {buyers} of {peers}"),
}
