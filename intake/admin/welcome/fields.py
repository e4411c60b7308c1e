"""Fields of the guide that are asked for together with others."""

from django import forms


class OneOfSeveral(forms.CharField):
    """A text that its form asks for where others are given too: it is not called optional, and not always required."""

    goes_with_others = True


class AmountOfSeveral(forms.DecimalField):
    """A sum of money that its form asks for where another choice says so."""

    goes_with_others = True
