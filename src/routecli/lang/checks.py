"""The checks of a book: what is wrong, how to mend it, what it is about; and the kinds of value."""

WORDS = {
    # route check
    "check.none": (
        "得意先{customers}件、記録{entries}件: 問題なし",
        "{customers} {customers:customer|customers}, {entries} {entries:entry|entries}: no problems",
    ),
    "check.some": (
        "得意先{customers}件、記録{entries}件: エラー{errors}件、警告{warnings}件",
        "{customers} {customers:customer|customers}, {entries} {entries:entry|entries}: {errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}",
    ),
    "check.basic": ("基本", "basic"),
    "check.strict": ("--strict だけ", "strict"),
    "check.title": ("{name}（{severity}、{tier}）", "{name} ({severity}, {tier})"),
    "check.unknown": (
        "「{name}」という検査はありません。{hint}\n検査の一覧: {names}",
        "There is no check {name}.{hint}\nChecks: {names}",
    ),
    "repair.united": (
        "{path}: 元の記録に{n}行を加え、コピーを削除しました",
        "{path}: {n} {n:line|lines} added to the log, copy removed",
    ),
    "repair.equal": ("{path}: 同じ内容の{n}行を削除しました", "{path}: {n} duplicate {n:line|lines} removed"),
    "repair.kept": (
        "{path}: 内容はすべて元の記録にありますが、このコピーを削除できませんでした: {error}",
        "{path}: all its lines are in the log now, but this copy could not be removed: {error}",
    ),
    "repair.newline": ("{path}: 最後の行に改行を付けました", "{path}: missing final newline added"),
    # what a value looks like
    "kind.text": ("ただの文", "plain text"),
    "kind.weekdays": ("mon、mon-fri、月-金、祝 のような曜日", "weekdays such as mon, mon-fri or holidays"),
    "kind.day_hours": (
        '"10:00-12:00, 14:00-17:00"、closed のような一日の時間',
        'the hours of a day such as "10:00-12:00, 14:00-17:00", or closed',
    ),
    "kind.date": ("2026-11-24 のような日付", "a date such as 2026-11-24"),
    "kind.monthday": ("05-12（または 1980-05-12）のような月日", "a day of the year such as 05-12 (or 1980-05-12)"),
    "kind.interval": (
        "10 days、2 weeks、1 month、隔週、毎月、半年 のような周期、または none",
        "an interval such as 10 days, 2 weeks, monthly or 隔週, or none",
    ),
    "kind.cycle": ("6 months、2000 hours のような周期", "a cycle such as 6 months or 2000 hours"),
    "kind.closure": (
        "水曜、第2・第4日曜、祝日、年末年始、25日、末日、8/10〜8/16、2026-08-10 のような休業日",
        "a closed day such as wed, 2nd sun, last fri, holidays, last day, 2026-08-10, 2026-08-10..2026-08-16 or 12-29..01-03",
    ),
    "kind.week": (
        '{{月-金: "10:00-12:00, 14:00-17:00", 土: "10:00-12:00"}} のような曜日ごとの時間',
        'hours by weekday such as {{mon-fri: "10:00-12:00, 14:00-17:00", sat: "10:00-12:00"}}',
    ),
    "kind.windows": (
        '{{月-金: "12:00-24:00"}} のような曜日ごとの時間（書かない曜日は終日）',
        'hours by weekday such as {{mon-fri: "12:00-24:00"}}; days not named are open all day',
    ),
    "kind.yearday": ("07-01、7/1 のような月日", "a day of the year such as 07-01"),
    "kind.preference": (
        "tue（火曜）などの曜日、または morning（午前）、afternoon（午後）、evening（夕方以降）",
        "a weekday such as tue, or morning, afternoon, evening",
    ),
    "kind.agenda": (
        "2026-11-24: [tanaka, suzuki] のような、日付ごとの得意先ID",
        "days with customer ids, such as 2026-11-24: [tanaka, suzuki]",
    ),
    "kind.span": ("11:30-14:00 のような時間帯", "a time span such as 11:30-14:00"),
    "kind.time": ("09:30 のような時刻", "a time such as 09:30"),
    "kind.point": (
        "[35.7074, 139.7745] のような [緯度, 経度]（緯度が先）",
        "[latitude, longitude] such as [35.7074, 139.7745], latitude first",
    ),
    "kind.minutes": ("20、30分、1時間半 のような時間の長さ", "a length of time such as 20, 30min or 1h30"),
    "kind.int": ("20 のような整数", "a whole number such as 20"),
    "kind.number": ("0.7 や 12000 のような数", "a number such as 0.7 or 12000"),
    "kind.url": ("http://localhost:5000 のようなアドレス", "an address such as http://localhost:5000"),
    "kind.bool": ("true か false", "true or false"),
    "kind.choice": ("{choices} のどれか", "one of {choices}"),
    "kind.country": ("JP のような国コード2文字、または none", "a two-letter country code such as JP, or none"),
    "range.int": ("{low}から{high}までの整数", "a whole number from {low} to {high}"),
    "range.number": ("{low}から{high}までの数", "a number from {low} to {high}"),
    "range.minutes": ("{low}分から{high}分まで", "{low} to {high} min"),
    "range.date": ("{low} から {high} までの日付", "a date from {low} to {high}"),
    "range.interval": ("{high} 以下の周期", "an interval of at most {high}"),
    "range.cycle": ("{high} 以下の周期", "a cycle of at most {high}"),
    # why YAML cannot read a file
    "syntax.quote-open": ("ここから始まる引用符が閉じられていません", "the quote that opens here is never closed"),
    "syntax.bracket-open": (
        "ここから始まる括弧が閉じられていないか、コンマが抜けています",
        "the bracket that opens here is not closed, or a comma is missing",
    ),
    "syntax.no-colon": ("この行にはコロンがありません", "this line has no colon"),
    "syntax.no-space": ("コロンのあとに空白がありません", "there is no space after the colon"),
    "syntax.escape": (
        "\"…\" の中の \\ は特別な意味を持ちます。'…' で囲んでください",
        "a \\ inside \"…\" has a meaning of its own; use '…'",
    ),
    "syntax.documents": ("「---」か「...」のあとにも文が続いています", "text follows `---` or `...`"),
    "syntax.dash": (
        "「- 」で始まる行と「項目: 値」の行が混ざっています",
        "a line that begins with `- ` and a line with a key do not go together here",
    ),
    "syntax.indent": ("字下げが前後の行と合っていません", "the indent does not match the lines around it"),
    "syntax.character": ("使えない文字が入っています", "it contains a character that YAML forbids"),
    "syntax.other": ("ここから先の書き方が正しくありません", "what follows is not in the form of a value"),
    # files
    "problem.unreadable": ("ファイルを開けません（{detail}）。", "The file cannot be opened: {detail}."),
    "fix.unreadable": (
        "読み取りの権限を付けるか、普通のファイルに戻してください。",
        "Fix its permissions, or put a regular file in its place.",
    ),
    "explain.unreadable": (
        "読み取りの権限がないか、同じ名前のフォルダになっているため、ファイルを開けません。\n読めるようになるまで、中身はどこにも表示されません。\n直し方: `ls -l` で権限を確かめるか、gitやバックアップからファイルを戻します。",
        (
            "The file cannot be opened: permission is missing, or the name belongs to a folder.\n"
            "Its contents are missing everywhere until it can be read.\n"
            "To fix: check its permissions (`ls -l`), or restore the file from git or a backup."
        ),
    ),
    "problem.too-large": ("ファイルが{limit}MBを超えています。", "The file is larger than {limit} MB."),
    "fix.too-large": (
        "関係のない内容を外に出してください。記録なら古い行を別のファイルに移せます。",
        "Move what does not belong here out of it; a log may be split by moving its oldest lines elsewhere.",
    ),
    "explain.too-large": (
        "YAMLファイルは1MB（products.yaml は5MB）、記録は50MBまでです。得意先1件に100年通っても、記録は1MBで足ります。\nこれより大きいものは別のファイルに同じ名前が付いただけで、読むとすべてのコマンドが止まってしまいます。\n直し方: 中身を確かめ、台帳の外に移します。",
        (
            "No YAML file may be larger than 1 MB (products.yaml 5 MB), no log larger than 50 MB: a hundred years of visits to one customer take 1 MB.\n"
            "A larger file is something else under this name, and reading it would stall every command.\n"
            "To fix: see what it is, and move it out of the book."
        ),
    ),
    "problem.too-many-values": (
        "キーと値が合わせて{limit}個を超えています。",
        "The file has more than {limit} {limit:value|values}, keys included.",
    ),
    "fix.too-many-values": (
        "要らないものを消すか、ほかのファイルに移してください。",
        "Delete what is not needed, or move it to another file.",
    ),
    "explain.too-many-values": (
        "YAMLファイルに書けるキーと値は、合わせて70,000個まで（products.yaml は350,000個まで）です。得意先1件なら数百個で足ります。\nもっと多いファイルは別のものが紛れ込んだか、プログラムを止めるために作られたもので、読むと大量のメモリーを使います。\n直し方: 中身を確かめ、要らないものを消します。",
        (
            "A YAML file may have 70,000 keys and values (products.yaml 350,000); a customer needs a few hundred.\n"
            "A file with more is something else under this name, or was made to exhaust a program: reading it would take far more memory than its size.\n"
            "To fix: see what it is, and delete what is not needed."
        ),
    ),
    "problem.encoding": (
        "UTF-8のテキストではありません（{found} のようです）。",
        "This is not UTF-8 text (it looks like {found}).",
    ),
    "fix.encoding": (
        "元のソフトで開き、文字コードUTF-8で保存し直してください。",
        "Open it in the program it came from and save it as UTF-8.",
    ),
    "explain.encoding": (
        "台帳のファイルはUTF-8です。Excelや古いWindowsのソフトはShift_JISやUTF-16で保存するため、日本語が化けます。\nYAMLファイルは全体が、記録はその行だけが読めません。\n直し方: UTF-8で保存し直します（メモ帳なら「名前を付けて保存」で文字コードUTF-8）。`iconv -f CP932 -t UTF-8` でも変換できます。",
        (
            "Files of a book are UTF-8 text. Excel and old Windows programs save Shift_JIS or UTF-16, which turns Japanese text into garbage.\n"
            "A YAML file in another encoding is not read at all; in a log only the affected lines are lost.\n"
            "To fix: save as UTF-8 (in Notepad: Save as, encoding UTF-8), or `iconv -f CP932 -t UTF-8`."
        ),
    ),
    "problem.nul-bytes": (
        "文字のあるはずの所にゼロのバイトが入っています。",
        "There are NUL bytes where text should be.",
    ),
    "fix.nul-bytes": (
        "gitやバックアップからその行を戻してください。どこにもなければ行を削除します。",
        "Restore the line from git or a backup; if no one has it, delete it.",
    ),
    "explain.nul-bytes": (
        "停電などのあと、書きかけの部分がゼロで埋まることがあります。\nその行だけが失われ、ほかの行は読めています。\n直し方: gitやバックアップから戻すか、その行を削除してもう一度記録します。",
        "After a power cut some disks leave zeros where the last text was being written.\nThe affected line is lost; the others are read.\nTo fix: restore the file from git or a backup, or delete the line and log the visit again.",
    ),
    "problem.file-name": (
        "「{name}」は得意先・記録・案内のファイル名として使えないため、読んでいません。",
        "`{name}` is not a valid name for a customer, log or news file, so it is not read.",
    ),
    "fix.file-name": (
        "英小文字・数字・ハイフンだけの名前に変え、末尾を .yaml（visits/ では .jsonl）にしてください。",
        "Rename it: lower-case letters, digits and hyphens, then .yaml (in visits/ .jsonl).",
    ),
    "explain.file-name": (
        "ファイル名がそのままIDです。英小文字・数字・ハイフンで64文字まで、con や aux などWindowsの予約名は使えず、末尾は .yaml、記録は .jsonl です。\nそれ以外の名前はWindows・macOS・Linuxで扱いが違います。ファイルは読まれないので、得意先が気付かないうちに抜け落ちます。\n誤: customers/Tanaka.yaml、customers/田中.yaml、customers/tanaka.yml　正: customers/tanaka.yaml（日本語の名前は中に書く）\n直し方: ファイル名を変え、記録のファイル名も合わせます。",
        (
            "The file's name is the id: lower-case ASCII letters, digits and hyphens, at most 64, not a Windows device name such as `con` or `aux`, ending in .yaml, for a log .jsonl.\n"
            "Other names read differently on Windows, macOS and Linux. The file is not read at all, so a customer could go missing unnoticed.\n"
            "Wrong: customers/Tanaka.yaml, customers/田中.yaml, customers/tanaka.yml. Right: customers/tanaka.yaml, the name in Japanese inside the file.\n"
            "To fix: rename the file, and its log with it."
        ),
    ),
    "problem.sync-copy": (
        "「{name}」は同期ソフトが残したコピーで、読んでいません。",
        "`{name}` is a copy left by a sync program and is not read.",
    ),
    "fix.sync-copy": (
        "記録なら `route check --fix` で元のファイルと一つにできます。ほかは見比べて手で直し、コピーを削除してください。",
        "A log: `route check --fix` merges it into the original. Anything else: compare the two by hand, then delete the copy.",
    ),
    "explain.sync-copy": (
        "Dropbox・OneDrive・Syncthingなどは、二人が同時に保存すると両方を残し、片方に長い名前を付けます。\nコピーの側に書かれた記録は見えていません。記録は行の集まりなので、失うものなく一つにできます。`route check --fix` がまとめてからコピーを削除します。\n直し方（得意先のファイル）: 違いを手で写してから、コピーを削除します。",
        (
            "Dropbox, OneDrive, Syncthing and the like keep both versions when two people save the same file at once, and give the second a longer name.\n"
            "What was logged in the copy is not seen. Logs are sets of lines, so their copies can be merged without losing anything: `route check --fix` does it, then deletes the copy.\n"
            "To fix a customer's file: copy over the differences by hand, then delete the copy."
        ),
    ),
    "problem.case-collision": (
        "{other} と大文字・小文字だけが違う名前です。",
        "This name and {other} differ in upper and lower case only.",
    ),
    "fix.case-collision": (
        "両方の内容を小文字のファイルにまとめ、もう一方を削除してください。",
        "Keep the lower-case one, with the contents of both.",
    ),
    "explain.case-collision": (
        "Linuxでは別々でも、WindowsとmacOSでは同じファイルです。そこで台帳を受け取った人の手元では片方が消えます。\n直し方: 小文字の方にまとめ、もう一方を削除します。",
        "On Linux these are two files, on Windows and macOS one: a colleague who fetches the book there loses one of them.\nTo fix: merge the two into the lower-case one and delete the other.",
    ),
    "problem.rep-id": (
        "「{id}」は担当者のIDとして使えないため、この担当者は読んでいません。",
        "`{id}` cannot be the id of a rep, so this rep is not read.",
    ),
    "fix.rep-id": (
        "英小文字・数字・ハイフンだけのID（例 sato）に変え、得意先の rep: と plans/ のフォルダ名も合わせてください。",
        "Use lower-case letters, digits and hyphens (such as sato), and the same in `rep:` of the customers and under plans/.",
    ),
    "explain.rep-id": (
        "担当者のIDは計画のフォルダ名（plans/<ID>/）になります。得意先のIDと同じく、英小文字・数字・ハイフンで64文字まで、con や aux などWindowsの装置名は使えません。\nそれ以外のIDでは、Windows・macOS・Linuxで別の（または同じ）フォルダになったり、台帳の外に書き込むことになりかねません。この担当者は読まれません。\n誤: Sato、佐藤、../sato　正: sato（名前は name: に書く）\n直し方: route.yaml のIDを変え、得意先の rep: と plans/ のフォルダ名も合わせます。",
        "The id of a rep is the name of a folder, plans/<id>/. As for customers it has lower-case ASCII letters, digits and hyphens, at most 64, and is not a device of Windows such as `con` or `aux`.\nAny other id is another folder, or the same one, on another system, or leads out of the book. The rep is not read.\nWrong: Sato, 佐藤, ../sato. Right: sato, with the name as `name:`.\nTo fix: change the id in route.yaml, and the same in `rep:` of the customers and under plans/.",
    ),
    "problem.plan-name": (
        "「{name}」は週の名前として読めないため、この計画は読んでいません。",
        "`{name}` is not an ISO week, so the plan is not read.",
    ),
    "fix.plan-name": (
        "担当者のフォルダの中で、ISO週の名前にしてください: plans/sato/2026-W48.yaml",
        "Name it by the ISO week, in the rep's folder: plans/sato/2026-W48.yaml.",
    ),
    "explain.plan-name": (
        "保存した計画は plans/<担当者>/<ISO週>.yaml です。ISO週は 2026-W48 のように、年、-W、2桁の週番号で書きます。\nそれ以外の名前は読まれないので、`route today` が気付かないうちに計画に従わなくなります。\n誤: plans/sato/w48.yaml、plans/2026-W48.yaml、plans/sato/2026-W54.yaml　正: plans/sato/2026-W48.yaml\n直し方: 名前を変えるか、削除して `route plan --write` で作り直します。",
        (
            "A saved plan is plans/<rep>/<ISO week>.yaml; the week is the year, -W and two digits, as calendars print it.\n"
            "A file with any other name is not read, and `route today` silently ignores it.\n"
            "Wrong: plans/sato/w48.yaml, plans/2026-W48.yaml, plans/sato/2026-W54.yaml. Right: plans/sato/2026-W48.yaml.\n"
            "To fix: rename the file, or delete it; `route plan --write` makes a new one."
        ),
    ),
    "problem.plan-of-nobody": (
        "{field} は route.yaml の担当者にないため、この計画には誰も従いません。{hint}",
        "`{field}` is not a rep in route.yaml, so nobody follows this plan.{hint}",
    ),
    "fix.plan-of-nobody": (
        "フォルダ plans/{field} の名前を直すか、route.yaml の `reps:` に {field} を加えてください。",
        "Rename the folder plans/{field}, or add {field} under `reps:` in route.yaml.",
    ),
    "explain.plan-of-nobody": (
        "計画のフォルダ名は担当者のIDです。route.yaml にない人の計画には誰も従いません。\n担当者のIDを変えたり、退職者を消したりすると起こります。\n直し方: フォルダの名前を直す、担当者を route.yaml に残す、または計画を削除します。",
        (
            "The folder of a plan is the id of its rep. Nobody follows a plan for a rep who is not in route.yaml.\n"
            "This happens when a rep is renamed, or leaves and is deleted.\n"
            "To fix: rename the folder, keep the rep in route.yaml, or delete the plans."
        ),
    ),
    "problem.day-outside-week": (
        "{day} は {week} の日なので、ここでは計画に入りません。",
        "{day} belongs to {week}, so it is not followed here.",
    ),
    "fix.day-outside-week": (
        "{week}.yaml に移すか、日付を直してください。",
        "Move the day to {week}.yaml, or correct the date.",
    ),
    "explain.day-outside-week": (
        "計画のファイルには、そのISO週（月〜日）の日だけを書きます。ほかの週の日は計画に入りません。同じ日が二つのファイルに載るのを防ぐためです。\n別の週から書き写したときに起こります。\n直し方: 日付を直すか、その週のファイルに移します。",
        (
            "A plan file contains the days of one ISO week, Monday to Sunday. Any other day is ignored, so no day can be in two files.\n"
            "This happens when a day is copied from another week.\n"
            "To fix: correct the date, or move the lines to the file of that week."
        ),
    ),
    "problem.unknown-planned": (
        "計画にある {field} は {rep} の得意先ではありません（担当: {other}）。{hint}",
        "`{field}` is planned, but is not a customer of {rep} (its rep: {other}).{hint}",
    ),
    "fix.unknown-planned": (
        "IDを直すか、その行を消してください。`route plan --write` で計画し直せます。",
        "Correct the id or delete the line; `route plan --write` replans these days.",
    ),
    "explain.unknown-planned": (
        "今週以降の計画に、ファイルのない得意先か、ほかの担当者の得意先が載っています。その日は誰も訪問しません。\n書き間違いのほか、計画のあとでIDを変えたり引き継いだりすると起こります。\n直し方: 得意先のファイル名（ID）に直すか、行を消します。",
        (
            "A plan of this week or later names a customer that has no file, or belongs to another rep; nobody will visit it that day.\n"
            "This happens through a typo, or when a customer was renamed or handed over after the plan was made.\n"
            "To fix: write the id of the customer's file, or delete the line."
        ),
    ),
    "problem.orphan-log": (
        "{customer} の記録はありますが、customers/{customer}.yaml がありません。",
        "There is a log for {customer}, but no customers/{customer}.yaml.",
    ),
    "fix.orphan-log": (
        "得意先のファイルを戻す（`git log -- customers/{customer}.yaml`）か、変えたあとの名前に記録も合わせてください。",
        "Restore the customer's file (`git log -- customers/{customer}.yaml`), or rename the log to match the customer.",
    ),
    "explain.orphan-log": (
        "記録は同じ名前の得意先のものです。得意先のファイルがないと、訪問も約束もクレームも誰の目にも触れません。\n得意先のファイルだけを削除したり改名したりすると起こります。\n直し方: ファイルを戻すか、記録を新しい名前に変えます。取引が終わった先は削除せず `every: none` にします。",
        (
            "A log belongs to the customer's file of the same name. Without it no one sees its visits, promises and complaints.\n"
            "This happens when a customer's file is deleted or renamed and its log is not.\n"
            "To fix: restore the file, or give the log the customer's new name; when a customer leaves, set `every: none` instead of deleting the file."
        ),
    ),
    "problem.no-c-loader": (
        "PyYAMLがlibyamlなしで動いています。読み込みに6倍ほど時間がかかります。",
        "PyYAML is running without libyaml: reading is about six times slower.",
    ),
    "fix.no-c-loader": (
        "libyaml入りのPyYAMLを入れてください: `pip install --force-reinstall --only-binary :all: pyyaml`",
        "Install a PyYAML built with libyaml: `pip install --force-reinstall --only-binary :all: pyyaml`.",
    ),
    "explain.no-c-loader": (
        "PyYAMLは、C言語のlibyamlと一緒に作られていればそれで読み、なければPythonだけで読みます。\n結果は同じですが、得意先200件の台帳を読むのに何秒もかかります。\n直し方: お使いのシステム用に用意されたPyYAMLを入れます。",
        (
            "PyYAML uses the C library libyaml if it was built with it, and pure Python otherwise.\n"
            "The results are the same, but reading a book of 200 customers takes seconds instead of a moment.\n"
            "To fix: install the ready-made package of PyYAML for your system."
        ),
    ),
    # git and YAML
    "problem.conflict-marker": (
        "gitのマージが終わっておらず、目印の行が残っています。",
        "These are git conflict markers from an unfinished merge.",
    ),
    "fix.conflict-marker": (
        "二つの版の正しい方を残し、<<<<<<< と ======= と >>>>>>> の行を消してください。",
        "Keep the right parts of both versions and delete the lines with <<<<<<<, ======= and >>>>>>>.",
    ),
    "explain.conflict-marker": (
        "gitがどちらを採るか決められず、両方の版を目印の行で区切って書いたものです。\nYAMLファイルは、決めるまで読まれません。記録はほかの行が読まれますが、書き足すことはできません。\n直し方: 記録では目印の行だけを消します（記録の行は両方残して構いません）。得意先のファイルでは正しい方の行を選びます。",
        (
            "git could not decide between two versions and wrote both into the file, between marker lines.\n"
            "A YAML file is not read until you have decided. In a log all other lines are read, but nothing is written to it.\n"
            "To fix: in a log, delete only the marker lines and keep all entries; in a customer's file, choose the right lines."
        ),
    ),
    "problem.yaml-syntax": ("YAMLとして読めません（{detail}）。", "YAML cannot read this: {detail}."),
    "fix.yaml-syntax": (
        "この行とその前の行を見てください。`: ` の抜け、閉じていない括弧や引用符、ずれた字下げがよくある原因です。",
        "Look at this line and the one before: a missing `: `, a bracket or quote left open, or a changed indent.",
    ),
    "explain.yaml-syntax": (
        "YAMLの書き方になっていないため、ファイル全体を読めません。\n誤: `name:田中商店`（コロンのあとに空白がない）、`tags: [和菓子, 冷蔵`（括弧が閉じていない）\n直し方: 読めている行と見比べます。YAML対応のエディタなら場所が分かります。",
        (
            "The file is not valid YAML, so none of it can be read.\n"
            "Wrong: `name:田中商店` (a space is missing), `tags: [和菓子, 冷蔵` (open bracket).\n"
            "To fix: compare with a correct line nearby; an editor with YAML support shows the place."
        ),
    ),
    "problem.needs-quotes": (
        "「{value}」は二重引用符で囲まないと読めません。",
        "`{value}` must be in double quotes.",
    ),
    "fix.needs-quotes": ("`{instead}` と書いてください。", "Write `{instead}`."),
    "explain.needs-quotes": (
        'YAMLでは @ ` % * & ! | > などで始まる文や、途中に「: 」のある文は、引用符で囲む必要があります。囲まないとファイル全体を読めません。\n誤: `name: @店`、`notes: 注意: 裏口`　正: `name: "@店"`、`notes: "注意: 裏口"`\n直し方: メッセージに出た行のとおりに書きます。',
        (
            "In YAML, text that begins with @ ` % * & ! | or >, or has `: ` inside, needs quotes. Without them the whole file cannot be read.\n"
            'Wrong: `name: @shop`, `notes: note: back door`. Right: `name: "@shop"`, `notes: "note: back door"`.\n'
            "To fix: write the line as the message shows it."
        ),
    ),
    "problem.too-deep": (
        "入れ子が{limit}段を超えています。",
        "This is nested more than {limit} {limit:level|levels} deep.",
    ),
    "fix.too-deep": ("余分な括弧や字下げを取り除いてください。", "Remove the brackets or indents that are not needed."),
    "explain.too-deep": (
        "台帳の記録に要る入れ子は6段までです。30段を超えるものは間違いか、プログラムを止めるために作られたものです。\n直し方: 余分な段を取り除きます。",
        (
            "No record in a book needs more than six levels; files nested deeper than 30 are accidents, or made to exhaust a program.\n"
            "To fix: remove the extra levels."
        ),
    ),
    "problem.full-width-colon": (
        "全角のコロン（：）になっています。",
        "There is a full-width colon (：) where a half-width one belongs.",
    ),
    "fix.full-width-colon": (
        "半角のコロンと空白に直してください: `name: 田中商店`",
        "Type a half-width colon and a space instead: `name: 田中商店`.",
    ),
    "explain.full-width-colon": (
        "日本語入力のままだとコロンが全角になります。YAMLにとって「：」はただの文字なので、行全体が一つの文になってしまいます。\n誤: `name：田中商店`　正: `name: 田中商店`\n直し方: 日本語入力を切って `: ` と打ち直します。",
        (
            "With a Japanese keyboard the colon easily comes out full-width. To YAML `：` is an ordinary character, so the whole line becomes text.\n"
            "Wrong: `name：田中商店`. Right: `name: 田中商店`.\n"
            "To fix: switch off the input method and retype `: `."
        ),
    ),
    "problem.full-width-space": (
        "項目名の前に全角の空白があります。",
        "There is a full-width space at the start of a key.",
    ),
    "fix.full-width-space": (
        "前後の行と同じ数の半角の空白に直してください。",
        "Replace it with half-width spaces, matching the lines around it.",
    ),
    "explain.full-width-space": (
        "YAMLにとって全角の空白はただの文字です。字下げに使うと項目名の一部になり、値が読まれません。\n直し方: 半角の空白に直します。空白を表示できるエディタだと見分けやすくなります。",
        (
            "To YAML a full-width space is an ordinary character: an indent made of it becomes part of the key's name, and the value is lost.\n"
            "To fix: replace it with half-width spaces; editors can show spaces."
        ),
    ),
    "problem.tab": (
        "タブで字下げされています。YAMLではタブを使えません。",
        "The line is indented with a tab, which YAML does not allow.",
    ),
    "fix.tab": (
        "前後の行と同じ数の半角の空白に直してください。",
        "Replace the tab with spaces, matching the lines around it.",
    ),
    "explain.tab": (
        "タブの幅はエディタによって違うため、YAMLでは字下げに使えません。\n直すまでファイルは読まれません。\n直し方: 空白に直し、YAMLファイルでは空白が入るようエディタを設定します。",
        (
            "YAML forbids tabs as indent, because every editor gives them a different width.\n"
            "The file cannot be read until they are gone.\n"
            "To fix: replace them with spaces, and set the editor to insert spaces in YAML files."
        ),
    ),
    "problem.anchor": (
        "アンカーと参照（`&a`、`*a`、`<<`）は使えません。",
        "Anchors and references (`&a`, `*a`, `<<`) are not allowed.",
    ),
    "fix.anchor": ("それぞれの場所に値をそのまま書いてください。", "Write the value out at each place."),
    "explain.anchor": (
        "YAMLでは値に名前を付け（`&a`）、ほかの場所で使えます（`*a`）。しかし数行から際限なく膨らむことがあり、一か所の変更が別の所も変えてしまいます。\nその値は読まれません。\n直し方: そのまま書きます。`*` や `&` で始まる文は引用符で囲みます。",
        (
            "YAML can name a value (`&a`) and use it elsewhere (`*a`). A few such lines can expand to more than any computer can hold, and editing one place changes others.\n"
            "The affected value is not read.\n"
            "To fix: write it out. Text that begins with `*` or `&` belongs in quotes."
        ),
    ),
    "problem.tag": ("タグ {tag} は使えません。", "The tag {tag} is not allowed."),
    "fix.tag": (
        "タグを消してください。`!` で始まる文なら引用符で囲みます。",
        "Delete it; if the text is meant to begin with `!`, put it in quotes.",
    ),
    "explain.tag": (
        "タグ（`!!python/…`、`!x`）は、読む側のプログラムに物を作らせる指示です。人から受け取ったファイルにさせるべきことではありません。\nその値は読まれません。\n直し方: タグを消すか、文を引用符で囲みます。",
        (
            "Tags (`!!python/…`, `!x`) tell a YAML reader to create objects in its own program, which other people's files should never do.\n"
            "The affected value is not read.\n"
            "To fix: delete the tag, or put the text in quotes."
        ),
    ),
    "problem.duplicate-key": ("`{field}` が二度書かれています。", "`{field}` appears here a second time."),
    "fix.duplicate-key": (
        "どちらかを消してください。値が複数あるなら `[a, b]` のように並べます。",
        "Delete one of the two. For several values write one list: `[a, b]`.",
    ),
    "explain.duplicate-key": (
        "同じ項目は一度しか書けません。二度あると一方が黙って捨てられ、どちらが残るかはプログラムによって違います。\nYAMLでは最初の値を読み、記録ではその行を読みません。\n直し方: どちらかを消します。",
        (
            "A key may appear only once. One of the two values would be dropped silently, and programs disagree on which.\n"
            "In a YAML file the first is read; a log line with a duplicate key is not read.\n"
            "To fix: delete one of them."
        ),
    ),
    # the schema
    "problem.not-a-mapping": (
        "「{value}」には項目名がありません。ここには「項目: 値」が必要です。",
        "`{value}` has no keys; expected keys with values.",
    ),
    "fix.not-a-mapping": (
        "`{example}` のように、項目名・半角コロン・空白・値の順に書いてください。",
        "Write keys with values, such as `{example}`, with a half-width colon and a space.",
    ),
    "explain.not-a-mapping": (
        "項目を持つ記録が要る所に、ただの文や並びが書かれています。\n誤: `contacts: [田中 一郎]`　正: `contacts: [{name: 田中 一郎}]`\n直し方: 項目の一覧は docs/format.md にあります。",
        (
            "There is text or a list here, where a record with keys is needed.\n"
            "Wrong: `contacts: [田中 一郎]`. Right: `contacts: [{name: 田中 一郎}]`.\n"
            "To fix: docs/format.md lists the keys of every record."
        ),
    ),
    "problem.not-a-list": (
        "`{field}` は並び（リスト）で書きます。「{value}」は並びではありません。",
        "`{field}` takes a list, and `{value}` is not one.",
    ),
    "fix.not-a-list": ("括弧で囲んでください: `{field}: [ … ]`", "Put it in brackets: `{field}: [ … ]`."),
    "explain.not-a-list": (
        "値を複数持てる項目は、一つだけでもリストで書きます。\n誤: `tags: 和菓子`　正: `tags: [和菓子]`\n直し方: 括弧を付けます。",
        "The key may hold several values and always takes a list, even for one.\nWrong: `tags: 和菓子`. Right: `tags: [和菓子]`.\nTo fix: add the brackets.",
    ),
    "problem.missing-field": ("`{field}` がありません。", "`{field}` is missing."),
    "fix.missing-field": (
        "`{field}` を書き足してください。ないと、この部分は読まれません。",
        "Add `{field}`; without it the record is not read.",
    ),
    "explain.missing-field": (
        "欠かせない項目があります。得意先の `name`、記録の `id` と `date`、約束の `due` と `text` などです。\nそれがない部分は読まれません。訪問停止は `until` がないと効きません。\n直し方: 項目を書き足します。必須の項目は docs/format.md に印があります。",
        (
            "Some keys are required: a customer's `name`, an entry's `id` and `date`, a promise's `due` and `text`.\n"
            "A record without them is not read; a hold without `until` has no effect.\n"
            "To fix: add the key; docs/format.md marks the required ones."
        ),
    ),
    "problem.more-problems": (
        "ほかにも{n}件の問題があります。",
        "{n} more {n:problem was|problems were} found here.",
    ),
    "fix.more-problems": (
        "上の問題を直してから、もう一度 `route check` を実行してください。",
        "Fix those that are listed, then run `route check` again.",
    ),
    "explain.more-problems": (
        "一つの得意先、記録の1行、商品1件などで問題が10件を超えると、残りは件数だけを示します。多くは同じ原因なので、直すとまとめて消えます。\n直し方: 示された問題を直して、もう一度実行します。",
        (
            "Of each record (a customer's file, a line of a log, a product) the first ten errors and the first ten warnings are listed, of each log the first hundred of a kind; the others are counted. Usually they share a cause.\n"
            "To fix: fix those that are listed, then run the check again."
        ),
    ),
    "problem.unknown-key": (
        "`{field}` という項目はここにはありません。{hint}",
        "Unknown key `{field}`.{hint}",
    ),
    "fix.unknown-key": (
        "つづりを直すか、自分用の項目なら `x-` で始めてください。",
        "Correct the spelling, or begin a key of your own with `x-`.",
    ),
    "explain.unknown-key": (
        "どこからも読まれない項目です。多くはつづりの間違いか、書く段が違っています。\n消されはしませんが効き目もありません。自分用の項目は `x-` で始めれば何も言われません。\n誤: `evry: 2 weeks`　正: `every: 2 weeks`、`x-parking: 裏`\n直し方: 項目の一覧は docs/format.md にあります。",
        (
            "Nothing reads this key; usually it is misspelled or at the wrong level.\n"
            "It is kept, and has no effect. Keys of your own begin with `x-` and are never reported.\n"
            "Wrong: `evry: 2 weeks`. Right: `every: 2 weeks`, `x-parking: 裏`.\n"
            "To fix: docs/format.md lists the keys."
        ),
    ),
    "problem.bad-value": (
        "「{value}」は使えません。書ける値: {expected}",
        "`{value}` is not valid here; expected {expected}.",
    ),
    "fix.bad-value": (
        "その形に直してください。直すまでは書かれていないものとして扱います。",
        "Write it that way; until then it is ignored.",
    ),
    "explain.bad-value": (
        "項目に合わない値です。推測はせず、書かれていないものとして扱います。\n誤: `every: たまに`、`since: 2019/4/1`　正: `every: 2 weeks`、`since: 2019-04-01`\n直し方: メッセージに正しい形と例が出ます。",
        (
            "The value is not of the kind that the key takes. Nothing is guessed: the value is ignored.\n"
            "Wrong: `every: sometimes`, `since: 2019/4/1`, `rank` and `kind` confused. Right: `every: 2 weeks`, `since: 2019-04-01`.\n"
            "To fix: the message names the form with an example."
        ),
    ),
    "problem.out-of-range": (
        "「{value}」は範囲外です（{expected}）。",
        "`{value}` is out of range: it must be {expected}.",
    ),
    "fix.out-of-range": (
        "値を直してください。それまでは書かれていないものとして扱います。",
        "Correct the value; until then it is ignored.",
    ),
    "explain.out-of-range": (
        "数・周期・日付には、実際に困らない広さの範囲があります。範囲外の値は打ち間違いで、使えばどの計算も狂います。書かれていないものとして扱います。\n誤: `minutes: 3000`、`every: 700 years`、`speed_kmh: 0`、`until: 9999-12-31`。正: `minutes: 30`、`every: 7 years`、`speed_kmh: 25`、`until` は書かない。\n直し方: 範囲はメッセージに出ます。すべてのキーの範囲は docs/format.md にあります。",
        (
            "Numbers, intervals and dates have a range that leaves room for any real territory. A value outside it is a mistake that would spoil every calculation it enters, so it is ignored.\n"
            "Wrong: `minutes: 3000`, `every: 700 years`, `speed_kmh: 0`, `until: 9999-12-31`. Right: `minutes: 30`, `every: 7 years`, `speed_kmh: 25`, no `until` at all.\n"
            "To fix: the message gives the range; docs/format.md lists the ranges of all keys."
        ),
    ),
    "problem.impossible-date": ("{value} という日は暦にありません。", "{value} does not exist in the calendar."),
    "fix.impossible-date": (
        "日付を直してください。直すまでは書かれていないものとして扱います。",
        "Correct the day; until then it is ignored.",
    ),
    "explain.impossible-date": (
        "形は正しくても、存在しない日付です。\n誤: 2026-02-30、2026-11-31、2025-02-29\n直し方: 日付を確かめて直します。日付のない記録は読まれないので、記録の行は手で直します。",
        "The date is well formed, but there is no such day.\nWrong: 2026-02-30, 2026-11-31, 2025-02-29.\nTo fix: look the day up. In a log correct the entry by hand, since an entry without a date is not read.",
    ),
    "problem.no-first-day": (
        "「{value}」には、どの週から数えるかがありません。",
        "`{value}` has no first day to count the weeks from.",
    ),
    "fix.no-first-day": (
        "休む最初の日を足してください: {example}",
        "Add the first day that is closed: {example}",
    ),
    "explain.no-first-day": (
        "一週おきの休業日は、最初の日がなければどの週のことか分かりません。推測はせず、書かれていないものとして扱います。\n誤: `closed: [隔週水曜]`　正: `closed: [every 2nd wed from 2026-12-02]`、`closed: [隔週水曜（2026-12-02から）]`\n直し方: 休業日を一つ、その曜日の日付で足します。",
        "A day that is closed every other week needs a first day, because otherwise it is unclear which weeks are meant. Nothing is guessed: the value is ignored.\nWrong: `closed: [隔週水曜]`. Right: `closed: [every 2nd wed from 2026-12-02]`, `closed: [隔週水曜（2026-12-02から）]`.\nTo fix: add one closed day, a date that falls on that weekday.",
    ),
    # lines of a log
    "problem.bad-line": (
        "この行は記録（一行に一つのJSON）として読めません。",
        "This line is not an entry (one JSON object on one line).",
    ),
    "fix.bad-line": (
        "読めている行と見比べ、引用符・コンマ・括弧を直してください。ほかの行はすべて読めています。",
        "Compare it with a correct line: quotes, commas and braces in pairs. All other lines are read.",
    ),
    "explain.bad-line": (
        "記録は一行が一つのJSON（{ から } まで）です。この行はそうなっておらず、直すまでその記録は失われています。ほかの行は読めています。\n手で直したときのコンマや引用符の抜け、行の途中での改行などが原因です。\n直し方: 行を直すか、`git diff` で見比べて戻します。",
        "Each line of a log is one JSON object, from { to }. This one is not, so its entry is lost until it is fixed; the others are read.\nThis happens after editing by hand: a missing comma or quote, a line broken in two.\nTo fix: correct it, or restore it from git (`git diff`).",
    ),
    "problem.torn-line": ("最後の行が途中で切れています。", "The last line is cut off."),
    "fix.torn-line": (
        "今だれかが書いている最中でなければ、行を補うか、消してもう一度記録してください。",
        "Unless a colleague is writing right now, complete the line, or delete it and log the visit again.",
    ),
    "explain.torn-line": (
        "最後の行が途中で終わっています。書いている途中で止まったか、同期の途中です。\nほかの行はすべて読めていて、次の `route log` は新しい行から始まります。\n直し方: 少し待ってもう一度調べ、変わらなければ行を補うか消します。",
        "The log's last line breaks off: a program died while writing, or the file is being synchronised.\nAll other lines are read, and the next `route log` begins on a line of its own.\nTo fix: wait a moment and check again; then complete or delete the line.",
    ),
    "problem.long-line": ("行が{limit}KBを超えています。", "The line is longer than {limit} KB."),
    "fix.long-line": (
        "メモを短くするか、長い文は台帳の横の別ファイルに置いてください。",
        "Shorten the note, or keep the long text in a separate file.",
    ),
    "explain.long-line": (
        "記録の一行は64KB、日本語で約2万字までです。それより長い行は読まれません。多くは誤って貼り付けたものです。\n直し方: 短くします。",
        (
            "A log line may be up to 64 KB, about 20,000 Japanese characters. A longer one is not read; usually something was pasted by mistake.\n"
            "To fix: shorten it."
        ),
    ),
    "problem.duplicate-id": (
        "ID {id} の記録がもう一つあります（{first}行目）。両方とも表示しています。",
        "Line {first} has the same id {id}; both entries are shown.",
    ),
    "fix.duplicate-id": (
        "同じ記録の新旧なら誤った方を消し、別の記録ならこの行に新しいIDを付けてください。",
        "If they are one entry in two versions, delete the wrong line; if they are two entries, give this one an id of its own.",
    ),
    "explain.duplicate-id": (
        "記録には一つずつ別のIDが付きます。内容の違う二行が同じIDになるのは、二人が同じ行を直したときや、行を手で写したときです。\n両方とも表示し、両方とも数えるので、訪問が二回に見えることがあります。まったく同じ二行は一つの記録なので問題ありません。\n直し方: 誤った方を消すか、片方のIDを変えます。",
        (
            "Every entry has an id of its own. Two different lines with one id come from editing a line that a colleague edited too, or from copying a line by hand.\n"
            "Both are shown and both count, so a visit may count twice. Two identical lines are fine: they are one entry.\n"
            "To fix: delete the wrong version, or change one id."
        ),
    ),
    "problem.duplicate-line": (
        "同じ行が上にもあります。一度だけ読んでいます。",
        "This line already appears further up; it is read once.",
    ),
    "fix.duplicate-line": ("`route check --fix` で削除できます。", "`route check --fix` removes it."),
    "explain.duplicate-line": (
        "gitのマージのあと、同じ行が二つ残ることがあります。同じ行は一つの記録なので害はなく、場所を取るだけです。\n直し方: `route check --fix`",
        "After some merges git leaves a line twice. Identical lines count as one entry, so nothing is wrong; they only take up space.\nTo fix: `route check --fix`.",
    ),
    "problem.bad-id": (
        "ID「{id}」が決まりの形（年月日6桁と英数字8桁）ではありません。",
        "The id `{id}` is not in this book's form (YYMMDD-, then 8 letters or digits).",
    ),
    "fix.bad-id": (
        "261124-k7q3x9ab のようなIDを付け、それを指している行も直してください。",
        "Give the entry an id such as 261124-k7q3x9ab, and correct the lines that name it.",
    ),
    "explain.bad-id": (
        "IDは年月日とハイフンと無作為な8文字で、二人が同じものを作ることはありません。見間違えやすい i・l・o・u は使いません。\n記録は読まれますが、短いIDや自分で考えたIDはいつか重なります。\n直し方: 正しいIDを付け、`done`・`replaces`・`voids` で指している所も合わせます。",
        (
            "An id is the day, a hyphen and 8 random characters, so that no two people make the same one. Easily confused letters (i, l, o, u) are not used.\n"
            "The entry is read, but a short or hand-made id will sooner or later clash with another.\n"
            "To fix: give it a proper id; update any `done`, `replaces` or `voids` that refer to it."
        ),
    ),
    "problem.old-date": ("{value} は1970年より前です。", "The date {value} is before 1970."),
    "fix.old-date": ("年を直してください。", "Correct the year."),
    "explain.old-date": (
        "1970年より前の訪問が記録されることはないので、年の打ち間違い（2026 を 1926 など）でしょう。\nこのままではその日付の記録として扱われます。\n直し方: 年を直します。",
        "No visit was logged with this program before 1970: probably the year is mistyped (1926 for 2026).\nThe entry counts as that old.\nTo fix: correct the year.",
    ),
    "problem.long-note": (
        "メモが{limit}字を超えています。",
        "The note is longer than {limit} {limit:character|characters}.",
    ),
    "fix.long-note": (
        "長い文は台帳の横の別ファイルに置き、メモにはその名前を書いてください。",
        "Keep the long text in a separate file and name it in the note.",
    ),
    "explain.long-note": (
        "メモは2万字までです。それより長くても残して表示しますが、一覧が遅くなります。多くは誤って貼り付けたものです。\n直し方: 短くします。",
        "A note may be up to 20,000 characters. A longer one is kept and shown, but makes every listing slow, and was probably pasted by mistake.\nTo fix: shorten it.",
    ),
    # names that something must answer to
    "problem.unknown-rep": (
        "「{field}」は route.yaml の担当者にありません。{hint}",
        "`{field}` is not a rep in route.yaml.{hint}",
    ),
    "fix.unknown-rep": (
        "`rep` を直すか、route.yaml の `reps:` に {field} を加えてください。",
        "Correct `rep`, or add {field} under `reps:` in route.yaml.",
    ),
    "explain.unknown-rep": (
        "担当者が route.yaml にない得意先は、誰の一日にも入らず、`route today` に出てきません。\n引き継ぐ前に退職者を route.yaml から消すと起こります。\n直し方: 得意先の `rep` を直すか、担当者を加えます。",
        "A customer whose rep is not in route.yaml is on nobody's day: `route today` never shows it.\nThis happens when someone leaves and is deleted before the customers are handed over.\nTo fix: correct the `rep` of the customer, or add the rep.",
    ),
    "problem.unknown-author": (
        "「{field}」は route.yaml の担当者にありませんが、ここに記録があります（{times}行）。{hint}",
        "`{field}` is not a rep in route.yaml, but wrote entries here (lines: {times}).{hint}",
    ),
    "fix.unknown-author": (
        "退職した人なら route.yaml の `reps:` に残し、間違いなら `by` を直してください。",
        "If it is a former colleague, keep the name under `reps:` in route.yaml; otherwise correct `by`.",
    ),
    "explain.unknown-author": (
        "`by` は訪問した人です。route.yaml にない人の記録も訪問として数えますが、誰の実績にもなりません。\n直し方: 退職した人も route.yaml に残すか、記録を直します。",
        (
            "`by` is the rep who went. Entries by someone who is not in route.yaml count as visits, but in no rep's figures.\n"
            "To fix: keep former reps in route.yaml, or correct the entry."
        ),
    ),
    "problem.unknown-rank": (
        "「{field}」は route.yaml のランクにありません。{hint}",
        "`{field}` is not a rank in route.yaml.{hint}",
    ),
    "fix.unknown-rank": (
        "`rank` を直すか、route.yaml の `ranks:` に {field} を加えてください。",
        "Correct `rank`, or add {field} under `ranks:` in route.yaml.",
    ),
    "explain.unknown-rank": (
        "ランクは訪問周期と重みを決めます。知らないランクの得意先は訪問の期限が来ないまま忘れられます。\n直し方: ランクを直すか、route.yaml に加えます。",
        "The rank gives a customer its interval and its weight. With an unknown one it never becomes due and is forgotten.\nTo fix: correct the rank, or add it to route.yaml.",
    ),
    "problem.unknown-country": (
        "{country} の祝日が分かりません。",
        "No public holidays are available for `{country}`.",
    ),
    "fix.unknown-country": (
        "JP のような国コード2文字にするか、`none` にして休みを `closed:` に書いてください。",
        "Use a two-letter country code (JP), or `none` and list the days under `closed:`.",
    ),
    "explain.unknown-country": (
        "`country` で祝日が決まります。分からない国には祝日がないことになり、休みの日に訪問を組んでしまいます。\n直し方: ISO 3166 の2文字（JP、DE、US）にするか、`country: none` にします。",
        (
            "`country` chooses the public holidays. An unknown country has none, so visits would be planned on holidays.\n"
            "To fix: use a two-letter ISO 3166 code (JP, DE, US), or `country: none`."
        ),
    ),
    "problem.unknown-item": (
        "「{field}」は products.yaml にありません（{times}行）。{hint}",
        "`{field}` is not in products.yaml (lines: {times}).{hint}",
    ),
    "fix.unknown-item": (
        "商品コードを直すか、products.yaml に加えてください。終売の商品も残しておけます。",
        "Correct the code, or add it to products.yaml; a product no longer sold may stay there.",
    ),
    "explain.unknown-item": (
        "注文と在庫の商品は products.yaml のコードで書きます。間違ったコードは別の商品として数えられ、在庫の予測が狂います。\nproducts.yaml がなければどんなコードでも構いません。\n直し方: コードを直すか、商品を加えます。",
        "Orders and counted stock name items by their code in products.yaml. A misspelled one is counted as a product of its own, and stock forecasts go wrong.\nWithout a products.yaml any code is accepted.\nTo fix: correct the code, or add the product.",
    ),
    "problem.duplicate-code": (
        "「{code}」は{first}番目にもあります。",
        "`{code}` is used twice: number {first} of the list has it too.",
    ),
    "fix.duplicate-code": (
        "どちらかのコードを変えるか、同じものなら片方を消してください。",
        "Give one of the two another code; if they are the same, delete one.",
    ),
    "explain.duplicate-code": (
        "商品は code、機器は id で呼び分けます。同じものが二つあると、注文も点検も先に書かれた方のものになり、後の方は使われません。\n直し方: コードを変えるか、片方を消します。",
        (
            "Products are told apart by their `code`, machines by their `id`. If two share one, orders and services all go to the first, and the other is never used.\n"
            "To fix: give one another code, or delete it."
        ),
    ),
    "problem.unknown-equipment": (
        "「{field}」という機器（または部品）は得意先のファイルにありません（{times}行）。{hint}",
        "`{field}` is not a machine, or a machine's part, in the customer's file (lines: {times}).{hint}",
    ),
    "fix.unknown-equipment": (
        "名前を直すか、`equipment:` に機器や部品を加えてください。古い機器も残しておけます。",
        "Correct the name, or add the machine or its part under `equipment:`; an old machine may stay there.",
    ),
    "explain.unknown-equipment": (
        "点検・メーター・故障の記録は、機器を `id` で、部品を名前で指します。得意先のファイルにないと、点検しても期限が消えません。\n直し方: 機器や部品を加えるか、記録を取り消してもう一度記録します。",
        (
            "A service, meter reading or failure names a machine by its `id` and a part by its name. If the customer's file has no such machine or part, the service clears nothing and the part stays due.\n"
            "To fix: add the machine or part, or void the entry and log it again."
        ),
    ),
    "problem.meter-backward": (
        "{equipment} のメーターが{hours}時間ですが、{on}にすでに {before}時間を記録しています。",
        "The meter of {equipment} reads {hours} h, less than the {before} h read on {on}.",
    ),
    "fix.meter-backward": (
        "間違っているほうの記録を取り消して、もう一度記録してください。メーターを交換した機器には新しい id を付けます。",
        "Void the entry with the wrong reading and log it again; a machine with a new meter gets an id of its own.",
    ),
    "explain.meter-backward": (
        "運転時間は増えるだけです。前より少ない読みからは1日の運転時間が分からず、時間で決まる点検の期日が遅れます。\n多くは桁の打ち間違いで、前の読みのほうが間違っていることもあります。\n直し方: 間違った記録を `route undo 記録のID` で取り消し、もう一度記録します。メーターを交換したときは `equipment:` で機器に新しい `id` を付けます。",
        (
            "Running hours only grow. After a falling reading the hours per day are unknown, and services by hours come too late.\n"
            "Usually a digit is missing, in this reading or in the one before it.\n"
            "To fix: void the wrong one with `route undo ENTRY` and log it again. If the meter was replaced, give the machine a new `id` under `equipment:`."
        ),
    ),
    "problem.unknown-news": (
        "news/{field}.yaml がありません（{times}行）。{hint}",
        "There is no news/{field}.yaml (lines: {times}).{hint}",
    ),
    "fix.unknown-news": (
        "名前を直してください。古い案内のファイルは残し、`until` で終わらせます。",
        "Correct the name. Keep the files of old news; `until` ends them.",
    ),
    "explain.unknown-news": (
        "`told` は案内のファイル名です。名前が違うと、案内した得意先が「未案内」のままになります。\n直し方: 名前を直すか、ファイルを戻します。",
        "`told` names the file of a piece of news. With a wrong name the customer still counts as not told.\nTo fix: correct the name, or restore the file.",
    ),
    "problem.unknown-address": (
        "「{address}」に当たるものがこの記録にありません。",
        "`{address}` does not match anything in this log.",
    ),
    "fix.unknown-address": (
        "この記録を取り消し、正しい番号でもう一度記録してください。未完了のものは `route brief` に出ます。",
        "Void this entry and log it again with the right address; `route brief` shows the open ones.",
    ),
    "explain.unknown-address": (
        "`done`・`dropped`・`moved`・`stages`・`replaces`・`voids` は、記録をIDで、その一部を `<id>#<n>` で指します（約束、声、ニーズの順に1から数える）。\n当たるものがないと何も完了・訂正されず、約束は残ったままです。\n直し方: その行を取り消して、もう一度記録します。",
        "`done`, `dropped`, `moved`, `stages`, `replaces` and `voids` name an entry by its id, or a part of it by `<id>#<n>`: promises first, then voices, then needs, counted from 1.\nAn address that matches nothing closes and corrects nothing: the promise stays open.\nTo fix: void the line and log it again.",
    ),
    # corrections
    "problem.double-correction": (
        "{id} はこの行と{first}行目の二か所で訂正されていて、両方とも有効です。",
        "{id} is corrected twice, by this line and by line {first}: both count.",
    ),
    "fix.double-correction": (
        "誤った方の訂正を取り消してください（`route undo`、または `voids` にそのIDを書いた行）。",
        "Void the correction that is wrong: `route undo`, or a line with `voids` and its id.",
    ),
    "explain.double-correction": (
        "二人が互いに知らずに同じ記録を訂正しました。どちらが正しいかは本人にしか分からないため両方とも有効で、訪問が二回に数えられることがあります。\n二行とも取り消しだけなら、食い違いはないので問題ありません。\n直し方: どちらかを取り消します。",
        (
            "Two people corrected one entry without knowing of each other. Only they can say who is right, so both corrections count, and a visit may count twice.\n"
            "Two lines that only void it agree, so they are not a problem.\n"
            "To fix: void one of the two."
        ),
    ),
    "problem.correction-circle": (
        "訂正が互いを打ち消し合っています: {ids}",
        "These corrections undo each other: {ids}.",
    ),
    "fix.correction-circle": ("どれかの行を手で消してください。", "Delete one of the lines by hand."),
    "explain.correction-circle": (
        "AがBを、BがAを訂正しているか、自分自身を訂正しています。どうしたいのか分からないため、どれも表示されません。\nroute がこのような行を書くことはなく、手で直したときに起こります。\n直し方: どれかの行を消します。",
        (
            "Line A replaces B and B replaces A, or a line corrects itself. There is no telling which was meant, so none is shown.\n"
            "The program never writes such lines; they come from editing by hand.\n"
            "To fix: delete one of them."
        ),
    ),
    # dates
    "problem.future-date": (
        "訪問の日付 {date} はまだ来ていません。",
        "The visit is dated {date}, which is in the future.",
    ),
    "fix.future-date": (
        "日付を直してください。これからの予定なら訪問ではなく `route schedule` です。",
        "Correct the date; if the visit is planned, it is an appointment: `route schedule`.",
    ),
    "explain.future-date": (
        "訪問は済んでから記録します。先の日付の記録は残しておき、その日から数え始めます。\n多くは年や月の打ち間違いか、パソコンの時計のずれです。\n直し方: 日付を直すか、取り消して `route schedule` を使います。",
        (
            "A visit is logged after it happens. A future one is kept and counts from its day on; until then it has no effect.\n"
            "Usually the year or month is mistyped, or a computer's clock is wrong.\n"
            "To fix: correct the date, or void it and use `route schedule`."
        ),
    ),
    "problem.due-before-date": (
        "{date}の記録なのに、期限がそれより前の{due}になっています。",
        "Due {due}, which is before {date}, the day it was said.",
    ),
    "fix.due-before-date": ("期限か記録の日付を直してください。", "Correct the due day, or the date of the entry."),
    "explain.due-before-date": (
        "約束・訪問停止・次回訪問の日が、記録そのものより前です。はじめから期限切れか、効き目がありません。\n年末年始の年の打ち間違いがよくある原因です。\n直し方: どちらかの日付を直します。",
        "A promise, a hold or a next visit names a day before the entry itself. It is overdue from the start, or has no effect.\nUsually the year is mistyped around New Year.\nTo fix: correct one of the two days.",
    ),
    "problem.closures-over": (
        "`closed` の年つきの休業日は{last}までで、すべて過ぎています。",
        "The closed days with a year are all over; the last was {last}.",
    ),
    "fix.closures-over": (
        '次の休業日を書き足すか、毎年なら年を省いてください: "08-13..08-16"',
        'Add the next ones, or leave out the year for every year: "08-13..08-16".',
    ),
    "explain.closures-over": (
        "年のついた休業日は、その年だけのものです。すべて過ぎているのは、次の年の分がまだ書かれていないということです。そのままでは休業日に訪問を組んでしまいます。\n直し方: 次の休業日を書き足します。毎年同じなら `08-13..08-16` のように年を省き、もう要らなければ消します。",
        (
            "Closed days with a year count in that year only. If all are over, those of the next year have not been added, and visits will be planned on them.\n"
            "To fix: add them. Leave out the year if they are the same every year (`08-13..08-16`), or delete them."
        ),
    ),
    "problem.left-before-since": (
        "{name}: 着任（{start}）より前に退職・異動（{end}）しています。",
        "{name} left on {end}, before joining on {start}.",
    ),
    "fix.left-before-since": (
        "`since` か `left` を直してください。戻ってきた人なら `left` を消します。",
        "Correct `since` or `left`; for someone who came back, delete `left`.",
    ),
    "explain.left-before-since": (
        "`since` は着任、`left` は退職・異動の日です。順序が逆だと先方にいない人として扱われ、会えていないことに誰も気付きません。\n直し方: どちらかの日付を直します。",
        (
            "`since` is when a person took up the post, `left` when they gave it up. In the wrong order, the person counts as gone and is never listed as unseen.\n"
            "To fix: correct one of the dates."
        ),
    ),
    "problem.warranty-before-installed": (
        "{name}: 設置（{start}）より前に保証（{end}）が切れています。",
        "{name}: the warranty ended on {end}, before it was installed on {start}.",
    ),
    "fix.warranty-before-installed": (
        "`installed` か `warranty`（保証の最終日）を直してください。",
        "Correct `installed` or `warranty` (the warranty's last day).",
    ),
    "explain.warranty-before-installed": (
        "`warranty` は保証の最終日です。設置より前なのは書き間違いで、保証切れのお知らせが出ません。\n直し方: どちらかの日付を直します。",
        (
            "`warranty` is the last day of the warranty. Before the installation it can only be a mistake, and the reminder of its end would never come.\n"
            "To fix: correct one of the dates."
        ),
    ),
    "problem.contract-ends-before-start": (
        "{name}: 契約の開始（{start}）より前に終了（{end}）しています。",
        "{name}: the contract ends on {end}, before it begins on {start}.",
    ),
    "fix.contract-ends-before-start": (
        "`from` か `to`（最終日）を直してください。",
        "Correct `from` or `to` (the last day).",
    ),
    "explain.contract-ends-before-start": (
        "契約は `from` から `to` まで（両方の日を含む）です。逆だと終わった契約になり、更新のお知らせが出ません。\n直し方: どちらかの日付を直します。",
        "A contract runs from `from` to `to`, both included. In the wrong order it is over already, and its renewal is never mentioned.\nTo fix: correct one of the dates.",
    ),
    # customers
    "problem.duplicate-name": (
        "「{name}」が同じ地区に二つあります（もう一つは {other}）。",
        "{name} is in this area twice: {other} has the same name.",
    ),
    "fix.duplicate-name": (
        "同じ得意先ならファイルと記録を一つにまとめ、別なら支店名などを付けて区別してください。",
        "If they are one customer, merge the files and logs; if not, add the branch to the name.",
    ),
    "explain.duplicate-name": (
        "同じ地区の同じ名前は、一つの得意先を二度登録したことが多いものです。訪問が半分ずつに分かれ、どちらも訪問が足りないように見えます。\n直し方: 記録の行を片方に移してもう一方を消すか、名前で区別します。",
        (
            "Two customers with the same name in one area are often one that was added twice: each has half of the visits, and both seem neglected.\n"
            "To fix: move the log's lines into one file and delete the other customer, or tell the two apart by name."
        ),
    ),
    "problem.duplicate-phone": (
        "電話番号「{value}」は {other} と同じです。",
        "The phone number `{value}` is that of {other}, too.",
    ),
    "fix.duplicate-phone": (
        "同じ得意先ならファイルと記録を一つにまとめ、本社などの代表番号なら先方担当者の `phone` に移してください。",
        "If they are one customer, merge the files and logs; a number they share, such as a head office's, belongs to a contact.",
    ),
    "explain.duplicate-phone": (
        "得意先は電話番号でも探せます。二つの得意先に同じ番号があると、どちらか分かりません。一つの得意先を二度登録したことも多いものです。全角・半角やハイフンの違いは無視します。\n直し方: 一つにまとめるか、代表番号を先方担当者（`contacts`）に移します。",
        (
            "A customer is found by its phone number, too. If two have the same, the number names neither; often one customer was added twice. Width and hyphens do not matter.\n"
            "To fix: merge the two, or move a number that they share to a person under `contacts`."
        ),
    ),
    "problem.duplicate-place": (
        "位置が {other} とまったく同じです。",
        "The location is exactly that of {other}.",
    ),
    "fix.duplicate-place": (
        "同じ得意先ならファイルと記録を一つにまとめ、別なら地図で入口の位置を確かめて直してください。",
        "If they are one customer, merge the files and logs; if not, look up the entrance of each on a map.",
    ),
    "explain.duplicate-place": (
        "緯度・経度が小数の最後まで同じ得意先は、二度登録したものか、ほかの得意先から写したままの位置です。写した位置では移動時間が狂います。\n直し方: 一つにまとめるか、位置を直します。同じ建物の別の得意先なら、入口の分だけ小数を変えます。",
        (
            "Two customers whose coordinates agree to the last digit are one that was added twice, or one place was copied from the other. A copied place spoils the travel times.\n"
            "To fix: merge the two, or correct the place; if both are in one building, change the last digit for the entrance."
        ),
    ),
    "problem.no-interval": (
        "「{name}」は `every` も周期のあるランクもないため、訪問の期限が来ません。",
        "{name} has neither `every` nor a rank with an interval, so it never becomes due.",
    ),
    "fix.no-interval": (
        "`rank: B` か `every: 1 month` を書き足してください。頼まれたときだけ訪ねるなら `every: none` です。",
        "Add `rank: B` or `every: 1 month`; for visits on request only, `every: none`.",
    ),
    "explain.no-interval": (
        "周期があるから訪問の期限が来ます。ないと、遅れの一覧に出ないまま忘れられがちです。\n直し方: ランクか周期を書きます。周期を決めない得意先なら `every: none` と書きます。",
        (
            "The interval makes a customer due. Without one it never shows up as late, and is easily forgotten.\n"
            "To fix: add a rank or an interval. `every: none` means that this is intended."
        ),
    ),
    "problem.no-location": (
        "「{name}」は位置が未登録で、同じ地区にも位置のある得意先がないため、ルートに載せられません。",
        "{name} has no coordinates, and no customer in its area has any, so it cannot be placed on a route.",
    ),
    "fix.no-location": (
        "`at: [緯度, 経度]` を書き足してください。地図サイトで調べられます。",
        "Add `at: [latitude, longitude]`; any online map shows it.",
    ),
    "explain.no-location": (
        "ルートは位置（緯度・経度）から作ります。位置のない得意先は同じ地区の得意先の中心に置き、地区の誰にも位置がなければ「今日は回らない得意先」に並びます。\n直し方: 地図で場所を探し、緯度・経度の順に写します: `at: [35.7074, 139.7745]`",
        "Routes are made from coordinates. A customer without them is placed in the middle of its area's customers; if no customer in the area has any, it is always left out.\nTo fix: look the place up on a map and copy latitude and longitude: `at: [35.7074, 139.7745]`.",
    ),
    "problem.location-far": ("{rep}の出発地から{km}km離れています。", "This is {km} km from the base of {rep}."),
    "fix.location-far": (
        "地図で確かめてください（緯度が先）。本当にその場所なら、担当替えを検討してください。",
        "Look the place up on a map: latitude first. If it really is there, assign it to another rep.",
    ),
    "explain.location-far": (
        "一日のルートで150kmより遠くへは行きません。多くは数字の間違いか、緯度と経度の取り違えです。\n直し方: `at` か、担当者の出発地を直します。",
        (
            "No day's route goes to a customer more than 150 km away. Usually a digit is wrong, or latitude and longitude are swapped.\n"
            "To fix: correct `at`, or the base of the rep."
        ),
    ),
    "problem.closed-always": (
        "営業時間・休業日が担当者（{rep}）の勤務時間と重ならず、訪問できません。",
        "The customer is closed whenever the rep ({rep}) works.",
    ),
    "fix.closed-always": (
        "`hours` と `closed`、または route.yaml の担当者の時間を直してください。",
        "Correct `hours` and `closed`, or the hours of the rep in route.yaml.",
    ),
    "explain.closed-always": (
        "営業時間・休業日と担当者の勤務時間に重なりがありません。予定に入れられず、ずっと「今日は回らない得意先」に並びます。\n直し方: `hours` か `closed` を直します。担当者が違っていないかも確かめてください。",
        (
            "Opening hours, closed weekdays and the rep's working hours never overlap. The customer can never be planned and is always left out.\n"
            "To fix: correct `hours` or `closed`; check that the rep is the right one, too."
        ),
    ),
    "problem.no-hours-fit": (
        "訪問に{minutes}分かかりますが、担当者の勤務時間中に開いているのは最長{longest}分です。",
        "The visit takes {minutes} {minutes:minute|minutes}, but the customer is open for {longest} at most while the rep works.",
    ),
    "fix.no-hours-fit": ("`hours` を直すか、`minutes` を短くしてください。", "Correct `hours`, or shorten `minutes`."),
    "explain.no-hours-fit": (
        "訪問は始めから終わりまで営業時間に収まる必要があります。どの時間帯よりも長いため、予定に入れられません。\n直し方: `hours` を直すか、`minutes` を短くします。",
        "A whole visit has to fit within the opening hours. This one is longer than any open span, so it can never be planned.\nTo fix: correct `hours`, or shorten `minutes`.",
    ),
    "problem.calls-on-closed-day": (
        "訪問可能時間のある曜日（{days}）が休業日です。",
        "There are calling hours on days on which the customer is closed ({days}).",
    ),
    "fix.calls-on-closed-day": (
        "`calls`、`hours`、`closed` のうち間違っているものを直してください。",
        "Correct `calls`, `hours` or `closed`, whichever is wrong.",
    ),
    "explain.calls-on-closed-day": (
        '`calls` は担当者が訪問できる時間です。開店前でもかまいませんが、`hours` に時間のない曜日や `closed` の曜日にはあたりません。\n誤: `hours: {mon-fri: "09:00-17:00"}` と `calls: {sat: "10:00-12:00"}`\n直し方: 正しいほうに合わせます。',
        (
            "`calls` says when reps are welcome. That may be before the shop opens, but not on a weekday without `hours`, or one that `closed` names.\n"
            'Wrong: `hours: {mon-fri: "09:00-17:00"}` with `calls: {sat: "10:00-12:00"}`.\n'
            "To fix: correct the one that is wrong."
        ),
    ),
    "problem.season-never": (
        "{first}から{last}までの時期は、前に書かれた時期にすべて含まれ、使われません。",
        "The season from {first} to {last} is never used: earlier ones cover all of its days.",
    ),
    "fix.season-never": (
        "先に書く順番を入れ替えるか、日付を直してください。",
        "Put it before the others, or correct its days.",
    ),
    "explain.season-never": (
        "`seasons` では、その日を含む最初のものが使われます。前のものにすべて含まれる時期は、一度も使われません。\n直し方: 短い時期を先に書くか、日付を直します。",
        (
            "Of the `seasons` the first that covers a day applies. One whose days are all in earlier ones never does.\n"
            "To fix: put the short one first, or correct the days."
        ),
    ),
    "problem.duplicate-customer-code": (
        "得意先コード「{code}」は「{other}」と同じです。",
        "The code `{code}` belongs to {other}, too.",
    ),
    "fix.duplicate-customer-code": (
        "どちらかのコードを直してください。",
        "Correct the code of one of them.",
    ),
    "explain.duplicate-customer-code": (
        "取り込みでは得意先をコードで見分けます。同じコードが2件にあると、どちらのことか分かりません。\n直し方: 元のシステムで正しいコードを確かめます。",
        (
            "An import tells customers apart by their code. With one code at two customers it is unclear which is meant.\n"
            "To fix: look the code up in the system that it comes from."
        ),
    ),
    "problem.unknown-referrer": (
        "紹介元「{field}」という得意先はありません。{hint}",
        "No customer has the id `{field}`.{hint}",
    ),
    "fix.unknown-referrer": (
        "得意先のIDを直すか、得意先でなければ名前で書いてください。",
        "Correct the id, or write the name if it is not a customer.",
    ),
    "explain.unknown-referrer": (
        "`referred_by` には紹介元の得意先のIDか、得意先でない人の名前を書きます。IDの形なのに、その得意先がありません。\n直し方: `route list` でIDを確かめます。",
        (
            "`referred_by` takes the id of the customer who introduced this one, or the name of someone who is not a customer. This is an id, and no customer has it.\n"
            "To fix: `route list` has the ids."
        ),
    ),
    "problem.phone-lost-zero": ("「{value}」は先頭の0が落ちています。", "`{value}` is missing its leading zero."),
    "fix.phone-lost-zero": (
        '0を付け、引用符で囲んでください: "03-1234-5678"',
        'Write it in full and in quotes: "03-1234-5678".',
    ),
    "explain.phone-lost-zero": (
        '表計算ソフトは電話番号や郵便番号を数とみなし、先頭の0を落とします。そのままでは電話がつながりません。\n誤: `phone: 312345678`、`postal: "60-0001"`　正: `phone: "03-1234-5678"`、`postal: "060-0001"`\n直し方: 0を付け、引用符で囲みます。',
        (
            "Spreadsheets read phone numbers and postal codes as numbers and drop the leading zero, so they no longer work.\n"
            'Wrong: `phone: 312345678`, `postal: "60-0001"`. Right: `phone: "03-1234-5678"`, `postal: "060-0001"`.\n'
            "To fix: add the zero, use quotes."
        ),
    ),
    # texts
    "problem.comment-cut": (
        "「{lost}」がコメントとみなされ、「{kept}」までしか読まれていません。",
        "`{lost}` is taken for a comment: only `{kept}` is read.",
    ),
    "fix.comment-cut": (
        "文全体を引用符で囲んでください。コメントなら # のあとに空白を入れます。",
        "Put the whole text in quotes; if it is a comment, write a space after the #.",
    ),
    "explain.comment-cut": (
        'YAMLでは空白のあとの # からがコメントになり、文の残りが読まれません。\n誤: `notes: 棚 #3`　正: `notes: "棚 #3"`　コメントは # の前に二つ、後に一つ空白を入れると紛れません。\n直し方: 引用符で囲みます。',
        'In YAML a # after a space starts a comment, so the rest of the text is lost.\nWrong: `notes: shelf #3`. Right: `notes: "shelf #3"`. Comments are best written with two spaces before and one after the #.\nTo fix: use quotes.',
    ),
    "problem.note-control": (
        "見えない文字（{code}）が入っています。",
        "The text contains an invisible character ({code}).",
    ),
    "fix.note-control": (
        "その文字を消してください。貼り付けたときに紛れ込んだものでしょう。",
        "Delete it; it probably came in with pasted text.",
    ),
    "explain.note-control": (
        "制御文字、文字の並ぶ向きを変える文字、見えない空白は、Webページやメールから貼り付けると紛れ込みます。画面に実際と違う内容を見せたり、検索の邪魔になったりします。\n表示するときはすべて見える形に変えています。\n直し方: 消します。",
        (
            "Control characters, characters that change the text direction and invisible spaces come in with text pasted from web pages and emails. They can make the screen show something other than what is written, and break searching.\n"
            "Everything is shown with such characters made visible.\n"
            "To fix: delete them."
        ),
    ),
}
