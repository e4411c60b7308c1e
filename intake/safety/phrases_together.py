"""What is read as risk to oneself only where two things stand in one sentence, in either order."""

# Left of "&&" one thing, right of it the other; each in the language of patterns.py.
TOGETHER = """
would|will|could|might ... without me && better|easier|happier|relief|relieved|peace|lighter|freer|simpler|cope|
  manage|safer|richer|fine|okay|alright|survive|forget
me_gone|me_dead|i_was_gone|i_am_gone|i_were_gone|i_disappeared|i_died|i_vanished|i_was_dead|i_were_dead|
  i_was_not_here|i_were_not_here|i_am_not_here|i_stopped_existing|i_never_existed|i_was_not_around|i_am_dead|
  me_out_of_the_way|i_was_not_alive && better|easier|happier|relief|relieved|peace|solve|fine|lighter|free|freer|
  simpler|cope|manage|save|saves|problem|problems|favour|favor|miss|missed|notice|care|cry|move_on|okay|nobody|
  blessing|sad|remember|world|sooner|best|everyone
not|never|without to? wake|waking|woke|woken && relief|nice|better|peace|wish|hope|want|lovely|easier|pray|mercy|
  blessing|dream|gift|luck|bliss|prayer|wonderful|beautiful|fine|welcome
tracks|railway|bridge|cliff|river|roof|balcony|rope|pills|gun|noose|razor|knives|blades|canal|ocean|ledge|tablets|
  drawer && inviting|tempting|calling_me|calls_me|calls_to_me|calling_to_me|whispers|whispering|pulls|pulling|drawn|
  draws|comforting|welcoming|
  beckoning|beckons|how_easy|how_quick|be_easy|be_quick|how_high|how_cold|how_deep|looks_like_an_answer|
  looks_like_peace
can|could|do|does not .. picture|imagine|see|envision|believe && turning|growing_old|getting_old|being_old|reaching|
  this_time_next_year|my_next_birthday|living_to|alive_at|making_it_to|another_ten_years|thirty|forty|fifty|30 !with|
  together|him|her
soon|after|tonight|tomorrow|once && nothing|none|not|no_longer .. matter|matters|hurt|hurts|bother|be_my_problem|
  reach_me|touch_me|feel_anything|feel_any_of
everything|all|it_all|things .. ready|planned|prepared|arranged|in_place|sorted|decided|settled && calm|peace|
  peaceful|relief|relieved|tonight|goodbye|first_time|at_last|lighter
no|not|nobody .. reason|point|place|purpose|use|room && on_this_planet|in_this_world|on_this_earth|on_earth|
  to_be_here|breathing|existing|to_be_alive|to_go_on|to_live|to_exist|my_existence|of_me_existing|staying_here_on
bills|debts|insurance|passwords|affairs|mortgage|papers|accounts|funeral && nobody|not|do_not|they|them|after .. left|
  leave|worry|stuck|struggle|deal|have_to|i_am_gone|i_go|figure
died|dead|passed_away|passed|buried|grave|lost_him|lost_her|heaven|late_husband|late_wife && want|wish|ready|going|go|
  need|long|soon|rather .. be_with_him|be_with_her|be_with_them|be_with_my|join_him|join_her|join_them|follow_him|
  follow_her|see_him_again_soon|go_to_him|go_to_her|be_where_he|be_where_she
hope|hoping|wish|wishing|pray|praying|want && plane|train|bus|car|lift|truck|lorry|heart|earthquake|cancer|tumour|
  tumor|virus|illness|storm|lightning|roof .. crash|crashes|crashed|goes_down|falls|fall|hits_me|hit_me|stops|stop|
  kills_me|kill_me|gives_out|explodes|takes_me|take_me|goes_off_the_road|me_first
be|is|was|been|this the|my last|final $|one|birthday|christmas|summer|winter|spring|autumn|goodbye|day|night|week|
  letter|time && i_think|should|will|hope|ready|goodbye|alive|planned|decided|wish|i_know
no|not|nothing|out_of .. fight|hope|strength|will|energy|courage left|in_me|anymore && nothing|nobody|no_reason|not|
  without .. keeps|keeping|holding|holds|tie|ties|stay|live|alive|worth_living|go_on|tomorrow
saying|said|say goodbye|goodbyes && in_my_head|people|quietly|everyone|silently|without_them|one_by_one|each|rooms|
  places|properly|my_kids|everything
i && razor|rope|noose|pills|gun|blade|knife|bullets .. tonight|waiting|ready|myself|in_my_hand|in_my_hands|
  in_front_of_me
ending|death|dying|dead|suicide|grave|end_it && only|relief|peace|answer|way_out|escape|comfort|freedom|solution|
  looking_forward|kinder|calm|easier|welcome .. me|i|my|$
the|a way|thing|option|choice|answer left|for_me|i_can_see && die|dead|death|gone|end|disappear|not_exist|not_be
cold|dark|deep|black water|sea|river|lake|woods && walk|walking|wade|sink|slip|swim|lie_down|disappear|let|go_under|
  keep_going
world|everyone|everybody|people|family|kids|children|they|parents|friends && be_better_off|breathe_easier|be_happier|
  be_relieved|be_free_of_me|be_rid_of_me|sleep_better_without|thank_me|forget_me|forget_about_me|get_over_me|
  get_over_it_quickly
"""
