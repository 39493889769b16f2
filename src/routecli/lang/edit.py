"""New books, new customers, changed customers, and completion."""

WORDS = {
    "edit.read": ("「{typed}」を {key}: {value} と読みました。", "`{typed}` was read as {key}: {value}."),
    "add.no_name": ("名前が空です。", "The name is empty."),
    "add.ask_kana": ("「{name}」の読みがな: ", "Reading of {name} in kana: "),
    "add.ask_last": (
        "「{name}」を最後に訪問した日（なければ Enter）: ",
        "Last visit to {name} (a date, or Enter if there was none): ",
    ),
    "add.last": ("最後の訪問: {day}", "Last visit: {day}"),
    "add.last_ahead": (
        "最後に訪問した日が{day}になっていますが、今日より先です。",
        "The last visit cannot be on {day}, which is in the future.",
    ),
    "add.needs_kana": (
        "「{name}」の読みが分かりません。読みがな（例 --kana すずきしょうてん）か ID（例 --id suzuki）を付けてください。",
        "The reading of {name} is unknown. Use --kana たなかしょうてん or --id tanaka.",
    ),
    "add.bad_id": (
        "ID「{id}」は使えません。英小文字・数字・ハイフンで64文字まで（例 --id tanaka）。",
        "`{id}` is not a valid id: use a-z, 0-9 and hyphens, at most 64 characters, as in --id tanaka.",
    ),
    "add.exists": (
        "customers/{id}.yaml はすでにあります（{name}）。別の得意先なら --id {id}-2 のように指定してください。",
        "customers/{id}.yaml already exists ({name}). For a different customer, use --id {id}-2.",
    ),
    "add.done": (
        "登録しました: {name}（{path}）\n次は、{lacking}を書き足す: route edit {customer}\n初めて訪問したら: route log {customer} メモ",
        (
            "Added {name}: {path}\n"
            "Next: add {lacking} (route edit {customer}). After the first visit: route log {customer} NOTE"
        ),
    ),
    "add.lacking": ("営業時間・先方担当者・位置", "hours, contacts and location"),
    "add.lacking_placed": ("営業時間・先方担当者", "hours and contacts"),
    "add.similar": (
        "注意: よく似た「{name}」（{customer}）がすでにあります。同じ得意先なら {path} を消してください。",
        "Note: {name} ({customer}) already exists. If it is the same customer, delete {path}.",
    ),
    "edit.no_equals": (
        '「{text}」は 項目=値 の形になっていません。--set every="3 weeks" のように書いてください。',
        '`{text}` is not KEY=VALUE. Write --set every="3 weeks".',
    ),
    "edit.empty": (
        "`{key}` の値がありません。項目を消すには: route edit {customer} --unset {key}",
        "`{key}` has no value. To remove it: route edit {customer} --unset {key}",
    ),
    "edit.needed": ("`{key}` は消せません。", "`{key}` is required and cannot be removed."),
    "edit.unknown_key": (
        "`{key}` は得意先の項目ではありません。項目: {keys}（自分用の項目は x- で始めてください）",
        "Unknown key `{key}`. Keys: {keys}. Your own keys start with x-.",
    ),
    "edit.not_simple": (
        "`{key}` は一語では書けない項目です。手で編集してください: route edit {customer}",
        "`{key}` takes more than a single value. Edit the file: route edit {customer}",
    ),
    "edit.same": (
        "{path}: すでにそうなっているので、何も変えていません。",
        "{path}: already so; nothing changed.",
    ),
    "edit.changed_line": ("{path}:{line}: {before} → {after}", "{path}:{line}: {before} → {after}"),
    "edit.comment_stays": (
        "注意: 行末の注釈はそのままです。合わなくなったら {path} を直してください: {comment}",
        "Note: the comment on the line stays as it is. If it no longer fits, change it in {path}: {comment}",
    ),
    "edit.nothing": ("（なし）", "(nothing)"),
    "edit.unchanged": ("{path}: 変更はありません。", "{path}: nothing changed."),
    "edit.saved": ("{path}: 保存しました。", "{path}: saved."),
    "edit.no_editor": (
        "エディタが設定されていません。VISUAL か EDITOR を設定する（例 export EDITOR=nano）か、{path} を直接開いてください。",
        "No editor is set. Set VISUAL or EDITOR (export EDITOR=nano), or open {path} yourself.",
    ),
    "edit.editor_failed": (
        "{editor} を起動できません: {error}。{path} を直接開いてください。",
        "{editor} could not be started: {error}. Open {path} yourself.",
    ),
    "edit.editor_status": ("{editor} が終了コード {status} で終わりました。", "{editor} ended with status {status}."),
    "edit.changed": (
        "{path} は別のプログラムで保存されたため、変更していません。内容を確かめて、もう一度実行してください。",
        "Another program saved {path} in the meantime, so it was left as it is now. Look at the file and try again.",
    ),
    "edit.open": (
        "{path} は別の route が編集中のため（{host} の {program}、プロセス{pid}）、変更していません。エディタを閉じてから、もう一度実行してください。",
        "Another route is editing {path} ({program}, process {pid} on {host}), so it was left as it is. Close that editor and try again.",
    ),
    "edit.refused": (
        "{path}:{line}: `{key}` は安全に書き換えられません。この行を手で直してください（`route edit`）。",
        "{path}:{line}: `{key}` cannot be changed safely by command. Edit this line by hand (`route edit`).",
    ),
    "init.left": (
        "台帳を作れませんでした。次のファイルは元に戻せず、残っています: {paths}",
        "The book was not made. These files could not be removed or restored: {paths}",
    ),
    "init.sample": (
        "架空の会社の台帳を作りました: {path}\n次は:\n  route -C {book} --as-of 2026-11-24 --rep sato today\n  route -C {book} --as-of 2026-11-24 --rep sato overdue",
        "A fictional company's book: {path}\nNext:\n  route -C {book} --as-of 2026-11-24 --rep sato today\n  route -C {book} --as-of 2026-11-24 --rep sato overdue",
    ),
    "init.no_sample": (
        "この route には架空の会社が入っていません。インストールし直してください。",
        "This installation of route has no sample company. Install route again.",
    ),
    "init.not_empty": (
        "{path} は空のフォルダーではありません。新しい名前を指定してください。",
        "{path} is not an empty folder. Give it another name.",
    ),
    "init.exists": (
        "{path} はすでに台帳です。設定は {path}/route.yaml にあります。",
        "{path} is already a book. Its settings: {path}/route.yaml",
    ),
    "init.bad_rep": (
        "`{rep}` は担当者のIDにできません。a-z、0-9、ハイフンで書いてください。",
        "`{rep}` cannot be a rep's id: use a-z, 0-9 and hyphens.",
    ),
    "init.done": (
        "台帳を作りました: {path}（担当者: {rep}）\n次は:{steps}",
        "A new book: {path} (rep: {rep})\nNext:{steps}",
    ),
    "init.step_cd": ("\n  cd {path}", "\n  cd {path}"),
    "init.step_add": (
        "\n  route import 得意先.xlsx                     # Excel や CSV の一覧を取り込む\n  route add 田中商店 --kana たなかしょうてん --last 11/10   # 最後の訪問日つき",
        '\n  route import customers.xlsx             # take in a list from Excel or CSV\n  route add "Tanaka Foods" --rank A --last 11/10   # or one by one',
    ),
    "init.step_log": (
        "\n  route log 田中 初回のあいさつ                         # 訪問したら\n  route today                                         # 今日の訪問先\nランク・勤務時間・休みなどの設定は route.yaml を手で直してください。",
        "\n  route log tanaka first call             # after a visit\n  route today                             # who to see today\nSettings (ranks, hours, holidays): route.yaml, by hand.",
    ),
    "completion.shell": (
        "「{shell}」には対応していません。bash、zsh、fish、powershell のどれかを指定してください。",
        "Unknown shell {shell}. Use bash, zsh, fish or powershell.",
    ),
}
