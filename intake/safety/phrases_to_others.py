"""What is read as danger to others from the writer."""

# Negation, the far past and idiom silence these (rules.py).
TO_OTHERS = """
{scared}|afraid|scared|frightened|worried|terrified|fear|think|feel|feeling|urge|urges|impulse|impulses|thoughts|
  thought|images|visions|like|might|will|could|going_to|gonna|want_to|wanted_to|need_to|about_to|plan_to|planning_to|
  temptation|ready_to|close_to|tempted_to|intend_to|may|scare .. hurt|harm|kill|shake|hit|smother|stab|shoot|drown|
  hurting|harming|killing|shaking|hitting|smothering|stabbing|drowning|strangling|strangle|suffocate|injure|beat|
  choke|throw|drop|dropping|throwing|slap|slapping|suffocating|choking|attack|attacking|poison|punch|punching|molest|
  touch_inappropriately|shooting|snap_at_and_hit|snap_and_hurt {small} !feelings|up|with_my|over|through|by|
  for_a_reaction|emotionally|if_i_date|i_date|off|away|close_to|again_by|who_loves|i_love|like_that|relationship|
  a_line|out_there|when_i_leave|by_leaving|by_being|back_emotionally|in_a_relationship|an_email|i_care|the_way
i|am|will|want|going|gonna|need|have|might|plan|planning|about|ready|swear|wanna|going_to|intend|think .. to|will|
  going_to|might|about .. {attack} {loved}|my|him|her|everyone !up_for|to_it|to_the|at|off|dead_serious|with_kindness|
  emotionally|my_idea|mood|in_the_face_jokingly|record|darlings|the_mood|time|plants|back_at|the_road|the_books
{want}|going_to|will|am_going_to .. hurt {loved} .. physically|badly|so_bad|tonight|with|for_what|and|$|before|
  like_he_hurt_me_and_i_have !feelings|emotionally|back|by_leaving
{think_of}|urge_to|urges_to|thoughts_of|obsessed_with|like|close_to|feel_like|planning|fantasise_about|dreaming_of|
  dream_of|imagine|plan|about {attacking}|{attack} {loved}|my|people !it|off|the_record|with|feelings|emotionally|
  my_record|time|mood
voices|voice|god|head|demons|they .. tell|tells|telling|say|says|saying|told|want|order|orders|
  command .. me .. to .. {attack}|hurt|harm|sacrifice|hit|stab .. him|her|them|people|my|someone|the|everyone|you
i|have|had|have_got|got|bought|found|carry|carrying|take|taking|bring|bringing|brought|hid|with|loaded .. a|the|my|
  his|dads|another .. gun|knife|rifle|pistol|bat|machete|weapon|hammer|axe .. and .. going|am|will|know|waiting|
  on_my_way|use|driving|him|he|she|them|house !kitchen|cook|fishing
going|driving|walking|heading|go|on_my_way .. house|work|there|over|school|place|him|her|them .. with .. {weapon}
{urge}|urges|thoughts|impulses to|of push|pushing {loved}|people|someone .. in|into|under|off|down
bring|bringing|take|taking|brought a|my|the|dads .. gun|knife|rifle|weapon|bomb to|into|in .. school|work|office|
  class|church|party|college|his_house|her_house|the_office|the_meeting !film|prop|cake
make|making|going_to_make|will_make them|him|her|you|everyone pay|suffer|regret|bleed .. tonight|with|blood|for_what|
  gun|knife|when|dearly|and_i|$ !rent|bill|for_dinner|half
i|have|just hit|slapped|beat|punched|shook|choked|kicked|strangled|shoved|pushed|hurt|grabbed|threw|burned|stabbed|
  smacked|bit my|the|him|her|our .. wife|husband|girlfriend|boyfriend|partner|son|daughter|baby|kid|child|kids|
  toddler|mum|dad|children|him|her|newborn|brother|sister|mother .. {lately}|and|so_hard|down|because|when|until|
  again|against|too|in|with|on|hard|$|bruise|last !feelings|by|badly_by|emotionally|deeply|when_i_left|when_i_cheated|
  with_my_words|when_i_said|up|closer|away|so_much|back_then|in_the_past|a_lot|in_bed_with
i keep|am|started|have_been|have_started|have_hit|keep_on hitting|slapping|beating|shaking|hurting|shoving|choking|
  kicking|punching|smacking|throwing|touching {small}|my_wife|my_husband|my_girlfriend|my_boyfriend|my_partner|him|
  her|my_mum|my_dad !feelings|up|with_words|emotionally|myself|by|back|off
lose|losing|lost|snap|snapping|snapped .. control|it|my_temper|temper .. and|with .. hurt|hit|kill|shake|harm|throw|
  hurting|hitting|{small}|grabbed|shook|do_something|slap|choke|strangle|punched|beat|slapped|shaking|broke|
  stab .. !myself|someone_emotionally
not|never|no_longer .. trust|safe myself|around|with|to_be .. around|with|near|alone|not|with_my .. baby|kids|
  children|son|daughter|knife_near|toddler|him_tonight|newborn|them_when|hurt|my_child|him|twins|hit
not|never safe around|with|near|from|for .. me|my_own|myself .. $|when|right|tonight|anymore|with|alone|now
{small}|baby|kids|he|she|they|everyone|people|wife|husband is|are .. not|in|never safe|danger with|from|around|
  because_of me|i_am !feelings
danger to|for others|my_kids|my_baby|my_family|other_people|people|everyone_around|my_wife|my_husband|my_children|
  those_around|my_child
hurt|harm|kill someone|somebody|people .. tonight|soon|if_i|badly|before|unless|physically|and_i|one_day|today|else|
  or|with|gun|really|actually|$ !feelings|emotionally|i_love|close|again|relationship|who|by|date|get_close
murderous|homicidal thoughts|feelings|rage|ideation|urges|$|towards|impulses|plans|and
blood|dead|body|bodies|coffin|grave|pay .. on_the_floor_and_i|if_he_comes|he_will_be_dead|i_will_bury|will_be_on
he|she|they|husband|ex|boss|{person} .. deserves|deserve|has|needs|need|going|have to .. die .. and|i|$|tonight|for|
  will|so|by_my
would|could|will|to .. smother|drown|suffocate|shake|drop|throw|strangle|stab .. him|her|it|them|the_baby|
  my_baby .. cry|crying|pillow|bath|so_it|stop|stops|screaming|window|asleep|stairs|if_it
smothering|drowning|suffocating|shaking|dropping|throwing|stabbing|strangling|hurting .. him|her|it|them|the_baby|
  my_baby .. cry|crying|pillow|bath|stop|screaming|window|stairs|when_i|and_i|while
kill|murder|shoot|stab|strangle|poison|drown him|her|them|everyone|my_husband|my_wife|my_dad|my_stepdad|my_boss|my_ex|
  you_all .. and .. i_have|gun|know|then|myself|not_care|go_to|will|mean|plan|how|bury|going|knife|in_his_sleep|
  get_away|serious|no_joke|not_joking|how_i|am
want|wish|wishing|hope|hoping .. him|her|them|my_husband|my_wife|my_boss|my_dad|my_stepdad|my_ex|he|she|
  that_man .. dead|to_die|was_dead|were_dead|to_bleed|in_the_ground .. $|and|with|for|by|i
my hands .. around|round|on|over .. her|his|my|their .. neck|throat|mouth
sharpening|sharpened|hiding|carrying .. knife|knives|blade|axe|machete .. for|him|her|them|in_case|every|to_school|
  to_work
i? see|seeing|picture|picturing|imagine|imagining|visualise|flashes_of|images_of|thoughts_of|dream_of .. myself|me|
  of? pushing|stabbing|hitting|strangling|hurting|choking|shooting|drowning|dropping|killing|shaking .. {loved}|him|
  her|my|the
put|had|wrapped my hands|hand .. around|round|on|over .. neck|throat|mouth|face .. !lovingly
raised|raise|lifted|shook|swung my? fist|hand|knife|bat|a_knife|a_bat .. at|to|against|on .. {loved}|my|him|her|the
what|something i .. might|will|could|would|am_going_to do|done to {loved}|my|him|her !emotionally|feelings
scared|afraid|worried|terrified .. what i .. do .. to|with {loved}
going_to|will|might|want_to|about_to do something .. to .. him|her|them|my|the|someone
i|almost|nearly threw|dropped|shook|hit|shaken|hurt|slapped|thrown|smothered|choked|stabbed|strangled|killed|kicked|
  drowned|punched|bit .. {small}|my_wife|my_husband|my_girlfriend|my_boyfriend|my_partner .. !feelings|emotionally|
  with_my_words|by|deeply|up|when_i_left|ball|years
hide|lock|hid|take|locked .. knives|knife|guns|gun .. from_me|away_from_me|away_because_i|so_i_do_not|so_i_can_not|
  from_myself
can|could not .. control|contain|hold .. rage|anger|temper|myself|it .. hit|hurt|smash|broke|kill|punch|threw|choke|
  kids|him|her|baby !myself
i .. following|follow|stalking|waiting|wait|parked|sitting|watching .. her|him|outside .. house|home|work|with|
  and .. gun|knife|plan|pay|hurt|kill|weapon|bat
snapped|lost_it|lost_control|blacked_out|rage|exploded|saw_red .. and? .. punched|hit|slapped|choked|shoved|pushed|
  kicked|threw|grabbed|beat|strangled|hurt|broke .. {loved}|my|him|her|the
voice|voices|head|thoughts .. say|saying|tell|telling|says|tells|whispers .. stab|kill|hurt|hit|drown|attack|smother|
  push|burn .. her|him|them|it|people|everyone|the|my
will|would|going_to|gonna|want_to|swear .. make|teach .. him|her|them .. suffer|bleed|disappear_forever|beg|pay|hurt|
  lesson .. $|tonight|with|for|gun|knife
kids|baby|son|daughter|children|child|toddler|newborn .. could|might|will|would|going_to|afraid|scared .. hurt|harm|
  kill|shake|hit them|him|her !feelings|emotionally
{small}|him|her|them|my_wife|my_husband|my_partner|my_girlfriend|my_boyfriend not|never|no_longer safe with|from|
  around|near me
hurt|harm|kill|strangle|stab|shoot|smother|drown|hit|shake|choke|suffocate .. {loved} .. and|because|
  if .. i .. not_stop|mean_it|mean_this|can_not_stop|know_i_will|have|will|scares_me|want_to|am_scared|might
i|have .. pinned|choked|dragged|strangled|punched|kicked|slapped|beat|shoved|headbutted|bit|burned my|our|the .. wife|
  husband|girlfriend|boyfriend|partner|son|daughter|baby|child|kids|mum|dad|toddler|brother|sister
{urge}|urges|thoughts|impulses|fantasies|images|thinking|fantasise to|of|about .. hurt|harm|kill|hurting|harming|
  killing|attack|attacking|rape|raping|stab|stabbing|strangle|strangling|molest|touch .. children|kids|child|women|
  people|someone|men|animals|strangers|him|her|them|babies
planning|plan|plotting|planned .. how|to .. poison|kill|murder|shoot|stab|attack|hurt|burn my|him|her|them|people|
  everyone|the
i hit|slapped|punched|beat|kicked|shoved my|the|our .. mum|dad|wife|husband|son|daughter|baby|partner|girlfriend|
  boyfriend|child|kids|brother|sister|toddler .. {lately}|when|because|and|$|so|until|again
bought|have|got|carrying|ready .. knife|gun|acid|hammer|bat|machete|petrol .. for|waiting|use|next_time .. him|her|
  them|it
alone with .. kids|baby|children|son|daughter|him|her .. could|might|will|would|going_to .. hurt|harm|kill|shake
could|might|may hurt|harm|kill|shake them|my_baby|the_baby|my_kids $|tonight|if|when !feelings
{think_of}|thinking_of|feel_like|urge_to|going_to|want_to running|run|drive|driving .. {loved}|my_husband|them|him|
  her over|down
want|going|wanted|ready|plan to kill|shoot|murder|stab everyone|everybody|all_of_them|people|them_all !at_trivia
shoot_up|shooting_up my|the|a|his|her|our|this .. school|office|church|college|work|workplace|mosque|temple|synagogue|
  mall|party|classroom|place
i|have|am leave|left|leaving {small}|them|him|her .. alone|by_themselves|by_himself|by_herself .. night|hours|days|
  weekend
"""
