"""What is read as danger from others, to the writer or the children."""

# What is past and of long ago, or of somebody of the writer's childhood, is silenced by rules.py.
FROM_OTHERS = """
{they}|{person} .. {hits} me|our|my_kids|the_kids|my_son|my_daughter|the_baby|the_children|our_son|our_daughter|
  my_baby|my_children|my_mum|us !with|as|up_that|up_on|on_instagram|on_facebook|financially|it|out_of_my
{hits} me !with_kindness|with_love|that|as
{they}|{person}|and hits|beats|slaps|kicks|smacks|hurts|threatens|shakes|hitting|beating|hurting|touches|touching|
  molests|molesting {children}
is|been|keeps|kept|started|starts|are|still|stop|stops|be|begun|and|was .. {hitting} me|{children} !in|out_of|away|on|
  to|with|for_answers|hard|now_that|up
{they}|{person} .. hit|beats|beat|punched|kicked|slapped me|us|{children} !up|with_a_bill|that|hard
{they}|{person}|and|who .. {did_hit} me .. down|against|into|to|up|with|by|on|in|so|until|{lately}|when|because|and|$|
  across|over|out|for|again|from|off !away_emotionally|away_when|aside|out_of_my_comfort|by_surprise|to_be_better|
  a_text|a_coffee|off_guard|under_the_bus|for_a_loop|for_a_coffee|in_the_friend_zone
{did_hit} me .. last_night|yesterday|today|tonight|this_morning|again|on_saturday|on_sunday|this_week|last_week|
  on_friday|on_monday|two_days_ago|twice|this_weekend|at_the_weekend|an_hour_ago
{they}|{person} .. hurts|hurt|hurting me .. physically|badly|when_drunk|when_he_drinks|when_she_drinks|
  when_he_is_drunk|when_he_is_angry|when_she_is_drunk|when_she_is_angry|in_bed|if_i|on_purpose|in_front|bruises|
  at_night|with_a_belt|with_his_fists|and_the_kids|or_the_kids|when_he_gets_angry|when_she_gets_angry|when_he_loses|
  sexually|when_they_drink|if_dinner
{they}|{person} .. gets|is|turns|became|becomes|getting|got|been|being .. violent|physically_abusive|physical_with_me|
  physical|rough_with_me|more_violent|aggressive_with_me|abusive !affection|therapist|pain|touch|distance|health
{person}|he|she|they|is|very|been physically|sexually abusive|abuses|hurts|violent|abusing|hurting|attacks|abused|
  assaults me?
{person} is abusive|violent|dangerous|hurting_me|beating_me
am|still|living|trapped|stuck|live|leave|leaving|escape|out_of|get_out_of .. in|with|an|a|from|of? .. abusive|
  violent relationship|marriage|husband|wife|partner|home|household|boyfriend|girlfriend|man|house|dad|mum|father|
  stepdad|situation
domestic violence|abuse .. lately|now|at_home|situation|currently|happening|going_on|in_my_home|from_my|every
there is|being violence|abuse .. at|in home|our_home|my_home|the_house|my_house|house|marriage|our_house
i am|have_been|keep|get|got|keep_getting|getting|being|was being|been|getting? .. {was_hit} !by_the_idea|up_about|
  by_my_emotions|with_the_news|with_flu|by_grief
i get|got|keep_getting {was_hit} by|at|when|every|if|again|because|for
i was {was_hit} .. {lately}|by_my_husband|by_my_boyfriend|by_my_partner|by_my_wife|on_my_way|three_days|two_days
i was raped|assaulted|sexually_assaulted|attacked|drugged_and_raped $|by|and|at|on !child
he|she|they|{person}|has|him|her .. raped|rapes|sexually_assaulted|molests|assaulted me
forces|forced|forcing|makes|made|making .. me|himself|themselves|herself .. sex|sexual|on_me|onto_me|sleep_with|
  do_things_in_bed|touch_him|do_sexual|perform
{they}|{person} .. has|have|to|wants|having|had sex with_me .. when_i_am_asleep|when_i_say|even_when|without|asleep|
  when_i_do_not|not_want|against|say_no|passed_out|unconscious
{they}|{person} .. touches|touching|touched|comes_into_my_room|comes_into_my_bed|comes_in_my_room|gets_into_my_bed|
  undresses|films|feels_me_up .. at_night|me_at_night|when_i|me_when_i|where|me_where|private|asleep|down_there|
  inappropriately|not_want|do_not_want|sleep|while_i|and_touches|under_my_clothes|my_chest|drunk|and_says_not_to_tell|
  without
not|never stop|take|accept|listen when_i_say_no|even_when_i_say_no|no_for_an_answer_in_bed|when_i_say_stop|
  when_i_cry_in_bed|no_in_bed
will|would|does|do|did not let|allow|letting me|us .. leave|go_out|go_outside|out_of|see_my_family|see_my_friends|
  use_the_phone|use_my_phone|have_my|have_a_phone|have_money|eat|talk_to_my_family|sleep|work|go_home|go_anywhere|
  see_a_doctor|see_anyone|take_my|out_alone|out_on_my|call_my|call_anyone|speak_to|drive|go_to_the|out_the|have_any|
  get_a_job|see_the_kids|out_without|out !him_go|the_past|in_the_relationship|with_my_thoughts|of_the_friend|after_him
not allowed|permitted to .. leave|go_out|see|have|use|talk|speak|work|call|phone .. house|home|flat|alone|family|
  friends|phone|money|without|out|anyone|bank|room|apartment|outside|job|people !school|gym|at_work|visitors|ward
lock|locks|locked|locking|locked_up|barricades|traps|trapped|chained|holds|keeps|kept|keeping me .. in|inside|
  prisoner|out|captive|hostage|locked|here_against|from_leaving|against_my_will|from_going|up|down .. room|house|
  bathroom|basement|flat|apartment|bedroom|car|closet|prisoner|inside|$|will|out|when|against|the|cupboard|
  for !in_the_loop|my_emotions|in_his_heart|relationship|my_shell|at_night_thinking
{person}|he|she|they .. takes|took|taken|hides|hid|hidden|confiscated|has|keeps|smashed|broke|
  destroyed my .. passport|phone|keys|car_keys|documents|papers|bank_card|visa|card|wages|id .. so|away|and|from|
  i_can|to_stop|when|if|can_not|because|$
{person}|he|she|they .. tracks|tracking|tracker|track|controls|monitors|checks|spies|spying|watches|follows|
  has_cameras|put_cameras|put_a_tracker|installed .. me|my_phone|my_location|my_car|on_my_phone|on_my_car|
  my_every_move|everywhere|where_i_am|where_i_go|all_my_money|in_the_house|what_i_spend|who_i_talk|spyware|cameras|
  my_messages !on_instagram|on_the_app|stories|insta
{they}|{person} .. follow|follows|followed|following|stalks|chases|chased|waits_for|wait_for|waiting_for|watches|
  watching|is_outside|outside|sits_outside|parks_outside|waits_outside|shows_up|turns_up|turned_up|showed_up|
  keeps_coming|came|comes|keeps_turning_up|keeps_showing_up|drives_past|stands .. to|home|my_house|my_work|at_my_work|
  at_my_house|me_everywhere|my_job|from_work|me_home|around|to_work|my_flat|my_door|at_night|outside|my_window|house|
  at_work|my_street|to_the_bus|to_my|at_my_job|my_building|me_in_his_car !on_instagram|for_dinner|with_flowers|
  for_christmas|to_help|for_a_visit|to_visit|up_with_me|early
outside my house|door|window|flat|work|apartment|building|home|bedroom .. at|and|every|now|again|right|$|with|all|
  watching|tonight|banging|screaming|waiting|in_his
{they}|{person}|ex .. found|finds|knows|know|find|discovered|worked_out .. where i .. live|moved|work|am_staying|
  am_hiding|have_moved|am_living
{they}|{person} .. {says} .. will|would|is_going_to|are_going_to|going_to|wants_to|can|could|to .. {violence} me|us|
  {children}|my|him_and_me|everyone|himself_and_me|the_house|me_if|it !feelings|heart|me_up|back|eyes|better_job|
  relationship|me_dinner|me_home|me_out|me_to_dinner|me_seriously|call
{says} .. will|would|is_going_to|are_going_to|going_to .. {violence} me|us|{children}|my_family|my_mum|both_of_us|
  all_of_us !feelings|heart|me_up|out|dinner|me_home|anymore
{says} .. i|we|you .. am_dead|will_be_dead|will_die|better_watch|are_dead|will_regret_it|will_pay|deserve_to_die|
  will_not_live|would_be_dead|will_be_sorry|would_end_up_dead|never_leave_alive|never_make_it_out|die|would_not_live|
  will_end_up_in !feel|funny
threatens|threatened|threatening|threats|threat .. to|with|against|of|me .. me|us|my_life|knife|gun|my_family|
  {children}|acid|violence|post|send|share|take_the_kids|take_my|deport|break|burn !divorce|to_leave_me|to_quit
threatens|threatened|threatening me|us|my_kids|the_kids|my_life|to_kill|{children} $|with|if|when|and|every|again|
  that|because|by|last|yesterday
death threats|threat
get|getting|received|sends|sending|sent|got|keeps_sending|send|gets .. threats|death_threats|threatening
if .. i .. leave|leaves|left|tell|go|try_to_leave|call|scream|say_no|report|ever|do_not|speak|talk|try|try_to|run|
  break_up|do|told|get_help|see|does ... ,? .. he|she|they|{person} .. will|would|says|said|going_to|is_going_to|
  threatens .. {violence}|burn|come .. me|us|{children}|my|him|themselves|himself|after_me|herself !feelings|heart|
  alone
{they}|{person} .. will|would|is_going_to|are_going_to|going_to|might|could|tries_to|tried_to|wants_to|want_to|
  trying_to|plans_to|threatens_to|may|planning_to .. {deadly} me|us|{children} if|when|one_day|tonight|someday|and|
  this_time|next_time|for_leaving|before|or|in_my_sleep|with|$ .. i|the|one|leave|find|tell|$|he|she|they|my|night|
  day|hide|bury|himself|us|me|out|nobody|and !miss_curfew|scratch_the_car|late|fail|lose_his|forget|the_dishes|
  homework|find_out_i_failed|sees_my_grades|see_my_grades|do_not_finish
i am|{scared}|think|believe|know|sure|convinced|feel|worry|worried|certain|fear|frightened|afraid .. {they}|
  {person} .. will|would|is_going_to|are_going_to|going_to|might|could|may|wants_to .. {violence} me|us|{children}|
  my_family|my_mum|all_of_us !feelings|heart|emotionally|again_like|out|up|back|dinner|for_granted|me_funny|home|
  seriously|away_from|over|in_the_end|too
{scared}|afraid .. {they}|{person} .. will|would|is_going_to|going_to|might|could|may hurt me .. physically|badly|and|
  or|tonight|one_day|if_i|when|kids|next_time|this_time !cheat|leave|emotionally
tried|trying|tries|try|attempted|attempts to .. {deadly}|hurt|push|drown|run_over|hit|poison|hurt me|us|
  {children} !with_kindness
tried|trying|tries to .. push|throw|run|force|drag|pull me .. stairs|window|car|over|off|down|out_of_the_car|road|
  into|balcony|under
{they}|{person}|and|who .. has|have|have_got|had|got|keeps|owns|bought|carries|pulled|pulled_out|held|holds|pointed|
  points|waved|waves|grabbed|sleeps_with|came_at_me_with|comes_at_me_with|picked_up|picks_up|threw|puts|put|brought|
  swung|with|gets|got_out|hides .. a|the|his|her|my|out_a|another .. {weapon} !for_hunting|from_his_grandfather|
  collection|business|bag_of|of_wine|of_water|set|for_the_kitchen|in_cricket|of_milk
{they}|{person} .. came|comes|went|lunged|ran|charged at me|us with|holding
{person} .. hits|beats|kicks|slaps|punches|chokes|hurts|abuses her|him|them !up|on|back|gym
{weapon} .. at|to|on|against|in me|my_head|my_throat|my_face|my_neck|us|my_back|my_stomach|my_side|my_chest !look|
  birthday
{they}|{person} .. hands|hand|arm|arms|fingers|pillow|belt|cord|knee|fist .. around|round|on|over|to|against|across|
  in my neck|throat|mouth|face|windpipe|chest !warm|hug
hands|hand|his_arm|pillow .. around|round|on|over my neck|throat|face|mouth
{they}|{person} .. broke|breaks|broken|fractured|dislocated|cracked|bruised|burned|smashed|busted|split|twisted|cut|
  knocked_out|pulled|pulls|yanks|grabs|grabbed|stamped_on|stepped_on|bit|punched my .. arm|rib|ribs|nose|jaw|wrist|
  finger|fingers|hand|leg|lip|hair|head|teeth|tooth|face|neck|skull|shoulder|collarbone|eye|cheek|throat|knee|
  hip !cast
gave|gives|given|got|left|leaves|leaving|have|has|hide|hiding|cover|covering|covered_in|covered|with .. a|me|my|with|
  the? .. black_eye|bruises|bruise|split_lip|broken_rib|finger_marks|handprints|choke_marks|black_eyes|concussion|
  marks_on_my_neck|busted_lip !netball|football|skiing|ego|running|martial|cycling|from_climbing
bruises on|all|from|where|he|under|again|to|and .. me|him|my|over|he|her|she|hide|work|last|husband|sleeves|tells
{they}|{person} .. throws|threw|throw|throwing|smashes|smash|smashed|hurls|hurled|chucks|punches|punched|kicks|kicked|
  breaks|breaking|destroys .. at_me|at_us|at_my_head|the_walls|holes_in|plates_at|things_at|the_wall_next|
  the_wall_beside|in_the_door|the_door_down|down_the_door|the_wall_by|the_door_in|stuff_at|everything_when|dishes_at|
  the_doors_and|glass_at|the_furniture|my_stuff_when|my_things_when !tantrum_at|party
{they}|{person} .. threw|throws|shoved|shoves|pushed|pushes|slammed|slams|dragged|drags|pinned|pins|held|holds|
  knocked|kicked|hurled|shook|shakes me .. down|against|into|across|to_the|on_the|out_of_the|by_the|by_my|stairs|off|
  wall|floor|over|and|onto|until|so_hard|outside|around !party|lovingly|hug|at_night_when_i_cry|accountable|to_a|
  to_the_edge|close|aside|hug
{scared}|too_scared|dread|not_want|can_not|unsafe|not_dare|dreading .. to? go|be|come|walk|going|coming|get|being|
  return|returning|sleep|stay|staying|drive back? {home}|inside|in_my_own_bed|at_home|at_night_with_him|in_my_home|
  back_home|back_there_tonight|to_my_house|to_the_house !for_christmas|for_thanksgiving|and_do|and_tell|alone_because|
  for_the|country|an_empty|empty|work|and_face_the_dishes|yet|to_an
{scared} to? .. be|go|sleep|leave|stay|speak|say_no|disagree|breathe|fall_asleep|close_my_eyes|being|move .. home|
  alone_with_him|alone_with_her|next_to_him|in_the_same_house|near_him|in_my_own_home|in_my_own_house|my_own_home|
  alone_with_my_husband|beside_him|because_he|because_she|in_case_he|at_night_because|alone_with_my_dad|
  alone_with_my_stepdad|alone_with_them|in_the_same|in_my_house|with_him_in_the_house|in_his_house|when_he_drinks|
  when_he_is_drunk|around_him_when !leaves
{scared} of|about|by .. my|him|her|he|what|them|the_man|his_temper|someone|his .. husband|wife|dad|boyfriend|partner|
  stepdad|brother|son|does|will_do|might_do|going_to_do|is_capable|$|when|temper|girlfriend|anger|would_do|hits|rage|
  could_do|ex|following|hurting_the|hurting_my|hitting|coming_home|drinking|hurting_me_or|roommate|killing|father|mum|
  at_night|finding_me|finding_out_i !my_own|own|leaving|him_leaving|her_leaving|them_leaving|leave|rejection|opinion|
  judgment|reaction|abandon|cheat|leaves|depression|success|girlfriend_leaving|loneliness|boss|mood|
  when_he_goes_quiet|dying
fear|feared|fears|fearing|worry|worried for .. my|our|their|his|the_kids life|lives|safety|kids_safety|
  childrens_safety !future|health
life|lives is|are|in|at in_danger|danger|at_risk|being_threatened|risk
in|immediate|great|serious|real|physical danger !of_losing|of_being_fired|of_falling|of_burnout|of_becoming|
  of_failing|of_repeating|of_missing
not|never|no_longer|un|hardly .. safe|unsafe|secure .. at|in|with|around|here|anywhere|near|living|being|to_go|
  going home|house|apartment|my_own|flat|him_tonight|the_house|here|with_my_husband|with_my_boyfriend|my_husband|
  my_partner|my_boyfriend|my_stepdad|my_dad|with_my_partner|alone_with|around_him|my_home|where_i_live|when_he_drinks|
  when_he_is|my_wife|around_my_dad|when_he_comes|here_tonight|tonight|back|near_him|where_i_am|around_my|
  leave_the_house|anymore_in_this_house !emotionally|relationships|vulnerable
unsafe|not_safe|isnt_safe|no_longer_safe at|in|with|here|around|for|to .. home|house|my|here|him|us|me|kids|children|
  go|tonight|$|leave|flat !relationships|spaces
not safe $|here|anymore|for_us|for_me|right_now|tonight|at_home|with_him
do|does|are|feel not|un|no_longer feel? safe .. kids|children|daughter|son|my_kids|here
hiding|hid|hide|hidden|locked_myself|locked_ourselves|barricaded|lock_myself|locking_myself|barricade|typing_this|
  writing_this|texting_this|writing .. in|from|with|myself|my_door|ourselves .. bathroom|toilet|closet|wardrobe|him|
  her|my_husband|my_dad|my_boyfriend|car|the_kids|garage|bedroom|ex|shed|cupboard|attic|basement|my_stepdad|
  my_room_because|while_he|my_partner|my_wife|a_knife_under|my_door_at_night|with_a_chair !my_feelings|emotions|
  my_sadness|cry
he|she|they|husband|dad|boyfriend|stepdad|wife|partner|someone .. is|are .. going|trying|coming to|for .. hurt_me|
  hurt_us|kill_me|kill_us|get_me|me_with|find_me|hurt_my_kids|hurt_the_kids|find_us|take_me|take_my_kids_out|break_in|
  break_the_door !pick|dinner|visit|leave|emotionally|the_weekend
banging|kicking|breaking|pounding|hammering|broke|breaks|break|smashing|broken|kicked on|down|in|into|through|
  my .. door|house|window|bedroom|bathroom|flat|lock !finances|bank|new|industry|ice|when_the
{they}|{person} .. trying|try|tried|come|coming|came|going|attempted to .. break|get|kick in|inside|down|into .. my|
  the .. house|door|flat|room|bedroom|window|apartment
i .. have|had|got to|am .. run|ran|fled|flee|escape|get_away|get_out|running|fleeing|escaping|escaped|hiding from|
  tonight|before|of .. him|her|my_husband|he|she|house|my_boyfriend|dad|violence|abuse|home|here_before|my_partner|
  stepdad|this_house|comes_back|husband|ex|hits|kills|wakes !emotionally|problems|myself|feelings
need|want|trying|have|help|how|planning to .. leave|get_away|escape|get_out|flee .. before|from|him|with_the_kids|
  safely|secretly|without .. he|she|him|knowing|kills|hurts|hits|my_husband|my_abuser|finds_out|abuser|abusive|
  violence|hitting|violent !talk|comfortable|peace
walking|walk on eggshells .. hits|violent|hit|explodes_and_hits|beats
forced|forcing|force|made|makes|make|making|sold|sell|selling me|us .. to? .. marry|marriage|work_without|
  work_and_keeps|prostitut|sell|sleep_with|drugs|sex|men|have_an_abortion|strip|beg|drink|clients|hand_over_my|
  sign !better|coffee|happy|laugh|dinner
family|parents|dad|they|uncle|brothers .. kill|marry|send|honour|honor|force|take .. me .. off|marry|abroad|back_to|
  honour|because_i_am|if|for_being|man_i !to_school|good
posting|post|posted|sending|share|shared|leak|leaked|sent|send|release|blackmail|blackmailing|blackmails .. nudes|
  naked|intimate|private_photos|pictures_of_me|videos_of_me|me_with|me_for|me_over|photos_of_me|my_photos
drugged|spiked|puts_something_in|put_something_in|poisoning|poisons|poisoned me|my_drink|my_food|my_tea|my_drinks
sexually|abusing|abuses|being|is touching|abusing|abused|molesting|abuses|harassing|assaulting me|{children}|
  my_sister|my_little_sister|my_brother|by
afraid|scared|worried|think|believe|sure|know|found_out|suspect .. {person}|he|she|someone .. is|has_been|been|
  was .. touching|abusing|hurting|molesting|hitting|beating {children}|my_sister|my_little_brother|my_little_sister|
  my_brother|my_mum
{they}|{person} .. touches|touching|touched|gropes|groping|kisses|films|rubs|kissing me .. secret|tell|fire|fired|job|
  not_want|do_not_want|stop|says|lesson|work|and_i|inappropriately|tells|changing|shower !hand|soul|heart
keeps|kept|will_not_stop touching|groping|following|calling|threatening|kissing me !on_instagram|back
hide|hidden|hiding|hid my|the .. passport|phone|money|bruises|knives|papers|documents|bag|keys .. because|from|so|he|
  she|in_case|when !spending
{says} .. i .. will never|not .. leave|see|get|walk|live|make|be .. me? alive|away|here|my_kids|the_kids|$|out|again|
  free|this_house
if he|she can_not|could_not|does_not have me .. nobody|no|then
nobody will|would .. find|miss|hear|believe my_body|me|my_bones .. he|she|they|said|says
rather see me dead|than|in_the_ground|buried
kicked|killed|hurt|hurts|kicks|kills|strangled|poisoned|threw my|our|the cat|dog|puppy|kitten|rabbit|pets|
  pet .. {they}|in_front|because|to|and|said|last|as|when|$
{they}|{person} .. killed|kicked|kicks|hurts|strangled|tortured my|our|the cat|dog|puppy|kitten|rabbit|pets
sleep|sleeping with a|the knife|chair|door|bat|phone|hammer .. under|against|locked|hand|because|in_case|next|by|
  blocked
chair|furniture|dresser|wardrobe|table .. against|under .. door|handle .. because|he|she|so|in_case|at_night|every|$
restraining|protective|protection|non_molestation order .. he|but|and|broke|breaks|against|violated|ignores|does_not|
  still
got|gets|just|came out of? prison|jail .. and|he|looking|me|week|tomorrow
kids|children|son|daughter|baby|boys|girls .. scared|afraid|terrified|hide|hiding|frightened|flinch .. of|from|under|
  when|in .. him|dad|her|he|bed|my_husband|their_father|stepdad|wardrobe|partner|their_dad
{they}|{person} .. withholds|withhold|keeps|hides|takes|took|refuses .. my .. insulin|medication|inhaler|medicine|
  food|wheelchair|meds|money_and|hearing_aids|pills
{they}|{person} .. starves|starve|does_not_feed|not_feed|do_not_feed|makes_me_sleep|make_me_sleep|keeps_me_locked|
  keep_me_locked|keeps_me_from .. me|floor|garage|hungry|outside|eating|leaving|in|dog
report|deport|call|tell .. me|immigration .. immigration|deported|deport .. if|he|she|they
{they}|{person}|strangers .. threaten|threatens|threatened|threatening .. deport|report_me_to|me_with_deport|
  call_immigration|immigration|take_my_children|take_the_kids|take_my_kids|kidnap|kill_himself_and_me|out_me|
  hurt_himself_and
makes|make|made|making|asks|forces|wants|pressures|told me .. send|sending .. him|naked|nudes|pictures|photos|
  videos .. pictures|nudes|naked|photos|of_myself|or|he_says_he_will
slam|slammed|slams|shut|trapped|crushed|held|burned|smashed my hand|head|face|fingers|arm|hands .. in|against|into|on|
  under|through|with .. door|wall|floor|table|stove|pillow|water|car|counter|iron|cigarette|sink|mirror
{they}|{person} .. is|are|getting|gets|got .. going_to|more|so|really? kill_me|kill_us|hurt_me_badly|violent|
  dangerous|scary_when_he_drinks|rough
tonight|drunk|drinks|drinking|rage|rages .. he|she|and .. hits|hit|beats|beat|breaks|smashes|threatens|hurts|throws|
  choke|kicks|scared .. me|us|everything|things|of_him|the_house|kids|for_us
next time|one .. he|she|says|said .. will|would .. not .. miss|stop|walk_away|so_lucky|survive
said|says|told|promised next time .. he|it|she|will|i .. will|be|would|not
next time he|she|it .. will|would|might|may .. kill|worse|gun|not_stop|hospital|not_survive|finish
police|cops|ambulance|neighbours|neighbors|social_services .. came|called|come|called_because .. because|after|
  last_night|again|when .. he|she|hit|my_husband|screaming|him|beat
i .. called|phoned the police on|because .. him|he|my_husband|my_boyfriend|my_son|dad|my_partner|her
someone|somebody|a_stranger|man|men|people|gang|he .. watching|photographing|sends_me_photos_of|
  sending_me_pictures_of|breaking_into|looking_through|trying_to_get_into|took_photos_of|tried_to_grab|grabbed .. me|
  my_house|my_window|home|my_flat|my_room|my_kids|on_my_way !on_zoom|tv|netflix|at_the_gym_makes
{they}|{person} .. will|would|is_going_to|going_to hurt|beat|hit|punish|kill me|us|{children} .. when|if|tonight|
  after|because|later|again|gets_home|comes !feelings|leave|emotionally|dump|like_the|open_up|get_close|let_him
woke|wake|waking up? .. having_sex|on_top|inside|touching|hand_in|undressing|hands .. me|with_me|my
said|says|saying|threatens|promises .. will|going_to|would|is_going_to {deadly} me|us|{children}|my
{deadly} me|us if|when|before|unless .. i|we|he|she|they .. tell|leave|go|do_not|talk|call|report|scream|try|run|find|
  said|stay|ever
i am|get|got|was|being|keep|have_been|been .. hit|beaten|punched|kicked|slapped|choked|strangled|raped|assaulted|
  attacked|threatened .. by|from .. my|a|the|him|her|his|their .. {person}|he|man|men|group|gang|strangers|class|them|
  him
i am being|getting|still_being|constantly .. {was_hit}
bullied|bullies|bully|bullying .. beat|hit|kick|attack|knife|kill|hurt|threaten|punch
abuse|abuses|abused|abusing me|us|my_kids|{children} .. physically|sexually|now|still|every|when|and|at_home|$|if
what he|she|they|my_husband .. will|might|could|would|is_going_to|does do|does .. me|us|next|kids|to|if|when_he|
  when_she !think|say|said
abuser|rapist|attacker|stalker|trafficker|captor|pimp
controls|controlling .. everything|money|me|what_i .. hits|afraid|scared|leave|threat|wear_and|who_i_see|allowed|eat|
  where_i_go
need|looking_for|want|find|get|where_is .. shelter|refuge|safe_house|somewhere_safe|safe_place|
  order_of_protection .. from|for|tonight|before|because|he|with_the_kids|to_go|$
help me|us .. he|she|they|get_out|escape|get_away|before .. here|hit|kill|going|is|will|him|coming
{they}|{person} .. squeezed|squeezes|gripped|crushed|sat_on|sits_on|knelt_on|kneels_on|covered|twisted|
  held my .. neck|throat|chest|mouth|nose|wrist|wrists|arm|face !hand|gently
until|till everything|i went|goes|passed|blacked|could black|dark|out|not_breathe
{they}|{person} .. with|has|holding|carrying|swinging|waving a|his|her|the .. {weapon} !in_a_game|of_wine|of_water|
  collection
coach|teacher|boss|uncle|dad|stepdad|brother|pastor|priest|doctor|manager|landlord|stepbrother|cousin|tutor|carer|
  grandad .. touching|touches|touched|gropes|groped|kissing me
{they}|{person} .. hurts|hits|beats|hurt|beat {children}
scratched|scratches|clawed|bites|burns|burned|scalded|spat|poured|pours|threw .. boiling|hot|acid|petrol .. on|over|
  at me
boiling|hot|scalding water|oil|coffee|tea .. at|on|over me|us
nobody|no_one|never .. find my body|me|us
{they}|{person} .. kill|crash us_both|both_of_us|us_all|himself_and|herself_and
{they}|{person} .. threatening|threatens|threatened to .. {violence} our|my|the .. and|then|dog|me|cat|house
going_to|will|wants_to|threatened_to|tries_to hurt|beat|hit|punish me|us when|if|after|for .. he|she|they|i|getting|
  being|home
outside|downstairs|at_the_door|in_the_house|next_door .. with .. {weapon}
{they}|{person} .. smashed|smashes|broke|breaks|threw|throws|swung|cracked|cracks|slammed|slams|poured|pours|pressed|
  presses|held|put|shoved .. over|at|against|on|in|into|to|onto|out_on my|me|our .. head|face|back|body|skin|neck|
  throat|arm|hand|mouth|leg|stomach|ribs|chest !kiss|phone_off|smile
bullet|grave|hole|rope .. my_name_on|for_me|dug
come|comes|coming|came|climbs|climbed|gets|got|creeps|sneaks|slips in|into|to my bed|room|bedroom .. when|at_night|
  every_night|while|asleep|drunk|and|night
{scared} to? sleep|fall_asleep|close_my_eyes|shower|speak|talk|move|eat|breathe|say_no|make_noise|
  leave_my_room .. because|in_case|when|of|what|if|around|he|she|they .. he|she|they|him|her|do|hits|husband|dad|
  partner
{they}|{person} .. broke|breaks|got|climbed|came|forced|barged|kicked his_way|into|in_through|in my|the|our house|
  flat|home|window|room|door|apartment|garden|bedroom|car
what|because_of_what he|she|they .. might|will|could|would do .. $|to|if|when|next|tonight
hurts|hits|beats|kicks|slaps|punches|strangles|chokes me|us
{they}|{person} .. hurts|harms|touches me !when_he_ignores|with|by|that|so|emotionally|feelings|deeply|like|
  when_he_goes|when_she|how|softly|gently|more|inside|because|when_he_says
{says} .. one|some|this night|day .. not_wake|not_wake_up|disappear|end_up|be_dead|regret|gone
{they}|{person} .. wants|want|would_like|planning|plans|trying|going|means|intends to kill|hurt|get_rid_of|end|finish|
  destroy|bury|murder me|us !emotionally|feelings|at_work
{they}|{person} .. sets|set|poured|pours|sprayed .. fire|petrol|gas|pepper_spray|lighter|match .. me|house|my|bed|us
forced|being_forced|made|pressured|sold|married_off to .. marry|have_sex|sleep_with|strip|marriage|beg|sell_my|
  have_an_abortion|go_abroad_and
into|forced|arranged_and_forced forced? marriage .. not_want|do_not_want|against|older|forced|months|next
{they}|{person} .. {says} .. will|would|going_to .. shoot|kill|stab|burn me|us
{they}|{person} .. held|holds|pushed|pushes|dunked|shoved me|my_head .. underwater|under_water|under_the_water|down|
  over
will|would|going_to|is_going_to|threatened_to|wants_to|threatens_to|could break|cut|smash|burn|slit|snap|crush|bash|
  blow my .. legs|arms|neck|face|throat|fingers|head|jaw|bones|nose|hands|brains|skull|teeth|arm|leg|back
{they}|{person} .. hit|hits|beat|beats|whipped|struck|strikes me .. with a|the|his|her .. pan|belt|stick|bat|bottle|
  shoe|cable|hammer|phone|chair|remote|fist|fists|wire|broom|plate|lamp|iron|hairbrush|spoon|cane|ruler|pipe|brush
someone|somebody|he|she|they|man|people|{person} .. is|are|keeps|has_been threatening me|us|my_family|my_kids|my_mum|
  my_children|my_sister|my_parents
"""
