"""What is read as risk to oneself because somebody takes leave: goodbyes, means, things given away."""

# The same rules silence these as the plain ones.
LEAVING = """
everyone|world|family|kids|they|nobody .. a_favour|a_favor .. if|by .. i|dying|disappearing|going
finally|they|everyone|family|kids|will|would .. be_free|be_rid|be_shot|be_relieved of me $|when|soon|once|after|
  tomorrow
letters .. for|to .. each|kids|children|to_open|everyone|when_i|after|goodbye
give|gave|given|giving|hand|handed|handing|donate|donated|sold|selling|sell away|off|out|over? .. my .. {things} away|
  off|to|already|because_i|i_will_not
give|gave|given|giving|handing|handed|sold|selling .. away|off|out|over .. my .. {things}
giving|given|gave|give .. everything away|i_own|i_have
giving|given|gave|give|handed|signed_over|left|leaving my|the|grandma .. guitar|watch|ring|records|books|cat|dog|
  camera|jewelry|jewellery|car|collection|piano|dogs|cats|medals|bike|necklace|console|games|fish .. to|away .. since|
  because|as|so i|will|where .. not_need|will_not|no_longer|not_be
found|find|finding|arranged|arranging|looking_for .. home|someone|people|family|owner|owners|place|somewhere .. for|
  to_take my|the .. dog|cat|dogs|cats|pets|rabbit|kids|parrot|horse|fish .. after|when|once|because|so|for|in_case|
  before|$
who|someone|somebody|mum|sister|wife|husband will|would|to|can .. look_after|take_care_of|feed|take|have my|
  the .. dog|cat|kids|pets|dogs|cats|mum|son|daughter|baby .. when|after|once|if i|am .. gone|dead|here|die|around
wrote|written|writing|write|writed|leave|left|leaving|finish|finished|finishing|post|posted|posting|seal|sealed|
  hidden .. goodbye|farewell|last|final|suicide|goodbyes !season|year|week|job|essay|exam|novel|chapter|email|report|
  paper|warning|draft|assignment|thesis
wrote|written|writing|finished|sealed|finishing|done|prepared|recorded|recording|addressed|hid|made the|my|all_the|
  letters|a|notes|three|two|videos|some .. letters|notes|letter|note|video|videos|voice_notes|cards .. to|for .. my|
  the|them|everyone|each|when|after|mum|dad|him|her|you|kids|family|birthdays !school|exam|homework
wrote|written|writing|left|leaving|leave a|my|the note|notes|letters|goodbyes|goodbye $|for|to|on|explaining|saying|
  under|in|so
note is|ready|written|already|on|under .. on_the|in_the|written|under|for_them|finished|ready|kitchen|pillow|drawer
letters are|is|ready .. written|sealed|ready|done|in_the|on_the|under|finished|hidden
said|say|saying|told|posted|made|saying|sent|send|texted|sending .. my? goodbyes|goodbye|farewells|last_words|
  final_words|final_goodbyes|bye .. to|$|tonight|already|everyone|forever|properly|online|for|
  in_my_head !to_my_colleagues|at_work|at_the_airport
goodbye everyone|world|all|cruel_world|everybody|forever|to_everyone|to_the_world|for_good|to_this_world|to_my_kids|
  to_life
this is my? goodbye|the_end|the_end_for_me|last_message|last_letter|last_night|last_day|last_time|farewell|
  final_message|it_for_me|last_christmas|last_birthday|last_chance_before_i|the_last_thing_i|the_last_message|
  the_last_you|the_last_time_anyone|the_last_night
my|be|is|was|the last night|day|days|christmas|birthday|summer|meal|message|words|time_seeing|letter|week|weekend|
  sunrise|post .. alive|on_earth|here|on_this_earth|ever|with_them|together_i_am_sure|before_i|on_this_planet
by_the_time|when|if you|they|anyone|somebody|someone read|reads|reading|see|get|gets|find|finds this|me|my_body|
  it .. i .. gone|dead|too_late|will|already|not|$
{means} .. ready|next_to_me|in_my_hand|in_my_hands|lined_up|counted|in_front_of_me|in_my_drawer|under_my_bed|
  in_my_bag|beside_me|on_the_bed|on_the_table|waiting_for|hidden|set_aside|in_the_car|in_the_garage|in_my_wardrobe|
  in_my_room|right_here|in_my_closet|in_my_car|loaded !work|for_the_film|for_camp
{got} .. rope|noose|razor_blades|blades|helium|exit_bag|ammo|bullets|firearm|charcoal|shotgun|handgun|revolver|
  pistol !set|ladder|bridge|course|toy|for_the_boat|for_the_dog|swing|for_camping|balloons
{got} the|a|my|his|dads|loaded gun .. now|and|ready|$|in|loaded|tonight|next|from|for|under|to
{got} .. the|enough|extra|all_the|so_many|my_stash_of|a_stash_of|all_my|a_bottle_of|lots_of|too_many|
  a_lot_of .. pills|tablets|sleeping_pills|sleepers|painkillers|medication|insulin|paracetamol|tylenol|meds|poison|
  oxy|benzos !from_the|at_the_pharmacy|refilled|on_prescription|organised|for_my_mum|out_of_the_cupboard|prescribed|
  for_the_dog|for_my_back|for_my_blood
saved|saving|stockpiling|stockpiled|hoarding|hoarded|collecting|collected|stashed|stashing|hiding|stocking_up_on|
  storing|stored|hid|counted|counting|been_keeping|putting_aside|put_aside up? my|the|some|his|her|a_load_of|a|enough|
  out|all_my|out_my|out_the? .. {pills}|{means} !together|for_holiday|stamps
bought|buying|ordered|ordering|got .. what_i_need|the_stuff|everything_i_need|the_things_i_need|it .. to_do_it|to_end|
  to_die|to_finish|to_go|for_tonight
bought|buying|ordered|picked_up|got|have|emptied|holding|hold|found .. pills|tablets|rope|medicine_cabinet|knife|
  razor|gun|bottle .. for_tonight|tonight|to_do_it|in_case_i|for_when|to_end|to_use_on_myself|in_my_hand|in_my_hands|
  and_i_am_going_to|to_be_sure|to_kill
staring|stare|looking|looked|sitting|look|sat|stared .. at|with .. pills|rope|knife|razor|blade|gun|bottle_of|tablets|
  medicine_cabinet|bridge|train_tracks|tracks|noose|blades|medication|medicine
it|this|everything|pain|suffering will .. be over soon|tonight|tomorrow|for_me|forever|by|after|for_everyone|
  one_way_or
funeral .. planned|planning|songs|songs_picked|paid_for|picked|plan|chosen|arranged|music
planned|planning|plan|imagine|imagining|picturing|picture|think_about|thinking_about|picked|chose|arranged|paid_for|
  choosing .. my own? funeral|gravestone|eulogy|obituary|songs_for_my_funeral
songs|music|hymns|flowers .. my_funeral
affairs|finances|papers|things|paperwork .. in_order|sorted .. before|so|for_when|because|after|just_in_case|
  for_my_family|for_them|$ !work|tax
put|putting|got|getting|sorting|sorted|tidying|settling|setting|set|tied_up|tying_up|wrap_up|wrapping_up my|
  all_my affairs|loose_ends
wrote|written|made|updated|making|rewrote|rewriting|changed|finished|signed my|a|the will .. yesterday|last|this|
  today|and|because|so|$|now !power
life|my_life insurance .. pay|worth_more|enough|better_off|sorted|covers|suicide|would|money|worth
stopped taking|eating|drinking|my_insulin|treatment|my_dialysis|my_heart .. so_i|because_i_want|hope|until|to_die|
  want_to_die|so_that_i|live|let|and_hope
skip|skipping|stop|stopped|stopping|not_taking my .. insulin|heart_pills|dialysis|chemo|heart_meds|inhaler .. so|hope|
  hoping|on_purpose|because_i|and_see|let
thing|reason|only|what|kids|dog|cat|mum .. keeping|stopping|keeps|stops|holding|kept|stopped|
  holds me .. {killing_self}|{dying}|doing_it|taking|the_pills
waiting|wait|hanging_on|holding_on|staying|hold_on|hang_on until|till|for .. dies|died|passes|gone|die|grown_up|grown|
  dead|my_mum_dies|old_enough .. so_i_can|then_i|can|and|go|me
waiting|ready for? .. to? die|death|the_end|end_to_come|god_to_take|my_time_to|to_die
last .. i|you|anyone|they|time|thing|message .. will|hear|write|see .. ever|from_me|hear_from_me|see_me|of_me|
  write_to_anyone|say|alive|again
who|someone|somebody|kids|mum|find|finds|finding .. find|finds|finding|discover my_body|me_hanging|me_dead|my_corpse|
  me_in_the_bath|me_first
sorry|forgive .. for|me .. what_i_am_about|what_i_am_going_to_do|what_i_have_to_do|leaving_you_all|leaving_like_this|
  this_way_out
countdown|counting_down|counting|days_left|hours_left|days until|till|to|down|left|the .. my_last|end|the_end|
  i_am_gone|the_day_i|it_is_over|the_hours_until_i|i_die|i_can_die|alive !of_term|of_school|of_the_year|of_work
found|finding|find .. homes|owners|home .. for .. dogs|cats|pets|them|dog|cat .. i
pray|hope|wish|beg|asking|begging|waiting .. god|lord|jesus|death|angels .. take|takes|come|comes|let|call|calls me
look|looking|stare|staring|looked .. down|over|at .. bridge|roof|ledge|cliff|tracks|balcony|edge|drop|water .. think|
  thinking|wonder|wondering|easy|long|jump
my time is .. up|over|near|coming|running_out|done|almost_up|nearly_up|here
my|his final|last days|hours|week|day_on|goodbye|wishes|night|moments
found|know|have|see a|the|my|another way out|to_end|to_stop_it|to_make_it !of_this_relationship
put|putting|take me|myself out_of_my_misery|out_of_this_misery|down_like_a_dog|to_sleep
deleted|deleting|closed|closing|cancelled|wiped|erased all|my .. accounts|photos|subscriptions|socials|everything|
  profiles|messages .. will_not|no_need|so_nobody|not_need|before_i|ready
paid|paying|prepaid for my own? cremation|funeral|burial|coffin|grave
tell .. my|them|him|her|everyone|the .. i .. loved|love|am_sorry|tried .. when|after|if|once|goodbye|please|
  not_their_fault|not_his_fault|not_her_fault|forgive
take|look care|after .. of? my .. for_me|when_i_am|after_i|once_i
losing|lost|lose|giving_up|gave_up|give_up|done_with|tired_of the|my|this|on_the fight|battle|will .. live|stay|alive|
  $|anymore|go_on
seen|see|hug|hugged|hold|visit|visited|called|phone|saw|kiss|kissed .. one_last_time|for_the_last_time|
  for_a_last_time|a_last_time|one_final_time
practising|practicing|learning|learned|practised|practiced|tied|tying|how_to_tie|tie|know_how .. knots|knot|noose|
  nooses|a_rope
decided|decision|made_up_my_mind|minds_made_up .. calm|peace|peaceful|not_be_here|not_scared|no_going_back|tonight|
  going_to_do_it|going_through|final
breathing|living|waking_up|existing|life|being_here|being_alive hurts|is_too|is_pointless|feels_pointless|
  has_no_point|is_unbearable|is_a_punishment|is_a_chore|is_meaningless|feels_meaningless|is_not_for_me|is_agony|
  feels_like_a_punishment|has_become_unbearable|is_torture|is_exhausting|feels_unbearable|has_no_meaning
world|life|family|house|place goes|go|would_go|will_go|carry|carries|keep on|turning .. without_me|fine_without|
  when_i_am
note|letter|letters|video|notes .. so|explains|explaining|they|for .. know_why|understand_why|why_i_did|why_i_am_gone|
  why_i|goodbye|find_it|find_them|after|will_know
passwords|accounts|bank_details|codes|paperwork|papers|instructions .. for|to|where .. wife|husband|kids|mum|brother|
  sister|family|partner|son|daughter|someone|them .. when|after|once|in_case|find|i_am|need|$|so
left|wrote|written|leaving|listed|writing|gave|given|gathered|labelled|labeled .. passwords|pin|bank_details|
  instructions|account_numbers !wifi|landlord|it_department|work
lie|lying|lay|sit|sitting|sat|stand|standing|stood|walk|walked|walking|laid|waiting|hang_around .. on|by|near|at|
  along|to|over the|a .. railway|tracks|train_tracks|railway_line|train_line|motorway|cliff|cliffs|level_crossing|
  bridge|roof|rooftop|ledge|multi_storey|edge|balcony|overpass|viaduct|beachy_head !for_work|every_morning|cafe|class|
  dog|view|and_get_the_train|to_get
done|finished|tired|too_tired|exhausted|given_up|stop|stopped .. of|from|with|on|to? .. fighting|fight|trying_to_stay|
  trying_to_live|holding_on|hanging_on|surviving|pretending_to_want_to_live|keep_going|trying_anymore|
  carry_on .. tonight|$|anymore|now|life|alive|to_live !with|him|her|dating
they|everyone|he|she|kids|family|people|parents|friends|all .. could|would|will|can .. move_on|be_free|start_again|
  start_over|be_happy|get_on_with|breathe_again|live_their_lives|remarry|find_someone_better .. if|when|once|without|
  after|with .. gone|not|dead|me|die|died|i_am
cleaning|cleaned|clearing|cleared|emptying|emptied|packing|packed|boxing|boxed|labelled|labelling .. out|up|my|
  all .. room|things|stuff|belongings|flat|house|wardrobe|clothes .. so|for .. nobody|no_one|they|them|mum|my_mum|
  my_sister|whoever|easier|kids
who|how|what will|would|happens|happen .. to|my|cope|take|look|get|feed .. when|if|after|once i .. gone|dead|die|
  not_here|died
last .. thing|person|one .. keeping|holding|kept|tying .. here|alive|earth
stock|stocked|stocking|stockpile|hoard|hoarding|storing up? on? tablets|pills|paracetamol|sleeping_pills|medication|
  painkillers|insulin
hear|find|get|read the news|about|out about? me
my funeral|burial|cremation|gravestone|headstone|coffin|eulogy|obituary|wake_and
life insurance .. me|wife|husband|kids|family|worth|use|more|pays|suicide|money !policy_through|company|broker
think|thinking|look|looking|dream|staring|stare|drawn|wonder .. about|at|to|how .. river|bridge|rope|tracks|cliff|gun|
  roof|rails|canal|knives|medicine_cabinet|pill_bottle|noose|train_tracks|railway .. every|when|and|all|each|$|
  whenever|now !train_times|film|photo
told|tell|hugged|kissed|held|saw|called|phoned|rang|visited .. last_time|one_last|final_time|goodbye_properly
sold|selling|gave|given .. my .. money|everything|car|guitar|bike|house .. to|for .. kids|family|wife|husband|sister|
  brother|mum .. not_need|no_need|will_not|gone|$
wife|husband|kids|children|family|mum|they .. insurance .. me|money|more|without
new|found|good homes|home for .. dog|dogs|cat|cats|pets $|and|because|they|before
tell|let .. daughter|son|kids|mum|wife|husband|dad|brother|sister|them|everyone|children|parents .. not|
  never .. fault|blame|because_of
cancel|cancelling|cancelled|quit|stopped|resigned|giving_up .. everything|all|appointments|bookings|
  subscriptions .. not_need|will_not|no_need|anything|after .. need|it|them|there|here|gone
said|told .. what|everything|all .. needed|wanted|have|had to .. say|tell .. everyone|them|people|each|the_people|
  my_kids|my_family
kids|wife|husband|family|children|they|mum .. get|gets|have|use|need|collect .. insurance|payout|pension|money_when
arranged|asked|found|got|paid|lined_up .. someone|neighbour|sister|friend|mum|brother|somebody to feed|take|
  look_after|have|adopt|walk my|the cats|cat|dog|dogs|pets|kids|plants|fish .. from|after|when|for_good|forever
tell my|the|our kids|children|son|daughter|boys|girls|boy|girl|babies|baby .. loved|love them|him|her .. $
"""
