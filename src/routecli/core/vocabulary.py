"""The fixed words of files, options and JSON, each list once: the schema, `log`, `list` and completion take them from here."""

LANGUAGES = ("ja", "en")
SHELLS = ("bash", "zsh", "fish", "powershell")

CUSTOMER_KINDS = ("wholesale", "manufacturing", "service", "other")
ENTRY_TYPES = ("visit", "appointment", "hold", "must", "note", "order")
OUTCOMES = ("met", "phone", "online", "absent", "refused", "cancelled")
STAGES = ("heard", "proposed", "won", "lost")
VOICE_KINDS = ("complaint", "praise")
PLACE_LEVELS = ("town", "postal", "city")  # how exactly an address was placed, the most exact first
STATES = ("fresh", "due", "overdue", "neglected", "new", "paused", "on_request")
