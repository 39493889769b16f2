"""The files of a new book and of a new customer."""

SETTINGS_JA = """\
# yaml-language-server: $schema={schema}
# 台帳の設定。# から右は説明で、# のない行だけが効きます。
format: 1
company: {company}
language: ja                 # ja か en（この台帳で route が話す言葉）
country: {country:<20}# 祝日の国（2文字）。祝日を見ないなら none
closed: []                   # 全社の休み 例: ["2026-12-29..2027-01-03", "last fri"]
reps:                        # 担当者。1行に1人、コロンの前がID
  {rep}: {{name: {name}}}
  # 勤務時間・昼休み・出発地も書くと、一日の順番を組みます:
  # {rep}:
  #   name: {name}
  #   base: {{at: [35.7123, 139.7780], name: 営業所}}
  #   hours: {{mon-fri: "09:00-17:30"}}
  #   lunch: {{minutes: 60, between: "11:30-14:00"}}
ranks:                       # ランクごとの訪問周期（得意先に every: があればそちらが優先）
  A: {{every: 2 weeks, weight: 3}}   # weight: 優先の重み
  B: {{every: 1 month, weight: 2}}
  C: {{every: 2 months, weight: 1}}
visit: {{minutes: 30}}         # 1件あたりの滞在（得意先に minutes: がなければ）
travel: {{speed_kmh: 25, detour: 1.3, minutes_per_stop: 3}}
due_from: 0.7                # 周期のこの割合を過ぎたら「訪問時期」
neglected_from: 1.5          # この割合を超えたら「長期未訪問」
"""

SETTINGS_EN = """\
# yaml-language-server: $schema={schema}
# The book's settings. Text after # is a comment; remove the # to use a line.
format: 1
company: {company}
language: en                 # ja or en: the language of route's output
country: {country:<20}# two-letter code, for public holidays; or none
closed: []                   # when no one works: ["2026-12-29..2027-01-03", "last fri"]
reps:                        # the reps, one per line; the word before the colon is the id
  {rep}: {{name: {name}}}
  # To have route plan the day, add hours, lunch and a starting place:
  # {rep}:
  #   name: {name}
  #   base: {{at: [35.7123, 139.7780], name: office}}
  #   hours: {{mon-fri: "09:00-17:30"}}
  #   lunch: {{minutes: 60, between: "11:30-14:00"}}
ranks:                       # the interval for each rank; a customer's own `every` overrides it
  A: {{every: 2 weeks, weight: 3}}   # weight: how much neglect counts
  B: {{every: 1 month, weight: 2}}
  C: {{every: 2 months, weight: 1}}
visit: {{minutes: 30}}         # length of a visit, unless the customer's file says otherwise
travel: {{speed_kmh: 25, detour: 1.3, minutes_per_stop: 3}}
due_from: 0.7                # due from this share of the interval
neglected_from: 1.5          # neglected above this share of it
"""

README_JA = """\
# {title}

`route` で使う、ルート営業の得意先台帳です。中身はすべてふつうのテキストファイルです。

| ファイル | 中身 |
|---|---|
| `route.yaml` | 会社・担当者・ランク（手で編集） |
| `customers/<id>.yaml` | 得意先、1件1ファイル（手で編集） |
| `visits/<id>.jsonl` | その得意先の記録（`route log` が行を足す。手では直さない） |
| `news/<id>.yaml` | どの得意先に何を案内するか |

    route today               # 今日は誰に、なぜ会うか
    route log tanaka メモ      # 訪問したら
    route overdue             # どこに行けていないか
    route check               # 台帳に問題はないか

git か共有フォルダに置いて使えます。何人で書いても、記録は一つにまとまります。
"""

