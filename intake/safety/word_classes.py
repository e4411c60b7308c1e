"""Classes of words that the phrases share, written {name} there; "_" is a space inside one of them."""

from intake.safety.lists import words

CLASSES: dict[str, str] = {
    # what one may do to oneself
    "kill_self": """
        kill_myself hang_myself shoot_myself drown_myself stab_myself poison_myself strangle_myself suffocate_myself
        murder_myself off_myself starve_myself end_my_life end_my_own_life take_my_life take_my_own_life end_this_life
        end_my_existence end_my_days commit_suicide attempt_suicide do_suicide blow_my_brains_out top_myself
        do_myself_in finish_myself_off do_away_with_myself end_myself jump_off_a_bridge jump_off_the_bridge
        jump_in_front_of_a_train jump_in_front_of_the_train slit_my_wrists slit_my_wrist slit_my_throat slit_my_arms
        slit_my_arm slit_my_legs slit_my_thighs slit_my_veins slit_my_neck slash_my_wrists cut_my_wrists
        open_my_wrists
    """,
    "killing_self": """
        killing_myself hanging_myself shooting_myself drowning_myself stabbing_myself poisoning_myself
        strangling_myself suffocating_myself murdering_myself offing_myself starving_myself ending_my_life
        ending_my_own_life taking_my_life taking_my_own_life ending_my_existence ending_this_life committing_suicide
        attempting_suicide blowing_my_brains_out topping_myself ending_myself doing_myself_in slitting_my_wrists
        slitting_my_wrist slitting_my_throat slitting_my_arms slitting_my_arm slitting_my_legs slitting_my_thighs
        slitting_my_veins slitting_my_neck slashing_my_wrists cutting_my_wrists
    """,
    "harm_self": """
        hurt_myself harm_myself cut_myself burn_myself injure_myself damage_myself punish_myself scratch_myself
        hit_myself punch_myself bruise_myself self_harm cut_my_arms cut_my_arm cut_my_legs cut_my_thighs cut_my_skin
        cut_into_my_skin
    """,
    "harming_self": """
        hurting_myself harming_myself cutting_myself burning_myself injuring_myself damaging_myself punishing_myself
        scratching_myself hitting_myself punching_myself self_harming self_harm self_injuring cutting_my_arms
        cutting_my_arm cutting_my_legs cutting_my_thighs cutting_my_skin
    """,
    "die": """
        die be_dead not_be_alive not_exist cease_to_exist stop_existing stop_living end_it end_it_all end_everything
        end_things_for_good end_the_pain_for_good not_wake_up never_wake_up sleep_forever be_done_with_life
        be_done_with_living leave_this_world leave_this_earth leave_the_world leave_this_life fall_asleep_forever jump
        overdose take_an_overdose be_gone_for_good be_gone_forever disappear_forever disappear_for_good
        disappear_permanently vanish_forever give_up_on_life give_up_living stop_breathing bleed_out pass_away
        be_with_god go_to_heaven check_out_for_good make_it_all_stop make_everything_stop not_be_here not_be_around
        go_to_sleep_forever perish be_in_the_ground be_in_a_grave be_buried
    """,
    "dying": """
        dying being_dead not_being_alive not_existing ending_it ending_it_all ending_everything not_waking_up
        never_waking_up jumping overdosing taking_an_overdose not_being_here sleeping_forever leaving_this_world
        suicide crashing_my_car stepping_into_traffic jumping_off driving_off stepping_off not_being_around death
    """,
    "vehicle": "train truck lorry bus car traffic tram subway tube tracks metro bullet",
    # how near it is
    "want": """
        want_to wanted_to wanting_to wants_to need_to wish_to would_like_to would_love_to would_rather rather long_to
        ready_to prefer_to hope_to choose_to crave_to dying_to beg_to pray_to deserve_to
    """,
    "going": """
        am_going_to going_to will plan_to planning_to intend_to decided_to ready_to about_to have_to got_to trying_to
        try_to prepared_to determined_to am_gonna might could may should
    """,
    "urge": "urge urges desire impulse impulses craving temptation need plan plans intention intentions wish",
    "think_of": """
        think_about think_of thinking_about thinking_of thoughts_of thoughts_about thought_about thought_of
        fantasise_about fantasising_about fantasize_about fantasizing_about dream_of dreaming_of dream_about
        dreaming_about considering consider contemplating contemplate planning daydream_about daydreaming_about
        obsessed_with obsessing_about obsessing_over imagining imagine picturing visualising thinking_abt ideas_of
        images_of
    """,
    "feel_like": "feel_like feeling_like felt_like close_to tempted_by capable_of think_about think_of nothing_but",
    "lately": """
        lately recently now tonight today again yesterday tomorrow these_days this_morning this_week this_evening
        this_month this_afternoon last_night last_week right_now every_day every_night everyday nightly daily
        this_weekend on_purpose on_friday on_saturday on_sunday on_monday on_tuesday on_wednesday on_thursday
    """,
    "soon": """
        tonight tomorrow now soon today this_week this_weekend this_time right_now anymore for_good by_friday
        by_monday forever already on_friday on_saturday on_sunday on_monday on_tuesday on_wednesday on_thursday myself
    """,
    "while": """
        longer much_longer anymore tonight tomorrow next_week next_month next_year by_then by_christmas for_christmas
        for_much_longer for_my_birthday in_the_morning by_monday by_friday by_summer by_spring by_tomorrow on_monday
        on_tuesday on_wednesday on_thursday on_friday on_saturday on_sunday when_you when_they
    """,
    # with what, and when
    "pills": """
        pills pill tablets tablet paracetamol tylenol ibuprofen aspirin xanax valium ambien oxycodone sleeping_pills
        sleepers painkillers meds medication antidepressants insulin benzos opioids morphine antihistamines advil
        codeine fentanyl lorazepam klonopin seroquel bleach poison zopiclone prozac oxy
    """,
    "too_many": """
        a_lot_of too_many too_much all_my all_the all_of_my all_of_the a_bunch_of a_load_of loads_of lots_of
        a_whole_bottle_of the_whole_bottle_of a_bottle_of whole_bottle_of a_handful_of handful_of handfuls_of
        a_pile_of a_whole_packet_of a_packet_of the_whole_packet_of a_whole_pack_of a_pack_of a_box_of a_whole_box_of
        so_many more half_a_bottle_of two_bottles_of every_single_one_of_my a_fistful_of every_one_of_my
        the_rest_of_my a_strip_of 10 12 15 16 18 20 22 24 25 28 30 32 35 40 45 48 50 60 70 80 90 100 ten twelve
        fifteen sixteen twenty thirty forty fifty sixty a_hundred half_the all_of_his all_of_her many dozens_of
        a_couple_of_boxes_of
    """,
    "means": """
        rope noose gun pistol rifle handgun shotgun revolver razor_blades blades blade pills tablets sleeping_pills
        helium charcoal insulin poison bullets ammo firearm exit_bag knife painkillers overdose
    """,
    "got": """
        bought buy got have ordered found hid hidden picked_up have_got saved borrowed stole loaded hold holding keep
        keeping hiding getting buying collected tied
    """,
    "things": """
        things stuff belongings possessions everything_i_own clothes_and_books jewelry jewellery records guitar books
        cat dog pets animals savings valuables treasures favourite_things favorite_things collection tools keepsakes
    """,
    "gone": "gone dead not_here not_around not_alive not_in_the_picture not_in_it no_longer_here no_longer_around",
    "at": "by before next until for after on tomorrow tonight much in when past come",
    "event": """
        christmas new_year the_new_year next_year next_month next_week my_birthday my_next_birthday tomorrow
        the_weekend spring summer autumn winter easter the_end_of_the_week the_end_of_the_month the_end_of_the_year
        the_end_of_this_week the_end_of_this_month the_end_of_this_year sunday monday tuesday wednesday thursday
        friday saturday another_year another_week another_day another_night another_month the_night the_morning
        morning 18 20 21 25 30 40 50 thirty forty twenty fifty january february march april june july august september
        october november december graduation thanksgiving the_holidays my_30th the_week this_week this_year this_month
        this_winter the_wedding the_day next_summer next_spring next_christmas old_age this_weekend the_summer
        the_winter
    """,
    # people
    "person": """
        husband wife partner boyfriend girlfriend ex dad mum stepdad stepmum brother sister son uncle aunt cousin
        grandad grandpa grandfather roommate flatmate housemate neighbour neighbor boss coworker colleague landlord
        fiance fiancee ex_husband ex_wife ex_boyfriend ex_girlfriend ex_partner parents family pimp stalker in_laws
        husbands father_in_law mother_in_law mum_in_law dad_in_law daughter stepson stepbrother spouse man brothers
        manager girl guy friend dealer trafficker carer caregiver teenager child grandson date ex_fiance stepsister
        kids_dad kids_mum childrens_dad abuser baby_daddy babys_dad other_half old_man bloke mate teacher coach pastor
    """,
    "they": """
        he she they someone this_man this_guy a_man some_guy some_man the_man this_woman a_guy the_guy people some_men
        men
    """,
    "loved": """
        him her them someone anyone people everyone you my_baby the_baby my_child my_kids my_children the_kids
        the_children my_son my_daughter my_husband my_wife my_partner my_boyfriend my_girlfriend my_dad my_mum
        my_stepdad my_boss my_brother my_sister my_ex my_roommate my_neighbour my_neighbor my_family my_parents
        my_coworker my_coworkers my_toddler my_twins my_newborn my_teacher my_landlord my_classmates the_man the_guy
        whoever that_man that_woman others my_stepmum my_ex_husband my_ex_wife my_neighbours my_uncle my_colleague
        another_person a_person the_dog my_dog my_manager somebody my_little_boy my_little_girl my_boy my_girl
        my_mum_in_law my_grandad this_man this_guy everybody
    """,
    "small": """
        children kids babies a_child my_baby the_baby my_child my_kids my_children the_kids the_children my_son
        my_daughter my_toddler my_newborn my_twins someone anyone people others my_little_boy my_little_girl my_boy
        my_girl my_infant my_niece my_nephew my_grandchild the_child our_baby our_son our_daughter our_kids
        our_children our_child my_little_one my_family one_of_my_kids one_of_the_kids my_own_child my_own_baby
        my_stepson my_stepdaughter somebody the_little_one a_stranger strangers my_mum my_dad
    """,
    "me": """
        me us my_kids the_kids our_kids my_children the_children our_children our_son our_daughter my_son my_daughter
        my_baby the_baby our_baby my_mum my_family my_sister my_brother my_child our_child my_dog my_cat the_dog
        the_cat the_boys the_girls
    """,
    "children": """
        the_kids our_kids my_kids the_children our_children my_children our_son our_daughter my_son my_daughter
        my_baby the_baby our_baby the_boys the_girls my_child our_child my_little_girl my_little_boy my_stepson
    """,
    # what others do, and where
    "hits": """
        hits beats kicks slaps punches chokes strangles shoves smacks headbutts rapes molests bites whips chokeslams
        spits_on burns assaults stabs shoots beats_up threatens stalks drugs ties chains restrains suffocates smothers
        pins_down abuses throttles spanks whacks elbows knees smashes clobbers hurts_and_threatens gropes drags
    """,
    "hitting": """
        hitting beating kicking slapping punching choking strangling shoving smacking headbutting raping molesting
        biting burning assaulting stabbing threatening stalking drugging abusing beating_up throttling whipping
        blackmailing spitting_on pushing grabbing restraining suffocating following dragging attacking groping
    """,
    "did_hit": """
        hit beat kicked slapped punched choked strangled shoved smacked headbutted raped molested bit burned burnt
        assaulted stabbed shot beat_up drugged tied_up attacked threw_down grabbed pushed threatened pinned dragged
        threw cut whipped knocked suffocated smothered pulled_a_knife_on pulled_a_gun_on throttled spat_on stalked
        tied chased cornered locked trapped abused abducted kidnapped groped elbowed smashed beaten hits tripped
        tried_to_run
    """,
    "was_hit": """
        hit beaten kicked slapped punched choked strangled raped molested assaulted stabbed shot drugged attacked
        threatened stalked followed trafficked abused blackmailed held_captive held_against_my_will beaten_up
        sexually_abused sexually_assaulted physically_abused watched hunted chased gang_raped held_prisoner
        forced_into_prostitution locked_in
    """,
    "violence": """
        kill hurt harm shoot stab strangle beat burn choke hit murder find bury attack rape destroy punch drown smash
        slit poison end break_my come_for come_after set_fire_to snap_my behead do_something_to run_me_over hunt
        throw_acid_on put_me_in take run_over get finish beat_up hurt_or_kill cut knife
    """,
    "deadly": """
        kill shoot stab strangle murder bury burn beat choke behead hunt rape slit drown attack hit punch beat_up
        throttle suffocate throw_acid_on
    """,
    "attack": """
        kill shoot stab strangle murder smother drown poison choke suffocate behead slaughter beat bash run_over
        beat_up set_fire_to punch hit burn slap smash stab_and_kill attack
    """,
    "attacking": """
        killing shooting stabbing strangling murdering smothering drowning poisoning choking suffocating beating
        beating_up running_over punching hitting attacking slapping burning bashing harming hurting shaking
    """,
    "says": """
        says said told_me swears swore promised promises threatened threatens texted keeps_saying keeps_telling_me
        texted_me messaged_me warned_me whispered screamed tells_me shouted yelled wrote sent_a_message vowed
        keeps_threatening is_threatening has_threatened keeps_texting_me has_said has_told_me saying
    """,
    "weapon": """
        gun knife machete bat weapon baseball_bat pistol rifle hammer belt shotgun crowbar blade axe firearm
        screwdriver handgun scissors taser bottle iron_bar loaded_gun kitchen_knife hunting_knife guns knives
        bottle_of_acid
    """,
    "scared": """
        scared afraid terrified frightened petrified fearful too_scared too_afraid worried dreading in_fear panicking
        nervous anxious shaking dread fear
    """,
    "age": """
        16 17 15 14 13 12 11 10 9 8 7 6 5 18 19 20 21 22 23 24 25 sixteen seventeen fifteen fourteen thirteen twelve
        eleven ten nine eight seven six five eighteen nineteen twenty twenty_one twenty_two twenty_five four 4
    """,
    "teens": """
        11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 thirteen fourteen fifteen sixteen seventeen eighteen nineteen
        twenty twenty_one twenty_two twenty_five twelve
    """,
    "year": " ".join(str(year) for year in range(1960, 2025)),
    "home": """
        home my_home my_house my_own_home my_own_house house apartment my_apartment flat my_flat the_house in_my_home
    """,
}

# Negations; a gap never passes over one.
NEGATIONS = words("not never no without nobody nothing neither nor none denies deny denied")
# A clause ends before one of these.
ENDS_A_CLAUSE = frozenset({",", "but", "and", "because", "although", "though", "yet", "or", "then", "so"})
# Too frequent to tell a phrase by.
COMMON = words(
    """
    i me my am is are was were be been have has had do does did to the a an and or not no of for in on at it that this
    will would could can with about he she they you we so if when want need going all just out up them him her someone
    people everyone nobody own know get got think feel feeling thinking there as from by
    """
)
