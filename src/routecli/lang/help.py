"""The help of the program, of each command and of each option."""

WORDS = {
    # the program
    "help.usage": ("使い方:", "Usage:"),
    "help.command": ("コマンド …", "COMMAND …"),
    "help.options": ("オプション", "Options"),
    "help.globals": ("どのコマンドでも使えるオプション", "Global options"),
    "help.more": (
        "`route help コマンド` で例が出ます。はじめは `route init`、試すだけなら `route init --sample demo`。",
        "Run `route help COMMAND` for examples. Start with `route init`, or look around first: `route init --sample demo`.",
    ),
    "help.program": (
        "ルート営業の得意先台帳を、ふつうのファイルで持つ道具。「今日は誰に、なぜ会うか」「いま何を聞いたか」「どこに行けていないか」に答える。",
        "Plan a sales rep's visits from plain text files: who to see today and why, what you just heard, who is being neglected.",
    ),
    "help.rhythm.morning": ("朝", "In the morning"),
    "help.rhythm.visit": ("訪問のあと", "After a visit"),
    "help.rhythm.road": ("外回り中", "On the road"),
    "help.rhythm.weekly": ("週に一度", "Once a week"),
    "help.rhythm.domains": ("テーマ別", "By subject"),
    "help.rhythm.in_out": ("取り込みと書き出し", "In and out"),
    "help.rhythm.stewardship": ("台帳の手入れ", "Looking after the book"),
    "help.option.--help": ("この説明を表示", "Show this page."),
    "help.option.--version": ("バージョンを表示", "Show the version."),
    "help.required": ("必須", "(required)"),
    "help.default": ("（省略時は{value}）", "  [default: {value}]"),
    # overdue
    "help.overdue": (
        "週の見直し。訪問が遅れている得意先と、期限を過ぎた約束・クレーム・アポなど。",
        "Show who is overdue, and which promises, complaints and appointments have been open too long.",
    ),
    "help.area": ("この地区だけ", "Only this area."),
    "help.json": ("ほかのプログラム用にJSONで出す", "JSON for other programs."),
    # import
    "help.import": (
        "得意先の一覧、商品、受注や訪問の履歴を取り込む（CSV・Excel・vCard）。--write を付けるまで何も書かない。",
        "Take in customers, products, orders or visits from CSV, Excel or vCard; writes only with --write.",
    ),
    "help.import.file": ("取り込むファイル。- なら標準入力", "The file; - for standard input."),
    "help.import.as_": ("何の一覧か（省略時は得意先）", "What the file lists."),
    "help.import.sheet": ("ブックのどのシートか（省略時は行のある最初のシート）", "Which sheet of a workbook."),
    "help.import.map_": (
        "列と項目の対応を足す・直す。例: 店の名前=name、取り込まない列は 列=-。次からも使われる",
        'Name the key of a column, as in "Shop title=name", or COLUMN=- to leave it out. Used again next time.',
    ),
    "help.import.area": ("地区のない行の地区", "The area of rows that name none."),
    "help.import.refused": (
        "取り込めない行を理由つきでこのファイルに書く。直して、もう一度取り込める",
        "Write the refused rows to this file, each with its reason, to be corrected and imported.",
    ),
    "help.import.write": ("取り込む", "Take the list in."),
    # plan
    "help.plan": (
        "これから数週間の訪問計画。どの日に誰を回るかを日ごとの偏りなく割り振り、無理がないかも確かめる。",
        "Plan the weeks ahead: who to see on which day, evenly spread, and whether it all fits.",
    ),
    "help.plan.weeks": (
        "何週間分か。最初の稼働日の週が1週目",
        "Number of weeks to plan, starting with the week of the next working day.",
    ),
    "help.plan.everyone": (
        "全担当者を順に計画（得意先の担当は変えない）",
        "Plan for every rep in turn.",
    ),
    "help.plan.write": (
        "計画を保存する（plans/担当者/ に週ごとのファイル。手で直してよく、route today はこれに従う）",
        "Save the plan, one file per week in plans/REP/, for `route today` to follow. Edit the files as you like.",
    ),
    "help.plan.diff": (
        "保存済みの計画を今計画し直すと変わる所だけを、理由つきで表示",
        "Show only what a new plan would change in the saved one, and why.",
    ),
    "help.plan.freeze": (
        "保存済みの計画を変えずに残す、これからの稼働日数",
        "Leave the next N working days of the saved plan unchanged.",
    ),
    "help.plan.map_": (
        "日ごとの地図つきのページに書き出す（ブラウザー・A4用）。例: plan.html",
        "Write the weeks to an HTML page with a map for each day, for the browser or A4 paper: plan.html.",
    ),
    # review
    "help.review": (
        "訪問実績の振り返り。訪問頻度の過不足、負荷、ランク別の偏り、見直したい訪問周期。",
        "Compare recent visits with the intervals: who gets too few or too many, load, visits by rank, recommended intervals.",
    ),
    "help.review.days": (
        "直近の日数（省略時は84＝12週間）",
        "Look back N days (default: 84, twelve weeks).",
    ),
    "help.review.from_": ("この日から", "From this day on."),
    "help.review.until": ("この日まで（省略時は今日）", "Until this day (default: today)."),
    "help.review.apply": (
        "見直し案どおりに訪問周期を変える（1件ずつ確認）",
        "Apply the recommended intervals, asking about each.",
    ),
    "help.review.yes": ("--apply と一緒に使う。確認せずにすべて変える", "With --apply: change all without asking."),
    "help.review.customer": (
        "--apply と一緒に使う。この得意先だけを確認なしで変える",
        "With --apply: change only this customer's, without asking.",
    ),
    # list
    "help.list": ("得意先の一覧と訪問状況。", "List customers with state, last contact and due day."),
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
        "Show one customer: facts, due day, open items and latest entries.",
    ),
    "help.customer": (
        "得意先（ID・名前・かな・ローマ字、またはその一部。電話番号でもよい）",
        "The customer, by id, name, kana, romaji or phone number; part of it will do.",
    ),
    "help.show.last": ("新しい順に何件の記録を出すか", "Show the latest N entries."),
    "help.show.everything": (
        "訂正・取り消しされたものも含めてすべての記録を出す",
        "Show all entries, including corrected and undone ones.",
    ),
    # hold, schedule and undo
    "help.hold": (
        "指定した日まで訪問を止める（改装、棚卸、先方の都合など）。",
        "Pause visits to a customer through a day: renovation, stocktaking, a dispute.",
    ),
    "help.until": (
        "訪問しない最後の日（11/30、+2w、今週中、年内）と、その理由",
        "The last day without visits (11/30, +2w, next fri, eom), and why.",
    ),
    "help.hold.end": ("訪問停止を終える", "End the hold; visits resume."),
    "help.schedule": (
        "アポ（訪問の予定）を登録する。日を省くと候補日を出す。",
        "Record an appointment: a day, optionally a time. Without a day, propose some.",
    ),
    "help.when": (
        "日と時刻（10:00、午後、朝一。省ける）、続けてメモ。日が未定なら「近いうち」。何も書かないか「来週」のように週や月だけなら候補日を出す",
        "The day, optionally a time (10:00, 2pm, afternoon) and a note; `soon` for no fixed day. Leave it out, or give a week or month (`next week`), for proposals.",
    ),
    "help.schedule.leeway": ("前後してもよい時間（15、30分）", "How far the time may slip, either way: 15, 30min."),
    "help.schedule.instead": (
        "置き換える元のアポのID（ほかと区別できる先頭部分でよい）",
        "Replace this open appointment (a unique prefix of its id).",
    ),
    "help.schedule.propose": (
        "回り道の少ない候補日時を出す（日時を省いたとき、週や月だけのときも）。何も記録しない",
        "Propose the days and times with the smallest detour, and write nothing. Implied without WHEN, or with a week or month.",
    ),
    "help.schedule.days": (
        "何日先まで見るか（稼働日で数える。省略時は10）",
        "Consider the next N working days (default: 10).",
    ),
    "help.undo": (
        "自分が最後に書いた記録（または指定した記録）を取り消す。",
        "Undo your last entry, or the one given.",
    ),
    "help.undo.entry": ("記録のID（ほかと区別できる先頭部分でよい）", "The entry's id, or a unique prefix of it."),
    "help.undo.why": ("取り消す理由（あとで読む人のために）", "Why, for whoever reads the log later."),
    # completion
    "help.completion": (
        "シェルの入力補完（コマンド・オプション・得意先）の設定を出力する。",
        "Print a completion script for your shell.",
    ),
    "help.shell": ("bash、zsh、fish、powershell のどれか", "bash, zsh, fish or powershell."),
    # add
    "help.add": ("得意先を追加する（customers/ID.yaml を作る）。", "Add a customer: creates customers/ID.yaml."),
    "help.add.name": ("得意先の名前", "The customer's name, as they write it."),
    "help.add.id_": (
        "ファイル名になるID（a-z、0-9、ハイフン）。省略時は読みがなか英字の名前から作る",
        "The id, which names the file: a-z, 0-9 and hyphens (default: made from the reading or a Latin name).",
    ),
    "help.add.kana": ("読みがな（検索と並び順に使う）", "The reading in kana, for search and sorting."),
    "help.add.kind": (
        "取引区分（wholesale 卸先、manufacturing 設備先、service 契約先、other その他）",
        "wholesale, manufacturing, service or other.",
    ),
    "help.add.rank": ("route.yaml にあるランク（訪問周期が決まる）", "A rank from route.yaml; sets the interval."),
    "help.add.area": ("地区", "The area."),
    "help.add.every": (
        "ランクと違う訪問周期（10 days、隔週、毎月、半年。都度訪問は none）",
        "The interval, if it differs from the rank's: 10 days, 2w, monthly; none for visits on request.",
    ),
    "help.add.address": ("住所", "The address."),
    "help.add.postal": ("郵便番号", "The postal code."),
    "help.add.phone": ("電話番号", "The phone number."),
    "help.add.at": (
        "緯度,経度（地図アプリの表示のまま。35.7074,139.7745 や 35°42'26\"N 139°46'28\"E）",
        "Latitude and longitude, as maps show them: 35.7074,139.7745 or 35°42'26\"N 139°46'28\"E.",
    ),
    "help.add.since": (
        "取引開始日（最初の訪問までの期限はここから数える。省略時は今日）",
        "Customer since this date (default: today); the interval counts from here until the first visit.",
    ),
    "help.add.last": (
        "最後に訪問した日（訪問周期はここから数える）",
        "The day of the last visit, from which the interval counts.",
    ),
    "help.add.tag": ("タグ（何度でも指定できる）", "A tag (repeatable)."),
    # edit
    "help.edit": (
        "得意先のファイルを編集する。1行だけならここから書き換えられる。",
        "Edit a customer's file, or set one key from the command line.",
    ),
    "help.edit.set_": ("項目に値を入れる（何度でも指定できる）", "Set a key (repeatable)."),
    "help.edit.unset": ("項目を消す（何度でも指定できる）", "Remove a key (repeatable)."),
    # init
    "help.init": (
        "台帳フォルダを作る（設定、フォルダ、gitの設定）。",
        "Create a book: settings, folders and git attributes.",
    ),
    "help.folder": (
        "台帳にするフォルダ（なければ作る。省略時は今のフォルダ）。すでにあるファイルはそのまま残す",
        "The folder (default: the current one); created if missing. Existing files are left alone.",
    ),
    "help.init.company": ("会社名", "The company's name."),
    "help.init.sample": (
        "架空の会社の台帳を作る（試しに見て回るため）",
        "Write the book of a fictional company, to look around.",
    ),
    "help.init.rep_name": ("あなたの名前（IDは --rep で指定）", "Your name (--rep sets your id)."),
    # check
    "help.check": (
        "台帳の問題を、場所と直し方つきですべて挙げる。",
        "Check the book: every problem, where it is and how to fix it.",
    ),
    "help.check.strict": (
        "害はないが整っていない所も挙げる（一つでもあれば終了コード1）",
        "Also report untidiness; exit 1 on any problem.",
    ),
    "help.check.explain": (
        "検査の説明（何を、なぜ、例、直し方）を表示",
        "Explain one check: what it finds, why it matters, an example, the fix.",
    ),
    "help.check.fix": (
        "記録を失わない修復だけを行う（同じ行の削除、同期ソフトが残した記録のコピーの統合、行末の改行）",
        "Fix what can be fixed without loss: duplicate lines, stray sync copies of logs, a missing final newline.",
    ),
    # log
    "help.log": (
        "訪問を1行で記録する。必須は得意先だけ。",
        "Log a visit in one line; only the customer is required.",
    ),
    "help.note": (
        "自由なメモ（`-` だけなら、パイプで渡した文）",
        "Free text; quote it only where the shell would interpret it. A lone `-` reads it from a pipe.",
    ),
    "help.log.order": (
        "受注（単価が商品マスタと違うときは @単価）",
        "An order; add the price if it is not the list price.",
    ),
    "help.log.stock": ("数えた在庫", "Stock counted on the shelf."),
    "help.log.need": ("聞いたニーズ・課題", "A need heard."),
    "help.log.complaint": ("クレーム（完了するまで残る）", "A complaint; it stays open until done."),
    "help.log.praise": ("お褒めの言葉", "Praise."),
    "help.log.follow_up": ('約束・宿題と期限（例 "+7d 見積"）', 'A promise and its day: "+7d quote".'),
    "help.log.done": (
        "約束・クレームなどの完了（brief の番号か、IDの先頭）",
        "Close a promise, complaint or appointment, by the number `brief` shows or an id prefix.",
    ),
    "help.log.drop": ('取りやめと理由（例 "1 先方都合"）', "Drop an open item, with the reason."),
    "help.log.move": ('約束の延期（例 "1 +3d"）', "Move a promise to another day."),
    "help.log.stage": (
        "ニーズの進み具合（proposed 提案済み, won 受注, lost 失注）",
        "Move a need on: proposed, won or lost.",
    ),
    "help.log.told": ("案内した内容と反応（例 winter-2026=関心あり）", "News told, and the reaction."),
    "help.log.service": ("点検・交換した機器と部品", "A machine part that was serviced."),
    "help.log.meter": ("メーターの読み（運転時間）", "A meter reading, in running hours."),
    "help.log.failure": ("機器の故障", "A machine's failure."),
    "help.log.usage": ("契約の使用量", "Usage of a contracted service since the last reading."),
    "help.log.satisfaction": ("満足度（1〜5）", "Satisfaction, 1 to 5."),
    "help.log.yes": ("いつもの10倍以上の注文でも確認せずに記録", "Log an order of ten times the usual without asking."),
    "help.order.yes": (
        "いつもの10倍以上の注文でも確認せずに記録",
        "Log an order of ten times the usual without asking.",
    ),
    "help.log.with_": ("面談者（名前の一部でよい）", "Who you met; part of the name will do."),
    "help.log.minutes": ("滞在時間（20、30分、1時間半）", "How long it took: 20, 30min, 1h30."),
    "help.log.next_": (
        "次回の希望日（1回だけ訪問周期に優先）",
        "When they want you back; overrides the interval once.",
    ),
    "help.log.purpose": ("訪問の目的（省略時は定期訪問）", "Purpose of the visit (default: regular)."),
    "help.log.date_": ("訪問した日（省略時は今日）", "Day of the visit (default: today); without a year, the past."),
    "help.log.time": ("訪問した時刻（10:30、午後2時）", "Time of the visit: 10:30, 2pm."),
    "help.log.outcome": (
        "結果（met 面談, phone 電話, online オンライン, absent 不在, refused 面談できず, cancelled 中止）",
        "How it went (default: met).",
    ),
    "help.log.phone": ("電話で済ませた（訪問に数え、期限も進む）", "By phone; counts as a contact."),
    "help.log.absent": ("不在だった（訪問に数えず、期限はそのまま）", "Nobody was in; the due day does not move."),
    "help.log.no_visit": ("訪問ではなくメモだけ残す", "A note only, not a visit."),
    # today
    "help.today": (
        "今日のルート。順番・時刻・移動・用件と、外した得意先とその理由。",
        "Plan the day's route: order, times, travel and reasons, and who is left out and why.",
    ),
    "help.today.date": ("計画する日（省略時は今日）", "Plan this day (default: today); without a year, the future."),
    "help.today.from_": (
        "出発地（得意先か 緯度,経度。省略時は営業所、または最後に記録した訪問先）",
        "Start here: a customer, or latitude,longitude (default: the base, or the last stop logged).",
    ),
    "help.today.start": (
        "この時刻から計画する（今からなら now）",
        "Plan from this time on; `now` for the clock's.",
    ),
    "help.today.until": ("この時刻までに戻る", "Be back by this time."),
    "help.today.most": ("訪問件数の上限", "Limit the route to N stops."),
    "help.today.pin": ("この順番に固定", "Make a customer the Nth stop."),
    "help.today.skip": ("今回は外す（理由も書ける）", "Leave a customer out, and why."),
    "help.today.add": ("訪問時期でなくても加える", "Include a customer, due or not."),
    "help.today.map_": (
        "一日を地図つきのページに書き出す（ブラウザー・A4用）。例: route.html",
        "Write the day to an HTML page with a map, for the browser or A4 paper: route.html.",
    ),
    # brief
    "help.brief": (
        "訪問前カルテ。訪問前に知っておくことを1ページで。",
        "Show what to know before walking in, on one page.",
    ),
    # why
    "help.why": (
        "今日その得意先に行く・行かない理由を、計算の内訳つきで。",
        "Explain today's decision on a customer, term by term.",
    ),
    # near
    "help.near": (
        "ここから寄れる得意先（ついで訪問）。近い順に、状況と用件つきで。",
        "List customers to drop in on, nearest first, with the reasons to go.",
    ),
    "help.near.place": (
        "この得意先か地点のまわり（省略時は今日最後に記録した訪問先、なければ営業所）",
        "Around this customer or place (default: the last stop logged today, else the base).",
    ),
    "help.near.within": ("道のりでこのキロ数以内", "Only customers within this many kilometres by road."),
    "help.near.most": ("件数の上限", "Show at most N."),
    "help.matrix": (
        "移動時間のCSVファイル。from,to,minutes[,km]（得意先IDと base）",
        "Travel times from a CSV file: from,to,minutes[,km] by customer id, and base.",
    ),
    # locate
    "help.locate": (
        "住所から位置を調べる。--write で得意先のファイルに書き込む（手で登録した位置は変えない）。",
        "Find locations from addresses; --write puts them into the customers' files. A location set by hand is never changed.",
    ),
    "help.locate.customer": ("得意先（何件でも）", "The customers, any number of them."),
    "help.locate.all_": ("位置を手で登録していない得意先すべて", "Every customer whose location was not set by hand."),
    "help.locate.write": (
        "分かった位置を得意先のファイルに書き込む（付けないと表示だけ）",
        "Write the locations into the customers' files; without it they are only shown.",
    ),
    # needs
    "help.needs": (
        "聞いたニーズの一覧。段階と経過日数の順。複数の得意先に共通するニーズも。",
        "List what customers asked for, by stage and age, and what several of them want.",
    ),
    "help.needs.stage": (
        "この段階だけ（heard 聞き取り, proposed 提案済み, won 受注, lost 失注。省略時は対応中のもの）",
        "Only this stage: heard, proposed, won, lost (default: the open ones).",
    ),
    "help.needs.age": ("この日数以上進んでいないものだけ", "Only needs without a next step for this many days."),
    # contracts
    "help.contracts": (
        "契約の一覧。解約申出期限・満了日の順。契約量に対する使用率も。",
        "List contracts by decision date, with usage against plan.",
    ),
    "help.contracts.within": (
        "この日数以内に期日が来るものだけ",
        "Only those with a decision due within this many days.",
    ),
    # news
    "help.news": (
        "お客様に案内することの一覧。誰に案内したか、反応、まだの得意先。",
        "List the news: who was told, how they reacted, and who still has to be told.",
    ),
    "help.news.news": (
        "案内のID（本文と、案内した相手・反応をすべて表示）",
        "One news item, with its text and everyone who was told.",
    ),
    # equipment
    "help.equipment": (
        "納入機器の一覧。次の点検・交換の期日順に。今日のルートに要る部品も。",
        "List installed machines by next service, or the parts to bring for today's route.",
    ),
    "help.equipment.due": (
        "いま実施できるもの（前倒し可・実施時期・期限超過）だけ",
        "Only what can be serviced now: window open, due or late.",
    ),
    "help.equipment.packing": (
        "今日のルートに持っていく部品（today をオプションなしで計画した場合）",
        "The parts to bring for today's route, as `today` plans it without --skip, --add or --pin.",
    ),
    # order
    "help.order": (
        "いつもの注文と、今回のおすすめ数。注文の記録もできる。",
        "Show a customer's usual order and what to suggest, or take an order.",
    ),
    "help.order.items": ("この注文を記録する", "Take this order instead of suggesting one."),
    "help.order.take": ("おすすめ数をそのまま注文として記録", "Take everything suggested."),
    "help.order.met": ("対面で受けた（省略時は電話）", "Taken in person (default: by phone)."),
    # the small table of log
    "help.log.table": (
        "いつもの商品ごとに受注数と在庫を尋ねる（端末で）",
        "Prompt for order and stock of each usual item (terminal only).",
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
        "The book's folder (default: $ROUTE_BOOK, else the nearest parent folder with a route.yaml, else ./routes).",
    ),
    "global.as_of": (
        "この日の時点で見る（それより後の記録はないものとする）",
        "Run as if today were DATE; later entries are ignored.",
    ),
    "global.rep": (
        "担当者（省略時は ROUTE_REP、設定ファイルの rep:、台帳に一人だけならその人）",
        "The rep (default: $ROUTE_REP, else `rep:` in your config file, else the book's only rep).",
    ),
    "global.lang": ("表示言語（ja / en）", "Output language: ja or en."),
    "global.no_index": ("索引を使わず全ファイルを読み直す", "Ignore the index and read every file."),
}
