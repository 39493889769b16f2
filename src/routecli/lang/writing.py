"""Files that cannot be written."""

WORDS = {
    "write.typed": (
        "記録していません。入力した内容（コピーして使えます）:\n\n  {typed}\n",
        ("Not saved. Here is what you typed, to copy and run again:\n\n  {typed}\n"),
    ),
    "write.typed_unsure": (
        "記録できたかどうか分かりません。確かめてから、もう一度実行してください:\n\n  {typed}\n",
        "Possibly saved. Check before you run this again:\n\n  {typed}\n",
    ),
    "write.not_shown": (
        "保存しました: {paths}。ただし結果を表示できませんでした: {why}",
        "Saved: {paths}. The answer could not be shown: {why}",
    ),
    "write.interrupted": ("中断されました", "interrupted"),
    "write.before": (
        "先に保存したもの（そのまま残っています）: {paths}",
        "Saved before that: {paths}",
    ),
    "write.unreadable": (
        "この内容で記録すると読み返せないため、書き込みません。\n{problem}",
        "This entry could not be read back, so it was not written.\n{problem}",
    ),
    "write.readonly": ("{path} に書き込む権限がありません。", "Cannot write {path}: permission denied."),
    "write.exists": ("{path} はすでにあるので、そのままにしました。", "{path} already exists and was left alone."),
    "write.failed": (
        "{path} を書き換えられませんでした（元のままです）: {error}",
        "Cannot write {path}: {error}. The file is unchanged.",
    ),
    "write.unsure": (
        "{path}: 書き換えに失敗し、元に戻すこともできませんでした。もう一度実行する前にファイルを確かめてください。{error}",
        "{path} could be neither written nor restored. Check the file before you try again. {error}",
    ),
    "text.control": (
        "文中に制御文字（{code}）が入っています。取り除いて入力し直してください。",
        "The text contains a control character ({code}), which a log cannot hold. Retype it without.",
    ),
    "text.surrogate": (
        "文中に壊れた文字が入っています。入力し直してください。",
        "The text contains half a character (a lone surrogate). Retype it.",
    ),
    "append.too_long": (
        "記録が長すぎます（{size}バイト、上限{limit}バイト）。メモを短くしてください。",
        "The entry is too long: {size} {size:byte|bytes}, {limit} at most. Shorten the note.",
    ),
    "text.too_long": (
        "メモが長すぎます（{n}文字、上限{limit}文字）。短くしてください。",
        "The note is too long: {n} {n:character|characters}, {limit} at most. Shorten it.",
    ),
    "append.too_large": (
        "{path} が上限（{limit}バイト）に達しました。古い行を別のファイルに移してください。",
        "{path} is full ({limit} {limit:byte|bytes}). Move the oldest lines to a file of their own.",
    ),
    "append.conflict": (
        "{path}:{line}: git のマージの目印が残っています。目印の行（<<<<<<< など）だけ消して、もう一度実行してください。",
        "{path}:{line}: git left conflict markers. Delete the marker lines (keep the entries), then try again.",
    ),
    "append.encoding": (
        "{path} にUTF-16の部分があります。UTF-8で保存し直してから、もう一度実行してください。",
        "{path} is UTF-16, at least in part. Save it as UTF-8, then try again.",
    ),
    "append.short": (
        "{path}: {size}バイトのうち{written}バイトしか書けなかったので元に戻しました。ディスクの空きを確認してください。",
        "{path}: only {written} of {size} {size:byte|bytes} {written:was|were} written, and {written:was|were} removed again. Is the disk full?",
    ),
    "append.failed": ("{path} に書き込めませんでした: {error}", "Cannot write {path}: {error}."),
    "append.unsure": (
        "{path}: 書き込みに失敗し、元に戻すこともできませんでした。もう一度実行する前にファイルの末尾を確かめてください。{error}",
        "{path}: the line was only partly written and could not be removed. Check the end of the file before you try again. {error}",
    ),
    "path.outside": (
        "{path} は台帳の外を指しているため、書き込みません。リンクをやめて、ファイルそのものを置いてください。",
        "{path}: a link leads out of the book, so it was not written. Put the file itself in the place of the link.",
    ),
    "path.other": (
        "{path} は台帳の別のファイル {other} へのリンクのため、書き込みません。リンクをやめて、ファイルそのものを置いてください。",
        "{path} is a link to another file, {other}, so it was not written. Put a file of its own in the place of the link.",
    ),
    "path.irregular": (
        "{path} は普通のファイルではないため、書き込みません。",
        "{path} is not a regular file, so it was not written.",
    ),
    "path.shared": (
        "{path} は別の場所と中身を共有しています（ハードリンク）。そちらも変わってしまうため、書き込みません。コピーして置き換えてください: cp -p {file} {file}.new && mv {file}.new {file}",
        "{path}: the file has another name as well (a hard link), which would change too, so it was not written. Make it a file of its own: cp -p {file} {file}.new && mv {file}.new {file}",
    ),
    "lock.busy": (
        "別のプログラムが{seconds}秒以上この台帳に書き込んでいます（{host} の {program}、プロセス{pid}）。少し待って、もう一度実行してください。",
        "Another program has been writing to this book for {seconds} {seconds:second|seconds} ({program}, process {pid} on {host}). Try again.",
    ),
    "lock.failed": (
        "書き込みのために台帳をロックできません: {path}: {error}",
        "Cannot lock the book for writing: {path}: {error}.",
    ),
}
