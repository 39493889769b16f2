"""Days, times, counts and closed days."""

WEEKDAYS = (("月", "火", "水", "木", "金", "土", "日"), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
MONTHS = (
    ("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"),
    ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)

WORDS = {
    "date.short": ("{m}/{d}({a})", "{a} {d} {b}"),
    "date.long": ("{y}/{m}/{d}({a})", "{a} {d} {b} {y}"),
    "date.yearly": ("{m}月{d}日", "{d} {b}"),
    "date.of_year": ("{y}年{m}月{d}日", "{d} {b} {y}"),
    "date.unknown": (
        "「{text}」は日付として読めません。2026-11-24、11/24、明日、来週の金曜、+2w のように書いてください。",
        "`{text}` is no date I know. Write 2026-11-24, 11/24, tomorrow, next fri or +2w.",
    ),
    "date.impossible": ("「{text}」という日は暦にありません。", "`{text}` does not exist in the calendar."),
    "date.beyond": (
        "「{text}」は扱える年（{first}〜{last}年）の外です。",
        "{text} lies outside the years that route reckons in, {first} to {last}.",
    ),
    "date.no_month": (
        "「{text}」: {month}月はありません。「{instead}」と書いてください。",
        "`{text}`: there is no month {month}. Write {instead}.",
    ),
    "date.with_time": (
        "「{text}」: ここに書けるのは日だけで、時刻は書けません。時刻のあるアポは route schedule、訪問した時刻は log の --time で記録できます。",
        "`{text}`: only a day fits here, not a time. Use `route schedule` for an appointment, `log --time` for the time of a visit.",
    ),
    "date.far": (
        "注意: 年の指定がないので{day}（{away}）としました。{remedy}",
        "Note: without a year that is {day}, {away}. {remedy}",
    ),
    "date.ahead": ("{days}日後", "{days} {days:day|days} ahead"),
    "date.ago": ("{days}日前", "{days} {days:day|days} ago"),
    "date.undo": ("違う日なら route undo で取り消せます。", "If you meant another day: route undo"),
    "date.write_year": ("違う日なら年も書いてください。", "If you meant another day, write the year as well."),
    "date.weekday": (
        "「{text}」: {date} で、曜日が合いません。日付を直すか曜日を省いてください。",
        "`{text}`: {date} is another weekday. Correct the day or leave the weekday out.",
    ),
    "time.unknown": (
        "「{text}」は時刻として読めません。10:30、10時半、午後2時のように書いてください。",
        "`{text}` is no time I know. Write 10:30, 10am or 午後2時.",
    ),
    "time.range": (
        "「{first}〜{last}」だけでは、始まりと終わりか、伺う時間帯かわかりません。{first}に始まるなら「{first}」、その間に伺うなら「{first}〜{last}の間」と書いてください。",
        "{first}-{last} may be a beginning and an end, or a window to come in. Write {first}, or `between {first} and {last}`.",
    ),
    "count.day": ("{n}日", "{n} {n:day|days}"),
    "count.minute": ("{n}分", "{n} min"),
    "count.hour": ("{n}時間", "{n} h"),
    "count.stop": ("{n}件", "{n} {n:stop|stops}"),
    "count.visit": ("{n}回", "{n} {n:visit|visits}"),
    "count.week": ("{n}週間", "{n} {n:week|weeks}"),
    "count.month": ("{n}か月", "{n} {n:month|months}"),
    "count.year": ("{n}年", "{n} {n:year|years}"),
    "weekday.mon": ("月曜", "Monday"),
    "weekday.tue": ("火曜", "Tuesday"),
    "weekday.wed": ("水曜", "Wednesday"),
    "weekday.thu": ("木曜", "Thursday"),
    "weekday.fri": ("金曜", "Friday"),
    "weekday.sat": ("土曜", "Saturday"),
    "weekday.sun": ("日曜", "Sunday"),
    "closure.mon": ("月曜", "Mondays"),
    "closure.tue": ("火曜", "Tuesdays"),
    "closure.wed": ("水曜", "Wednesdays"),
    "closure.thu": ("木曜", "Thursdays"),
    "closure.fri": ("金曜", "Fridays"),
    "closure.sat": ("土曜", "Saturdays"),
    "closure.sun": ("日曜", "Sundays"),
    "closure.holidays": ("祝日", "public holidays"),
    "closure.span": ("{first}〜{last}", "{first} to {last}"),
    "closure.yearly": ("毎年{days}", "{days} every year"),
    "closure.and": ("、", ", "),
    "closure.nth.1": ("第1{day}", "1st {day} of the month"),
    "closure.nth.2": ("第2{day}", "2nd {day} of the month"),
    "closure.nth.3": ("第3{day}", "3rd {day} of the month"),
    "closure.nth.4": ("第4{day}", "4th {day} of the month"),
    "closure.nth.5": ("第5{day}", "5th {day} of the month"),
    "closure.nth.last": ("最終{day}", "last {day} of the month"),
}