README_EN = """\
# {title}

Our sales reps' customer book, in plain files managed by `route`.

| file | contents |
|---|---|
| `route.yaml` | company, reps, ranks: edit by hand |
| `customers/<id>.yaml` | one customer each: edit by hand |
| `visits/<id>.jsonl` | that customer's log: `route log` adds lines; do not edit it by hand |
| `news/<id>.yaml` | what to tell which customers |

    route today              # who do I see today, and why
    route log tanaka NOTE    # after a visit
    route overdue            # who am I neglecting
    route check              # are the files in order

Keep it in git or in a shared folder: logs from several people merge without conflicts.
"""

WORDS = {
    "template.settings": (SETTINGS_JA, SETTINGS_EN),
    "template.plan": (
        "{rep} {week} の訪問計画。route plan --write で作成。自由に直してよく、route today はこれに従います",
        "{rep}, {week}: made by `route plan --write`; edit it as you like, `route today` follows it",
    ),
    "template.readme": (README_JA, README_EN),
    "template.readme_title": ("得意先台帳", "Customers"),
    "template.customer.kana": ("kana: たなかしょうてん", "kana: たなかしょうてん"),
    "template.customer.kind": (
        "kind: wholesale            # 取引区分: wholesale 卸先 | manufacturing 設備先 | service 契約先 | other その他",
        "kind: wholesale            # wholesale | manufacturing | service | other",
    ),
    "template.customer.rank": (
        "rank: A                    # route.yaml のランク（訪問周期が決まる）",
        "rank: A                    # a rank from route.yaml; sets the interval",
    ),
    "template.customer.area": ("area: 上野", "area: Ueno"),
    "template.customer.every": (
        "every: 2 weeks             # ランクと違う訪問周期（10 days、1 month など）。none なら都度訪問",
        'every: 2 weeks             # if it differs from the rank\'s: "10 days", "1 month"; none = on request',
    ),
    "template.customer.address": ("address: 東京都台東区上野3-1-2", "address: 3-1-2 Ueno, Taito-ku, Tokyo"),
    "template.customer.phone": ('phone: "03-0000-0000"', 'phone: "03-0000-0000"'),
    "template.customer.at": (
        "at: [35.7074, 139.7745]    # 緯度, 経度（ないと訪問順を組めない）",
        "at: [35.7074, 139.7745]    # latitude, longitude: needed to plan a route",
    ),
    "template.customer.hours": (
        'hours: {mon-fri: "10:00-12:00, 14:00-17:00", sat: "10:00-12:00"}',
        'hours: {mon-fri: "10:00-12:00, 14:00-17:00", sat: "10:00-12:00"}',
    ),
    "template.customer.closed": (
        'closed: [wed, 2nd sun, holidays, "2026-08-10..2026-08-16"]',
        'closed: [wed, 2nd sun, holidays, "2026-08-10..2026-08-16"]',
    ),
    "template.customer.calls": (
        'calls: {tue: "14:00-16:00"}   # 担当者の訪問を受ける時間（営業時間と違うとき）',
        'calls: {tue: "14:00-16:00"}   # when reps are welcome, if that differs from the hours',
    ),
    "template.customer.call_first": (
        "call_first: true           # 不定休など。訪問の前に電話を入れる",
        "call_first: true           # phone before a visit: irregular days off, by appointment",
    ),
    "template.customer.seasons": (
        "seasons:\n  - {from: 07-01, to: 08-31, every: 1 week, closed: [sun]}   # 時期によって変わる周期・時間・休業日",
        "seasons:\n  - {from: 07-01, to: 08-31, every: 1 week, closed: [sun]}   # what differs in a part of the year",
    ),
    "template.customer.contacts": (
        "contacts:\n  - {name: 田中 一郎, role: 店主, key: true, birthday: 05-12}   # key: キーマン",
        "contacts:\n  - {name: Ichiro Tanaka, role: owner, key: true, birthday: 05-12}   # key: who decides",
    ),
    "template.customer.tags": ("tags: [和菓子, 冷蔵]", "tags: [sweets, cold chain]"),
    "template.customer.notes": ("notes: |\n  裏口から入る。", "notes: |\n  Use the back door."),
}
