"""What is read as a body in danger now: there is no time to wait for an answer. Edit freely (patterns.py)."""

# The same rules silence these as the plain ones. What a panic attack feels like is no sign: most of it says when.
BODY = """
i am|might_be|could_be|think_this_is having|a a? heart_attack|stroke $|now|right_now|please|help|and|tonight
chest pain|pains|pressure .. can not breathe
pain|pains|pressure .. chest .. can not breathe
pain|pains|pressure .. chest .. right_now|left_arm|down_my_arm
chest pain|pains|pressure|hurts .. right_now|my_left_arm|down_my_arm|my_arm
not eaten|slept|drunk|had_anything .. in|for|since four|five|six|seven|eight|nine|ten|eleven|twelve .. days|nights
having|had|have a? seizure|seizures .. from|since|after|because .. stopping|stopped|coming_off|quit|quitting|meds|
  withdrawal|drinking|pills
stopped|quit|stopping .. drinking|alcohol|benzos|xanax|valium|heroin .. shaking|seeing_things|hallucinating|seizure|
  seizures|fits
"""
