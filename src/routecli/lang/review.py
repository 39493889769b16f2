"""The review of the visits."""

WORDS = {
    "review.heading": ("訪問実績 {first}〜{last}（{days}間）{who}", "Visits {first} to {last} ({days}){who}"),
    "review.frequency": (
        "周期と実績が合っていない得意先 {total}件中{n}件",
        "Visits vs. intervals: {n} of {total} {total:customer|customers} {n:is|are} off",
    ),
    "review.frequency_fits": (
        "{total}件すべて、周期どおりに訪問できています。",
        "Visits vs. intervals: {total:the only customer is|all {total} customers are} on track",
    ),
    "review.capacity": ("今後30日の負荷", "Load over the next 30 days"),
    "review.no_plan": (
        "計画と実績: この期間の訪問計画は保存されていません（保存: route plan --write）。",
        "Plan vs. actual: no saved plan covers these weeks (save one with route plan --write).",
    ),
    "review.plan": ("計画と実績（週単位）", "Plan vs. actual, by whole weeks"),
    "review.missed": ("未実施: {day}  {name}", "Missed: {day}  {name}"),
    "review.missed_more": ("ほか{n}件（--json ですべて）", "and {n} more (--json lists all)"),
    "review.no_days": ("{rep}: 稼働日がありません。", "{rep}: no working days ahead."),
    "review.pace.log": ("実績{days}の中央値", "median of {days}"),
    "review.pace.settings": ("route.yaml の上限", "`visits:` in route.yaml"),
    "review.pace.assumed": ("仮の値", "assumed"),
    "review.stretch": (
        "{rep}: すべての周期を{factor}倍にすれば収まります。日数で {ranks}。",
        "{rep}: it would fit with every interval {factor} times as long. In days: {ranks}.",
    ),
    "review.stretch_one": (
        "{rep}: 一つのランクだけで調整するなら {ranks}。",
        "{rep}: or by stretching a single rank: {ranks}.",
    ),
    "review.stretch_none": (
        "{rep}: 一つのランクの周期を延ばすだけでは収まりません。",
        "{rep}: stretching a single rank would not be enough.",
    ),
    "review.longer": ("{rank} {days}→{longer}", "{rank} {days} → {longer}"),
    "review.no_visits": ("この期間に訪問の記録はありません。", "No visits were logged in this period."),
    "review.ranks": (
        "ランク別の訪問（比は合計に占める割合。受注率は、受注か提案の成約があった訪問の割合）",
        "Visits by rank: share of customers, of expected visits and of actual visits; strike = with an order or a won need",
    ),
    "review.all": ("計", "all"),
    "review.bias": (
        "ランク{rank}に訪問が偏っています（訪問の{visits}%、周期から見た目安は{demand}%）。",
        "Rank {rank} gets {visits}% of the visits, but its intervals ask for {demand}%.",
    ),
    "review.remote": ("電話・オンラインの{n}回は含みません。", "Not counted here: {n} by phone or online."),
    "review.road": (
        "訪問先間の移動: 1日あたり{minutes}、{km} km（概算、{days}分の記録）",
        "On the road between stops: {minutes} and {km} km per day (estimate, {days})",
    ),
    "review.road_unknown": (
        "時刻か位置の分からない訪問{n}回は除いています。",
        "Left out: {n} without time or location.",
    ),
    "review.recommendations": ("見直し案 {n}件", "Recommended: {n}"),
    "review.no_recommendation": (
        "見直したい訪問周期はありません。",
        "No recommendations: every interval still fits.",
    ),
    "review.modest": (
        "得意先の注文や希望の間隔に訪問を合わせる案です。訪問を増やせば注文が増えるという意味ではありません。",
        "These match visits to the customer's own rhythm; they do not claim that visits bring orders.",
    ),
    "review.apply_how": (
        "1件ずつ確認して変える: route review --apply",
        "To change them one by one: route review --apply",
    ),
    "review.needs_apply": (
        "--yes と --customer は --apply と一緒に使ってください: route review --apply --yes",
        "--yes and --customer only work with --apply: route review --apply --yes",
    ),
    "review.apply_json": (
        "--apply と --json は一緒に使えません。--json で確かめてから --apply で変えてください。",
        "--apply and --json cannot be combined. Look with --json, then change with --apply.",
    ),
    "review.nobody": (
        "--apply は1件ずつ確認しますが、ここでは入力できません。すべて変えるなら --yes、1件だけなら --customer 名前 を付けてください。",
        "--apply needs a terminal to ask on. Use --yes for all, or --customer NAME for one.",
    ),
    "review.days_or_from": ("--days と --from はどちらか一方にしてください。", "Use --days or --from, not both."),
    "review.future": (
        "{day}はまだ先です。振り返れるのは今日までです。",
        "{day} is in the future. A review looks back.",
    ),
    "review.backward": (
        "期間の始まりと終わりが逆です（{first}〜{last}）。--from に早い日、--until に遅い日を書いてください。",
        "The period ends before it begins: {first} to {last}.",
    ),
    "review.too_old": (
        "{first}は古すぎます。1件ごとの訪問は{days}前まで見られます。それより前は、期間の終わりの日から見てください: --as-of {last}",
        "{first} is too far back: individual visits are kept for {days}. For an earlier period, use --as-of {last}.",
    ),
    "review.nothing_to_apply": ("変える訪問周期はありません。", "No interval to change."),
    "review.ask": (
        "{customer}: {change}（{why}）。変えますか？ [y/N] ",
        "{customer}: {change} ({why}). Change it? [y/N] ",
    ),
    "review.applied": ("変更{n}件、そのまま{left}件。", "Changed: {n}, left as they are: {left}."),
    "verdict.neglected": ("長期未訪問", "neglected"),
    "verdict.over_visited": ("過剰訪問", "over-visited"),
    "verdict.fewer": ("訪問不足", "too few"),
    "verdict.more": ("訪問多め", "too many"),
    "recommend.change": ("{now} → {then}", "{now} → {then}"),
    "recommend.once_late": ("すぐ訪問（{by}期限）", "visit now (due {by})"),
    "recommend.once": ("{by}までに訪問", "visit by {by}"),
    "recommend.wish": ("先方の希望", "requested by the customer"),
    "recommend.gap": ("いつもの注文間隔が{gap}日", "usually orders every {gap:day|{gap} days}"),
    "recommend.fruitless": (
        "直近{visits}回の訪問・電話で、受注・在庫・ニーズ・声・約束・満足度・点検の記録なし",
        "the last {visits:contact|{visits} contacts} brought no order, count, need, voice, promise, score or service",
    ),
    "recommend.band": (
        "ランク{rank}の範囲（{least}〜{most}日）に収めた",
        "limited to {least} to {most} {most:day|days} for rank {rank}",
    ),
    "recommend.own_band": (
        "今の周期の範囲（{least}〜{most}日）に収めた",
        "limited to {least} to {most} {most:day|days} around its interval",
    ),
}
