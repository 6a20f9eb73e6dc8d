"""The settings of the sample archive, for `mujaz build` and `pelican content`."""

SITEURL = "https://mujaz.example"
TIMEZONE = "Asia/Damascus"
LOCALE = ["C"]

PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["mujaz.site"]

MUJAZ_FORMAT = 1
MUJAZ_LANGUAGES = ["ar", "en"]
MUJAZ_NAMES = {"ar": "موجز", "en": "Mujaz"}
MUJAZ_TAGLINES = {
    "ar": "أرشيف ثنائي اللغة للموجزات الإخبارية الموثّقة",
    "en": "A bilingual archive of sourced news briefings",
}
MUJAZ_ORGANISATION = "Mujaz"
MUJAZ_EMAIL = "corrections@mujaz.example"
MUJAZ_LICENCE = {
    "ar": "النصوص التي كُتبت هنا متاحة برخصة المشاع الإبداعي: النسبة 4.0",
    "en": "Texts written here are available under Creative Commons Attribution 4.0",
}
MUJAZ_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
MUJAZ_PAGE_SIZE = 10
MUJAZ_NARROW_FROM = 3
