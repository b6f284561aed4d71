"""Texts that are no article (log-in, cookie and error pages), and texts too short to be a whole one."""

from __future__ import annotations

import re

_SHORT = 130  # words; a longer text that speaks of cookies is an article about cookies
_TINY = 40  # words; below this no article is whole
_WALLED = 250  # words; a text this short that ends by asking for a subscription is a stub
_WALLS = (
    (
        "an error page",
        re.compile(
            r"(?:\b(?:404|403|500|502|503)\b.{0,40}(?:not found|forbidden|error|unavailable|bad gateway)"
            r"|page (?:not found|cannot be found|you (?:requested|are looking for))"
            r"|access denied|service (?:temporarily )?unavailable|too many requests|internal server error|this (?:page|site) can.t be reached)",
            re.I,
        ),
    ),
    (
        "a page that checks for robots",
        re.compile(
            r"(?:verify (?:that )?you are (?:a )?human|are you a robot|checking your browser|complete the captcha|unusual traffic"
            r"|(?:enable|turn on) (?:java ?script|cookies)(?: and cookies)?|java ?script is (?:disabled|required))",
            re.I,
        ),
    ),
    (
        "a log-in page",
        re.compile(
            r"(?:(?:log|sign) in to (?:continue|read|your account)|forgot(?:ten)? (?:your )?password|create (?:an|your) (?:free )?account"
            r"|already have an account|e-?mail address\W{1,4}password)",
            re.I,
        ),
    ),
    (
        "a cookie notice",
        re.compile(
            r"(?:(?:we|our partners|this (?:web)?site)\b.{0,60}\buses? cookies|accept (?:all )?cookies"
            r"|cookie (?:settings|preferences|policy)|manage (?:your )?consent)",
            re.I,
        ),
    ),
)
_PAYWALL = re.compile(
    r"(?:subscribe (?:now )?to (?:continue|read|keep)|to (?:continue|keep) reading|(?:for|only to) (?:paying )?subscribers(?: only)?"
    r"|already a subscriber|(?:log|sign) in to (?:read|continue)|register (?:for free )?to (?:read|continue)"
    r"|this (?:article|story|content) is (?:reserved|available|exclusive)|unlock this article|start your free trial)",
    re.I,
)


def no_article(text: str) -> str | None:
    """What a short text is instead of an article ("a cookie notice"), or None. The cue must stand near the top, or the text be tiny."""
    words = len(text[:20_000].split())
    if words > _SHORT:
        return None
    for what, cue in _WALLS:
        match = cue.search(text)
        if match and (words <= _TINY + 20 or match.start() < 120):
            return what
    return None


def is_stub(text: str) -> bool:
    """Whether a text is too short to be a whole article, or breaks off at a paywall."""
    words = len(text[:20_000].split())
    return words < _TINY or is_walled(text)


def is_walled(text: str) -> bool:
    """Whether a short text ends by asking for a subscription."""
    return len(text[:20_000].split()) < _WALLED and _PAYWALL.search(text[-400:]) is not None
