"""Numbers as telephones take them."""


def dial_url(number: str) -> str:
    """Return the tel: address that dials a number, however it is written."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")
