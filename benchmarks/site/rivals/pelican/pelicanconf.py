"""The made-up archive as a plain Pelican site with the pages that ours has too."""

SITEURL = "https://bench.example"
SITENAME = "Bench"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "simple"
THEME_TEMPLATES_OVERRIDES = ["templates"]
TIMEZONE = "Asia/Damascus"
DEFAULT_LANG = "ar"
I18N_SUBSITES = {"en": {"SITENAME": "Bench"}}
I18N_UNTRANSLATED_ARTICLES = "remove"
PLUGINS = ["i18n_subsites", "pelican.plugins.related_posts"]
RELATED_POSTS_MAX = 5
RELATED_POSTS_SKIP_SAME_CATEGORY = False
DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"index": 20, "tag": 20}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
DIRECT_TEMPLATES = ["index", "tags", "archives"]
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = ""
USE_FOLDER_AS_CATEGORY = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
FEED_RSS = "feed.rss"
TAG_FEED_RSS = "tag/{slug}.rss"
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
LOCALE = ["C"]
