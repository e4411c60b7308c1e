"""What is said in idiom, and struck out of a sentence before anything is looked for."""

# An idiom that is too wide hides what is meant: keep each one narrow.
IDIOM = """
hanged|hang|hung|cut|kill|killed|killing|hurt|shoot|burn|burned myself laughing|shaving|cooking|chopping|making|
  at_the_gym|in_the_foot|some_slack|trying_to|a_slice|to_get|to_meet|with_work|for_this_job|over_a_deadline|at_work|
  on_the_oven|on_the_stove|on_my_coffee|a_break|a_fringe|off|out|by_accident|accidentally|running|playing|over_this|
  to_finish|over_it|on_a_piece|on_paper|skiing|training|gardening|lifting|with_overtime|to_please|working|studying|
  for_a_company|for_a_boss
accidentally cut|hurt|burned|burnt|harmed myself|me|him|her
i|am not|am killing|kill|killing myself at_work|for_a|to_keep_up|to_be
{kill_self}|{killing_self} .. work|laughing|studying|deadline|gym|overtime
work|working|deadline|job|traffic|commute|heels|shoes|back|feet|head|headache|heat|it|this|that|suspense|curiosity|
  silence|waiting|wait|distance|boredom|exam|exams|essay|guilt|stress|knees|humidity|cramps|hours|shift|hayfever|
  schedule|renovation|bills|mortgage|which|what|uncertainty|loneliness|missing_you|not_knowing is|are|was|were|
  has_been|nearly|almost|kills|killed|will|would|used_to|does|have_been ? killing|kill|kills|killed|murdering|hurting|
  hurts|gets|beats|hits me|us !if
it|that|this|silence|distance|thought|which|what kills|killed|hits|hurts|strikes|beats|kill|hit me|us
killing|kills|killed|kill me when|that|inside|not_to|to_see|to_watch|softly|with_kindness|how|to_think|to_say|
  slowly_inside|here|to_admit|emotionally|to_be|not_hearing|with_his_silence
he|she|they is|are killing me !if
kill|die|killing|dying|murder|kills for a|an|some|one|that|this|your|the|his|her|chocolate|coffee|sleep|eight|ten|my|
  those|good
kill|killing|kills|killed time|it|the_mood|two_birds|the_vibe|the_music|for_a|bugs|ants|spiders|weeds|plants|an_hour|
  my_plants|the_lights|the_engine|my_confidence|my_back|my_feet|my_vibe|the_spark|my_self_esteem|my_knees|the_romance|
  the_joke|the_project|the_conversation
dressed to kill|die
kill|killed|murder it|the_dance_floor|the_presentation|the_interview|a_pizza|a_burger|a_coffee|a_beer|for
could|would|will|going_to|am_going_to|want_to|wanted_to|nearly|almost|is_going_to|literally kill|murder|strangle|
  kill_him|kill_her|throttle .. him|her|them|my|whoever|you .. for|dishes|lol|haha|forgetting|eating|leaving|snor|
  socks|finds_out|if_he_forgets|if_she_forgets|if_they|towels|spoilers|the_cat_for|joking|lid|late|again_he_ate|
  toilet_seat|one_of_these_days_lol|snoring|over_the|chewing|parking|remote
{they}|{person} .. will|would|is_going_to|going_to|are_going_to|could|might kill|murder|shoot|strangle me if|when|for|
  once .. late|miss|fail|failed|forget|forgot|homework|scratch|scratched|lose|lost|dent|dented|break|broke|spend|eat|
  ate|grades|rent|dishes|cancel|cancelled|curfew|tattoo|cake|anniversary|birthday|car|bill|finds_out_what_i_spent|
  sees_the|sees_this|money|knew_what_i_paid
could|could_have|almost|nearly|would_have|was_going_to|thought_i_would|thought_i_was_going_to|feel_like_i_am_going_to|
  felt_like_i_was_going_to|thought_i_was|going_to|wanted_to|want_to|like|about_to|felt_like|feel_like|i die|died|
  dying|cry|crawl|be_dead of|from|when|laughing|inside|on_the_spot|right_there|with_shame|a_little_inside|
  during .. embarrassment|shame|laughing|laughter|boredom|embarrassed|cringe|heat|hunger|thirst|happiness|joy|panic|
  attack|hot|he_said|she_said|everyone_looked|they_saw|the_teacher|my_zip|my_boss|heartbreak|mortification|the_smell|
  excitement|old_age|cuteness|meeting|speech
die|died|dying|dead .. of embarrassment|shame|laughter|boredom|laughing|curiosity|hunger|cringe|shock|excitement
embarrassed|embarrassing|mortifying|mortified|cringe|humiliating|awkward|awkward_that ... want|wanted|could|
  going .. die|disappear|have_died|the_ground|be_dead|died
want|wanted|wanting|could to? die|disappear|vanish|sink .. embarrassment|embarrassed|cringe|shame|into_the_floor|
  into_the_ground|into_my_seat|on_the_spot|mortified|into_the_couch|when_he_looked|when_people_look|when_they_look|
  when_everyone
phone|battery|laptop|car|engine|plant|plants|fish|connection|wifi|signal|conversation|relationship|love|spark|romance|
  marriage|chat|computer|ipad|feelings|line|hope|dates|flowers|goldfish|app is|has|just|died|keeps|was|went|are|
  almost|kept|about_to|keep|going_to|that dead|died|dying|die|dies
something|part|piece|bit|little|half of|in? me? dies|died|dead|dying|die
dead tired|inside|end|serious|weight|silence|line|quiet|on_my_feet|set|wrong|beat|ringer|heat|funny|zone|calm|sexy|
  bedroom|easy|weight
feel|feeling|felt|am|go|goes|went|numb_and dead inside|numb|in_my_body|in_bed|behind_the_eyes
dead inside
die|dies|dying|died inside|down|hard|out|trying|to_know|to_meet|to_see|to_hear|to_tell|to_try|to_ask|for_a|laughing|
  alone
dying to_know|to_meet|to_see|to_hear|to_tell|to_try|to_ask|to_go|to_find|to_get|to_be_loved|for
scared|afraid|fear|terrified|worried|fears|frightened|anxious|anxiety|panic|phobia|obsess|phobic|worries .. of|about|
  i_will|i_am_going_to|that_i_will|that_i_am .. dying|death|die !by|and_i_want|anymore
panic .. like|think|thinking|feel|convinced .. dying|going_to_die|die
shoot|shooting me_now|me_a|an_email|schedule|day|star|stars|pain|pains|guard|range|hoops|a_film|basketball|
  from_the_hip|a_video|the_breeze|photos|for|up_in|up_by|up_to|up_over|up_again|a_text|a_wedding|a_music|wedding|
  a_documentary|on_location|location|an_ad|a_commercial|script
photo|film|video|wedding|fashion shoot|shooting|shoots
shoot me now|already|lol
end it|things|the_session|the_call|the_chat|the_meeting|sessions .. at|by|early|with|on_time|with_him|with_her|
  over_text|relationship|five|there_with|after|between_us|in_person|amicably|kindly|with_my|quarter|session|before_he|
  when_things
{want}|{going} end it|things|it_all with|between|over_text|in_person|kindly|before_he|before_she|with_my|and_move_out|
  and_be_single|and_find
ending|end|ended it|things|it_all with|between|by_text|over_text|before_he|after_two|relationship|at|amicably
want it|this|everything|all_of_it to be_over|end|stop with|between|soon_so|already_so_we|quickly|the_divorce|the_exam
cut|cuts|cutting|cut_down the|my_hair|down|back|out|off|short|corners|ties|class|contact|him_off|her_off|grass|it|
  costs|carbs|sugar|coffee|hours|my_hours|people|me_off|to_the_chase|my_losses|my_finger|my_thumb|my_hand|vegetables|
  onions|bread|across|the_session|someone_off|cords
cut|cuts|cutting|burned|burn my finger|hair|thumb|losses|nails|teeth|hours|tongue|hand_on|bridges|contact|spending|
  budget|fringe|lawn|dinner|toast
cut|cutting|cuts .. me|him|her|them|himself|myself off|out|some_slack|short|down_to_size|deep_with_words|
  to_the_bone_with
hit|hits me|us|you|him up|hard|that|like|me_up|back|in_the_feels|all_at_once|how|when_i_realised|when_i_realized|
  suddenly|later|one_day_that|out_of_nowhere
hit|hits|hitting|beat|beating|beats the|it|a|rock_bottom|around_the_bush|traffic|rush_hour|snooze !kids|children|baby|
  boys|girls|dog|cat|shit|hell|crap|living
hit|hits|hitting|beat|beating|punching|kicking myself|my_head_against
hitting|beating|kicking|punching|punishing|hit|hitting_and|hurting|beats|beat myself up|over|about|for|down|
  in_the_foot|by_dating|by_going_back|by_choosing|by_staying|emotionally|by_loving|in_relationships
hitting|hit|hits on|it_off|the_road|me_up|the_gym
jump|jumped|jumping|jumps at|to|in_with|into_a|on_the|ship|from_relationship|from_one|the_gun|through_hoops|through|
  for_joy|when|out_of_my|ahead|into_relationships|into_things|back_in|between|rope|right_in|off_the_deep_end|
  in_my_seat|every_time|on_a_call|out_of_bed|straight|off_point|off_the_call|into_bed
take|takes|took|taking|takes_all|took_all|have my|the|her|his|all_my|some pills|meds|medication|tablets|
  antidepressants|vitamins|insulin|pill .. at|every|with|as|in|daily|each|twice|regularly|for|before|on_time|since|
  again_as|after|with_breakfast|like !to_die|to_end|so_i_do|to_kill|to_make_it_stop|to_go_to_sleep
birth_control|morning_after|chill|sleeping pill|pills every|that|prescribed|from_my_doctor
take|took two|one|a|three|my|some|an ibuprofen|paracetamol|aspirin|tylenol|advil|pill|tablet|xanax
plan|plans to_see|to_travel|to_move|b|with|for_the_weekend|for_dinner|for_therapy|for_my_career|for_us|for_the_wedding
treatment|safety|payment|dental|health|insurance|meal|career|business|phone|family|savings|lesson|care|parenting plan|
  plans
have|need|make|made|got a plan to|for|with|and .. save|pay|move|start|find|study|look_for|budget|leave_him|get_better|
  school|work|therapy|insurance|weekend|wedding|career|future|get_divorced|stay_sober|separate|go_back
my plan is|was|covers|to .. ppo|hmo|aetna|cigna|to_start|to_move|to_finish|to_see|to_come|to_save|to_work|with|
  through|blue|to_pay|to_leave_work|to_take_the_train|to_take_the_bus|to_wait_for_the|to_drive_to|to_take_the_kids
disappear|vanish|disappearing|disappears|hide|invisible when|in_front|into|every_time|at_parties|around_people|
  whenever|from_social|during|on_me|after|inside
can not live|go_on|survive|be_alive|exist|imagine_life|imagine_living without him|her|them|you|someone|a_partner|love|
  contact|my_phone|reassurance|coffee|it|people|my_partner|being_loved|my_boyfriend|my_girlfriend|my_husband|my_wife|
  a_relationship|another_person
die|dead|nothing|dying|lost|would_die|will_die|crumble without him|her|them|you|coffee|love|it|my_partner|my_husband|
  my_wife
love|everything|always|relationship|relationships|story|stories|dates|date|they|it|good_things .. ends|end|ending|
  ended in|badly|the_same|with|up|in_tears
afraid|scared|fear|worried|terrified .. he|she|they|him|her|partner .. hurt|hurts|hurting|die|dies|leave me|on_me|him|
  her|them? by|like|again|emotionally|if_i_open|when_i_open|$|too|in_the_end|and_leave|then_leave
afraid|scared|fear|worried|terrified i|that_i will|might|am_going_to hurt|harm him|her|them|someone|people|anyone|
  a_partner|my_partner|my_girlfriend|my_boyfriend by|with_my|emotionally|again_by|like_my|if_i_get_close|when_i_pull|
  if_i_leave|if_i_let|feelings|the_way|like|too
hurt|hurting|hurts|harm my|his|her|their feelings|heart|pride|ego
no|not|little|what_is .. point|reason in|of|to .. dating|trying_to_date|texting|relationships|opening_up|arguing|
  talking_to_him|calling|love|talking_to_her|trusting|messaging|asking_him|swiping|fighting_about|telling_him
future with|together|for_us|of_this_relationship|as_a_couple|of_our
burden in|on|to|for
living with|together|in|apart|at|alone|abroad|on
tired|sick|done|exhausted .. of|with living|life with|in|together|apart|out_of|at|alone|abroad|on|from|between|
  paycheck|like_roommates|like_a|as_a|up|under
end of my_rope|my_tether
{scared}|fear of|about .. leaving|rejection|losing|abandonment|commitment|closeness|intimacy|failing|being_alone|
  abandoning|leave|dumping|cheating
hits|hit me .. where_it_hurts|hard_that|with_the_silent
like i|we do_not|did_not exist|matter
hits|hit|beat|slap|slaps me .. comments|words|silent_treatment|insults|criticism
beats|beat me down|to_it
want to be here|there in|with|at
{they} beats|hits me down|where_it_hurts
died|death|dead|loss|lost|lose|bereaved|grief|grieving|widow .. by|to|from|after|of .. suicide|overdose|self_harm
suicide|overdose|self_harm runs|in_the|in_my|in_our .. family
suicide|overdose .. of|by .. my|a|his|her|our .. {person}|friend|friends|client|father|patient|student|boyfriends|
  grandmother
career|social|political|professional|financial suicide|suicidal
suicide .. career|mission|wise
sugar|cake|chocolate|netflix|coffee|caffeine|shopping|pizza|carb overdose|coma
overdose|overdosed|overdosing on|of? .. sugar|cake|chocolate|netflix|coffee|caffeine|reality_tv|podcasts|tiktok|
  self_help
as|like|though if i|he_and_i .. was|were|am not here|there|in_the_room|alive|exist
hurts|hurt me with his|her|their|silence|words .. silence|words|$
tickets|bleach my_hair|bath
hill i want|wanted|would|am_willing|choose to? die|be on?
hill .. die on
this|that|it is suicide
{scared} of my own
dead to me
jump off|into a|the bridge|cliff|fire|building .. if|for|because he|she|they|you told|said|asked|him|her|them
be here when|if he|she|they
suicide squad|prevention|awareness|hotline|bereavement|loss|survivor|survivors|watch_on_tv|door|doors|bomber|research|
  helpline|training|bereaved|risk_assessment|policy
trigger|triggers|triggered|shot|shots|drop_dead|deadline|deadlines|dead_line|bullet_points|killer|overkill|lifetime|
  lifeline
give|gave|giving|donated|donating|took|taking .. clothes|things|stuff|toys|furniture|books .. charity|goodwill|thrift|
  shelter|church|spring_clean|decluttering|declutter|moving|salvation_army|jumble|too_small
not be here|there|around|in|able on? monday|tuesday|wednesday|thursday|friday|saturday|sunday .. ,|as|because|due|so|
  but_i_can|i_am_on|but_can
will be gone|away|out|leaving|off .. for_two|for_a|on_holiday|on_vacation|for_the|work|travelling|traveling|until|
  trip|from_the_office
not be here|there|around|able|available|in .. for_the|on_friday_because|holiday|vacation|appointment|session|meeting|
  class|trip|because_i_am_travelling|office|as_i_am|next_week_as|next_week_because|travelling|traveling|away|
  at_a_conference|abroad|work_trip|as_i_have|wedding
not make it to|on|by|in|at the|our|my|friday|tomorrow|next|this|monday|wednesday|thursday|tuesday appointment|session|
  meeting|class|call|work|group|office|sessions|intake|train|tomorrow|party|gym|as|because|on_time|sorry
make it to|on the|my|our appointment|session|meeting|office|call|wedding|gym
let me go|down|in|know|know_if|off|have_my_way|decide|win|speak|finish|explain|be
push|pushes|pushed|pushing|shut|shuts|block|blocks|blocked|kicked|cuts|cut|threw me out_of_his_life|away|
  out_emotionally|to_be|to_do|aside|too_hard_at|on_instagram|off_the_team|out_of_the_group|out_of_the_chat
pushes|pushed|push|pushing me away|to|aside
attack|attacks|attacked|attacking me|my verbally|with_words|for|in_arguments|online|character|personality|
  in_his_emails|in_meetings
throws|threw|throw|throwing .. me under_the_bus|for_a_loop|a_party|a_bone|off|a_look|shade
follow|follows|followed|following me on|back|up|around_like_a_puppy
stalk|stalks|stalking|stalked .. his|her|my_ex|their|instagram|social|profile|him|online_profile
threatens|threatened|threaten|threatening .. to .. leave_me|break_up|divorce|leave|end_things|end_it|quit|dump|
  walk_out|move_out|fire_me|cancel
was|were|felt|feel|feeling|am|is|get|getting .. attacked|crushed|hit|beaten|burned|shot|beaten_down|
  beaten_up by .. grief|life|emotions|words|criticism|news|this_job|work|love|sadness|loneliness
stabbed|stab|stabs|stabbing me? in_the_back|in_the_heart|pain|pains
hurts|hurting me when|that|more|so|deeply|because|by|emotionally|how|if_he_does_not|by_leaving|a_lot|inside|
  with_his_words|with_her_words
not feel|feeling safe with|in|enough .. people|men|women|relationships|love|vulnerable|to_open|to_share|emotionally|
  intimacy|closeness|anyone|partners|conflict
want|wish|need|long to be|feel|have|go to? with you|with_someone|with_him|with_her
heart is|was|heartbroken dying|killing|bleeding|dead
pull the plug|trigger on
drive|drives|driving|drove me crazy|mad|insane|up_the_wall|nuts|to_drink|over_the_edge|to_distraction|bananas
bridge to|loan|course|the_gap|is_closed|exercise
rope me|in|me_into|ladder|course|access
over|under the edge|moon|weather|hill
ghosted|ghosting|ghost .. me|died
drop dead gorgeous
die|died|dying|dead|kill|killed .. in_the_game|in_the_show|in_the_film|in_the_movie|in_fortnite|in_the_book|character|
  level|video_game|final_episode|on_stage|the_boss_level
book|novel|podcast|movie|film|series|show|documentary|song|play about .. suicide|murder|death|killing|domestic
writing|wrote|write|written|finish|finished .. my|a|the letter|note|notes|essay|thesis to|for|about my_insurance|
  the_school|my_landlord|hr|work|my_boss|the_council|the_bank|class|therapy|my_teacher
last message|night_we|text|email|appointment|session|week_of
not be around|here|available|free|home in|during|from|between|on|for january|february|march|april|may|june|july|
  august|september|october|november|december|half_term|the_holidays|the_week_of|easter_week
happy|happier|fine|okay|better_off without me_at|me_in_the
feel|feels|feeling|felt|think|thought like? i am dying
free|clean|sober|recovered|recovery from|of|off self_harm|self_harming|cutting|suicidal
rather die|be_dead than !live|go_on|keep|be|wake|face|spend|feel|stay|carry|another
strangle|kill|murder|smash|throttle .. alarm|printer|laptop|computer|phone|neighbours_dog|clock|car|cat_for
kill|kills|killed|killing me with his|her|their|the .. jokes|humour|humor|puns|charm|stories
strangled|suffocated|choked|smothered|crushed|buried|drowned by|in|under my|the|all .. schedule|calendar|paperwork|
  debt|debts|rules|emails|deadlines|bills|chores
lost|losing|lack|no the? will to cook|clean|date|exercise|work_out|paint|socialise|socialize|argue|tidy|study
hope|hoping .. last time i have_to|need_to|must|start|write
thesis|dissertation|essay|lecture|seminar|phd|module .. on|about suicide|self_harm|death|murder|dying
want|wanted|get|getting|got|have my life back|together
want|like|long|love|help|need|learn .. to feel alive
hurt|hurting|hurts {loved}|him|her|them|people|partner with my|his|her words|silence|sarcasm|tone|honesty
will|would|can|am_happy_to|like_to|glad_to wait $|for_you|until|for_a|a_little|longer|as_long|and_see|my_turn
will|would|could|would_like_to|have_to|need_to|want_to think about_it|it_over $|first|and_let|and_tell|and_write|until
will write|call|ring|text|mail again|back|you $|soon|later|tomorrow|today|tonight|when|then|next|back|on|in|at|again
not be_able_to make_it $|on|at|to|tomorrow|today|next|this|in
not need the|my|this|that place|slot|spot|room anymore|any_longer|now|after_all
too expensive|dear|far for me|us
"""
