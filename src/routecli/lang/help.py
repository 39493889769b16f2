"""The help of the program, of each command and of each option."""

WORDS = {
    # the program
    "help.usage": ("使い方:", "Usage:"),
    "help.command": ("コマンド …", "COMMAND …"),
    "help.options": ("オプション", "Options"),
    "help.globals": ("どのコマンドでも使えるオプション", "Options of every command"),
    "help.more": (
        "`route コマンド --help` で例が出ます。はじめは `route init`、試すだけなら `route -C sample-data today --rep sato`。",
        "`route COMMAND --help` shows examples. Begin with `route init`, or look around: `route -C sample-data today --rep sato`.",
    ),
    "help.program": (
        "ルート営業の得意先台帳を、ふつうのファイルで持つ道具。「今日は誰に、なぜ会うか」「いま何を聞いたか」「どこに行けていないか」に答える。",
        "route keeps a sales territory in plain files and answers: whom do I see today and why, what did I just hear, whom am I neglecting?",
    ),
    "help.rhythm.morning": ("朝", "In the morning"),
    "help.rhythm.visit": ("訪問のあと", "After a visit"),
    "help.rhythm.road": ("外回り中", "On the road"),
    "help.rhythm.weekly": ("週に一度", "Once a week"),
    "help.rhythm.domains": ("テーマ別", "By subject"),
    "help.rhythm.stewardship": ("台帳の手入れ", "Keeping the book"),
    "help.option.--help": ("この説明を表示", "Show this page."),
    "help.option.--version": ("バージョンを表示", "Show the version."),
    "help.required": ("必須", "(required)"),
    "help.default": ("（省略時は{value}）", "  [default: {value}]"),
    # overdue
    "help.overdue": (
        "週の見直し。訪問が遅れている得意先と、期限を過ぎた約束・クレーム・アポなど。",
        "The weekly review: whom you neglect, and what is open and has grown old.",
    ),
    "help.area": ("この地区だけ", "Only this area."),
    "help.json": ("ほかのプログラム用にJSONで出す", "JSON for other programs."),
    # plan
    "help.plan": (
        "これから数週間の訪問計画。どの日に誰を回るかを日ごとの偏りなく割り振り、無理がないかも確かめる。",
        "The weeks ahead: whom to see on which day, the days alike, and whether the work fits.",
    ),
    "help.plan.weeks": (
        "何週間分か。最初の稼働日の週が1週目",
        "So many weeks; the week of the first working day is the first (default 4).",
    ),
    "help.plan.everyone": (
        "全担当者を順に計画（得意先の担当は変えない）",
        "Every rep in turn, each with the own customers.",
    ),
    "help.plan.write": (
        "計画を保存する（plans/担当者/ に週ごとのファイル。手で直してよく、route today はこれに従う）",
        "Keep the plan: a file for each week in plans/REP/, to edit by hand. `route today` follows it.",
    ),
    "help.plan.diff": (
        "保存済みの計画を今計画し直すと変わる所だけを、理由つきで表示",
        "Show only what a fresh plan would change in the kept one, and why.",
    ),
    "help.plan.freeze": (
        "保存済みの計画を変えずに残す、これからの稼働日数",
        "Keep so many next working days of the kept plan as they are (default 2).",
    ),
    "help.plan.map_": (
        "日ごとの地図つきのページに書き出す（ブラウザー・A4用）。例: plan.html",
        "Write the weeks as a page with a map for each day, for browser and A4: plan.html.",
    ),
    # review
    "help.review": (
        "訪問実績の振り返り。訪問頻度の過不足、負荷、ランク別の偏り、見直したい訪問周期。",
        "The visits of the last weeks against the intervals: frequency both ways, load, visits by rank, recommended intervals.",
    ),
    "help.review.days": (
        "直近の日数（省略時は84＝12週間）",
        "The last so many days (default: 84, twelve weeks).",
    ),
    "help.review.from_": ("この日から", "From this day on."),
    "help.review.until": ("この日まで（省略時は今日）", "Until this day (default: today)."),
    "help.review.apply": (
        "見直し案どおりに訪問周期を変える（1件ずつ確認）",
        "Change the intervals as recommended, asking for each.",
    ),
    "help.review.yes": ("--apply と一緒に使う。確認せずにすべて変える", "With --apply: change all without asking."),
    "help.review.customer": (
        "--apply と一緒に使う。この得意先だけを確認なしで変える",
        "With --apply: change only this customer's, without asking.",
    ),
    # list
    "help.list": ("得意先の一覧と訪問状況。", "Every customer with its clock."),
    "help.kind": (
        "この取引区分だけ（wholesale 卸先, manufacturing 設備先, service 契約先, other その他）",
        "Only this kind: wholesale, manufacturing, service, other.",
    ),
    "help.rank": ("このランクだけ", "Only this rank."),
    "help.state": (
        "この状態だけ（fresh まだ先, due 訪問時期, overdue 訪問遅れ, neglected 長期未訪問, new 未訪問, paused 訪問停止, on_request 都度訪問）",
        "Only this state: fresh, due, overdue, neglected, new, paused, on_request.",
    ),
    "help.tag": ("このタグが付いたものだけ", "Only with this tag."),
    # show
    "help.show": (
        "得意先1件の登録内容、訪問状況、残っている用件、最近の記録。",
        "One customer: facts, clock, what is open, and the newest entries.",
    ),
    "help.customer": (
        "得意先（ID・名前・かな・ローマ字、先頭の何文字かでもよい）",
        "The customer: id, name, kana or romaji, or the beginning of one.",
    ),
    "help.show.last": ("新しい順に何件の記録を出すか", "How many entries, the newest first."),
    "help.show.everything": (
        "訂正・取り消しされたものも含めてすべての記録を出す",
        "All entries, also those that were corrected or taken back.",
    ),
    # hold, schedule and undo
    "help.hold": (
        "指定した日まで訪問を止める（改装、棚卸、先方の都合など）。",
        "No visits to a customer through a day: closed for rebuilding, stocktaking, a quarrel.",
    ),
    "help.until": (
        "訪問しない最後の日（11/30、+2w、来週の金曜）と、その理由",
        "The last day without visits (11/30, +2w, 来週の金曜), and why.",
    ),
    "help.hold.end": ("訪問停止を終える", "End the hold: visits from now on."),
    "help.schedule": (
        "アポ（訪問の予定）を登録する。日を省くと候補日を出す。",
        "Write an appointment down: a day, maybe a time. Without a day: propose days and times.",
    ),
    "help.when": (
        "日と時刻（時刻は省ける）、続けてメモ。日が未定なら「近いうち」。何も書かないか「来週」のように週や月だけなら候補日を出す",
        "The day, maybe a time, then a note; `soon` for no day at all; nothing, or a week or month (`next week`), for proposals.",
    ),
    "help.schedule.leeway": ("前後してもよい時間（分）", "Minutes by which the time may slip, either way."),
    "help.schedule.instead": (
        "置き換える元のアポのID（ほかと区別できる先頭部分でよい）",
        "The open appointment that this one replaces (any unique beginning of its id).",
    ),
    "help.schedule.propose": (
        "回り道の少ない候補日時を出す（日時を省いたとき、週や月だけのときも）。何も記録しない",
        "Propose days and times with the smallest detour (also without WHEN, or for a week or month); writes nothing.",
    ),
    "help.schedule.days": (
        "何日先まで見るか（稼働日で数える。省略時は10）",
        "Look at so many working days (default: 10).",
    ),
    "help.undo": (
        "自分が最後に書いた記録（または指定した記録）を取り消す。",
        "Take back the last entry you wrote, or the one named.",
    ),
    "help.undo.entry": ("記録のID（ほかと区別できる先頭部分でよい）", "The entry's id, or any unique beginning of it."),
    "help.undo.why": ("取り消す理由（あとで読む人のために）", "Why, for whoever reads the log later."),
    # completion
    "help.completion": (
        "シェルの入力補完（コマンド・オプション・得意先）の設定を出力する。",
        "Print the script by which a shell completes commands, options and customers.",
    ),
    "help.shell": ("bash、zsh、fish、powershell のどれか", "bash, zsh, fish or powershell."),
    # add
    "help.add": ("得意先を追加する（customers/ID.yaml を作る）。", "A new customer: writes customers/ID.yaml."),
    "help.add.name": ("得意先の名前", "The name as it stands on its sign."),
    "help.add.id_": (
        "ファイル名になるID（a-z、0-9、ハイフン）。省略時は読みがなか英字の名前から作る",
        "The file's name: a-z, 0-9 and hyphens; otherwise made from the reading or a Latin name.",
    ),
    "help.add.kana": ("読みがな（検索と並び順に使う）", "The reading in kana, for finding and for sorting."),
    "help.add.kind": (
        "取引区分（wholesale 卸先、manufacturing 設備先、service 契約先、other その他）",
        "wholesale, manufacturing, service or other.",
    ),
    "help.add.rank": ("route.yaml にあるランク（訪問周期が決まる）", "A rank of route.yaml; it gives the interval."),
    "help.add.area": ("地区", "The area."),
    "help.add.every": (
        "ランクと違う訪問周期（10 days、2w、1 month、都度訪問は none）",
        "The wished interval, where it is not the rank's: 10 days, 2w, 1 month; none for on request.",
    ),
    "help.add.address": ("住所", "The address."),
    "help.add.postal": ("郵便番号", "The postal code."),
    "help.add.phone": ("電話番号", "The phone number."),
    "help.add.at": (
        "緯度,経度（地図アプリの表示のまま。例 35.7074,139.7745）",
        "Latitude and longitude, as maps show them: 35.7074,139.7745.",
    ),
    "help.add.since": (
        "取引開始日（最初の訪問までの期限はここから数える。省略時は今日）",
        "Customer since; the clock starts here until the first visit. Today if not given.",
    ),
    "help.add.tag": ("タグ（何度でも指定できる）", "A tag (may be given more than once)."),
    # edit
    "help.edit": (
        "得意先のファイルを編集する。1行だけならここから書き換えられる。",
        "Edit a customer's file, or change one line of it from here.",
    ),
    "help.edit.set_": ("項目に値を入れる（何度でも指定できる）", "Give a key a value (may be given more than once)."),
    "help.edit.unset": ("項目を消す（何度でも指定できる）", "Remove a key (may be given more than once)."),
    # init
    "help.init": (
        "台帳フォルダを作る（設定、フォルダ、gitの設定）。",
        "Make a book: settings, folders, and what git needs to know.",
    ),
    "help.folder": (
        "台帳にするフォルダ（なければ作る。省略時は今のフォルダ）。すでにあるファイルはそのまま残す",
        "The folder, made where it is missing; otherwise this one. Files that are there stay as they are.",
    ),
    "help.init.company": ("会社名", "The company's name."),
    "help.init.rep_name": ("あなたの名前（IDは --rep で指定）", "Your name; --rep gives your id."),
    # check
    "help.check": (
        "台帳の問題を、場所と直し方つきですべて挙げる。",
        "Every problem of the book, with its place and how to mend it.",
    ),
    "help.check.strict": (
        "害はないが整っていない所も挙げる（一つでもあれば終了コード1）",
        "Also what is merely untidy; any problem then ends with exit 1.",
    ),
    "help.check.explain": (
        "検査の説明（何を、なぜ、例、直し方）を表示",
        "Explain one check: what, why, an example, how to mend it.",
    ),
    "help.check.fix": (
        "記録を失わない修復だけを行う（同じ行の削除、同期ソフトが残した記録のコピーの統合、行末の改行）",
        "Repair what loses nothing: equal lines, copies of logs left by a synchroniser, a missing end of line.",
    ),
    # log
    "help.log": (
        "訪問を1行で記録する。必須は得意先だけ。",
        "Write down a visit in one line; only the customer is needed.",
    ),
    "help.note": ("自由なメモ", "Free text; quotes are needed only for what the shell would take."),
    "help.log.order": (
        "受注（単価が商品マスタと違うときは @単価）",
        "An order; the price where it is not the catalogue's.",
    ),
    "help.log.stock": ("数えた在庫", "Stock counted on the shelf."),
    "help.log.need": ("聞いたニーズ・課題", "A need heard."),
    "help.log.complaint": ("クレーム（完了するまで残る）", "A complaint; it stays open until done."),
    "help.log.praise": ("お褒めの言葉", "Praise."),
    "help.log.follow_up": ('約束・宿題と期限（例 "+7d 見積"）', 'A promise with its day: "+7d quote".'),
    "help.log.done": (
        "約束・クレームなどの完了（brief の番号か、IDの先頭）",
        "Close a promise, complaint or appointment: the number that `brief` shows, or the beginning of its id.",
    ),
    "help.log.drop": ('取りやめと理由（例 "1 先方都合"）', "Give one up, with the reason."),
    "help.log.move": ('約束の延期（例 "1 +3d"）', "Move a promise to another day."),
    "help.log.stage": (
        "ニーズの進み具合（proposed 提案済み, won 受注, lost 失注）",
        "Move a need on: proposed, won or lost.",
    ),
    "help.log.told": ("案内した内容と反応（例 winter-2026=関心あり）", "News told, and the reaction."),
    "help.log.service": ("点検・交換した機器と部品", "A machine's part serviced."),
    "help.log.meter": ("メーターの読み（運転時間）", "A meter reading, in running hours."),
    "help.log.failure": ("機器の故障", "A machine's failure."),
    "help.log.usage": ("契約の使用量", "Use of a contracted service since the last reading."),
    "help.log.satisfaction": ("満足度（1〜5）", "Satisfaction, 1 to 5."),
    "help.log.yes": ("いつもの10倍以上の注文でも確認せずに記録", "Log an order of ten times the usual without asking."),
    "help.order.yes": (
        "いつもの10倍以上の注文でも確認せずに記録",
        "Log an order of ten times the usual without asking.",
    ),
    "help.log.with_": ("面談者（名前の一部でよい）", "Whom you met; a part of the name will do."),
    "help.log.minutes": ("滞在時間（20、30分、1時間半）", "How long it took: 20, 30min, 1h30."),
    "help.log.next_": ("次回の希望日（1回だけ訪問周期に優先）", "When they want you back; replaces the interval once."),
    "help.log.purpose": ("訪問の目的（省略時は定期訪問）", "Purpose of the visit (default: regular)."),
    "help.log.date_": ("訪問した日（省略時は今日）", "Day of the visit (default: today); looks back."),
    "help.log.time": ("訪問した時刻（10:30、午後2時）", "Time of the visit: 10:30, 2pm."),
    "help.log.outcome": (
        "結果（met 面談, phone 電話, online オンライン, absent 不在, refused 面談できず, cancelled 中止）",
        "How it went (default: met).",
    ),
    "help.log.phone": ("電話で済ませた（訪問に数え、期限も進む）", "By phone; it counts as contact."),
    "help.log.absent": ("不在だった（訪問に数えず、期限はそのまま）", "Nobody was there; the clock runs on."),
    "help.log.no_visit": ("訪問ではなくメモだけ残す", "Only a note, no visit."),
    # today
    "help.today": (
        "今日のルート。順番・時刻・移動・用件と、外した得意先とその理由。",
        "The route of the day: order, times, travel, reasons, and what was left out and why.",
    ),
    "help.today.date": ("計画する日（省略時は今日）", "Plan this day (default: today); looks ahead."),
    "help.today.from_": (
        "出発地（得意先か 緯度,経度。省略時は営業所、または最後に記録した訪問先）",
        "Start here: a customer, or latitude,longitude (default: the base, or the last stop logged).",
    ),
    "help.today.until": ("この時刻までに戻る", "Be back by this time."),
    "help.today.most": ("訪問件数の上限", "At most so many stops."),
    "help.today.pin": ("この順番に固定", "Put a customer at this place of the order."),
    "help.today.skip": ("今回は外す（理由も書ける）", "Leave a customer out, and why."),
    "help.today.add": ("訪問時期でなくても加える", "Take a customer in, due or not."),
    "help.today.map_": (
        "一日を地図つきのページに書き出す（ブラウザー・A4用）。例: route.html",
        "Write the day as a page with a map, for browser and A4: route.html.",
    ),
    # brief
    "help.brief": (
        "訪問前カルテ。訪問前に知っておくことを1ページで。",
        "What to know before walking in, on one page.",
    ),
    # why
    "help.why": (
        "今日その得意先に行く・行かない理由を、計算の内訳つきで。",
        "Every term behind today's decision on a customer.",
    ),
    # near
    "help.near": (
        "ここから寄れる得意先（ついで訪問）。近い順に、状況と用件つきで。",
        "Whom could I drop in on from here: customers by distance, with what speaks for them.",
    ),
    "help.near.place": (
        "この得意先か地点のまわり（省略時は今日最後に記録した訪問先、なければ営業所）",
        "Around this customer or place (default: the last stop logged today, else the base).",
    ),
    "help.near.within": ("道のりでこのキロ数以内", "Within so many kilometres by road."),
    "help.near.most": ("件数の上限", "At most so many."),
    "help.matrix": (
        "移動時間のCSVファイル。from,to,minutes[,km]（得意先IDと base）",
        "Travel times from a CSV file: from,to,minutes[,km] by customer id, and base.",
    ),
    # needs
    "help.needs": (
        "聞いたニーズの一覧。段階と経過日数の順。複数の得意先に共通するニーズも。",
        "What customers asked for, by stage and age, and what several of them want.",
    ),
    "help.needs.stage": (
        "この段階だけ（heard 聞き取り, proposed 提案済み, won 受注, lost 失注。省略時は対応中のもの）",
        "Only this stage: heard, proposed, won, lost (default: the open ones).",
    ),
    "help.needs.age": ("この日数以上進んでいないものだけ", "Only those without a next step for so many days."),
    # contracts
    "help.contracts": (
        "契約の一覧。解約申出期限・満了日の順。契約量に対する使用率も。",
        "Contracts by the day on which something must be decided, and their use against plan.",
    ),
    "help.contracts.within": ("この日数以内に期日が来るものだけ", "Only what comes within so many days."),
    # news
    "help.news": (
        "お客様に案内することの一覧。誰に案内したか、反応、まだの得意先。",
        "What to tell, who was told and how they took it, and who does not know it yet.",
    ),
    "help.news.news": (
        "案内のID（本文と、案内した相手・反応をすべて表示）",
        "One piece, with its text and everybody who was told.",
    ),
    # equipment
    "help.equipment": (
        "納入機器の一覧。次の点検・交換の期日順に。今日のルートに要る部品も。",
        "Installed machines by their next service; the parts to bring for today's route.",
    ),
    "help.equipment.due": (
        "いま実施できるもの（前倒し可・実施時期・期限超過）だけ",
        "Only what can be serviced now: its window is open, due or late.",
    ),
    "help.equipment.packing": (
        "今日のルートに持っていく部品（today をオプションなしで計画した場合）",
        "The parts to bring for today's route, as `today` plans it without --skip, --add or --pin.",
    ),
    # order
    "help.order": (
        "いつもの注文と、今回のおすすめ数。注文の記録もできる。",
        "What a customer usually orders, what to suggest now, and taking the order.",
    ),
    "help.order.items": ("この注文を記録する", "Take this order instead of showing."),
    "help.order.take": ("おすすめ数をそのまま注文として記録", "Take all that is suggested."),
    "help.order.met": ("対面で受けた（省略時は電話）", "Taken in person (default: by phone)."),
    # the small table of log
    "help.log.table": (
        "いつもの商品ごとに受注数と在庫を尋ねる（端末で）",
        "Ask for order and stock of each usual item, on a terminal.",
    ),
    # what stands for a value
    "metavar.CUSTOMER": ("得意先", "CUSTOMER"),
    "metavar.NOTE": ("メモ", "NOTE"),
    "metavar.WHEN": ("日時", "WHEN"),
    "metavar.UNTIL": ("最終日", "UNTIL"),
    "metavar.WHY": ("理由", "WHY"),
    "metavar.NAME": ("名前", "NAME"),
    "metavar.NEWS": ("案内", "NEWS"),
    "metavar.ENTRY": ("記録", "ENTRY"),
    "metavar.ITEM": ("商品", "ITEM"),
    "metavar.QTY": ("数", "QTY"),
    "metavar.PRICE": ("単価", "PRICE"),
    "metavar.REACTION": ("反応", "REACTION"),
    "metavar.EQUIPMENT": ("機器", "EQUIPMENT"),
    "metavar.PART": ("部品", "PART"),
    "metavar.HOURS": ("時間", "HOURS"),
    "metavar.SERVICE": ("契約", "SERVICE"),
    "metavar.STAGE": ("段階", "STAGE"),
    "metavar.TEXT": ("文", "TEXT"),
    "metavar.DATE": ("日付", "DATE"),
    "metavar.DAYS": ("日数", "DAYS"),
    "metavar.MINUTES": ("分", "MINUTES"),
    "metavar.DIR": ("フォルダ", "DIR"),
    "metavar.FILE": ("ファイル", "FILE"),
    "metavar.LAT": ("緯度", "LAT"),
    "metavar.LON": ("経度", "LON"),
    "metavar.AREA": ("地区", "AREA"),
    "metavar.RANK": ("ランク", "RANK"),
    "metavar.STATE": ("状態", "STATE"),
    "metavar.KIND": ("取引区分", "KIND"),
    "metavar.TAG": ("タグ", "TAG"),
    "metavar.INTERVAL": ("周期", "INTERVAL"),
    "metavar.NUMBER": ("番号", "NUMBER"),
    "metavar.CODE": ("コード", "CODE"),
    "metavar.KEY": ("項目", "KEY"),
    "metavar.VALUE": ("値", "VALUE"),
    "metavar.CHECK": ("検査", "CHECK"),
    "metavar.SHELL": ("シェル", "SHELL"),
    "metavar.OPTIONS": ("オプション", "OPTIONS"),
    # options of every command
    "global.book": (
        "台帳フォルダ（省略時は ROUTE_BOOK、route.yaml のある上位フォルダ、./routes の順に探す）",
        "The book's folder (otherwise ROUTE_BOOK, the nearest folder upward with a route.yaml, or ./routes).",
    ),
    "global.as_of": (
        "この日の時点で見る（それより後の記録はないものとする）",
        "See everything as of this day; later entries do not exist.",
    ),
    "global.rep": (
        "担当者（省略時は ROUTE_REP、設定ファイルの rep:、台帳に一人だけならその人）",
        "The rep (otherwise ROUTE_REP, `rep:` in your config file, the book's only rep).",
    ),
    "global.lang": ("表示言語（ja / en）", "ja or en."),
    "global.no_index": ("索引を使わず全ファイルを読み直す", "Read every file afresh."),
}
