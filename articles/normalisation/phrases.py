"""What sites print around a story, by its general wording; short lists, no outlet by name.

Two kinds: a *label* is a whole paragraph, a *notice* is how a paragraph begins.
"""

import re

_NETWORKS = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|pinterest|reddit|youtube|tiktok"
    r"|threads|bluesky|mastodon|flipboard|messenger|google news|e-?mail)"
)
_NOUNS = r"(?:stories|story|articles?|posts?|news|reading|content|topics|coverage|videos?|links)"


def _label(*forms: str) -> re.Pattern[str]:
    """The whole paragraph, whatever bullets, dashes and colons stand around it."""
    return re.compile(rf"\W*(?:{'|'.join(forms)})[\W_]*", re.IGNORECASE)


def _notice(*forms: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(forms)})", re.IGNORECASE)


SHARE_LABEL = _label(
    rf"(?:click to )?share(?: (?:this|it|now|the|article|story|post|page|with friends))*"
    rf"(?: (?:on|via|to) {_NETWORKS})?(?: \(opens in new window\))?",
    r"(?:re)?tweet(?: this)?",
    rf"(?:{_NETWORKS}[\W_]*){{1,12}}",
    rf"(?:like|follow|find|join) us(?: (?:on|at|in) (?:{_NETWORKS}|social media)[\W_]*)*",
    r"\d[\d.,]*k? (?:shares?|views?|likes?)",
    r"(?:print|copy link|save|bookmark|listen to this (?:article|story)|skip to (?:main )?content)",
    r"back to top|\d+ min(?:ute)?s? read",
)

ADVERT_LABEL = _label(
    r"(?:paid )?(?:advertisements?|advertorial|sponsor(?:ed)?|promoted|paid)"
    r"(?: (?:content|message|post|by .{1,40}))?(?:[\W_]*spot_img)?",
    r"ads? by .{1,40}|report this ad|remove ads",
    r"(?:story|article) continues (?:below|after)(?: (?:the|this))?(?: ad(?:vert(?:isement)?)?)?",
)

COMMENT_LABEL = _label(
    r"leave (?:a|your) (?:reply|comment)(?: cancel reply)?",
    r"(?:post|add|write) (?:a|your) comment",
    r"your e-?mail address will not be published.{0,80}",
)

FORM_LABEL = _label(
    r"(?:name|e-?mail|website|comment|message|submit|post comment|cancel reply|comments?)",
    r"required fields are marked",
    r"save my name.{1,120}|notify me (?:of|when|by).{1,80}",
    r"(?:no comments(?: yet)?|be the first to comment|\d+ (?:comments|responses))",
    r"you must be logged in to (?:post a )?comment|log in to comment",
)

RELATED_LABEL = _label(
    rf"(?:related|recommended|further|similar)(?: {_NOUNS})?(?: for you)?",
    rf"(?:more|latest|top|popular|trending|most[ -]read|most popular|other|featured) {_NOUNS}",
    r"(?:most read|most popular|trending(?: now)?|read (?:next|more|also)|see also|also read)",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested in)(?: (?:this|these|to read))?",
    r"more (?:in|from|on|about) (?:this|our|the|today's) ?[\w' ]{0,30}|more like this",
    rf"(?:this |the )?(?:week|day|month|today)(?:['’]s) top {_NOUNS}|today's top {_NOUNS}",
    r"editors?['’]?s? (?:picks?|choice)|from around the web|around the web|in case you missed it",
    r"keep reading|up next|don['’]t miss|what to read next",
)

RELATED_NOTICE = _notice(
    r"(?:also read|read also|read more|read next|see also|related|related \w+|must read"
    r"|recommended|don['’]t miss)\s*[:|»>–—-]",
    r"you (?:may|might) also (?:like|enjoy|be interested in)\b",
)

SIGN_UP_NOTICE = _notice(
    r"(?:sign up|subscribe|register|join|get|receive|enter your e-?mail)\b.{0,120}?\b"
    r"(?:newsletters?|inbox|mailing list|(?:whatsapp|telegram|youtube|our) channel"
    r"|news alerts?|notifications)\b",
    r"(?:start|begin|try) (?:a|your) (?:\S+ )?free trial\b",
    r"(?:write|send) (?:us )?(?:a letter|your letters?|an e-?mail) to (?:the|our) editors?\b",
    r"already (?:a subscriber|subscribed|a member)\b",
    r"(?:subscribe|log in|sign in|register) (?:now|today|to (?:continue|read|keep))\b",
    rf"follow (?:us|our \w+|him|her|them|@?[\w ]{{1,30}}) on {_NETWORKS}\b",
    r"(?:download|get) (?:our|the) (?:\w+ )?app\b",
)

COOKIE_NOTICE = _notice(
    r"(?:we|this (?:web)?site|our (?:web)?site|we and our partners) uses? (?:\w+ ){0,3}cookies\b",
    r"by (?:continuing|clicking|using|browsing)\b.{0,120}?\b(?:cookies|privacy policy|terms of)\b",
    r"(?:accept|manage|reject|decline)(?: all)?(?: the)? cookies?\b",
    r"(?:©|\(c\)|copyright)\s.{0,80}?(?:\d{4}|all rights reserved)|all rights reserved\b",
)

GENERATOR_NOTICE = _notice(
    r"(?:this|the) (?:article|text|content|piece|post|story) (?:is|was|has been) (?:\w+ly )?"
    r"(?:structured|formatted|written|generated|crafted|optimi[sz]ed|rewritten|designed)\b"
    r".{0,120}?\b(?:html|headings?|keywords?|seo|search engines?|tone|ai|language model|read\w+)\b",
    r"as an ai(?: language)? (?:model|assistant)\b",
    r"(?:sure|certainly|of course)[,!].{0,60}\b(?:article|version|summary|text)\b",
    r"(?:here is|here's|below is) (?:the|a|your) (?:\w+ )?(?:re\w+|article|version|summary)\b.*:$",
    r"(?:i hope this helps|let me know if you)\b",
)

FENCE = re.compile(r"[^\w`]{0,3}`[\W_]*(?:html|markdown|text)?")

BIO = re.compile(
    r"^about the author\b"
    r"|\bis an? (?:[\w-]+ ){0,4}(?:journalist|reporter|correspondent|editor|writer|columnist"
    r"|contributor)\b (?:at|for|with|of|based|in|covering|who|on)\b"
    r"|\b(?:editor-in-chief|(?:staff|senior|freelance|contributing) (?:writer|editor|reporter"
    r"|journalist)) (?:of|at|for|with)\b"
    r"|\bcan be (?:reached|contacted) (?:at|on|by)\b",
    re.IGNORECASE,
)

REPORTED = re.compile(r"\b(?:said|says|told|added|according|claim\w*|report(?:s|ed))\b", re.I)
DOUBLE_QUOTE = re.compile('["“”„«»]')
SENTENCE_END = re.compile(r"(?<!\.)(?<!…)[.!?。！？।؟][\"”’'»)\]]*$")
