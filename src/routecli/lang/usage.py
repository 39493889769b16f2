"""The command line, the book, and what in it was asked for."""

WORDS = {
    "error": ("route: {text}", "route: {text}"),
    "error.internal": (
        "route: プログラム側の不具合です（{kind}: {text}）。お手数ですが開発元にお知らせください。ROUTE_DEBUG=1 で詳細が出ます。",
        "route: internal error ({kind}: {text}). This is a bug in route; please report it. Set ROUTE_DEBUG=1 for details.",
    ),
    "error.output": ("route: 結果を出力できません: {error}", "route: cannot write the output: {error}"),
    "usage.no_option": ("{option} というオプションはありません。", "There is no option {option}."),
    "usage.dash": (
        " 「-」で始まる文なら、前に -- を置いてください: -- {option} …",
        " If it is text, put -- before it: -- {option} …",
    ),
    "usage.did_you_mean": (" もしかして: {names}", " Did you mean {names}?"),
    "usage.missing": ("{param}を指定してください。", "{param} is missing."),
    "usage.bad_value": ("{param}: {message}", "{param}: {message}"),
    "usage.between": (
        "{option}: 「{value}」は使えません。{least}から{most}までの数で書いてください。",
        "{option} takes a number from {least} to {most}, not {value}.",
    ),
    "usage.at_least": (
        "{option}: 「{value}」は使えません。{least}以上の数で書いてください。",
        "{option} takes a number of at least {least}, not {value}.",
    ),
    "usage.nothing_there": ("（登録なし）", "none"),
    "usage.unknown": (
        "{option} に「{value}」はありません。選べるもの: {known}{hint}",
        "{option}: unknown value {value}. Known values: {known}.{hint}",
    ),
    "usage.no_value": ("{option} には値が必要です。", "{option} needs a value."),
    "usage.takes_none": ("{option} に値は付けられません。", "{option} does not take a value."),
    "usage.no_arguments": (
        "{command} に引数は付けられません: {arguments}",
        "{command} takes no arguments, but was given: {arguments}",
    ),
    "usage.extra": (
        '引数が多すぎます: {arguments}（空白を含む文は "…" で囲んでください）',
        "Too many arguments: {arguments}. Put text that contains spaces in quotes.",
    ),
    "usage.no_command": ("「{name}」というコマンドはありません。", "There is no command {name}."),
    "usage.try_help": ("使い方: {command}", "See: {command}"),
    "book.none": (
        "{path} から上に台帳が見つかりません。`route init` で作るか、-C でフォルダを指定してください。",
        "No book in {path} or any parent folder. Create one with `route init`, or name its folder with -C.",
    ),
    "book.not_here": (
        "{path} に route.yaml がないため台帳ではありません。`route init {path}` で作るか、-C で別のフォルダを指定してください。",
        "{path} is not a book: it has no route.yaml. Create one with `route init {path}`, or name another folder with -C.",
    ),
    "book.closed": (
        "{path} を開けません（{detail}）。-C で別のフォルダを指定してください。",
        "{path} cannot be opened: {detail}. Name another folder with -C.",
    ),
    "book.unreadable": ("台帳の設定を読めません。\n{problem}", "The book's settings cannot be read.\n{problem}"),
    "book.needs": (
        "{path} が読めないため、実行できません。\n{problem}",
        "This needs {path}, which cannot be read.\n{problem}",
    ),
    "book.format": (
        "route.yaml の format は {found} ですが、この route が扱えるのは {known} です。新しい route を入れてください。",
        "route.yaml is in format {found}; this version of route reads up to {known}. Install a newer one.",
    ),
    "rep.unknown": (
        "「{rep}」という担当者はいません。担当者: {reps}",
        "There is no rep {rep} in this book. Reps: {reps}.",
    ),
    "rep.which": (
        "どの担当者ですか。--rep ID か環境変数 ROUTE_REP で指定してください。担当者: {reps}",
        "Which rep? Use --rep ID or set ROUTE_REP. Reps: {reps}.",
    ),
    "customer.none": (
        "得意先「{query}」が見つかりません。`route list` で一覧が出ます。{hint}",
        "No customer matches {query}.{hint}",
    ),
    "customer.close": ("\nもしかして:{names}", "\nDid you mean:{names}"),
    "customer.several": (
        "「{query}」の得意先が複数あります。IDで指定してください:{names}",
        "{query} matches several customers; use an id:{names}",
    ),
    "customer.which": ("どの得意先ですか。番号: ", "Which one? Number: "),
    "customer.not_chosen": ("選ばれなかったので何もしていません。", "No customer chosen, nothing done."),
    "customer.unreadable": (
        "{customer} のファイルを読めないため、何も書き込みません。先に直してください。\n{problem}",
        "The file of {customer} cannot be read, so nothing was written. Fix it first:\n{problem}",
    ),
    "rank.unknown": (
        "「{rank}」というランクはありません。ランク: {ranks}",
        "There is no rank {rank} in this book. Ranks: {ranks}.",
    ),
    "place.unknown": (
        "「{text}」は場所として読めません。得意先か、35.70,139.77 のように緯度,経度で書いてください。",
        "`{text}` is not a place. Give a customer, or latitude,longitude such as 35.70,139.77.",
    ),
    "place.swapped": (
        "「{text}」は緯度と経度が逆のようです。緯度を先に書いてください: {at}",
        "`{text}`: swapped? Latitude comes first: {at}",
    ),
    "place.none": (
        '「{name}」は位置が未登録です。登録: route edit 得意先 --set at="[35.70, 139.77]"',
        "{name} has no location in its file.",
    ),
    "progress.reading": ("台帳を読んでいます", "Reading the book"),
    "progress.locating": ("住所を調べています", "Looking up addresses"),
    "progress.reading_list": ("一覧を読んでいます", "Reading the list"),
    "progress.importing": ("取り込んでいます", "Taking in"),
    "progress.planning": ("計画を立てています", "Planning the weeks"),
    "problems.more": ("（このファイルにあと{n}件）", " (and {n} more in this file)"),
    "problems.run_check": (
        "読めた分だけ表示しています。`route check` ですべての問題と直し方が出ます。",
        "Files with errors are shown as far as they can be read. `route check` lists every problem with its fix.",
    ),
    "problems.instead": (
        "`{instead}` と書いてください。直すまでは書かれていないものとして扱います。",
        "Write `{instead}`; until then it is ignored.",
    ),
    "severity.error": ("エラー", "error"),
    "severity.warning": ("警告", "warning"),
    "usage.yes": ("y yes はい", "y yes"),
}
