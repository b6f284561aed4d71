"""Wordings by which a line shows what it is for: general to news pages, none of one outlet."""

from __future__ import annotations

import re

from headwater.record import Role


def _any(*alternatives: str) -> re.Pattern[str]:
    """One pattern of these alternatives, whatever their case."""
    return re.compile("|".join(alternatives), re.I)


CREDIT_WORDS = r"Photo|Photos|Photograph|Picture|Image|Pic|Handout|Getty|Pool|EPA|AFP|AP|Reuters|REUTERS|Shutterstock|iStock|Alamy|courtesy|Courtesy"
# Labels over or before links to other stories.
_LABELS = "|".join(
    (
        r"latest (?:developments|stories|news|headlines)",
        r"read (?:more|also|next|this)",
        r"also read",
        r"see (?:also|more)",
        r"related(?: (?:articles?|stories|story|content|links?|topics|coverage|news|posts?|reading))?",
        r"more (?:on this(?: story)?|stories|news|headlines|like this|from)",
        r"also (?:in|on|from)(?= the| this)",
        r"most (?:read|popular|viewed|shared|watched)",
        r"must[- ]reads?",
        r"trending(?: now)?",
        r"recommended(?: for you| stories| reading)?",
        r"you (?:may|might) (?:also )?(?:like|be interested in)",
        r"don['’]t miss",
        r"top stories",
        r"up next",
        r"in other news",
        r"editor['’]?s['’]? (?:picks?|choice)",
        r"further reading",
        r"what to read next",
        r"popular (?:now|stories)",
        r"sponsored stories",
        r"from around the web",
        r"other stories",
        r"elsewhere",
        r"keep reading",
        r"explore more",
        r"in case you missed it",
        r"watch(?: now| more| live| below)?",
        r"listen(?: now)?",
        r"live updates",
        r"(?:hot|latest) (?:topics|videos|articles|posts)",
        r"similar (?:stories|news|articles|posts)",
        r"stories (?:by|from|for you)",
        r"our (?:other|latest|top) stories",
    )
)
GLUED_LABEL = re.compile(rf"(?:{_LABELS.upper()})\s?:(?=\S)")
LABEL = re.compile(rf"[^\w\s]{{0,2}}\s?(?:{_LABELS})(?:\s*(?:[:|>»…–-]|$)|\s{(2,)}(?=[A-Z‘“]))", re.I)
LABEL_ALONE = re.compile(
    rf"[^\w\s]{{0,2}}\s?(?:{_LABELS})(?:\s(?:on|from|in)\s[\w .'’-]{{2,40}})?\s*[:>»…]*\s*$"
    r"|(?:more|also|latest|most (?:read|viewed|popular)) (?:from|in|on) (?:the )?(?-i:[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,4})\s*:?\s*$",
    re.I,
)
# A label that stands over all that follows on a page.
TAIL_LABEL = re.compile(
    r"[^\w\s]{0,2}\s?(?:(?:latest|top|more|popular|sponsored|other|related|recommended) (?:stories|news"
    r"|headlines|articles|posts|content)|most (?:read|popular|viewed)"
    r"|trending(?: now)?|recommended(?: for you)?|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|editor['’]?s['’]? picks?|from around the web|up next"
    r"|(?:more|also) (?:from|on|in) [\w .'’&-]{2,40}|what to read next|in other news)\s*:?\s*$",
    re.I,
)
_POINTERS = _any(
    r"(?:read|see|view|watch|find|get) (?:the )?(?:rest|full (?:story|article|report|list|video|transcript|text|statement))\b.{0,60}$",
    r"(?:click|tap) here\b.{0,100}$",
    r"continue reading\b.{0,60}$",
    r"for more (?:on|information|news|stories)\b.{0,120}$",
    (
        r"\W{0,3}(?:see|turn to|continued (?:on|from)|continues on|more (?:on|in)|full (?:story|report)(?: on)?|story on|report on)"
        r"\b[^.]{0,60}\bpages?:? [A-Z]?\d{1,3}\W*$"
    ),
)

