"""Feeds: one set of views, written as RSS 2.0, Atom, JSON Feed 1.1 and OPML 2.0.

What a feed must hold is in the formats' own texts: rssboard.org/rss-specification, RFC 4287 (Atom), RFC 5005
(archived feeds), jsonfeed.org/version/1.1 and opml.org/spec2.
"""
