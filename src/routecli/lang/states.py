"""The states of customers and services, and the kinds of business."""

WORDS = {
    "state.fresh": ("まだ先", "fresh"),
    "state.due": ("訪問時期", "due"),
    "state.overdue": ("訪問遅れ", "overdue"),
    "state.neglected": ("長期未訪問", "neglected"),
    "state.new": ("未訪問", "new"),
    "state.paused": ("訪問停止", "paused"),
    "state.on_request": ("都度訪問", "on request"),
    "state.urgency": (" {urgency}倍", " {urgency}"),
    "state.until": (" {day}まで", " until {day}"),
    "service.late": ("期限超過", "late"),
    "service.due": ("実施時期", "due"),
    "service.open": ("前倒し可", "window open"),
    "service.ahead": ("まだ先", "upcoming"),
    "service.unknown": ("判定不可", "unknown"),
    "business.wholesale": ("卸先", "wholesale"),
    "business.manufacturing": ("設備先", "manufacturing"),
    "business.service": ("契約先", "service"),
    "business.other": ("その他", "other"),
}
