"""General English words that carry attribution. No names of people live here."""

from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


_IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "think": ("thinks", "thought", "thinking"),
    "find": ("finds", "found", "finding"),
    "show": ("shows", "showed", "showing"),
    "know": ("knows", "knew", "knowing"),
    "see": ("sees", "saw", "seeing"),
    "swear": ("swears", "swore", "swearing"),
    "read": ("reads", "read", "reading"),
    "hold": ("holds", "held", "holding"),
    "foresee": ("foresees", "foresaw", "foreseeing"),
    "admit": ("admits", "admitted", "admitting"),
    "quip": ("quips", "quipped", "quipping"),
    "slam": ("slams", "slammed", "slamming"),
    "rap": ("raps", "rapped", "rapping"),
    "rebut": ("rebuts", "rebutted", "rebutting"),
    "pan": ("pans", "panned", "panning"),
    "chat": ("chats", "chatted", "chatting"),
}
_PARTICIPLES = {"written": "write", "shown": "show", "known": "know", "seen": "see"}

# Verbs whose object clause is what somebody says.
SPEECH = words(
    "say tell claim argue add note explain insist state assert contend maintain report "
    "announce reveal disclose declare confirm acknowledge admit concede allege charge warn "
    "caution stress emphasize emphasise reiterate repeat observe remark comment reply respond "
    "answer recall recount testify tweet write post pledge promise vow swear predict estimate "
    "calculate advise inform remind assure notify conclude complain joke quip boast brag "
    "suggest imply hint signal deny refute dispute reject dismiss downplay mention highlight "
    "underscore clarify counter retort shout cry scream whisper mutter chant exclaim muse "
    "continue elaborate affirm reaffirm proclaim postulate theorize theorise confess lament "
    "protest object interject volunteer point propose recommend advocate"
)
# Verbs of belief that news puts forward as information.
BELIEF = words(
    "believe think expect suspect doubt fear worry assess anticipate foresee project forecast "
    "consider regard deem view feel agree disagree"
)
# Verbs by which documents, polls and investigators speak.
EVIDENCE = words("show find indicate demonstrate detect determine discover establish uncover")
# Verbs whose object, with what is said of it, is the content.
JUDGEMENT = words(
    "accuse criticize criticise blame praise condemn denounce blast slam describe call "
    "characterize characterise portray lambast lambaste rebuke deride decry mock "
    "ridicule hail tout laud commend compare urge fault bash scold chide quote"
)
DENYING = words("deny refute dispute reject dismiss downplay rebut rebuff repudiate")

HEARSAY = frozenset(["reportedly", "allegedly", "supposedly", "purportedly"])

AUXILIARIES = words(
    "am is are was were be been being 's ’s 're ’re 've ’ve has have had having do does did "
    "will would 'll ’ll 'd ’d can could may might must shall should ca wo"
)
NEGATIONS = words("not n't n’t never no")
PRONOUNS = words("he she it they we i you who which one this that these those")
DETERMINERS = words(
    "the a an this these that those some several many few most all both each every any no "
    "another other his her its their our my your one two three four five six seven eight nine "
    "ten dozens hundreds thousands more"
)
PREPOSITIONS = words(
    "of in on at by for with from to into onto about against among between through during "
    "after before since until under over near without within across behind beyond amid "
    "despite via toward towards per as like than throughout upon regarding following "
    "including"
)
CONNECTIVES = words(
    "that because while when where whereas although though if unless since so but and or nor "
    "yet whether how why what whom whose as once which who than"
)
ADVERBS = words(
    "also later then now still just even again already once only further earlier previously "
    "recently soon often always sometimes instead however meanwhile moreover first too ever "
    "yesterday today tonight tomorrow there here thus therefore nevertheless nonetheless "
    "rather quite almost perhaps maybe long yet so"
)
DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "tonight january february march april may june july august september october november "
    "december"
)

ROLES = words(
    "spokesman spokeswoman spokesperson president chairman chairwoman chair chief director "
    "minister secretary senator representative congressman congresswoman governor mayor "
    "commissioner officer official analyst expert professor leader ambassador adviser advisor "
    "aide strategist lawyer attorney judge justice general colonel captain lieutenant "
    "sergeant sheriff commander admiral editor reporter journalist correspondent anchor host "
    "author columnist candidate nominee executive founder owner manager head deputy member "
    "doctor scientist researcher economist pollster consultant teacher coach pastor bishop "
    "priest rabbi imam king queen prince princess premier chancellor speaker whip delegate "
    "activist investigator prosecutor inspector detective police superintendent father mother "
    "brother sister wife husband son daughter resident witness voter student farmer historian "
    "critic lawmaker legislator councillor councilman councilwoman campaigner organizer "
    "organiser ceo cfo engineer negotiator envoy diplomat veteran star actor actress singer "
    "comedian billionaire businessman businesswoman businessperson"
)
TITLES = words(
    "mr mr. mrs mrs. ms ms. dr dr. sen sen. rep rep. gov gov. gen gen. col col. lt lt. capt "
    "capt. sgt sgt. maj maj. adm adm. prof prof. rev rev. sir dame lord lady hon hon. pres. "
    "president senator governor congressman congresswoman mayor"
)
DOCUMENTS = words(
    "report reports poll polls survey surveys study studies memo memos email emails e-mail "
    "letter letters document documents transcript transcripts statement filing filings "
    "lawsuit complaint indictment affidavit analysis records record book article story review "
    "data statistics figures research paper brief briefing assessment website site database "
    "imagery footage video recording tape communique communiqué release editorial census "
    "audit ruling bill law cable cables notice column blog post polling excerpt excerpts "
    "file files findings leaflet manifesto"
)
OUTLETS = words(
    "times post news herald journal tribune gazette tv radio magazine chronicle observer "
    "daily weekly press broadcasting newspaper channel broadcaster network station agency "
    "publication outlet outlets newspapers media paper reuters ap afp bbc cnn npr nbc abc cbs "
    "msnbc pbs telegraph examiner inquirer courier bulletin mail sentinel "
    "globe guardian sun mirror express independent register dispatch monitor standard"
)
ORGANISATIONS = words(
    "department ministry council party committee university institute center centre campaign "
    "association government administration company group corporation commission court "
    "congress senate parliament house union bank board bureau office agency army navy force "
    "forces police service services authority federation foundation league club organization "
    "organisation coalition alliance movement militia embassy command team firm inc corp ltd "
    "society trust fund college school hospital church embassy cabinet pentagon kremlin brigade"
)
ACCOUNTS = words("account handle user tweet tweets")
QUANTIFIERS = words("some many several most others few")


def forms(lemma: str) -> tuple[str, str, str]:
    """Third person, past and -ing form of a verb."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", lemma[:-1] + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    return third, lemma + "ed", lemma + "ing"


def _by_form(lemmas: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Each word form with its lemma and which form it is: base, s, ed or ing."""
    table: dict[str, tuple[str, str]] = {}
    for lemma in lemmas:
        third, past, gerund = forms(lemma)
        for form, name in ((lemma, "base"), (third, "s"), (past, "ed"), (gerund, "ing")):
            table.setdefault(form, (lemma, name))
    return table | {form: (lemma, "ed") for form, lemma in _PARTICIPLES.items()}


REPORTING_VERBS = _by_form([*SPEECH, *BELIEF, *EVIDENCE, *JUDGEMENT, *DENYING])
