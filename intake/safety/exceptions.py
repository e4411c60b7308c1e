"""What silences a phrase, or says that it is of now: the far past, no and never."""

from intake.safety.lists import words

# The clause, and others of its sentence if they too are past, is of long ago.
FAR_PAST = """
when|since|before|after i was|turned|were .. child|kid|teen|teenager|little|young|younger|small|girl|boy|school|
  college|university|uni|baby|adolescent|in_my|pregnant_with_my_first|student|undergraduate|twenty|army
when i was {age}
when we|they were .. kids|young|children|little|married|teenagers|small|together
years|decades|year|yrs|months_and_years|lifetime ago|earlier|back|before|since_i
long|lifetime ago|past
many|several|few|some years|moons|decades|yrs ago|back|earlier|before
back in|then|when .. !pain|bed|his|her|touch
in the? bad? old days
long before i|you|anyone|we
long time ago
i remember being {age}
before recovery|my_recovery
first relationship
formerly
that|it was in? {year}|the_seventies|the_eighties|the_nineties|the_sixties
prison|phase|stage {year}
around|aged|age|of|was|turned {age} !pm|am|oclock|days|tablets|pills|weeks|minutes|hours|euros|dollars|tonight
at {teens} !pm|am|oclock|days|tablets|pills|weeks|minutes|hours|euros|dollars|tonight
in my teens|twenties|thirties|childhood|youth|past|adolescence|early|late_teens|20s|30s|first_marriage|former|
  last_relationship|old|previous|former_marriage
in|during|throughout|since|from|through|all high_school|college|school|university|my_teens|primary_school|
  middle_school|secondary_school|childhood|my_childhood|my_adolescence|uni|the_army|the_past|the_nineties|
  the_eighties|1980|the_90s|the_80s|2020|first_marriage|sixth_form|seventh_grade|eighth_grade|ninth_grade|
  boarding_school|earlier_life|a_past_relationship|a_previous_relationship|my_20s|the_2000s|my_last_marriage|
  my_first_marriage|med_school|the_pandemic|lockdown|foster_care
in|since|around|of|summer|until {year}
as a child|kid|teen|teenager|girl|boy|young|student|little|baby|toddler|youngster|small
used to !it|being
had been|tried|taken|attempted|wanted|planned|overdosed|survived|hurt
growing up|older_with
grew up
was raised|brought_up
childhood|teenage|adolescent|boyhood|girlhood|adolescence
past|previous|prior|former|old|history|earlier attempt|attempts|suicide|suicidal|thoughts|of|episode|relationship|
  marriage|partner|self_harm|self|abusive
once|one_time|twice tried|attempted|took|cut|hit|when|in|thought|wanted|overdosed|before
at the|that time|age !i_am|now|moment|same
in|that a_past|previous|former|earlier|another|phase|past_life
first husband|wife|marriage|boyfriend|girlfriend|partner
over|more_than|almost|nearly|about|some|for ten|twenty|five|thirty|15|20|10|30|two|three years|decades ago|clean|since
not|have_not|has_not .. in|for|since|anymore|again .. years|decades|then|long_time|ages
free|clean|sober from|of|off self_harm|self_harming|cutting|suicidal_thoughts|overdose|{harming_self}
{harming_self}|{harm_self}|suicidal .. free|clean|over|behind
clean|sober|recovered|free .. for .. years|decades|decade|year
clean|sober|recovered|free .. for|since years|decades|ten|five|three|two|six|{year}
"""

