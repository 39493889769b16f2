"""Holds, appointments, proposals of days, and taking an entry back."""

WORDS = {
    "hold.until_or_end": (
        "訪問しない最後の日（`route hold 得意先 1/15`）か --end の、どちらか一方を指定してください。",
        "Give the last day without visits (`route hold CUSTOMER 1/15`) or --end, not both.",
    ),
    "hold.past": (
        "{day}は過ぎています。今日以降の日を指定してください。",
        "{day} is in the past. A hold must end today or later.",
    ),
    "hold.none": ("「{name}」は訪問停止になっていません。", "{name} is not paused."),
    "hold.done": (
        "{name}: {day}まで訪問を止めます。{back}から訪問の対象に戻ります。（{path}）",
        "{name}: no visits through {day}, back on the list {back}. ({path})",
    ),
    "hold.ended": (
        "{name}: {day}までの訪問停止を解除しました。今日から訪問の対象に戻ります。（{path}）",
        "{name}: back on the list; the hold through {day} is over. ({path})",
    ),
    "hold.appointment": (
        "訪問停止の間にアポがあります（{when}）。日を改めるには: route schedule {customer} 日時 --instead {id}",
        "There is an appointment in that period: {when}. To move it: route schedule {customer} WHEN --instead {id}",
    ),
    "schedule.done": (
        "アポを登録しました: {name}  {day}{time}{leeway}{note}  [{id}]  {path}",
        "{name}: appointment {day}{time}{leeway}{note}  [{id}] ({path})",
    ),
    "schedule.must": (
        "要訪問に登録しました: {name}  次に会えたら消えます。（{path}）",
        "{name}: see soon; the next contact clears it. ({path})",
    ),
    "schedule.past": (
        "{day}は過ぎています。今日以降の日を指定してください。",
        "{day} is in the past. An appointment must be today or later.",
    ),
    "schedule.leeway": (
        "--leeway は時刻と一緒に使います: route schedule 得意先 11/30 10:00 --leeway 15",
        '--leeway needs a time: route schedule CUSTOMER "11/30 10:00" --leeway 15',
    ),
    "schedule.no_time": (
        "注意: 時刻のないアポにしました。「{note}」はメモです。時刻は日のすぐ後に書きます: {command}",
        "Note: this appointment has no time; `{note}` is its note. A time goes right after the day: {command}",
    ),
    "schedule.also": (
        "ほかにもアポがあります: {when}。置き換えるには: route schedule {customer} 日時 --instead {id}",
        "There is another appointment: {when}. To replace it: route schedule {customer} WHEN --instead {id}",
    ),
    "schedule.no_such": (
        "{id} で始まるアポはありません。今あるアポ:{listed}",
        "No open appointment id starts with {id}. Open ones:{listed}",
    ),
    "schedule.which": (
        "{id} で始まるアポが複数あります:{listed}",
        "{id} matches more than one open appointment:{listed}",
    ),
    "schedule.only_proposing": (
        "--days・--matrix・--json は候補日を出すときのものです。日時を省くか、--propose を付けてください。",
        "--days, --matrix and --json only apply to proposals: leave out the day, or add --propose.",
    ),
    "propose.heading": ("{name}（{minutes}）の訪問候補日  {rep}", "Days for {name} ({minutes}) on the route of {rep}"),
    "propose.nothing": ("その期間に稼働日は残っていません。", "No working days are left in that period."),
    "propose.order": (
        "おすすめの順。時刻は訪問を始められる範囲です。",
        "The best first; times are when the visit can begin.",
    ),
    "propose.soonest": (
        "期限を過ぎた用件があるため早い日の順。時刻は訪問を始められる範囲です。",
        "The earliest first, because something is late; times are when the visit can begin.",
    ),
    "propose.how": (
        "その日のアポと、それまでに訪問時期が来る得意先を today と同じやり方で並べて見積もっています。この開始時刻の範囲なら、ほかの訪問の時刻は変わりません。",
        "Each day is a forecast: its appointments, plus the customers due by then that `route today` would choose. Starting anywhere in the span moves no other visit.",
    ),
    "propose.when": ("{day}  {start}  回り道{detour} {km}km", "{day}  {start}  {detour} detour, {km} km"),
    "propose.span": ("{first}〜{last}", "{first}-{last}"),
    "propose.green": ("おすすめ", "good"),
    "propose.yellow": ("可能", "possible"),
    "propose.closed": ("不可", "closed"),
    "propose.morning": ("午前", "in the morning"),
    "propose.afternoon": ("午後", "in the afternoon"),
    "propose.and": ("。", "; "),
    "propose.why.alone": ("この日はほかに訪問予定なし", "nothing else is expected that day"),
    "propose.why.first": ("1件目（次は{after}）", "first stop, before {after}"),
    "propose.why.last": ("最後（前は{before}）", "last stop, after {before}"),
    "propose.why.between": ("{before} → {after} の間", "between {before} and {after}"),
    "propose.why.far": ("回り道が長い", "a long detour"),
    "propose.why.wait": ("前に{minutes}の待ち時間", "{minutes} wait beforehand"),
    "propose.why.waits": ("{names}は後日に回す", "instead of {names}, who would have to wait"),
    "propose.why.weekday": ("いつもは{weekday}", "usually visited on {weekday}"),
    "propose.why.half": ("いつもは{half}", "usually visited {half}"),
    "propose.why.rep_away": ("{rep}は休み（{rule}）", "{rep} is off ({rule})"),
    "propose.why.customer_closed": ("得意先の休業日（{rule}）", "the customer is closed ({rule})"),
    "propose.why.paused": ("{until}まで訪問停止", "paused until {until}"),
    "propose.why.full": ("アポと約束で埋まっている", "no room left by appointments and promises"),
    "propose.why.hours": ("営業時間内に訪問が収まらない", "the customer's hours leave no room for the visit"),
    "clash.customer_closed": (
        "注意: {day}は「{name}」の休業日です（{rule}）。",
        "Note: {name} is closed on {day} ({rule}).",
    ),
    "clash.customer_hours": (
        "注意: {day} {time}からの訪問は「{name}」の営業時間（{hours}）に収まりません。",
        "Note: a visit at {time} on {day} falls outside the hours of {name}: {hours}.",
    ),
    "clash.calling_hours": (
        "注意: {day} {time}からの訪問は「{name}」の訪問可能時間（{hours}）に収まりません。",
        "Note: a visit at {time} on {day} falls outside the calling hours of {name}: {hours}.",
    ),
    "clash.paused": (
        "注意: 「{name}」は{day}まで訪問停止です。",
        "Note: {name} is on hold until {day}.",
    ),
    "clash.rep_away": (
        "注意: {day}は担当の{rep}が休みです（{rule}）。",
        "Note: {rep} is off on {day} ({rule}).",
    ),
    "clash.rep_hours": (
        "注意: {time}からの訪問は{rep}の勤務時間（{hours}）に収まりません。",
        "Note: a visit at {time} falls outside the working hours of {rep}: {hours}.",
    ),
    "clash.appointment": (
        "注意: {name} のアポ（{time} {text}）と1時間も離れていません。",
        "Note: less than an hour from the appointment with {name} at {time} {text}",
    ),
    "undo.nothing": ("「{rep}」が取り消せる記録はありません。", "{rep} has no entry to undo."),
    "undo.none": ("{id} で始まる記録はありません。", "No entry id starts with {id}."),
    "undo.several": ("{id} で始まる記録が複数あります:{listed}", "{id} matches more than one entry:{listed}"),
    "undo.already": ("{id} はすでに取り消されています。", "{id} is already undone."),
    "undo.done": ("取り消しました。{name}（{path}）:", "Undone: {name} ({path})"),
    "undo.again": (
        "{id} が取り消した内容を元に戻しました。{name}（{path}）",
        "Restored what {id} had undone: {name} ({path})",
    ),
}
