"""Signs that came along when people pasted, and texts in many scripts."""

CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
"""All control signs; among them what makes a new line or a space."""
OTHERS = ["\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffe", "\U0001ffff", "\ufdd0"]
HALF = "\ud800"
"""Half a sign: no database can hold it, a file of texts that was made earlier may."""
EVERY = "".join(f"{sign}x" for sign in (*CONTROLS, *OTHERS, HALF))

SCRIPTS = {
    "Latin": ("Việt Nam, Łódź, ƛ", "Source-Sans-3,"),
    "loose accents": ("ẹ́gbẹ́", "Source-Sans-3,"),
    "Greek": ("Ἐν ἀρχῇ ἦν ὁ λόγος", "Source-Sans-3,"),
    "Cyrillic": ("Ӂукраїнська ѩ", "Noto-Sans"),
    "Arabic": ("مرحبا بالعالم پەڕە", "Noto-Sans-Arabic"),
    "symbols": ("☎ ⚑ ➜ ☑", "Noto-Sans-Symbols-2,"),
    "more symbols": ("⚙ ♻ ♿", "Noto-Sans-Symbols"),
    "mathematics": ("∀x ∈ ℝ: ⊢ ⟹", "Noto-Sans-Math"),
    "emoji": ("😀 👍🏽 👩‍👩‍👧 🇳🇱 ❤️ 1️⃣ 🎉", "emoji"),
}
"""A text, and a typeface that has what it needs."""
