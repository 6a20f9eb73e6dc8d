"""The parameters of an address that are not the page's: who followed a link, where it was shared, who was signed in."""

from __future__ import annotations

import re

TRACKING_NAME = (
    r"utm_\w+|(?:fb|g|d|y|tw|tt)clid|msclkid|(?:ir|k|rb_)clickid|gclsrc|gbraid|wbraid|gad_source|gad_campaignid|srsltid"
    r"|_ga|_gl|igshid|igsh|mibextid|sfnsn|li_fat_id|epik|scc?id|rdt_cid|mc_cid|mc_eid|_hsenc|_hsmi|hsa_\w+"
    r"|hsctatracking|mkt_tok|oly_enc_id|oly_anon_id|vero_id|wickedid|_openstat|elqtrackid|s_kwcid|s_cid|__s"
    r"|ref_src|ref_url|__twitter_impression|fb_action_ids|fb_action_types|fb_source|fb_ref"
    r"|at_(?:campaign|medium|link\w*|custom\d?|format|ptr_name|bbc_team)|ns_(?:campaign|mchannel|source|linkname|fee)"
    r"|(?:pk|mtm|piwik|matomo)_(?:campaign|kwd|keyword|source|medium|content|cid|group|placement)"
    r"|wt_z?mc|xtor|ocid|cmpid|ncid|cmp|smid|smtyp|traffic_source|soc_src|soc_trk|guccounter|guce_referrer\w*"
)
"""Parameters that say who followed a link, or where it was shared, as advertisers and newsrooms call them."""
ACCOUNT_NAME = (
    r"user|user_?name|user_?id|login|account|e-?mail|e_mail|passw(?:or)?d|pwd|session_?id|phpsessid|jsessionid"
    r"|aspsessionid\w*|(?:access|auth|id|refresh)_?token|token|api_?key|unlocked_article_code"
)
"""Parameters that name an account or let its owner in."""
TRACKING = re.compile(rf"(?:{TRACKING_NAME})\Z", re.IGNORECASE)
ACCOUNT = re.compile(rf"(?:{ACCOUNT_NAME})=|[^=]*=[^@%]+(?:@|%40)[\w-]+\.\w", re.IGNORECASE)
"""A parameter with a name of these, or with an e-mail address."""
SESSION = re.compile(r";jsessionid=[^/?#;]*", re.IGNORECASE)
"""How servers of Java write a session into the path."""


def is_tracking(pair: str) -> bool:
    """Tell whether a parameter with its value, `utm_source=x`, tracks a reader."""
    return TRACKING.match(pair.partition("=")[0]) is not None


def is_of_account(pair: str) -> bool:
    """Tell whether a parameter with its value tells of an account.

    >>> is_of_account("user=sara"), is_of_account("to=sara%40mail.example"), is_of_account("id=7")
    (True, True, False)
    """
    return ACCOUNT.match(pair) is not None


def own_query(query: str) -> str:
    """Return a query without the parameters that track a reader or tell of an account.

    >>> own_query("id=7&utm_source=x&user=sara")
    'id=7'
    """
    return "&".join(pair for pair in query.split("&") if not (is_tracking(pair) or is_of_account(pair)))
