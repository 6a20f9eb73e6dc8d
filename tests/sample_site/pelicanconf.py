"""The settings of the sample site: every fact in it is invented, and every name says so."""

SITEURL = "https://sample.example"
TIMEZONE = "Asia/Damascus"
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
PLUGINS = ["mujaz.site"]

MUJAZ_FORMAT = 1
MUJAZ_LANGUAGES = ["ar", "en"]
MUJAZ_NAMES = {"ar": "أرشيف المثال", "en": "Example Archive"}
MUJAZ_TAGLINES = {"ar": "أخبار مختلقة للاختبار", "en": "Invented news for tests"}
MUJAZ_ORGANISATION = "Example Archive"
MUJAZ_EMAIL = "errors@sample.example"
MUJAZ_LICENCE = {"ar": "مثال على رخصة", "en": "An example of a licence"}
MUJAZ_LICENCE_URL = "https://licence.example/"
MUJAZ_PAGE_SIZE = 4
