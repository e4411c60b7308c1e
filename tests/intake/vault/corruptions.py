"""The long proof of the vault: nothing that has been spoiled opens, and nothing fails in a way that was not foreseen.

`prove(count)` is called with 2,000 by the suite and with 100,000 by `make proofs`.
"""

from collections import Counter
from collections.abc import Callable
from random import Random

from intake.vault import recovery, return_codes, unlocking, wraps
from intake.vault.errors import NotAKey, NotAToken, Unreadable
from intake.vault.return_codes import NotACode
from tests.intake.vault.specimens import Specimen, facts, places, specimens

type Spoil = Callable[[bytes, Random], bytes]
# What people, telephones and copying put into a text: dashes, spaces of no width, other alphabets, half characters.
ODD_CHARS = (
    "\u2010\u2013\u2014\u2212\u00ad\u200b\u2060\ufeff\u00a0\t\n -_.,:ouilOUIL0123456789"
    "ß\u0131\u017f\u041e\u0410\ufb01\uff21\uff19\ud800\U0001f600"
)


def flip_a_bit(blob: bytes, random: Random) -> bytes:
    """Change one bit anywhere."""
    at = random.randrange(len(blob))
    return blob[:at] + bytes([blob[at] ^ 1 << random.randrange(8)]) + blob[at + 1 :]


def cut_off(blob: bytes, random: Random) -> bytes:
    """Keep the beginning only."""
    return blob[: random.randrange(len(blob))]


def cut_out(blob: bytes, random: Random) -> bytes:
    """Leave some bytes out."""
    at = random.randrange(len(blob))
    return blob[:at] + blob[at + random.randrange(1, 40) :]


def put_in(blob: bytes, random: Random) -> bytes:
    """Add random bytes anywhere, the end included."""
    at = random.randrange(len(blob) + 1)
    return blob[:at] + random.randbytes(random.randrange(1, 40)) + blob[at:]


def write_over(blob: bytes, random: Random) -> bytes:
    """Replace a run of bytes by zeros or random ones."""
    at, length = random.randrange(len(blob)), random.randrange(1, 40)
    new = random.choice([bytes(length), random.randbytes(length)])
    return (blob[:at] + new + blob[at + length :])[: len(blob)]


def change_scheme(blob: bytes, random: Random) -> bytes:
    """Claim another scheme, clear text among them."""
    return bytes([random.randrange(256)]) + blob[1:]


def mix_lines(blob: bytes, random: Random) -> bytes:
    """Put the lines of an age header into another order."""
    lines = blob.split(b"\n")
    random.shuffle(lines)
    return b"\n".join(lines)


def make_up(blob: bytes, random: Random) -> bytes:
    """Write random bytes of the same length, with the right scheme."""
    return blob[:1] + random.randbytes(len(blob) - 1)


def take_another(blob: bytes, random: Random) -> bytes:
    """Put a blob of another place here."""
    return random.choice(specimens()).blob


SPOILS: tuple[Spoil, ...] = (
    flip_a_bit,
    cut_off,
    cut_out,
    put_in,
    write_over,
    change_scheme,
    mix_lines,
    make_up,
    take_another,
)


def prove(count: int, seed: int = 0) -> Counter[str]:
    """Try `count` spoiled blobs and texts. Return how many of each were refused.

    Raises AssertionError if one is accepted; whatever the vault raises unforeseen comes through.
    """
    random = Random(seed)  # noqa: S311  # the same tries each time, on purpose
    refused: Counter[str] = Counter()
    tries = (_spoiled_blob, _spoiled_blob, _spoiled_blob, _wrong_code, _wrong_token, _wrong_recovery_key)
    while refused.total() < count:
        name = random.choice(tries)(random)
        if name:
            refused[name] += 1
    return refused


def _spoiled_blob(random: Random) -> str | None:
    specimen: Specimen = random.choice(specimens())
    spoil = random.choice(SPOILS)
    blob = spoil(specimen.blob, random)
    if blob == specimen.blob:
        return None
    try:
        specimen.open(blob)
    except Unreadable:
        return specimen.name
    raise AssertionError(f"{specimen.name} opened after {spoil.__name__} with {blob.hex()}")


def _wrong_code(random: Random) -> str | None:
    right = return_codes.normalise(facts()["return_code"])
    symbols = list(right)
    for at in random.sample(range(len(symbols)), random.choice([1, 2, 3, 24])):
        symbols[at] = random.choice(return_codes.SYMBOLS)
    try:
        code = return_codes.normalise(_with_odd_chars("".join(symbols), random))
    except NotACode:
        return "return code, refused at sight"
    if code == right:
        return None
    if return_codes.lookup_id(code).hex() == facts()["derived"]["lookup_id"]:
        raise AssertionError(f"{code} is looked up as another code.")
    wrap = next(specimen.blob for specimen in specimens() if specimen.name == "sender wrap")
    try:
        wraps.open_as_sender(return_codes.code_key(code), wrap, inquiry=places()["entry"].inquiry)
    except Unreadable:
        return "return code of nobody"
    raise AssertionError(f"{code} opened another code's wrap.")


def _wrong_token(random: Random) -> str | None:
    right = facts()["token"]
    text = _with_odd_chars(flip_a_bit(right.encode(), random).decode("latin-1"), random)
    if text == right:
        return None
    try:
        token = unlocking.read_token(text)
    except NotAToken:
        return "token, refused at sight"
    visit = next(specimen.blob for specimen in specimens() if specimen.name == "visit")
    try:
        unlocking.open_for_token(token, visit, "visit", owner=facts()["inquiry"])
    except Unreadable:
        return "token of nobody"
    raise AssertionError(f"{text} opened another token's visit.")


def _wrong_recovery_key(random: Random) -> str | None:
    right = facts()["recovery"]["private"]
    text = _with_odd_chars(flip_a_bit(right.encode(), random).decode("latin-1"), random)
    try:
        if recovery.read_recovery_key(text) == right:
            return None
    except NotAKey:
        return "recovery key"
    raise AssertionError(f"{text} was read as another key.")


def _with_odd_chars(text: str, random: Random) -> str:
    for _ in range(random.choice([0, 0, 1, 3])):
        at = random.randrange(len(text) + 1)
        text = text[:at] + random.choice(ODD_CHARS) + text[at + random.randrange(2) :]
    return text
