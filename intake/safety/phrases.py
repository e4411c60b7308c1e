"""What is read as risk to oneself, said outright. Edit freely: patterns.py explains the signs."""

# Negation, the far past, other people's doings and idiom silence these (rules.py).
PLAIN = """
{kill_self}
{killing_self}
killed|hanged|hung|shot|drowned myself
tried|attempted to? {harm_self}|die|overdose|jump|end_it|end_it_all
i am|feel|have_been|have_felt|get .. suicidal
feeling|feel|become|becoming|am|been|felt|getting|still .. suicidal
suicide|suicidal|self_harm thoughts|urges|feelings .. night|day|week|$
attempted .. {lately}
cutting is|makes|helps the|me|feel|thing|only !hair|grass|vegetables|costs
{going}|gonna not survive|make_it_through|live_through|last tonight|the_night|this_night|this
i will|would|am not survive|surviving .. night|week|this|much
suicidal $
suicidal thoughts|ideation|feelings|urges|tonight|today|again|lately|now|ideas|plan|plans|impulses|thinking|right_now|
  every|all
thoughts|thinking|plan|plans|planning|idea|ideas of|about|for? my? suicide|self_harm
think|thought|dream|fantasise|fantasize about|of suicide|self_harm|death_every
suicide is|seems|feels|looks .. option|answer|way|solution|escape|thing|relief|choice
suicide note|letter|plan|notes
contemplating|considering|planning|contemplate|consider|attempted|attempting suicide
my suicide $
suicide attempt !when|years|at|as
{want} .. {die}
{want} .. {harm_self}|die_tonight
want {dying}|death|it_over|it_to_end|it_all_to_end|it_to_be_over|it_all_to_be_over|to_end_it|out_of_this_life|
  it_all_to_stop|everything_to_end|everything_to_stop|everything_to_be_over|my_life_to_end|my_life_to_be_over|
  my_life_over
want this_life|life|this|all_of_it|all_of_this|all_this to be over|finished|done forever|for_good
{going} {harm_self}
keep|kept|started|start|been|back_to|stop|resist|like|urge_to|urges_to|am {harming_self}
{harming_self} {lately}|every|most|more|because|so|with|to_cope|to_feel|helps|is_the
{harm_self} {lately}|every|most|when|with|to_cope|to_feel|because|so_bad|deeper
i cut|burned|burnt|hurt|harmed|injured myself .. {lately}
i cut|hurt|harm|burn myself {lately}|when|every|to|because|so|and|$
relapsed and|with|on|into cutting|self_harm|cut_myself|hurt_myself|self_harming
been|am|started|keep cutting|self_harming|self_harm|burning_myself !down|back|out|off|corners|it|class|carbs|ties|
  hair|grass
i cut too|so deep|deeper
stop|keep|started|back_to|been cutting|burning|self_harming $
plan|planning|planned|rehearse|rehearsing how|when|where i|to .. do_it|die|go
cutting again|$|every|deeper|to_cope
urge|urges|temptation|compulsion|impulse|need to .. {harm_self}|cut|{die}
{going} {die} {soon}|by
am_going_to|going_to|will|gonna|plan_to|planning_to|intend_to|decided_to|about_to|ready_to|want_to|might|could end_it|
  end_it_all|end_everything|end_things|overdose|jump|od|take_an_overdose !at|with|by|over|the_session|after|between|
  relationship
ending|end it all|tonight|for_good|forever|tomorrow|this_weekend|once_and_for_all|myself
ready|plan|planning|decided|determined|meant|prepared|hoping|hope|choose|choosing|deserve|trying|tried to .. die|
  be_dead|jump|overdose
{think_of} .. {dying}
{think_of} .. {harming_self}
{think_of} how|ways|when|where|what_way .. to|would|i die|{die}|do_it|kill|{dying}
{feel_like} {dying}|{harming_self} !when|of|a|inside
feel|feeling|felt|feels like i want|need|should to? die|be_dead
wish|wished|wishing|hope|hoping|pray|praying|prayed i .. die|died|dead|disappeared|stop_breathing|asleep_forever|
  crash|cancer
wish|wished|wishing|hope|hoping|pray|praying|prayed .. i .. not|never|no_longer .. wake|woken|exist|existed|born|
  alive|here|survived|made_it|woke
wish|wished|wishing|hope|hoping|pray|praying .. {vehicle}|god|lightning|cancer|heart|something|someone|plane|
  death would|will|to .. hit|take|kill|stop|crash|end|run
wish|hope|pray|praying|wishing|hoping that? {vehicle}|heart|cancer|plane|death|god hits|takes|kills|stops|crashes|
  gives_out|comes
rather|better|should|want_me|deserve be_dead|dead|die|not_be_here|not_be_alive|not_exist|to_be_dead|to_die|off_dead
ought to be dead
i|id|would be|am better|happier|best off? dead
do|did|does not .. want .. to .. be_alive|live|exist|be_here|wake_up|be_on_this|be_in_this_world|go_on|be_around|
  carry_on|keep_living|keep_going|keep_breathing|survive|stay_alive|be_in_this_life|continue_living|be_living|
  live_anymore !there|with|together|in|near|apart|through|alone|like|at|dating
do|did not .. want .. to .. be_here|live_like_this|keep_waking_up|see_tomorrow|wake_up_tomorrow|wake_up|
  live_in_this_world|live_with_this|live_in_this_body|see_another_day|be_here_anymore|be_here_tomorrow
do|does not .. want my|this life anymore
no_longer|not|never .. want .. be_alive|to_live|to_exist|to_be_here|to_go_on|to_wake_up !there|with|together|in|near|
  apart|through|alone|like|at|on_friday
not|never want .. be alive|here|living
no|not|lost|losing|nothing .. will|desire|wish|strength|reason|energy to live|to_go_on|to_stay_alive|to_keep_living|
  to_be_alive|for_living
do not feel like living|existing|being_alive
not|no .. wish|care if|whether|that i live|die|wake|survive|am_alive|lived|died|wake_up|get_hit|am_dead|crash|make_it
would not care|mind|matter|bother if i .. die|died|wake|woke|dead|hit|crashed|wake_up|cease
not mind|bad dying|if_i_died|if_i_die|being_dead|to_die|not_waking_up|if_i_got_hit
i welcome|crave|long_for|embrace|look_forward_to death|dying
death|dying|being_dead would|will|seems|sounds|feels|is|looks .. relief|easier|better|peaceful|nice|good|way|
  comforting|answer|kinder|only|inviting|option|welcome
i took|taken|swallowed|downed|popped|ate|drank {too_many} .. {pills}|them
took|taken|swallowed|downed|popped|necked .. {too_many} .. {pills}|them
i took|swallowed|downed the|my whole|entire|full|rest .. bottle|packet|pack|box|lot
took|taken|swallowed|take|taking|swallow|swallowing all|all_of|every_one_of|every_last_one_of|too_many_of|
  a_whole_bunch_of|so_many_of|the_rest_of my|the|them|his|her|of|{pills}
taken|took|swallowed something|stuff .. to|and .. die|end|scared|sleep_forever|not_wake
take|taking|swallow|swallowing|took|taken {too_many} {pills}
i have|just overdosed|taken_an_overdose|swallowed_bleach|drunk_bleach|drank_bleach|cut_my_wrists|slit_my_wrists
i overdosed|od .. {lately}|on|and|$
i|have_just overdosed|od
want|tempted|urge|ready|going|plan|planning|might|could|will to? take|swallow all|the_whole|every|the_rest|
  {too_many} .. {pills}|bottle|them
cut|slit|slashed|cutting|opened my wrists|wrist|veins
i am bleeding|going_to_bleed|cutting_right_now
i want|need|going|try|might|will to? jump|throw_myself|step|walk|drive|crash|run .. off|front|into|under|
  over .. bridge|building|roof|balcony|cliff|train|tracks|traffic|tree|wall|window|pier|road|truck|lorry|car|sea|
  ocean|river|water|lake|tube|bus|overpass|platform|edge|motorway|highway|pole|parapet|lorries|trains
{think_of}|feel_like|like|urge_to|tempted_to|imagine|keep|picture|close_to|about .. jumping|throwing_myself|stepping|
  walking|driving|crashing|running|swerving|jump|drive|swerve|walk|step|crash|steering|veering .. off|front|into|
  under|over .. bridge|building|roof|balcony|cliff|train|tracks|traffic|tree|wall|window|pier|road|truck|lorry|sea|
  ocean|river|water|lake|bus|overpass|platform|edge|car|pole|oncoming|trees|trucks|motorway|highway
bridge|tracks|train|rope|pills|gun|razor|blade|knife|window|balcony|water|river .. keep|keeps|is|are calling_me|
  calling_to_me|calling_my_name|pulling_me|tempting|tempting_me|calling|looking_at_me
letting|let|letting_go_of the car|wheel|steering_wheel go|drift|roll|slide|off
gun in_my_mouth|to_my_head|in_my_lap|in_my_hand|against_my_head|next_to_me|beside_me
bullet|gun .. in|through|to|against my head|brain|skull|temple|mouth
knife|blade|razor to|against|at|on|in my wrist|throat|wrists|neck|hand|skin|arm|chest
rope|noose|belt|cord .. around|round|on my|the neck|beam|ceiling|door|tree
standing|sitting|stood|sat|am .. on|at|by .. the .. bridge|ledge|roof|edge|rooftop|tracks|railing|cliff|overpass|
  parapet !cafe|bar|of_my_seat|of_the_bed
my life should|needs_to|has_to|must|will|is_going_to end
i am going to|gonna do it|do_something_to_myself|go_through_with_it tonight|tomorrow|soon|this_time|this|on|now
i|will|going .. do it tonight|tomorrow_night|for_real_this_time
tonight is the night
i have|got|made|worked_out|come_up_with a|my|the plan $|to_die|to_end|to_do_it|for_how|now|tonight|already|in_place|
  this_time|ready|worked_out|and_the_means|in_my_head|written|for_tonight|for_ending|for_after|how
my plan is|was to {die}|{kill_self}|jump|drive|take_all|take_the|wait|do_it|hang|use_the
know|decided|figured_out|worked_out|planned|planning|picked|chosen|chose exactly|precisely|when|where|how .. how|when|
  where|i|and|to|would|will .. do_it|i_would_do_it|i_will_do_it|die|to_do_it|to_end_it|it_would_happen|to_die
planned how|when|where|it_all|it_out|everything .. do_it|i_would|die|out|already
picked|chosen|chose|set|marked|got|have a|the|my date|day|place|spot|bridge|tree|time|method|way .. to|for|i|when|
  where|and .. die|{die}|do_it|it|ready|{dying}|go
picked|chosen|chose|decided_on a|the|my date|day|method|spot|tree|bridge|way_out|bridge_already
looked_up|googled|googling|searched|searching|researched|researching|looking_up|reading|read|looking_for|search_for|
  look_up|google .. how|ways|methods|lethal|painless|dose|doses|much|many|quickest|overdose|easiest|nooses|
  height .. die|kill|dose|{die}|suicide|it_takes|lethal|would_it_take|death|would_kill|way_to_go|to_go|knot|noose|
  {dying}|method|methods|overdose|{pills}|enough
researching|googling|looked_up|googled|looking_up|researched suicide|methods|lethal_doses|how_to_hang|knots|
  how_to_tie_a_noose|death|painless
how|know_how to|many|much .. pills|tablets|paracetamol|tylenol|insulin .. to|it|would|will|i .. takes|die|kill|
  overdose|need|enough
life is|was|feels|seems not|no|never|hardly .. worth .. living|it_anymore|living_anymore|it
not worth living|being_alive|staying_alive|carrying_on_living
hate|hating being alive|that_i_am_alive|that_i_woke_up|waking_up_every_day|waking_up_alive|that_i_am_still_alive|
  having_to_be_alive|that_i_exist|existing
tired|sick|weary|exhausted of|from|by .. living|life|being_alive|being_here|existing|breathing|existence|waking_up|
  this_world|the_world !in|with|for|together|apart|under|alone|at|here|out|like|this|between|through|like_this|next|
  up_with|up_next|up_to|up_at|up_in
done|finished|through with living|life|this_life|this_world|being_alive|existing|this_existence|this_earth
am done living|existing|fighting_to_live|trying_to_live|trying_to_stay_alive|being_alive|breathing|with_it_all_tonight
do not deserve|wish to live|be_alive|exist|breathe|the_air
i deserve|need|have|should|ought to? die|be_dead|be_put_down
can|could not .. go|carry on $|anymore|living|with_life|with_this_life|any_longer|another_day|tonight|existing|
  much_longer
can not .. live $|anymore|any_longer|another_day|on_this_earth|in_this_world|with_myself|with_what_i|with_this_pain|
  with_the_pain|life|with_this_guilt
can not .. stay|be|face|do alive|living|life|this_life|another_day|life_anymore|another_night|here_anymore|
  living_anymore|another_day_of_this
can not .. live like_this|this_way $|anymore|another|any_longer
not|never|no_longer|do_not .. safe|trust|trusting from|with|around|by|alone|on|myself .. myself|alone|tonight|with|
  around|not|right_now|anymore_tonight|by !in|men|people|women|anyone|others|him|her|money
not|never|do_not .. keep|keeping myself safe|alive
trust myself .. to_be_alone|alone|tonight|not_to|around|with_the|with_a|with_knives|to_stay_safe|near !men|people|
  women|money|him|her|them|others|anyone|overreact|get|fall|text|judge|choose|cry|ruin|say|call|mess
danger to|for myself
scared|afraid|terrified|worried|frightened of|about|that i? .. what_i_might_do|what_i_will_do|what_i_could_do|
  what_i_am_going_to_do|what_i_would_do|myself_right_now|what_i_am_capable|myself_tonight|being_alone_tonight|
  i_will_do_something|i_might_do_something|i_am_going_to_do_something|i_would_do_something|doing_something_to_myself|
  i_could_do_something
will|might|could|may|going_to|about_to|want_to|gonna do something stupid|to_myself|drastic|bad|terrible|permanent|
  i_will_regret|i_cannot_undo|awful|i_can_not_take_back|rash|silly_tonight|dangerous|final
do|doing|done something|things to myself
did something to myself .. {lately}|$
will|might|may|could|going_to|do_not_think_i .. not .. survive|live_through|live|make_it_through|last|be_alive|
  make_it tonight|the_night|through_the_night|this|another|until|much_longer|another_night|this_week|another_day|
  the_week|today|tomorrow|morning|this_time
kill|killing myself $|tonight|now|soon|by|because|before|this|with
starving|starve myself to_death|until_i_die
voices|voice|head|something tell|tells|telling|say|says|saying|told|want|wants|keeps_telling .. me to .. die|
  {harm_self}|jump|do_it|end_it|{kill_self}|hurt|kill|cut
drink|drinking|drank|drive|drinking_myself|inject|take|using .. to_death|until_i_die|so_i_die|until_my_heart|
  hoping_i_die|hoping_it_kills|enough_to_die|so_i_do_not_wake|hoping_to_die|hoping_i_do_not_wake|until_it_kills
overdose|overdosing|noose !when|years
suicide|suicidality !attempt
self_harm|self_harming|self_injury !when|years
roof|bridge|balcony|window|ledge|tracks|platform|cliff|overpass .. to|and|i|almost|nearly .. jump|throw_myself|
  step_off|jumped|let_go
take|took|taken|taking an? overdose|od
drank|drunk|drink|drinking|swallow|swallowed|injected|inject|inhaled|ate|eat|eating .. bleach|antifreeze|poison|
  drain_cleaner|rat_poison|weedkiller|pesticide|petrol|batteries|glass|detergent|too_much_insulin|ammonia|acid|
  hand_sanitiser|paracetamol|all_my_insulin|cleaning_fluid
cut|cutting|slice|slicing|sliced|scratch|scratching|carve|carving|carved|burn|burning|dig|digging|scratched|slashed|
  slashing|stab|stabbing .. into? my|the|up_my skin|arms|arm|legs|leg|thighs|thigh|wrists|wrist|stomach|body|flesh|
  hips|hip|belly|inner_arm|forearm|forearms
until|till i bleed|see_blood|am_bleeding|pass_out|black_out|draw_blood
want|wish|beg|asked|ask|begging|hope|praying|pray|wanting .. someone|somebody|him|you|something|it|god|them|cancer to|
  would|will kill me|put_me_out|shoot_me|hit_me_with|end_me|end_my
thoughts|thought|idea|ideas of|about .. {dying}|{kill_self}|{killing_self}
obsessed|preoccupied|consumed|fixated with|by|on .. death|dying|suicide|ending
i|will be dead|hanging|in_a_coffin|in_the_ground|in_the_morgue .. $|by|soon|before|tomorrow|tonight|next|anyway|
  if_nothing|if_this|and
{die} by_my_own_hand|at_my_own_hand|at_my_own_hands
by_my_own|at_my_own|with_my_own hand|hands
close|near|closer to .. {dying}|{killing_self}|doing_it|the_edge_tonight|the_end_of_my_life
almost|nearly|came_close_to|about_to .. did_it|jumped|{kill_self}|did_something|{killing_self}|went_through_with_it|
  stepped_in|stepped_off|swerved|hanged_myself|took_them_all|took_all|ended_it|drove_into|drove_off|
  pulled_the_trigger .. {lately}|but|and|$|in_front|again|because
{harm_self}|{kill_self}|{killing_self}|{harming_self} .. {soon}|{lately}
hurt|hurting|harm|cut myself .. {lately}|on_purpose|again|when_i|every|to_feel|because|because_i|to_cope|so_that|
  badly|bad
tried|try|trying|attempted to .. {die}|{harm_self}|hang|drown|jump|slit|step_off|not_wake|swallow
i am .. done_with_life|finished_with_life|done_with_this_life|done_living|over_life|finished_with_this_life
life .. not|no_longer|nothing .. worth|for_me|left|meaning_for_me|want|anymore_i
not|no_longer|never|dont .. want|wanted|wish|like to? .. live|be_alive|exist|keep_living|survive|carry_on_living|
  keep_on_living|go_on_living|stay_alive|be_here|wake_up !there|with|together|in|near|apart|through|alone|like|at|on|
  this_way|for|next
killing me would|is_the
hate|hated|despise .. i .. woke|survived|am_still_alive|still_exist|failed_to_die|was_found|was_saved
wish|wished|shame|pity|sad|disappointed|angry|gutted|upset|sorry|annoyed .. i .. woke_up|survived|was_saved|
  am_still_alive|did_not_die|failed|was_found|worked !test|exam|course
should|would .. let|have_let me die|drown|bleed|go_that_day
bleed|bleeding .. out|to_death|everywhere|a_lot|will_not_stop|on_purpose|myself
gun|rope|pills|blade|razor|knife|noose|tablets|bottle .. right_here|here_with_me|in_my_hands|in_my_hand|
  in_front_of_me|next_to_me|on_my_lap|ready|by_my_bed|beside_my_bed|under_my_pillow|tonight
took|taken|swallowed|swallow|take every|each|all_the|all|the_whole .. pill|pills|tablet|tablets|medication|drugs .. $|
  in|i|from|we|he|she|and|at_once
{means}|rope|razor|pills|knife|gun .. talk|talking|talked myself out|into
cut .. deep|deeper|too_deep|to_the_bone|artery
sooner|rather|prefer be|to_be dead|gone_forever|in_the_ground
sit|sitting|lie|lying|sat with the|a .. razor|knife|pills|blade|gun|rope|noose|tablets|bottle_of_pills|bottle_of
suicidal|want_to_die .. but|and|though i am $|now|again|these_days
not a day .. without|i_do_not .. {think_of} {dying}|{killing_self}
{going} not survive|make_it_through|live_through|last tonight|the_night|this_night|the_week
going_to|will|would not survive|last|make_it_through|live_through tonight|the_night|this_night|another|the_week
stop|stopping|keep|hold|holding|prevent myself .. from? .. {harming_self}|cutting|{killing_self}|burning|doing_it|
  jumping|taking_them
depression|brain|mind|illness|demon|demons|thoughts|ocd|anxiety|part_of_me tell|tells|telling|says|say|wants|want|
  saying|whispers|screams|urges .. to? .. {die}|{kill_self}|{harm_self}|jump|cut|do_it|dead
not going_to survive|make_it|last|live .. night|tonight|week|this|day|much_longer
voice|voices|mind|head|brain|something say|saying|says|tells|tell|keeps_saying|keep_saying|whispers|
  screams .. {kill_self}|kill_yourself|die|do_it|jump|end_it
took|take|put|putting|taking a|the razor|knife|blade|scissors|lighter to my
i|have cut {lately}|deep|for_the_first_time
taking up|too space|oxygen|air
running|run .. {loved} over
who|someone is suicidal right_now|now
wrists|wrist|arms|legs .. bleeding
ending|end it|everything on monday|tuesday|wednesday|thursday|friday|saturday|sunday|friday_night|the_weekend !with|
  at|by|session
end|ending|take|taking|took me life
thoughts|urge|urges|thinking|dreams of|about ending_it|ending_things|ending_it_all|ending_everything
attempted|tried once|twice|three_times this|already|since
intent|intention|wish|urge|plan to die|end_it|kill|hang
self_harm|self_harming|cutting is|has back|come_back|started_again|worse|daily
thoughts of .. again are back|here|stronger
punch|hit|burn|scratch|bite myself until|till|so_that|when|after|every
head against|into wall|door|floor|tiles until|till|when|after|and
sewer slide
imagine|imagining|picture|picturing|think_about|thinking_about|urge_to|want_to|going_to|close_to use|using|turn|
  turning it|them|that|this|one|{weapon} on|against myself
"""