_ADVERT = _any(
    r"\W{0,3}(?:advert|advertisement|advertorial|sponsored|paid (?:notice|announcement))\s?[-–—:|]\s?\S.{0,400}$",
    (
        r"\W{0,3}(?:advert(?:isement|isment|ising|orial)?s?|sponsored(?: content| by .{2,40})?|promoted(?: content)?"
        r"|paid (?:post|content|for by .{2,40})|ad feedback|(?:story|article|text|content) continues (?:below"
        r"|after)(?: (?:the |this )?\w+)?|scroll (?:down )?(?:to|for) (?:continue|more).{0,30}|skip ad(?:vert)?.{0,20})\W{0,3}$"
    ),
    (
        r"(?:please )?(?:sign up|signup|subscribe|register)(?: now| today| here)? (?:for|and|now|today|here"
        r"|via|at|to(?! (?:that|\w+ (?:view|idea|theory|notion|belief|school))\b))\b"
    ),
    (
        r"(?:get|receive) (?:the |our |all the |more )?(?:latest|best|breaking|top|daily|free|exclusive|more)\b.{0,80}\b(?:inbox"
        r"|newsletters?|e-?mails?|alerts?|app|phone|delivered)\b"
    ),
    r"(?:join|follow|like|find|add) (?:us|our|the conversation)\b.{0,120}$",
    r"download (?:the|our)\b.{0,60}\bapp\b",
    r"(?:support|help|fund) (?:our|independent|quality|local) (?:journalism|reporting|work|newsroom)",
    r"(?:donate|subscribe) (?:now|today|here)",
    r"buy (?:now|tickets|the paper)",
    r"limited[- ]time offer",
    r"already a subscriber",
    r"want (?:more|the latest|to get)\b.{0,60}\?",
    r"never miss (?:a|an) \w+",
    r"stay (?:informed|up to date|connected)\b",
    r"enjoying (?:this|our)\b",
    r".{0,60}\b(?:straight|delivered|direct|directly) (?:in)?to your inbox\b",
    r"for just [£$€]\d",
)
_CREDIT = _any(
    r"\W{0,3}(?:additional |with |further )?(?:reporting|writing|editing|compiled) (?:and \w+ )?(?:by|from)\b",
    r"[(\[]?(?:translation|translated|research|production|photography|graphics?|illustrations?) by\b.{0,60}$",
    r".{3,200}\b(?:contributed|contributing) (?:to (?:this|the) (?:report|story|article|piece|post|coverage)|reporting|from [A-Z])\b.{0,80}$",
    r"[^,.]{0,60}\b(?:writers?|correspondents?|reporters?|journalists?|staff)\b.{3,120}\breported from [A-Z][\w .,'’-]{2,120}$",
    # The large picture agencies, alone on a line as pages show them beside a picture.
    r"(?:(?:via )?(?:getty(?: images)?|reuters|afp|epa(?:-efe)?|ap(?: photo)?|associated press|pa(?: media"
    r"| wire)?|shutterstock|alamy|istock|bloomberg|anadolu|xinhua"
    r"|handout|supplied|screengrab|file photo|stock image|rex features|nurphoto|zuma)(?:\s?[/,|]\s?)?){1,3}$",
    r"[\w.'’ -]{3,40}\breported from [\w .,'’-]{2,50}\.?$",
    r"[(\[]?with (?:files|reporting|additional reporting|inputs?|agency inputs?|agencies|contributions?) (?:from|by)\b",
    r"\W{0,3}with (?:agencies|inputs?)\W*$",
    # An agency's mark alone on a line, and the line that opens its text inside another's.
    r"(?-i:[(\[—–-]{1,2}\s?[A-Z]{2,6}(?:\s?/\s?[A-Z]{2,6}){0,2}[)\]]?\.?)$",
    r"[(\[—–-]{1,2}\s?(?:reuters|bloomberg|xinhua|agencies|news agency|staff reporter|wire reports?)[)\]]?\.?$",
    r"(?-i:(?:[A-Z][\w.'’&-]{1,20} ){0,4}(?:[A-Z]{2,6}|Agency|Service|Wire|Newswire|Press)) reports?(?: from (?-i:[A-Z])[\w .'’-]{1,40})?\s?[:.]$",
    (
        r"[(\[]?(?:photos?|photographs?|pictures?|images?|pic|video|footage|source|sources|credit|credits|graphic"
        r"|illustration)(?: credits?)?\s?(?:by|:|/|©)"
        r"\s?\S{1,40}(?:\s\S{1,40}){0,5}$"
    ),
    (
        r"(?:this|the) (?:article|story|report|piece|post|interview) (?:was |is |has been |)(?:first |originally "
        r"|also |)(?:appeared|published|produced|edited|translated|republished|adapted) (?:in|by|on|from|at|with|under)\b"
    ),
    r"(?:originally|first) (?:published|appeared)\b",
    r"\(?(?:c\)|©) ?\d{4}\b.{0,40}\b(?:press|agency|afp|reuters|dpa)\b",
)
_FURNITURE = _any(
    r"(?:\W|_)+$",
    r"\W{0,3}\d{1,3}[- ]?min(?:ute)?s?(?:[- ]read)?\W{0,2}$",
    r"reading time\b.{0,20}$",
    (
        r"(?:share|tweet|e-?mail|print|save|bookmark|comments?|facebook|twitter|whatsapp|linkedin|telegram"
        r"|reddit|pinterest|copy link|link copied|menu|home|search|close|back to top|skip to (?:main )?content"
        r"|gift this article|advertise|log ?in|sign in|subscribe|newsletters?|follow|like|reply|report|load more"
        r"|show more|show less|next|previous|play|pause|mute|loading\W*|view comments|leave a comment|add a comment"
        r"|post a comment|be the first to comment|(?:view|show|see) all|listen|expand|x)\W{0,3}$"
    ),
    r"share (?:this|on|via|with)\b.{0,60}$",
    r"(?:listen to|print|e-?mail|save|comment on|rate) this (?:article|story|page|post)\b.{0,40}$",
    r"\d[\d,.]*[km]? (?:comments?|shares?|views?|likes?|retweets?|reactions?)\b.{0,30}$",
    r"comments? \(\d+\)$",
    r"(?:comments are|commenting is) (?:closed|off)\b.{0,40}$",
    r"(?:©|\(c\)|copyright\b)(?! law| infring| act| claim| holder| case| suit| law|ed).{0,200}$",
    r".{0,120}\ball rights reserved\b",
    r"this material may not be (?:published|reproduced|broadcast)\b",
    r"slideshow\b.{0,30}$",
    r"(?:photo |picture |view )?gallery\b.{0,30}$",
    r"(?:\d+|view \d+|see \d+) (?:images?|photos?|pictures?)\W*$",
    r"(?:image|photo|picture|slide|page) \d+ (?:of|/) \d+$",
    r"hide caption$",
    r"toggle caption$",
    r"enlarge(?: this)? image$",
    r"image source\b.{0,80}$",
    r"(?:published|posted|filed|tagged|categori[sz]ed|archived) (?:in|under|with)\b[^.]{0,100}$",
    r"(?:tags?|topics?|categor(?:y|ies)|keywords?|sections?|hashtags?)\s?:.{0,200}$",
    r"(?:we|this (?:web)?site|our (?:web)?site) (?:and our partners )?uses? cookies\b",
    r"(?:accept|manage|reject) (?:all )?cookies\b",
    r"by (?:continuing|clicking|signing up|subscribing)\b.{0,160}\b(?:agree|accept|consent)\b",
    r"(?:terms (?:of (?:use|service)|and conditions)|privacy (?:policy|notice)|cookie policy)\W{0,3}(?:\||and|$)",
    r"(?:do you have|have you got|got) (?:a |any )?(?:story|tip|news|information|comment|question|more)\b.{0,120}\?",
    r"(?:e-?mail|contact|call|text|write to) (?:us|our|the (?:author|reporter|writer|newsroom))\b",
    r"(?:call|ring|phone|text|whatsapp|e-?mail) (?:the )?(?-i:[A-Z])[\w .'’&-]{1,40}\b(?:on|at)\s\+?[\d(][\d() -]{5,20}",
    r"(?-i:[A-Z])[^.]{2,60}[.,] (?-i:P\.? ?O\.? ?Box|Tel(?:ephone)?|Phone|Registered (?:office|at))\b[^\d]{0,60}\d.{0,160}$",
    (
        r"(?:the )?(?-i:[A-Z])[\w .'’&-]{2,50}"
        r" is (?:published|printed|edited) (?:every|daily|weekly|each|twice|once|(?-i:in [A-Z]\w+ (?:by|every)))\b[^,]{0,160}$"
    ),
    r"(?:[\w ]{2,30}, )?\w[^.:]{0,60}\b(?:welcomes|invites) (?:letters|readers['’]|your|comments|corrections)\b.{0,160}$",
    r"(?:an? |the )?(?:earlier|previous|original) version of this (?:article|story|report|post|page)\b.{0,400}$",
    r"this (?:article|story|report|post|page|piece|headline) (?:has been|was) (?:updated|amended|corrected|edited|changed)\b.{0,300}$",
    r"we (?:apologi[sz]e for|regret) (?:the|this|any) error\b.{0,60}$",
    r"(?:rate|was) this (?:article|story|page) (?:helpful|useful)\b.{0,20}$",
    r"(?:estimated )?(?:read(?:ing)? time|time to read)\s?:?\s?\d.{0,20}$",
    r"(?:text|font) size\b.{0,30}$",
    r"(?:copy|article) (?:link|url)(?: copied)?\W{0,3}$",
    r"(?:follow|e-?mail|contact|write to) [\w .'’-]{2,50} (?:on|at) (?:twitter|x|facebook|instagram|linkedin|threads|bluesky|@|\S+@)",
    r"to (?:report|suggest) (?:a correction|an error|a typo)\b",
    r"\w[\w &-]{1,24}(?:\s?[>»›]\s?\w[\w &-]{1,40}){2,5}$",
    r"https?://\S+$",
    r"www\.\S+$",
    r"[\w.+-]{1,60}@[\w.-]{1,60}\.\w{2,6}$",
    r"@\w{2,20}$",
    r"(?:updated|last updated|modified)\b.{0,60}\d{4}\b.{0,30}$",
    r"view this post on\b",
    r"a post shared by\b",
    r"your browser does not support\b",
    r"our standards\s?:",
    (
        r"this (?:is a (?:breaking|developing)(?: news)? story|(?:breaking )?(?:news )?(?:story|article) (?:is being"
        r"|is|has been|was|will be) (?:developing|updated|breaking))\b"
    ),
    r"(?:more (?:to follow|details (?:soon|to follow))|developing story|story developing)\W{0,3}$",
    r"editor['’]s note\s?:.{0,40}\b(?:version|headline|updated|corrected)\b",
    r"(?:correction|clarification)\s?:\s",
    r"please (?:enable|turn on) (?:javascript|cookies)\b",
    r"(?:video|audio|media) (?:player|unavailable|playback)\b.{0,60}$",
    r"(?:now playing|live now|duration)\b.{0,40}$",
)
_SHORT_LINE = 60  # words; a longer line is prose, whatever it begins with
_LONGEST = 1_000  # characters; the same for a line without blanks
_POST = re.compile(r"[—–-]{1,2} ?[^\n@]{1,80} \(@\w{1,30}\)\s?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}|$)\s*$")
_POST_LINK = re.compile(r"\b(?:pic\.twitter\.com|t\.co|pic\.x\.com)/\w+")


def wording_role(text: str, words: int) -> Role | None:
    """The role that the words of one line show, or None. A line of more than 60 words is prose, but for credits at a post's end."""
    if is_post(text, words):
        return "related"
    if words > _SHORT_LINE or len(text) > _LONGEST:
        return None
    if _FURNITURE.match(text):
        return "furniture"
    if _ADVERT.match(text) and (words <= 40 or text.count(".") <= 2):
        return "advertisement"
    if _CREDIT.match(text):
        return "credit"
    if _POINTERS.match(text) and words <= 25:
        return "related"
    return None


def is_post(text: str, words: int) -> bool:
    """Whether a segment is a post of a social network set into the page: its author's handle and its day stand at its end."""
    tail = text[-200:]
    return words <= 120 and (_POST.search(tail) is not None or (words <= 60 and text.rstrip().endswith(tail) and bool(_POST_LINK.search(tail))))
