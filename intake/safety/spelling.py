"""How people type: short forms, contractions and slips, each with the plain words that the phrases are written in."""

from intake.safety.lists import words

# One typed word (apostrophes gone) and what it stands for. "_" joins nothing here: plain words with spaces.
SHORT_FORMS: dict[str, str] = {
    "im": "i am", "ive": "i have", "iv": "i have", "id": "i would", "imma": "i am going to", "ima": "i am going to",
    "youre": "you are", "youve": "you have", "hes": "he is", "shes": "she is", "theyre": "they are",
    "theyve": "they have", "theyll": "they will", "theyd": "they would", "itll": "it will", "thats": "that is",
    "theres": "there is", "whats": "what is", "whos": "who is", "heres": "here is", "itd": "it would",
    "everyones": "everyone is", "nobodys": "nobody is", "youll": "you will", "weve": "we have",
    "dont": "do not", "dnt": "do not", "doesnt": "does not", "dosnt": "does not", "dosent": "does not",
    "didnt": "did not", "cant": "can not", "cannot": "can not", "cnt": "can not", "wont": "will not",
    "isnt": "is not", "arent": "are not", "aint": "is not", "wasnt": "was not", "werent": "were not",
    "havent": "have not", "havnt": "have not", "hasnt": "has not", "hadnt": "had not", "couldnt": "could not",
    "wouldnt": "would not", "shouldnt": "should not", "neednt": "need not", "mustnt": "must not",
    "gonna": "going to", "gunna": "going to", "gona": "going to", "gon": "going to", "finna": "going to",
    "wanna": "want to", "wana": "want to", "gotta": "got to", "tryna": "trying to", "hafta": "have to",
    "shoulda": "should have", "coulda": "could have", "woulda": "would have", "lemme": "let me",
    "u": "you", "ur": "your", "r": "are", "b": "be", "n": "and", "nd": "and", "tho": "though", "thru": "through",
    "2nite": "tonight", "tonite": "tonight", "2night": "tonight", "2day": "today", "2moro": "tomorrow",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tomoro": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow",
    "bf": "boyfriend", "gf": "girlfriend", "hubby": "husband", "hubs": "husband", "bfs": "boyfriend",
    "cuz": "because", "cos": "because", "coz": "because", "bc": "because", "bcuz": "because", "becuz": "because",
    "cause": "because", "rn": "right now", "idk": "i do not know", "dunno": "do not know", "ppl": "people",
    "evry1": "everyone", "every1": "everyone", "everybody": "everyone", "evryone": "everyone", "no1": "nobody",
    "noone": "nobody", "some1": "someone", "somebody": "someone", "abt": "about", "bout": "about", "alot": "a lot",
    "any1": "anyone", "anybody": "anyone", "wen": "when", "wat": "what", "wud": "would", "wld": "would",
    "cud": "could", "shud": "should", "jus": "just", "jst": "just", "luv": "love", "nuthin": "nothing",
    "nothin": "nothing", "gettin": "getting", "livin": "living", "goin": "going", "doin": "doing", "bein": "being",
    "dyin": "dying", "killin": "killing", "cuttin": "cutting", "thinkin": "thinking", "hittin": "hitting",
    "til": "until", "till": "until", "xmas": "christmas", "nite": "night", "w": "with", "wo": "without",
    "kms": "kill myself", "ctb": "kill myself", "kmsing": "killing myself", "kys": "kill yourself",
    "unalive": "kill", "unaliving": "killing", "unalived": "killed", "sewerslide": "suicide", "deleteme": "kill me",
    "selfharm": "self harm", "selfharming": "self harming", "selfharmed": "self harmed", "offing": "killing",
    "offed": "killed", "od": "overdose", "oding": "overdosing", "odd": "odd", "oded": "overdosed", "ods": "overdose",
    "mysel": "myself", "meself": "myself", "mom": "mum", "mam": "mum", "mama": "mum", "mummy": "mum", "mommy": "mum",
    "mother": "mum", "daddy": "dad", "father": "dad", "pops": "dad", "stepfather": "stepdad", "stepmother": "stepmum",
    "stepmom": "stepmum", "kid": "child", "hurtin": "hurting", "anymor": "anymore", "nomore": "no more",
}  # fmt: skip

# What stays of a contraction once its apostrophe is seen; without one these are other words ("ill", "were", "hell").
WITH_APOSTROPHE: dict[str, str] = {
    "i'll": "i will", "he'll": "he will", "she'll": "she will", "we'll": "we will", "we're": "we are",
    "we'd": "we would", "he'd": "he would", "she'd": "she would", "it's": "it is", "it'll": "it will",
    "who'll": "who will", "who's": "who is", "nobody'll": "nobody will", "y'all": "you", "od'd": "overdosed",
    "od'ing": "overdosing", "let's": "let us",
}  # fmt: skip
# The same words without the apostrophe are contractions only before one of these.
BARE: dict[str, str] = {"ill": "i will", "hell": "he will", "shell": "she will", "well": "we will", "hed": "he would"}
AFTER_BARE = words(
    """
    be kill do end never take not hurt die have find come shoot jump go get make hit burn beat probably soon
    """
)

