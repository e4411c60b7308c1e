"""The practice itself: who works in it, what it offers, when it is there, and the words it shares with its readers."""

from practice.models.calendar import AwayPeriod, WorkingHours
from practice.models.count import DailyTotal, MonthlyTotal
from practice.models.crisis import CrisisLine
from practice.models.licence import Licence
from practice.models.limit import DailyKey, LimitCount
from practice.models.pattern import Pattern
from practice.models.profile import Place, Profile
from practice.models.referral import ReferralOption
from practice.models.site import SiteVersion
from practice.models.staff import FormerStaffAddress, Staff, Therapist

__all__ = [
    "AwayPeriod",
    "CrisisLine",
    "DailyKey",
    "DailyTotal",
    "FormerStaffAddress",
    "Licence",
    "LimitCount",
    "MonthlyTotal",
    "Pattern",
    "Place",
    "Profile",
    "ReferralOption",
    "SiteVersion",
    "Staff",
    "Therapist",
    "WorkingHours",
]