# The clause is of now, whatever else it holds.
CURRENT = """
lately|recently|tonight|today|nowadays|currently|yesterday|presently
now $|i|he|she|they|the|it|and|am|we|want|again
again $|i|and|tonight|last|this|now|because|yesterday|lately|every|but|today|so_bad|since
these|few|past_few days|weeks
this|last|past week|weekend|morning|evening|afternoon|month|night|monday|friday|saturday|sunday|tuesday|wednesday|
  thursday
every|each day|night|time|morning|week|evening
still want|wants|think|feel|hit|hits|do|cut|hurt|cutting|hurting|hitting|wish|am|threatens|follows|beats|thinking|
  does|having|get|have_thoughts|have_urges|wanting|happens|going_on|lives_here_and
keep|keeps|started|starting|right_now|ever_since|since_then|hours|days|minutes|is_back|are_back|came_back|come_back|
  coming_back|stronger|getting_worse|as_i_write !ago
days|hours|weeks|minutes ago
have|has been
am|is going_to|planning|thinking|about_to
want|wants|wish|need|plan|hope to
i|he|she|they will
on monday|tuesday|wednesday|thursday|friday|saturday|sunday|my_way
"""

# After a risk told as past, this says that it is back; alone it says nothing.
RESUMING = """
want|wanting|thinking|think|feel|feeling|feels|tempted|thought|thoughts|urge|urges|like|going|close|need|considering|
  planning|plan|ready .. again|same_way|back|it_again|that_way_again|to_again|returning|returned|stronger|
  there_again !dating|married|to_therapy|to_school|to_work|in_love|happy|to_start
it|thoughts|feelings|feeling|urges|urge|voices|that|those|same is|are|have|has|am|came|come|keep|keeps|feel .. back|
  again|coming_back|returned|returning|returned|started_again|starting_again|creeping_back|stronger|
  come_back !to_therapy|together
i am now|again $|and|though|because|more_than_ever|though
am .. back|there there|in_that_place|at_that_place|in_that_dark|in_the_same_place|again|where_i_was
want|tempted|going|might|need|plan|planning|ready|will|decided|thinking .. try|finish|do|about_it|trying|
  doing .. again|the_job|it|properly|this_time|for_real|right
started|starting|happening|at|doing|happened|does|did .. it? again|lately|this_week|last_night|all_over_again
this time i|it|will|am
lately|now|tonight .. want|think|feel|thinking|feeling .. to|the_same|it|about_it|that_way|like_that
"""

# Of the past this alone says nothing, and makes what is said to be back count.
VEILED_PAST = """
i|have tried|attempted|did_it at|aged|when_i_was
"""

# With these a "not" or "no" before the phrase denies nothing.
NO_DENIAL = """
can|could not stop|help|resist|sleep|control|think|bear|take|breathe|handle|eat|get|tell|talk|go_a_day|shake|do_this|
  deny|ignore|fight|feel|cope|wait|hide|escape|lie|focus|concentrate|manage|see|face|function
not slept|eaten|slept_in|left|moved|been_okay|been_ok|been_well|been_good|able|trusted|good|great|lazy
not sure|know|only|safe|ok|okay|well|fine|good|alone|coping|sleeping|sleep|eating|stop|stopped|helping|working|told|
  tell|talk|have_anyone|care|joking|kidding|lying|exaggerating|able|just|want_help|getting
no|not|nothing|nobody .. way|option|choice|other|point|else|left|hope|alternative|one_to_talk|energy|sleep|friends|
  future|money|job|help|more|joke
nothing|nobody|not .. stop|stops|stopping|helps|help|knows|know|understands|listens|cares|keeping|hear|hears|works|
  working|listen
why not
without thinking|wanting|feeling|planning|him|her|my|a|any|wishing
"""

# After the phrase these answer it with no.
ANSWERED_NO = """
,? no|none|never|nope|nil|na|negative $|not|never|thoughts|plans
is|are|was|were|has|have|would not|never .. something|option|issue|problem|concern|table|crossed|been|present|
  anything|part|happening|happen|for_me|what_i|in_my_mind|something_i|me
"""

# What a denial may have between itself and a new subject, and still deny what follows.
CARRIES_DENIAL = words(
    """
    think believe saying say said mean feel like that as if thought suppose imagine thinks claim
    """
)
