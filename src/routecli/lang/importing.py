"""Taking in lists and histories from other programs."""

WORDS = {
    "import.kind.customers": ("得意先", "customers"),
    "import.kind.products": ("商品", "products"),
    "import.kind.orders": ("受注", "orders"),
    "import.kind.visits": ("訪問", "visits"),
    # the file
    "import.unreadable": ("{path} を開けません（{error}）。", "{path} cannot be opened ({error})."),
    "import.too_large": (
        "{path} は大きすぎます。{limit} MB までのファイルに分けてください。",
        "{path} is too large. Split it into files of at most {limit} MB.",
    ),
    "import.too_wide": (
        "{path} は {rows} 行 {columns} 列あり、大きすぎます。{most} 行 {wide} 列までにしてください。",
        "{path} is too large (rows: {rows}, columns: {columns}). Rows can be {most} at most, columns {wide}.",
    ),
    "import.empty": ("{path} には行がありません。", "{path} has no rows."),
    "import.no_table": (
        "{path} は表ではなく、ウェブページか PDF です。Excel か CSV で保存し直してください。",
        "{path} is a web page or a PDF, not a table. Save it as Excel or CSV.",
    ),
    "import.encoding": (
        "{path}:{line}: この行の文字を UTF-8・Shift_JIS・EUC-JP のどれでも読めません。UTF-8 で保存し直してください。",
        "{path}:{line}: this line is neither UTF-8 nor Shift_JIS nor EUC-JP. Save the file as UTF-8.",
    ),
    "import.nul": (
        "{path}:{line}: 文字でないもの（NUL）があります。CSV で保存し直してください。",
        "{path}:{line}: a NUL byte, so this is not text. Save the file as CSV.",
    ),
    "import.quotes": (
        '{path}:{line}: この行から引用符（"）の対応が合いません。直してからもう一度取り込んでください。',
        "{path}:{line}: from this line on, the quotes do not match. Correct them and import the file again.",
    ),
    "import.broken": (
        "{path} は壊れていて読めません（{error}）。元のソフトで保存し直してください。",
        "{path} is damaged ({error}). Save it again with the program it came from.",
    ),
    "import.bomb": (
        "{path} は広げると大きすぎて読めません。必要な行だけを新しいブックに写して保存してください。",
        "{path} is too large once unpacked. Copy only the rows that are needed into a new workbook.",
    ),
    "import.password": (
        "{path} にはパスワードがかかっています。外して保存し直してください。",
        "{path} is protected by a password. Save it without one.",
    ),
    "import.no_sheet": (
        "シート「{sheet}」はありません。シート: {sheets}",
        "There is no sheet {sheet}. Sheets: {sheets}",
    ),
    "import.needs_excel": (
        "{path} を読むには追加のパッケージが要ります。pipx inject routecli python-calamine、uv tool install --with python-calamine routecli、pip install python-calamine のどれかで入れてください。",
        "Reading {path} needs one more package: pipx inject routecli python-calamine, uv tool install --with python-calamine routecli, or pip install python-calamine.",
    ),
    "import.needs_vcard": (
        "{path} を読むには追加のパッケージが要ります。pipx inject routecli vobject、uv tool install --with vobject routecli、pip install vobject のどれかで入れてください。",
        "Reading {path} needs one more package: pipx inject routecli vobject, uv tool install --with vobject routecli, or pip install vobject.",
    ),
    # the command line
    "import.no_equals": (
        "「{text}」は 列=項目 の形になっていません。--map 店の名前=name のように書いてください。",
        '`{text}` is not COLUMN=KEY. Write --map "Shop title=name".',
    ),
    "import.no_key": (
        "項目「{key}」はありません。項目: {keys}（取り込まない列は 列=-）",
        "There is no key {key}. Keys: {keys}. For a column to leave out, write COLUMN=-.",
    ),
    "import.no_column": (
        "「{column}」という列はありません。列: {columns}",
        "There is no column {column}. Columns: {columns}",
    ),
    "import.no_headings": (
        "{keys} に当たる列が見つかりません。--map 列={keys} のように指定してください。見つかった見出し: {headings}",
        "No column for {keys} was found. Name it with --map COLUMN={keys}. Headings found: {headings}",
    ),
    # the answer
    "import.to_notes": ("notes（備考に残す）", "notes (kept as text)"),
    "import.unused": ("（取り込まない）", "(not taken in)"),
    "import.ignored": ("（取り込まない）", "(not taken in)"),
    "import.first_rows": ("最初の行の読み取り結果", "The first rows as they are read"),
    "import.would": (
        "新規 {new}、変更 {changed}、同じ {same}、取り込めない {refused}。まだ何も書いていません。",
        "{new} new, {changed} changed, {same} the same, {refused} refused. Nothing is written yet.",
    ),
    "import.done": (
        "取り込みました: 新規 {new}、変更 {changed}、同じ {same}、取り込めない {refused}。",
        "Taken in: {new} new, {changed} changed, {same} the same, {refused} refused.",
    ),
    "import.to_write": ("取り込むには: {command}", "To take them in: {command}"),
    "import.kept": ("備考（notes）に残した列: {columns}", "Kept as text in notes: {columns}"),
    "import.not_taken": ("取り込まない列: {columns}", "Columns not taken in: {columns}"),
    "import.totals": ("合計などとして読み飛ばした行: {lines}", "Lines left out as totals: {lines}"),
    "import.refused": ("取り込めない行（{n}行）", "{n} {n:row|rows} refused"),
    "import.more": (
        "ほか {n}行（--refused ファイル名 で全部を書き出せます）",
        "and {n} more (--refused FILE writes them all)",
    ),
    "import.refused_file": (
        "取り込めない {n}行を {path} に書きました。直してから route import {path} で取り込めます。",
        "{n} refused {n:row|rows} written to {path}. Correct them there, then: route import {path}",
    ),
    "import.head_line": ("元の行", "line in the file"),
    "import.head_reason": ("取り込めない理由", "not taken in because"),
    # why a row is refused
    "import.why.no_name": ("名前がありません", "it has no name"),
    "import.why.no_code": ("商品コードがありません", "it has no code"),
    "import.why.no_date": ("日付がありません", "it has no date"),
    "import.why.no_qty": ("数量がありません", "it has no quantity"),
    "import.why.no_item": ("商品がありません", "it names no product"),
    "import.why.formula": ("数式のエラー {value} が入っています", "a formula failed: {value}"),
    "import.why.digits": (
        "「{value}」は桁が失われています。元の番号を文字列として入れてください",
        "digits of {value} are lost; enter the number as text",
    ),
    "import.why.postal": ("郵便番号「{value}」は7桁ではありません", "{value} is not a postal code of 7 digits"),
    "import.why.date": (
        "日付「{value}」は年まで分かる形ではありません。2026-11-24 のように書いてください",
        "{value} is not a date with its year; write 2026-11-24",
    ),
    "import.why.future": ("{value} は今日より先の日付です", "{value} is in the future"),
    "import.why.number": ("「{value}」は数ではありません", "{value} is not a number"),
    "import.why.place": ("緯度・経度「{value}」は逆か、範囲の外です", "{value} is not latitude and longitude"),
    "import.why.value": ("{key} に「{value}」は入りません", "{key} does not take {value}"),
    "import.why.twice": ("{line}行目と同じ「{name}」です", "the same as {name} on line {line}"),
    "import.why.two_codes": (
        "コード {code} の得意先が複数あります: {names}",
        "several customers have the code {code}: {names}",
    ),
    "import.why.other_name": (
        "コード {code} は台帳では「{other}」、ファイルでは「{name}」です",
        "the code {code} belongs to {other} in the book, to {name} in the file",
    ),
    "import.why.several": (
        "「{name}」に当たる得意先が複数あります: {names}",
        "more than one customer is called {name}: {names}",
    ),
    "import.why.same_name": (
        "同じ名前の「{name}」（{customer}）があり、別の得意先か分かりません。コード・電話・住所のどれかをそろえてください",
        "{name} ({customer}) has the same name and may be the same customer; give a code, or the same phone or address",
    ),
    "import.why.alike": (
        "名前のよく似た「{name}」（{customer}）と電話か住所が同じです。名前をそろえるか、別の得意先なら route add で追加してください",
        "{name} ({customer}) has the same phone or address and nearly the same name; use the same name, or route add for another customer",
    ),
    "import.why.unknown": (
        "「{name}」という得意先は台帳にありません。先に得意先として取り込んでください",
        "{name} is not a customer of the book; take it in as a customer first",
    ),
    "import.why.other_qty": (
        "{day}の {item} は {qty} として記録済みです。どちらが正しいか確かめてください",
        "the log has {qty} of {item} on {day}; see which of them is right",
    ),
    "import.why.other_visit": (
        "{day}の訪問は別の内容で記録済みです",
        "the log has another visit on {day}",
    ),
}
