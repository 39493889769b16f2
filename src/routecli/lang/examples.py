"""The examples in the help of each command."""

WORDS = {
    "examples.overdue": (
        "route overdue\nroute overdue --rep sato --area 上野\nroute overdue --json",
        "route overdue\nroute overdue --rep sato --area 上野\nroute overdue --json",
    ),
    "examples.import": (
        "route import 得意先.xlsx\nroute import 得意先.xlsx --write --refused 直す行.csv\nroute import 一覧.csv --map 店の札=name --map 番号=-\nroute import 売上.csv --as orders --write",
        'route import customers.xlsx\nroute import customers.xlsx --write --refused refused.csv\nroute import shops.csv --map "Shop title=name" --map Seq=- --area Ueno\nroute import sales.csv --as orders --write',
    ),
    "examples.plan": (
        "route plan\nroute plan --weeks 6 --rep sato\nroute plan --write\nroute plan --diff\nroute plan --all --json",
        "route plan\nroute plan --weeks 6 --rep sato\nroute plan --write\nroute plan --diff\nroute plan --all --json",
    ),
    "examples.review": (
        "route review\nroute review --rep sato --days 28\nroute review --from 10/1 --until 10/31 --json\nroute review --apply",
        "route review\nroute review --rep sato --days 28\nroute review --from 10/1 --until 10/31 --json\nroute review --apply",
    ),
    "examples.list": (
        "route list\nroute list --state overdue --rep sato\nroute list --tag 冷蔵 --json",
        "route list\nroute list --state overdue --rep sato\nroute list --tag 冷蔵 --json",
    ),
    "examples.show": (
        "route show tanaka\nroute show 田中商店 --last 30\nroute show tanaka --all --json",
        "route show tanaka\nroute show 田中商店 --last 30\nroute show tanaka --all --json",
    ),
    "examples.hold": (
        "route hold tanaka 1/15 改装のため\nroute hold tanaka 年内 先方の都合\nroute hold tanaka --end",
        "route hold tanaka 1/15 renovation\nroute hold tanaka eom stocktaking\nroute hold tanaka --end",
    ),
    "examples.schedule": (
        "route schedule tanaka 11/30 10:00 見積説明\nroute schedule tanaka 来週の金曜 14時 --leeway 15\nroute schedule tanaka 週明け 午後 見本の返却\nroute schedule tanaka 近いうち 納品クレームのお詫び\nroute schedule tanaka\nroute schedule tanaka 来週",
        'route schedule tanaka 11/30 10:00 quote\nroute schedule tanaka "next fri 2pm" --leeway 15\nroute schedule tanaka "next business day" afternoon samples\nroute schedule tanaka soon complaint about a delivery\nroute schedule tanaka\nroute schedule tanaka "next week"',
    ),
    "examples.undo": (
        "route undo\nroute undo 261124-k7q3 --why 得意先の間違い",
        'route undo\nroute undo 261124-k7q3 --why "wrong customer"',
    ),
    "examples.completion": (
        'eval "$(route completion bash)"          # ~/.bashrc に書く\neval "$(route completion zsh)"           # ~/.zshrc に書く\nroute completion fish | source            # ~/.config/fish/config.fish に書く\nroutecli completion powershell | Out-String | Invoke-Expression   # $PROFILE に書く',
        'eval "$(route completion bash)"          # in ~/.bashrc\neval "$(route completion zsh)"           # in ~/.zshrc\nroute completion fish | source            # in ~/.config/fish/config.fish\nroutecli completion powershell | Out-String | Invoke-Expression   # in $PROFILE',
    ),
    "examples.add": (
        'route add 田中商店 --kana たなかしょうてん --rank A\nroute add "Tanaka Foods" --at 35.7074,139.7745\nroute add 鈴木工業 --id suzuki --kind manufacturing\nroute add 木村屋 --kana きむらや --area 上野 --tag 和菓子',
        'route add 田中商店 --kana たなかしょうてん --rank A --area 上野\nroute add "Tanaka Foods" --every "2 weeks" --at 35.7074,139.7745\nroute add 鈴木工業 --id suzuki --kind manufacturing --tag 冷蔵 --tag 和菓子',
    ),
    "examples.edit": (
        'route edit tanaka                                    # $VISUAL か $EDITOR で開き、保存後に点検する\nroute edit tanaka --set every="3 weeks" --set rank=B\nroute edit tanaka --unset every',
        'route edit tanaka                                    # opens $VISUAL or $EDITOR, then checks the file\nroute edit tanaka --set every="3 weeks" --set rank=B\nroute edit tanaka --unset every',
    ),
    "examples.init": (
        'route init\nroute init 台帳 --company 上野食品株式会社\nroute init 台帳 --rep sato --rep-name "佐藤 健"',
        'route init\nroute init territory --company "Ueno Foods" --rep-name "Ken Sato"',
    ),
    "examples.check": (
        "route check\nroute check --strict\nroute check --explain sync-copy\nroute check --fix",
        "route check\nroute check --strict\nroute check --explain sync-copy\nroute check --fix",
    ),
    "examples.log": (
        'route log 田中 "新商品に関心" --order A100=12\nroute log 田中 --order A100=12 --stock A100=3\nroute log 田中 --absent\nroute log 田中 --phone --follow-up "今週中 見積" --next 2w\nroute log 田中 --done 1 --satisfaction 4 --with 田中',
        'route log tanaka "Liked the new product" --order A100=12 --stock A100=3\nroute log tanaka --absent\nroute log tanaka --phone --follow-up "fri quote" --next eom\nroute log tanaka --done 1 --satisfaction 4 --with 田中',
    ),
    "examples.today": (
        'route today\nroute today --date 明日\nroute today --from 田中 --until 15:00 --max 8\nroute today --pin 田中=1 --skip "木村 臨時休業"\nroute today --matrix roads.csv\nroute today --map route.html',
        'route today\nroute today --date tomorrow\nroute today --from tanaka --until 15:00 --max 8\nroute today --pin tanaka=1 --skip "kimura closed today"\nroute today --matrix roads.csv\nroute today --map route.html',
    ),
    "examples.brief": ("route brief 田中\nroute brief tanaka --json", "route brief tanaka\nroute brief 田中 --json"),
    "examples.why": (
        "route why 田中\nroute why tanaka --as-of 2026-11-24",
        "route why tanaka\nroute why 田中 --as-of 2026-11-24",
    ),
    "examples.near": (
        "route near\nroute near 田中 --within 1\nroute near 35.7123,139.7780 --max 5",
        "route near\nroute near tanaka --within 1\nroute near 35.7123,139.7780 --max 5",
    ),
    "examples.locate": (
        "route locate 田中                       # 表示だけ\nroute locate --all --write              # 位置のない得意先すべてに付ける\nroute locate --all --rep sato --json",
        "route locate tanaka                     # only shows it\nroute locate --all --write              # everyone without a location\nroute locate --all --rep sato --json",
    ),
    "examples.needs": (
        "route needs\nroute needs --stage proposed --age 30\nroute needs --rep sato --tag 冷蔵 --json",
        "route needs\nroute needs --stage proposed --age 30\nroute needs --rep sato --tag 冷蔵 --json",
    ),
    "examples.contracts": (
        "route contracts\nroute contracts --within 90\nroute contracts --rep takahashi --json",
        "route contracts\nroute contracts --within 90\nroute contracts --rep takahashi --json",
    ),
    "examples.news": (
        "route news\nroute news winter-2026\nroute news --rep sato --json",
        "route news\nroute news winter-2026\nroute news --rep sato --json",
    ),
    "examples.equipment": (
        "route equipment --due\nroute equipment 田中\nroute equipment --packing --rep suzuki",
        "route equipment --due\nroute equipment tanaka\nroute equipment --packing --rep suzuki",
    ),
    "examples.order": (
        "route order 田中\nroute order 田中 A100=12 B110=6\nroute order 田中 --take --met",
        "route order tanaka\nroute order tanaka A100=12 B110=6\nroute order tanaka --take --met",
    ),
}
