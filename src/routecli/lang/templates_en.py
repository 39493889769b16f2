"""English: the files of a new book and of a new customer."""

SETTINGS = """\
# yaml-language-server: $schema={schema}
# The book's settings. Text behind # is a comment; a line without # counts.
format: 1
company: {company}
language: en                 # ja or en: what route speaks in this book
country: {country:<20}# two letters, for public holidays; none for none
closed: []                   # when nobody works: ["2026-12-29..2027-01-03", "last fri"]
reps:                        # who visits; a line each, the word before the colon is the rep's id
  {rep}: {{name: {name}}}
  # With hours, lunch, and where the day starts, route plans the day:
  # {rep}:
  #   name: {name}
  #   base: {{at: [35.7123, 139.7780], name: office}}
  #   hours: {{mon-fri: "09:00-17:30"}}
  #   lunch: {{minutes: 60, between: "11:30-14:00"}}
ranks:                       # the wished interval of each class; a customer's own `every` wins
  A: {{every: 2 weeks, weight: 3}}   # weight: how much worse neglect is here
  B: {{every: 1 month, weight: 2}}
  C: {{every: 2 months, weight: 1}}
visit: {{minutes: 30}}         # what a visit takes where the customer does not say
travel: {{speed_kmh: 25, detour: 1.3, minutes_per_stop: 3}}
due_from: 0.7                # due from this share of the interval
neglected_from: 1.5          # neglected beyond this share of it
"""

README = """\
# {title}

The route book of our sales reps, kept by `route` in plain files.

| file | holds |
|---|---|
| `route.yaml` | company, reps, ranks: edit by hand |
| `customers/<id>.yaml` | one customer each: edit by hand |
| `visits/<id>.jsonl` | that customer's log: `route log` adds lines, nobody edits them |
| `news/<id>.yaml` | what to tell which customers |

    route today              # whom do I see today, and why
    route log tanaka NOTE    # after a visit
    route overdue            # whom do I neglect
    route check              # is everything in order

Keep this folder in git, or in any folder that is shared: logs of several people merge without conflict.
"""

WORDS = {
    "template.settings": SETTINGS,
    "template.readme": README,
    "template.readme_title": "Customers",
    "template.customer.kana": "kana: たなかしょうてん",
    "template.customer.kind": "kind: wholesale            # wholesale | manufacturing | service | other",
    "template.customer.rank": "rank: A                    # a rank of route.yaml; it gives the interval",
    "template.customer.area": "area: Ueno",
    "template.customer.every": 'every: 2 weeks             # where it is not the rank\'s: "10 days", "1 month"; none = on request',
    "template.customer.address": "address: 3-1-2 Ueno, Taito-ku, Tokyo",
    "template.customer.phone": 'phone: "03-0000-0000"',
    "template.customer.at": "at: [35.7074, 139.7745]    # latitude, longitude: without them no route can be planned",
    "template.customer.hours": 'hours: {mon-fri: "10:00-12:00, 14:00-17:00", sat: "10:00-12:00"}',
    "template.customer.closed": 'closed: [wed, 2nd sun, holidays, "2026-08-10..2026-08-16"]',
    "template.customer.contacts": "contacts:\n  - {name: Ichiro Tanaka, role: owner, key: true, birthday: 05-12}   # key: who decides",
    "template.customer.tags": "tags: [sweets, cold chain]",
    "template.customer.notes": "notes: |\n  Use the back door.",
}
