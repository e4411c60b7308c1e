"""What is read as risk to oneself though it is not said outright: no future, no point, better off without me."""

# The same rules silence these as the plain ones.
INDIRECT = """
better|happier|easier|fine|relieved|safer|freer|simpler|richer|nicer|lighter off? without me !there|in_the_room|at|
  around_tonight
{gone}|better_place|better|happier|easier .. if|when|once|with i .. was|were|am|had .. {gone}|disappeared|
  never_existed|died|vanished|never_been_born|ceased|not_exist|gone
better|happier|easier|fine|relieved|safer|glad ... if|when|once|with .. i .. died|disappeared|vanished|was_dead|
  were_dead|was_gone|were_gone|am_gone|am_dead|left_this_world|did_not_exist|never_existed|was_not_here|were_not_here|
  was_not_around|were_not_around|were_not_alive|was_not_alive|stopped_existing|die|am_not_here|am_not_around|
  am_out_of_the_picture|was_out_of_the_picture|was_no_longer_here|were_no_longer_here
better|happier|easier|lighter with me gone|dead|out_of_the_way|out_of_the_picture|not_here|not_around
doing|do|favour|favor .. everyone|them|world|you_all|the_world|my_family|people a? favour|favor .. by|if|and|when
do|doing everyone|them|the_world|my_family|my_kids|you_all|people a favour|favor
nobody|not|no|hardly .. would|will|even .. notice|miss|care|cry|mourn|remember|mind|find_me|come_to_my_funeral|
  come_looking .. if|when .. i .. died|gone|dead|disappeared|here|die|vanished|around|alive|wake|killed|
  stopped_existing|disappear|did_not_wake
nobody|not|no .. miss|mourn|cry_for|cry_over me $|when|if|after|once|long
nobody|not|never|no .. have|need to .. deal_with|worry_about|put_up_with|look_after|carry|suffer|be_burdened|
  listen_to|take_care_of|clean_up_after|care_about|pay_for|cry_over|see me|my_mess|my_problems|this !at|in|on|
  there .. after|anymore|soon|again|by|next|for|once|when|from|much|tomorrow|ever|longer
soon|after|by|tomorrow|tonight .. not|nobody|no|never .. have|need to .. deal_with|worry_about|put_up_with|look_after|
  carry|suffer|be_burdened|take_care_of me|about_me
not|never|nobody .. have_to|need_to .. worry|worry_about|deal_with|put_up_with .. me $|anymore|after|soon|much_longer|
  again|ever
not|nobody be|been a burden|problem|trouble|nuisance|bother .. anymore|much_longer|soon|after|to_anyone_after|
  for_long|any_longer
world|earth|planet|universe .. better|better_place|happier|easier without me|me_in_it|people_like_me
sleep|asleep|bed|sleeping|sleeping_pill and|so_i .. not|never .. wake|waking|woken|wake_up
sleep|asleep|bed|sleeping .. not|never wake|waking|wake_up|have_to_wake_up
not|never|nobody wake|waking up|again|me $|again|in_the_morning|tomorrow|anymore|ever|from|this_time|one_day|would
not|never have|want|need to wake up !early|at|so|with|next|alone|and|for|in_time|to_his
better|easier|kinder|simpler|nice|fine|relief|happy|happier|okay .. if .. never|not woke|wake|waking|woken
if .. a|the {vehicle} .. hit|hits|ran_over|took me .. not|mind|fine|relief|okay|good|glad|care
better_off .. insurance|money .. insurance|money|without
better_off with .. insurance|insurance_money|life_insurance
hope|wish|pray .. go_to_sleep .. that_is|never|not|do_not|the_end
can|could not .. imagine|see|picture|believe .. being|be here|alive|around .. {event}|next|longer|by|then|when|in
sleep|rest|sleeping forever|for_ever|for_good|permanently|eternally|and_stay_asleep|and_be_done
close my eyes .. forever|for_good|never|not|and_be_done|one_last_time|for_the_last
want .. it|everything|all|all_of_it|all_of_this|life|the_pain|this_pain|this_life|my_life .. to? stop|end|be_over|
  finish|over .. forever|for_good|$|already|now|tonight|permanently|once_and_for_all !meeting|arguing|fighting
want it|everything|all_of_it|all_of_this|all_this|it_all .. to_stop|to_end|to_be_over|over|gone_forever|done_with
want|need|wish .. out of_this_life|of_life|of_this_world|of_here_for_good|of_my_life|of_existence|for_good
not|never need|needing it|them|these|my_things|any_of_it|this|that|money|clothes|savings|possessions|
  furniture .. where_i|after|anymore_soon|soon|much_longer|from_friday|i_am_going
where|place i am going .. not|no|nobody|never
no|not|never|see|hardly|what_is|without .. point|reason|purpose|sense|use in|to|of|for|why .. living|live|life|
  being_here|be_here|going_on|go_on|carry_on|carrying_on|staying|stay|staying_alive|stay_alive|being_alive|be_alive|
  waking_up|wake_up|existing|exist|breathing|keep_going|get_up_tomorrow|anything_anymore|my_life|me_being_here|
  being_around|keep_living|tomorrow|planning_for_next_year|me_anymore|hanging_on|hang_on|holding_on|hold_on|
  sticking_around|stick_around|continuing|continue|keeping_going|going_forward_with_life !in|with|together|there|at|
  to_work|until|for_dinner|on_the|married|working|if_he|on_dates|friends|early|late
no|not|what_is .. point|use|hope|reason $|anymore|to_anything|in_anything|of_anything|left|of_it_all|in_it_all|
  to_any_of|in_any_of|to_it_all|of_me|in_me !left_to|in_the
nothing|nobody|no_reason|not .. left|more|reason .. live_for|stay_for|to_live|keep_me_here|keeping_me_here|
  keep_going_for|to_stay_alive|here_for_me|tie_me|to_lose_by_dying|holding_me_here|keeping_me_alive|stopping_me_now|
  look_forward_to_anymore|wake_up_for|carry_on_for
nothing|not .. live_for|to_live_for|stay_alive_for|left_to_stay_for|keeping_me_here|keeping_me_alive|stopping_me|
  holding_me_here|left_to_lose|left_for_me_here|left_for_me_in_this_world
why|reason .. am_i|i_am|i .. here|alive|bother_living|still_breathing|still_living|keep_living|bother_staying|
  keep_waking_up|bother_going_on !in_therapy|writing_to|in_this_relationship|writing
why|should .. keep_going|go_on|carry_on|stay_alive|i_keep_living|i_keep_going|i_live|i_stay_here $|anymore|living|
  with_life|at_all
can|could|do|does|did not|no_longer .. see|imagine|picture|envision .. a_future|any_future|future|my_future|tomorrow|
  myself_making|myself_existing|myself_here|myself_alive|myself_living|myself_being_here|myself_being_alive|
  myself_being_around|myself_getting|myself_lasting|myself_surviving|myself_reaching|myself_past|myself_in_a_year|
  ahead|a_life_for !with|together|in_this|for_us|of_this|as_a
no|not .. future for_me|ahead_of|anymore|left|$|without|worth|beyond|after
see|is|have|got|there no|not|only .. way|light|other_way|exit|tunnel|escape out|forward|but|left|at_the_end|than|
  of_this_pain !of_this_marriage|of_the|of_this_relationship|together|to_reach|for_us
way|thing|escape|out|solution|option|choice|exit left|is|would_be|i_see|for_me|i_can_see|i_know|from|of|out|
  that .. death|to_die|dying|gone|dead|disappear_forever|suicide|{kill_self}
see|sees|seeing one|a way out|left
way out|to_stop_this|to_make_it_stop is .. gone|end_it|death|die|pills|rope|jump|{kill_self}|to_go|not_be_here
will|would not|never be here|around|alive|breathing|with_you|in_this_world|on_this_earth|there {at}|{while}|{event}|
  for_my|to|$ .. longer|{event}|{while}|my|you|see|they|he|she|the|morning|it|that|then|when|christmas|bother|
  $ !session|appointment|meeting|office|at_work
will|would not be here|around|alive {while}|{event}|to_see|anymore|soon|longer|forever|by
will|going_to .. be gone|dead|out_of_here|out_of_everyones|free|at_peace|out_of_the_way|six_feet|in_a_better_place|
  out_of_your .. by|soon|before|tomorrow|tonight|then|after|forever|for_good|when|anyway|in_the_morning|way_for_good|
  under|$|next !for_the_weekend|to_work|on_holiday|for_two|for_a|on_vacation|until
not|never|doubt|do_not_think|impossible|do_not_believe|do_not_expect|unlikely .. make|making|makes|last|get|getting|
  reach|live|living|survive|see|seeing|lasting|reaching|be_alive|be_here|be_around|even_make it? to|until|past|
  through|till|for|that_long|another|see? {event}
i am|will|would not make|making it to|through|past|much {event}|the_end|longer|morning|my|tonight|this
not|never see|have|live_to_see|be_here_for|need|plan_for|planning|be_around_for|planning_past|planned|make_plans_for|
  buy|think_about another|next|the_next|my_next|past|beyond|after|my {event}|christmas|birthday|year|friday|summer|
  spring|30th|40th|monday|sunday|the_weekend !with|appointment|week_because|week_off|session
soon|tonight|tomorrow|after|by .. it|everything|pain|this|all|suffering|i .. will|is|am|going .. over|finished|
  at_peace|done_for_good|gone|free_of|stop_forever|dead|quiet_forever|end_forever !the_weekend|school|exams|divorce|
  work|him|her
will not matter|hurt|be_my_problem|be_a_problem|have_to after|soon|tomorrow|much_longer|anymore_soon|by|
  once .. tonight|tomorrow|friday|monday|sunday|i_am|longer|then|soon|the_weekend|this_week|weekend
after|before .. i am gone|dead
when|once|after|if i am gone|dead .. they|he|she|please|tell|nobody|everyone|you|my|will|look|who|take|the|it|maybe|
  people|someone|there !for_the|on_holiday|to_work|for_a|too_long|at_work|from_home
when i go|leave|pass|die .. please|tell_my_kids|tell_them|do_not_blame|look_after|they_will_be|will_finally
worth more dead|to_them_dead
be|join|joining|see|seeing|meet|with|meeting|reunited|back .. again? .. heaven|other_side|the_afterlife|next_life|
  afterlife soon|tonight|again|because|$|where|right_now|instead|with|as_soon|together
join|joining|be_with|see|follow|following|be_reunited_with|go_be_with my|him|her|them|our|mum|dad .. heaven|
  other_side|soon|grave|in_the_ground|death|where_he_is|where_she_is|in_death|up_there|he_is_dead|who_died|
  passed_away|late !for|on_friday|on_weekends|in_paris|at_work|on_holiday
i want|need|wish|going|will|ready|time|like to? go|be|join home_to_god|home_to_jesus|be_with_my_late|with_my_late|
  join_my_late|where_my_dead
want|need|ready|going|time|decided|wish|rather to? go to_god|home_to_god|for_good_this_time|to_heaven|
  and_never_come_back_to_this|be_nothing|to_be_nothing
disappear|vanish|fade_away|evaporate|be_gone|slip_away|leave|gone|be_erased forever|for_good|permanently|
  and_never_come_back|off_the_face|from_this|off_this|from_the_face|from_the_world|from_existence|
  completely_and_never|and_not_come_back|and_nobody|from_this_earth|from_the_earth|so_nobody_has|so_they|so_everyone|
  this_world|this_earth|this_planet|from_life
cease|stop to? exist|existing|be|living|breathing|being_alive|my_heart|waking_up
not be_here|exist_anymore|be_alive anymore|tomorrow|at_all|in_this_world|any_longer|on_this
i|better|wish|never should|was|were|had|been .. never|not .. born|existed|exist
never|not|regret .. been|be|was|were|being born
not .. meant|made|built|cut_out|supposed for|to this_world|this_life|be_here|be_alive|life|live|exist|living|
  being_alive|this_earth !relationships
i .. should|supposed|meant|ought .. not .. here|alive|born|exist|have_survived|have_woken
should|could|would|wish|ought .. have died|been_me_who_died|been_me_that_died|bled_out|just_died|drowned
should|wish|if_only it had|have|was|were been? me who|that died|in_the_coffin
if i die|died|get_hit|am_dead|do_not_wake|did_not_wake|got_hit|wake_up_dead .. tonight|tomorrow|so_be|it_would_be|
  would_be|fine|okay|ok|relief|who_cares|nobody|they|oh|in_my_sleep|would_anyone|what|good|i_would_not|at_least|would
would anyone|they|it|you|he|she notice|care|miss|matter|cry .. if i .. died|gone|disappeared|dead|die|here|vanished|
  alive|stopped_existing
not .. look|looking|stop|stopping|brake|careful|bother|bother_looking|wear|wearing|slow|swerve .. road|crossing|
  traffic|cross|seatbelt|seat_belt|hit_me|red .. anymore|because|hope|hoping|on_purpose|$|and
keep|stay|staying|kept|keeping .. alive for_my|for_the|for_them|for_him|for_her|because_of|only_for|for_my_kids|until|
  anymore|is_hard|is_exhausting|feels
thing|reason|only|all|what|one|person .. keeping|stopping|keeps|stops|holding|kept|stopped|holds .. me alive|here|
  from_doing_it|from_ending|from_dying|from_going|on_this|from_jumping|in_this_world|from_{killing_self}|from_it_is|
  from_leaving_this|from_taking_the|going_is_my_dog|around
if it|if_it_was|was|were not for my|the|them|kids .. would .. dead|be_gone|not_be_here|be_here|{kill_self}|ended|
  have_done_it|do_it|long_gone|alive
would .. be_dead|be_gone|have_done_it|have_ended|not_be_here|have_gone .. if|but|were .. not|for
i|have give|given|giving up on_life|on_living|wanting_to_live|the_will|trying_to_live|on_everything|
  trying_to_stay|fighting_to_stay|on_being_alive|on_staying_alive
had|have enough of life|living|this_life|being_alive|this_world|existing|it_all_and_want|being_here|this_existence
not .. hear|hearing|see|seeing from? me again|after_today|after_tonight|anymore|alive
you|they|nobody|everyone will|would .. find|be_finding my_body|me_hanging|me_dead|me_in_the_morning|the_body|
  me_tomorrow
do_not|so|please|hope .. blame|forgive|blame_yourself|forgives|understand|not_blame .. when_i_am|for_what_i_am|
  after_i|what_i_am_going|what_i_am_about|for_leaving_them|for_going|for_what_i_have_to|what_i_have_to_do|
  for_leaving_this|what_comes_next|me_for_doing_this|what_i_did_tonight
going|about|ready|time|plan|decided to? .. leave|go|check_out|exit|move_on|depart .. this_world|this_earth|this_life|
  for_good_tonight|early_from_life|permanently|the_planet|them_all_in_peace|everyone_in_peace|this_place_for_good|
  from_this_life|to_the_other_side
time .. for_me .. to_go|to_leave_this|to_die|is_up|is_nearly_up|to_end|to_stop_fighting|to_check_out
i|have|has made|come_to|reached my|a|the|peace|terms peace|decision|with .. with_it|with_dying|to_die|to_go|dying|
  about_ending|with_death|with_leaving|it|with_god_and|to_end|it_ending
peace|okay|ok|calm|ready|fine with|about|for dying|death|leaving_this|going|ending|it_ending|not_waking|being_gone
do_not_think|not_sure|not_know|doubt .. i .. be_here|be_alive|survive|make_it|live|last|get_through .. tomorrow|next|
  tonight|much|this|longer|until|by|christmas|when|morning|week|weekend|through|another|night
not_sure|not_know|do_not_know|unsure|how_long|how_much_longer .. i|can|will .. keep|stay|stay_safe|hold_on|stick|
  last .. alive|safe|myself_safe|around|here|living|tonight|holding_on|much
how much_longer|long|many_more_days i|can|will|do .. live|stay_alive|survive|be_alive|be_here|be_around|exist|
  keep_breathing|hold_on
dark|darkest|bad|scary|horrible|ending|final|awful|intrusive thoughts|thought|place|places .. ending|end|dying|die|
  not_being|hurting_myself|being_gone|death|not_be|suicide|myself|harming|again_and_i_do_not_feel_safe|jump|not_here|
  getting_worse_and
on the|very edge|brink|verge of ending|suicide|doing_something|taking_my|killing|it
let go|myself_go|it_all_go .. of_life|for_good|into_the_water|of_the_rail|of_the_wheel|and_drown|and_fall|
  under_the_water|forever
water|sea|river|ocean|waves|lake|snow|cold take|swallow|carry|have|to_take|to_swallow|just_take|taking me
walk|walking|swim|swimming|wade|wading|swam into|out the|to .. sea|ocean|river|woods|water|forest|snow|lake|
  waves .. not|never|until|and .. come_back|coming_back|turn_back|i_can_not|return|i_drown|keep_going|die|
  keep_walking|stop|sink
not plan|planning|intend|expect|expecting|mean|meaning|want|going on|to .. being|be|living|live|stay|staying|stick|
  sticking .. here|around|alive|long|past|much !on_friday|session|there|at|with
would not care|mind if .. i .. did_not_wake|never_woke|do_not_wake|did_not_make_it|did_not_exist|was_not_here
just? in case something|anything happens|happened to me
if|when something|anything happens|happened to me .. please|they|take|look|tell|you|the_kids
do|did|does not want|need|deserve another birthday|christmas|year|day|tomorrow|morning|summer|week|night !without|
  of_this_argument|with|date
bridge|roof|ledge|cliff|tracks|balcony|platform|edge|rooftop|pier|overpass .. look|looking|looked|stare|staring|
  stared|thinking|think|imagine|wonder|wondering|lean|leaning .. down|over|at|what|how|about|drop|if|easy !view|photos
ready|time|going to meet|see my maker|god|jesus|lord
end is|feels near|close|coming
can|will|want_to|to finally rest|be_at_peace|be_free|be_with_them|be_quiet .. forever|soon|tonight|after|
  when_i_am_gone|in_peace|now|$
i|just|finally want|need|going .. to? rest_in_peace|be_at_peace|find_peace_in|eternal|final_rest|my_final_rest|
  peace_at_last|be_at_rest
way|one_way|how to make it|this|everything|the_pain stop|end .. forever|for_good|and_i|$|know|once
one|the way to make it|this|the_pain|everything stop|end|go_away
not belong in|on|to|here this_world|this_earth|anymore|this_life|this_planet|the_world|among_the_living|on_this_earth
will|would|they cope|manage|survive|get_over|be_ok|be_okay|be_alright|move_on|forget .. without_me|it_eventually|
  after_i|when_i_am_gone|me_soon|once_i|with_their_dad|losing_me|when_i_go|if_i_am_gone|if_i_died
will|would be|do fine|okay|ok|alright|good|sad .. without_me|when_i_am_gone|once_i_am_gone|after_i_am|
  with_their_dad_when|for_a_while_but_then|at_first_and_then_better|without_their|for_a_bit_then
never|not thought|expected|expect|planned|imagined|think|meant .. live|make|be|reach|get|see .. this_long|past|30|40|
  25|alive|this_age|christmas|next_year|here_this_long|much_longer|long_enough
wish|want|could|if_only i? could|to? switch|turn|shut|power .. off forever|for_good|and|permanently|completely|$|life|
  existing
stop|turn|switch existing|my_heart|my_brain_off_forever|being_a_person|being_alive
drive|driving|drove .. too? fast|faster|eyes_closed|no_seatbelt|without_a_seatbelt|without_my_seatbelt|
  with_my_eyes_closed|recklessly .. hope|hoping|see_what|see_if|whether|crash|tree|not_care|on_purpose|and
no|stop|end .. more_pain|more_suffering|hurting .. soon|after_tonight|tonight|tomorrow|for_anyone|once_i|when_i
not|nobody .. their|your|his|her|anyones fault .. when|what|i|that|if .. i_am|do|did|gone|going|find|read|happens|
  about
please? remember|forgive me .. when|for|after|once .. gone|i_am|what_i|fondly|leaving
leaving|leave .. you_all|everyone|this_all_behind|everything_behind|all_of_this|them_behind|my_kids_behind|
  this_behind .. forever|for_good|tonight|soon|tomorrow|$
strong|brave|strength enough|to to? stay_alive|stay|live|keep_living|keep_fighting|go_on|carry_on|be_here !with|
  together|away|single|in
one last .. before_i|before_the_end|time_tonight|goodbye|message|hug|call_before|christmas_with
will|is|be my last $|christmas|winter|summer|birthday|year|week|night|day|spring|and !session|day_at|week_at|
  payment|name|name_is
calm|peaceful|relieved|lighter|peace|relief|better .. now_that|since|because|that|now .. i .. decided|made_up_my_mind|
  made_the_decision|know_how|have_a_date|have_a_plan|picked|know_it_will_be_over|know_when|it_ends
nobody|not|no_one can|could|will .. stop|save|talk me $|now|this|anymore|out_of_it|from
too|beyond late|help|saving|hope for|to me|save|to_save_me|for_me|be_saved
can|could not .. take|face|do|handle|bear|get_through|survive|manage|stand|cope_with|go_through one_more|another|
  any_more|a_single_more .. day|night|morning|minute|week|year|hour|christmas|days|nights|sunrise !at_this_job|
  at_work|of_dating|without_him|without_her|of_silence|of_this_marriage|of_arguing|of_waiting
i .. checking|check|bowing|tapping|tap|clock|opt|opting|bail|bailing|clocking|checked out .. of_life|for_good|early|
  tonight|soon|$|permanently|of_this|forever !of_the_hotel|at
only|just peace|rest|relief|quiet|way|exit .. is|will_be|i_will .. dead|death|die|grave|ground|gone|when_i_am
just? existing|waiting until|till|for i_die|it_ends|i_am_dead|death|the_end|it_to_be_over|it_to_end
take|taking myself out|off_this|away_from_this_world
remove|removing|erase|erasing|delete|deleting|eliminate|subtract|take|taking myself from|off|out_of .. world|equation|
  picture|life|earth|existence|their_lives|everyones_lives|this_planet|everything|$
without me .. better|easier|happier|around|in_the_picture|free|lighter|peace
stay|staying|living|being|hang_on|hanging_on|keep_going|holding_on|still_here|here|carry_on|alive .. only? for|
  because_of my|the kids|children|dog|cat|mum|son|daughter|baby|sister !holidays|in_this_marriage|together|with_him|
  house|in_the_marriage|married
need|wanted|want|decided|going to spare|relieve|release|free my|them|everyone|him|her|the .. of|from me|myself|
  this_burden|the_burden|my_illness|my_misery
if|once|when i was|were not|no_longer|gone|dead here|around|alive|living|anymore|existing|breathing|$
if i stopped|disappeared|ceased|died|vanished|quit breathing|existing|being|tomorrow|forever|living|tonight|$|
  for_good|nobody|they|everyone
so|and nobody|they|no_one|my_kids|my_family|my_mum|my_wife|my_husband|she|he .. has_to|have_to|will_not_have_to|
  does_not_have_to|do_not_have_to|will_have_to .. clean|sort|deal|find|clear|worry|go_through|do_it_after|pay|empty|
  see|search
tonight|tomorrow|soon|now .. let_go|letting_go|say_goodbye|be_the_night|be_the_end|let_it_end|stop_fighting|it_ends|
  it_is_over|be_over|finish_it|give_up_for_good
let|letting go .. tonight|of_everything|of_life|forever|and_be_free|peacefully|now_and_rest|soon
all i think|thinking|want about? .. is .. not_be|not_being|to_stop|to_sleep|death|dying|to_be_gone|gone|to_go|
  being_gone|how_to_end|to_end|silence_forever|nothing
drag|dragging|drags|weigh|weighing|hold|holding .. down|back .. without|if|gone|end|anymore_after|stop_being
not .. be_the_one_who|see|watch|be_there_to_see|be_there_for .. grow_up|graduate|get_married|first_birthday|
  growing_up|wedding_day|next_birthday
not|never .. feel|feels .. real|like .. i .. long_for_this|going_to_live|going_to_be_here|meant_to_live|have_much_time
next year|month|week|summer|christmas|time .. without_me|i_will_not|i_am_gone|will_not_be_here|not_be_here|
  will_be_gone|not_be_alive
fade|fading|slip|slipping|drift|drifting|float|floating away|under|off .. and|forever|never|peacefully|quietly|
  into_nothing|for_good
nothingness|oblivion|eternal_sleep|the_void|forever_sleep|a_long_sleep|eternal_rest
ending|end|close|closing|leave|quit .. it_myself|my_story|my_chapter|the_game_of_life|this_chapter_for_good|
  my_suffering|the_suffering|my_misery|this_misery|my_pain_forever|the_pain_for_good|my_journey|everything_tonight
what|how|anything|reason|nobody|something|someone .. keep|keeps|kept|stops|stop|give|gives me .. alive|here|
  from_doing_it|from_jumping|to_live|to_stay_alive|reason_to_live|breathing
earth|world|planet would|will|is|be better|lighter|fine
better .. place|world|off .. without me|$
not .. be_a_burden|be_any_trouble|be_in_your_way|be_in_anyones_way|bother_you|bother_anyone|hurt_anyone|
  disappoint_anyone|let_anyone_down .. anymore|much_longer|after|soon|once|again|when_i|longer
not .. sad|cry|surprised|upset|angry|shocked|worry|mad .. when|if .. hear|find|happens|gone|read|news|do_it|i_am
not .. plan|planning|think|thinking|anything|see|book|booking|arrange|make_plans|looking .. past|beyond|after|
  further_than {event}|next|the|then|this|my
for the last time .. i_think|$|and|tonight|today|before
not|never need|needing|want|use anything|it|them|money|things|stuff|any_of_it|any now|anymore|soon|where|after|
  much_longer
only|just? way to stop|make_it_stop|end|make_this_stop|make_the_pain|get_peace|escape|be_free|get_out_of_my_head|rest|
  fix_it_is_to|make_everything
way to make it|this|everything|pain|them stop|end|go_away
breathe easier|better .. if|when|once|without i|me
need|want|have to? make it official
pray|praying|prayed|beg|begging .. god|lord|jesus|death takes|took|to_take|will_take|would_take me
keep looking|staring|thinking .. at|about|of it|them|the_rope|the_pills|the_gun $|and|every
calmer|quieter|better|happier|easier|lighter|nicer|safer|freer|cheaper|simpler|kinder without me in_it|around|here|to|
  anymore
not .. my|his|her|their|your|anyones fault $|and|that|when|what
easy|simple|quick|tempting .. to .. turn_the_wheel|swerve|let_go|step|jump|drive_off|drive_into|fall|lean|slip|
  not_come_back|open_the_door|take_them_all|take_them|walk_in|not_turn|just_go
turn|yank|pull|jerk the wheel
everything .. not_need|will_not_need it|them|anything
getting_rid|get_rid|got_rid|rid of .. my|all .. {things}|it_all|everything|clothes|letters|diaries !old|so_i_can_move|
  before_we|spring
nobody|no_one|they .. find|know|understand .. until|till|after .. too_late|gone|body|dead
it will be .. like|as .. never .. existed|here|born
i|we .. never|not get_old|grow_old|be_old|see_30|see_40|come_back
i|just take|taking|waste|wasting up|of? space .. and|oxygen|$|here|air
waste of|a space|oxygen|skin|air|breath
be|go wherever|where my|he|she|they .. is|are|went|now|gone|passed|died
sad|cry|upset|hurt|shocked .. week|while|month|bit|first .. then .. free|fine|better|happy|okay|over|move
hope|pray|wish .. that_is|it_is|this_is|it_will_be|this_will_be|tonight_is .. the_end|the_last|it|over_for_good
going to sleep|bed .. hope|pray .. end|not|never|last
nothing|nobody|not_much keeps|holds|ties|keeping|holding me .. here|alive|going|from
nobody|never|not|no .. will|would|ever find me $|until|in_time|before|again|alive
want|need|wish .. suffering|misery|agony|torment|existence|my_life to? be_over|end|stop|be_finished
sorry|amends|peace .. and .. i can|may|am_ready_to go $|peacefully|now
not .. be here|around|alive for|to_see|when !session|appointment|meeting|him|her
not belong|belonging among|with|to|on|in the_living|this_world|earth
hold|holding my breath .. water|under|bath|pillow
how long .. before|until|till|take .. found|find|notice|noticed|finds|notices .. me|body|gone|missing|dead
chosen|picked|choose|found|decided_on the|my place|day|spot|date|bridge|tree|method|way $|and|already|where
swap|trade|switch places .. dying|dead|cancer|who_died
instead of him|her|them|those .. died|dying
"""