# Pairs of words that are one.
JOINED: dict[tuple[str, str], str] = {
    ("my", "self"): "myself", ("him", "self"): "himself", ("her", "self"): "herself", ("any", "more"): "anymore",
    ("no", "one"): "nobody", ("no", "body"): "nobody", ("every", "one"): "everyone", ("every", "body"): "everyone",
    ("some", "one"): "someone", ("some", "body"): "someone", ("with", "out"): "without", ("to", "night"): "tonight",
    ("to", "day"): "today", ("over", "dose"): "overdose", ("un", "alive"): "kill", ("step", "dad"): "stepdad",
    ("step", "father"): "stepdad", ("step", "mum"): "stepmum", ("kill", "my self"): "kill myself",
    ("any", "one"): "anyone", ("can", "t"): "can not", ("don", "t"): "do not", ("won", "t"): "will not",
    ("i", "m"): "i am", ("i", "ve"): "i have", ("boy", "friend"): "boyfriend", ("girl", "friend"): "girlfriend",
    ("doesn", "t"): "does not", ("didn", "t"): "did not", ("kind", "of"): "", ("sort", "of"): "",
}  # fmt: skip

# Words that say nothing here, and stand between the ones that do.
FILLERS = words(
    """
    just really literally honestly actually fucking fuckin fking fkn fckn effing freaking frickin bloody damn goddamn
    so very totally completely truly simply basically seriously genuinely legit lowkey kinda sorta tbh ngl even quite
    super extremely absolutely definitely probably perhaps maybe possibly already also please oh um uh uhh hmm
    sometimes often always constantly usually secretly desperately pretty sadly suddenly quietly frankly fully ever
    only omg ugh smh obviously finally slowly somehow regularly yes yeah yep hi hello sorry
    """
)

# Words that are also known with one slip in them: a letter too few, too many, wrong or swapped.
OFTEN_MISTYPED = words(
    """
    suicide suicidal myself overdose overdosed killing kill tonight anymore without everyone boyfriend girlfriend
    husband threatened threatens threatening strangled choked cutting hurting goodbye alive disappear relationship
    tomorrow someone nobody nothing living forever pills tablets scared terrified afraid harming yourself burden
    wrists knife family daughter mother father children planning thoughts thinking thought wanted life feeling leave
    leaving better point going about being wake burned punched slapped
    """
)
# Real words that are one slip away from those above.
NOT_A_SLIP = words(
    """
    skill still kills kiln bill fill gill hill mill pill pile till will kilt keel dill sill ill krill killed killer
    hurling hunting hosting busting lurking turning nursing burning herself curing putting gutting jutting nutting
    rutting shutting cuttings hutting wife knives file fife like live lift line lime lie lives lice lines strife rife
    love loving giving diving driving hiving liking lining liven olive arrive alike leaves leaved heave weave cleave
    lease leafy least leaven heaving weaving sleeving leaning leading bleeding letter bitter butter batter wetter
    netter setter fetter getter petter pint paint points joint print pointy poing pond going doing boing ging goings
    abut abort above bout bouts seeing beings begin king bing make take wave woke bake cake fake lake rake sake waked
    wakes awake wade wage wane ware wale scarred scarce scare shared stared spared snared sacred score scores scored
    something nothings noting nothing anyone everyones some everyone comfort comeone mills bills hills wills fills
    gills kilos pulls polls pails piles spills tills ails rallied brunch lunch punches slipped clapped flapped snapped
    stopped strapped swapped burner burnt turned buried learned punched wanton planted panted wasted haunted waned
    wante wants ranted canted warned minted tablet tables thoughtful though through taught brought ought rough tough
    thing things thinning tinking thicking thinly blinking drinking clinking linking sinking winking inking chinking
    shrinking planing plannings planting panning farming charming arming warning haring sharing hamming farther
    fathers rather lather gather feather bather fatter faster smother another mothers bother mothered other moth
    burdens burdened garden harden choke chokes choker joked poked chewed chocked stroked evoked coked soked coded
    peeling feeling feelings reeling keeling fueling heeling fleeing feeding felling failing falling filling families
    fails wrist waists twists raft raid arid afraid husbands wrings girlfriends boyfriends wits lifer lifts forever
    forfeit tomorrows tonights threatener aliven wife's lied killings chilling milling billing willing pilling tilling
    spilling skilling kidding kissing knelling kneeling thoughts kite kids
    """
)
# Words that are spelled with a sign or a figure where a letter stood.
OFTEN_HIDDEN = words(
    """
    suicide suicidal kill killing killed die died dying dead rape raped raping hurt cut cutting overdose harm abuse
    abused gun knife pills myself beat hang hanging shoot choke choked murder death
    """
)
# Slips of more than one letter.
SLIPS: dict[str, str] = {
    "sucide": "suicide", "suiside": "suicide", "suicidle": "suicidal", "sucidal": "suicidal", "siucidal": "suicidal",
    "suisidal": "suicidal", "sucicidal": "suicidal", "sucicide": "suicide", "suecide": "suicide",
    "suidical": "suicidal",
    "suicidial": "suicidal", "suicidality": "suicidal", "sui": "suicide", "suicides": "suicide", "kil": "kill",
    "mysrlf": "myself", "mslf": "myself", "myslef": "myself", "agian": "again", "agen": "again", "tabs": "tablets",
    "tylonol": "tylenol", "definately": "definitely", "thier": "their", "scarred": "scarred", "choaked": "choked",
    "strangeled": "strangled", "theatened": "threatened", "throught": "thought", "wnat": "want", "wan": "want",
    "wont": "will not", "tierd": "tired", "tyred": "tired", "dissapear": "disappear", "dissappear": "disappear",
    "disapear": "disappear", "goodby": "goodbye", "beter": "better", "existance": "existence", "hopless": "hopeless",
    "dieing": "dying", "lifes": "life is", "hurtng": "hurting", "reson": "reason", "worht": "worth", "anyway": "anyway",
    "fone": "phone", "nife": "knife", "bleading": "bleeding", "cuting": "cutting", "hitted": "hit", "beated": "beat",
}  # fmt: skip
