"""Places found for addresses."""

WORDS = {
    "place_level.town": ("町", "town"),
    "place_level.postal": ("郵便番号", "postal code"),
    "place_level.city": ("市区町村", "city"),
    "place_level.by_hand": ("手で登録", "by hand"),
    "place_level.none": ("なし", "none"),
    "locate.which": (
        "どの得意先か指定してください: route locate 得意先、全員なら route locate --all",
        "Name customers (route locate CUSTOMER), or use --all for everyone: route locate --all",
    ),
    "locate.abroad": (
        "国が {country} の台帳では、住所から位置を調べるのに Nominatim サーバーが要ります。route.yaml に places: {{nominatim: URL}} と書いてください。",
        "This book's country is {country}: addresses there need a Nominatim server. Add to route.yaml: places: {{nominatim: URL}}",
    ),
    "locate.no_server": (
        "{url} に住所を尋ねられませんでした（{why}）。同梱の地名で分かるところまで調べます。",
        "No locations from {url} ({why}); using the towns shipped with route.",
    ),
    "locate.nothing": ("新しく付ける位置はありません。", "There is no new location to write."),
    "locate.dry": (
        "{of}件中{n}件の位置が分かりました。書き込むには --write を付けてください。",
        "Found a location for {n} of {of}. To write {n:it|them}, add --write.",
    ),
    "locate.written": ("{of}件中{n}件に位置を付けました。", "Wrote locations for {n} of {of}."),
    "locate.by_hand": ("手で登録した位置なので変えない", "set by hand, so it stays"),
    "locate.exacter": ("今の位置のほうが詳しいので変えない", "the present location is more exact, so it stays"),
    "locate.same": ("すでに同じ位置", "already there"),
    "locate.no_address": ("住所も郵便番号もない", "neither address nor postal code on file"),
    "locate.unknown": ("住所を読み取れない", "the address could not be understood"),
    "locate.several": ("候補がいくつもある: {names}", "may be any of: {names}"),
    "locate.only.postal": ("町名が見つからず郵便番号の位置: {name}", "town not found, so by postal code: {name}"),
    "locate.only.city": ("分かったのはここまで: {name}", "found only as far as {name}"),
    "locate.only.none": ("分かったのはここまで: {name}", "found only as far as {name}"),
    "locate.contradiction": (
        "。郵便番号は{km}km離れた所のもの",
        "; but the postal code belongs {km} km away",
    ),
    "locate.added": ("位置: {at}（精度は{level}: {found}）", "Location: {at}, exact to the {level}: {found}"),
    "locate.not_added": (
        "位置は付けていません（{why}）。登録: route edit {customer} --set at=緯度,経度",
        "No location was found ({why}). To add one: route edit {customer} --set at=LAT,LON",
    ),
}
