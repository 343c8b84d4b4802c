"""Personal data in what people type in chats: where it is, and the text with each piece replaced by its class.

No pattern crosses a line break, and none looks for a word that would make a number harmless: a piece of a redacted
text, such as the lines of one speaker, holds no more than the whole does.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address
from itertools import pairwise

import pandas as pd

from .redact_numbers import NO_PHONE_NUMBER, RUN, find_numbers, is_card, is_cpf, is_phone

# Stands for what is found already. Nothing matches it, nor right beside it, so that redacting twice changes nothing.
BLANK = "\0"
MARKER = re.compile(r"\[(?:EMAIL|PHONE|CARD|IBAN|CPF|IP|NAME)\]")


@dataclass(frozen=True)
class Span:
    """`text[start:end]` is of the class EMAIL, PHONE, CARD, IBAN, CPF, IP or NAME."""

    pii_class: str
    start: int
    end: int


def find(text: str, names: str | None = None) -> list[Span]:
    """What is to be redacted, ascending and without overlaps; `names` is the full name of the customer."""
    plain, places = plain_text(text)
    plain = MARKER.sub(hide, plain)
    spans: list[Span] = []
    # What has check digits or a form of its own comes before telephone numbers, which have neither.
    finders: list[tuple[str, Callable[[str], Iterator[tuple[int, int]]]]] = [
        ("EMAIL", find_emails),
        ("EMAIL", find_spelt_emails),
        ("NAME", lambda text: find_names(text, names) if names else iter(())),
        ("IP", find_long_addresses),
        # Four small numbers may be those of a release, but are taken for an address.
        ("IP", lambda text: (found.span() for found in IPV4.finditer(text))),
        ("IBAN", find_ibans),
        ("CARD", lambda text: find_numbers(text, is_card)),
        ("CPF", lambda text: find_numbers(text, is_cpf)),
        ("PHONE", lambda text: find_numbers(NO_PHONE_NUMBER.sub(hide, text), is_phone)),
    ]
    for pii_class, finder in finders if RUN.search(plain) else finders[:-3]:
        found = list(finder(plain))
        plain = blank(plain, found)
        spans += [Span(pii_class, start, end) for start, end in found]
    spans.sort(key=lambda span: span.start)
    if places is None:
        return spans
    return [Span(span.pii_class, places[span.start], places[span.end]) for span in spans]


def redact(text: str, names: str | None = None) -> str:
    """The text with `[EMAIL]`, `[PHONE]` and so on in place of personal data. Redacting twice changes nothing."""
    pieces, at = [], 0
    for span in find(text, names):
        pieces += [text[at : span.start], f"[{span.pii_class}]"]
        at = span.end
    return "".join([*pieces, text[at:]])


def redact_text(texts: pd.Series, names: pd.Series) -> pd.Series:
    """`redact` for each row; no text stays no text, and a row without a name is fine."""
    rows = [
        redact(text, name if isinstance(name, str) else None) if isinstance(text, str) else None
        for text, name in zip(texts, names, strict=True)
    ]
    return pd.Series(rows, index=texts.index, dtype="object")


def hide(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text, as long as before, without what lies in the spans, which ascend."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], BLANK * (end - start)]
        at = end
    return "".join([*pieces, text[at:]])


# Characters

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\u20e3\ufeff]"
)
LOOKALIKES = {
    **dict.fromkeys([0x9, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "),
    **dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D], "-"),
    **dict.fromkeys([0x2024, 0x3002, 0xFE52, 0xFF0E, 0xFF61], "."),
    **{ord(wide): chr(ord(wide) - 0xFEE0) for wide in "（）／：＋＠＿"},
    0xFE6B: "@",
}
OTHER_DIGIT = re.compile(r"[^\D0-9]")


def plain_text(text: str) -> tuple[str, list[int] | None]:
    """The text with ASCII digits, spaces and punctuation and nothing invisible, and where each character was.

    The places are None where they are the same.
    """
    if text.isascii():
        return text.replace("\t", " "), None
    places = None
    if INVISIBLE.search(text):
        places = [place for place, character in enumerate(text) if not INVISIBLE.match(character)]
        text, places = "".join([text[place] for place in places]), [*places, len(text)]
    text = OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    return text.translate(LOOKALIKES), places


# E-mail addresses

TLD = (
    "(?:com|net|org|edu|gov|info|biz|app|dev|online|site|shop|eu|uk|us|ca|br|pt|de|at|ch|es|fr|it|nl|be|lu|pl|ie|in|cn"
    "|ng|au|nz|za|mx|ar|cl|co|io|me|tv|jp|ru|se|no|dk|fi|cz|gr|ro|hu|tr)"
)
PROVIDER = re.compile(
    "(?:g ?mail|googlemail|hotmail|outlook|yahoo|ymail|icloud|aol|gmx|web|live|msn|proton(?:mail)?|pm|uol|bol|terra|ig"
    "|sapo|t-online|freenet|orange|wanadoo|laposte|free|libero|virgilio|ziggo|comcast|verizon|rediffmail|wp)(?![a-z])"
)
# With the last label spelt out or after a comma, or a large provider without one.
DOMAIN = re.compile(
    r"(?:(?:[\w-]{1,63}\.){1,8}(?:xn--[\w-]{1,59}|[^\W\d_]{2,24})"
    rf"|[\w-]{{1,63}}(?:,| dot ){TLD}|(?:gmail|hotmail|outlook|yahoo|icloud))(?![\w\0])",
    re.IGNORECASE,
)
# Where somebody left out the space after a full stop, the next sentence is no part of the address.
NEXT_SENTENCE = re.compile(rf"(?i:\.{TLD})(?=\.[A-Z][a-z])")
KNOWN_DOMAIN = re.compile(rf"(?:[\w-]+\.)+{TLD}", re.IGNORECASE)
DOT_WORD = "(?:dot|punkt|ponto|punto|point|punt)"
DOT = rf"(?:\.| ?[\[({{] ?(?:{DOT_WORD}|\.) ?[\])}}] ?| {DOT_WORD} )"
SPELT = re.compile(
    r"(?:(?P<clear> ?[\[({<] ?(?:at|arroba|ät|@) ?[\])}>] ?)| (?:at|arroba|chiocciola|apestaartje|klammeraffe|ät) )"
    rf"(?P<domain>[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{0,4}}?{DOT}{TLD}(?:{DOT}{TLD})?)(?![\w\0])",
    re.IGNORECASE,
)
LOCAL_JOINT = rf"(?:{DOT}| (?:underscore|dash|hyphen|minus|plus) )"
SPELT_LOCAL = re.compile(
    rf"(?<![\w\0.@+-])\w[\w+-]{{0,63}}(?:{LOCAL_JOINT}[\w+-]{{1,64}}){{0,6}}\Z",
    re.IGNORECASE,
)
MAIL_CUE = re.compile(
    r"(?<![^\W\d_])(?:e-?mail|mail|reach|contact|write|correo|posta|courriel)\b[^\0\n|]{0,40}\Z", re.IGNORECASE
)
# What stands before "at gmail.com" when no address is meant.
NO_LOCAL = re.compile(
    "me|us|in|it|is|up|here|there|them|him|her|look(?:ed|ing)?|available|accounts?|page|site|login|app|e?mail|stop|shop"
    "|bought|ordered|work(?:s|ing)?|ask|thanks|and|or|not|now|only|later|back|also|see|found",
    re.IGNORECASE,
)


def find_emails(text: str) -> Iterator[tuple[int, int]]:
    """Addresses with an `@`, also with spaces around it."""
    last = 0
    at = text.find("@")
    while at >= 0:
        left = at - (text[at - 1 : at] == " ")
        right = at + 1 + (text[at + 1 : at + 2] == " ")
        domain = DOMAIN.match(text, right)
        if domain:
            ending = NEXT_SENTENCE.search(domain[0])
            end = right + ending.end() if ending else domain.end()
            start = left
            while start > last and (text[start - 1].isalnum() or text[start - 1] in "_.+%'&~-"):
                start -= 1
            apart = start == last or text[start - 1] != BLANK
            start = left - len(text[start:left].lstrip(".'%&~-"))
            spaced = right - left > 1
            meant = not spaced or (KNOWN_DOMAIN.fullmatch(text[right:end]) and not NO_LOCAL.fullmatch(text[start:left]))
            if start < left and apart and meant:
                yield start, end
                last = end
        at = text.find("@", max(at + 1, last))


def find_spelt_emails(text: str) -> Iterator[tuple[int, int]]:
    """Addresses written out, such as "jo dot doe at example dot com" or "jo (at) example.com"."""
    last = 0
    for found in SPELT.finditer(text):
        local = SPELT_LOCAL.search(text, last, found.start())
        last = found.end()
        if local is None:
            continue
        # "I bought it at example.com" is no address: where `at` is a mere word, something else has to speak for one.
        composed = not local[0].replace("-", "").isalpha()
        before = max(0, local.start() - 60)
        cued = PROVIDER.match(found["domain"].lower()) or MAIL_CUE.search(text, before, local.start())
        if found["clear"] or composed or (cued and not NO_LOCAL.fullmatch(local[0])):
            yield local.start(), found.end()


# Names

WORD = re.compile(r"(?<![^\W_]|\0)[^\W\d_]+(?![^\W_]|\0)")
BETWEEN_NAMES = re.compile(r"[ '’-]{1,2}")
# Letters that are no letter with an accent.
STROKES = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i"}
WITHOUT_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
# Too frequent as words to be redacted where they stand alone.
PARTICLES = frozenset(["dos", "das", "del", "den", "der", "des", "las", "los", "ter", "van", "von", "und", "and"])


def fold(character: str) -> str:
    """A letter without accent and capital: none where it is an accent, several for a ligature."""
    plain = unicodedata.normalize("NFKD", character.lower())
    return "".join([STROKES.get(each, each) for each in plain if not unicodedata.combining(each)])


LATIN = {code: fold(chr(code)) for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)] if len(fold(chr(code))) == 1}
NOT_LATIN = re.compile(r"[^\W\x00-\x7f]|[\u0300-\u036f]")


def fold_text(text: str) -> tuple[str, list[int] | None]:
    """The folded text, and where each letter came from, None where that is the same."""
    folded = text.translate(LATIN).lower()
    if not NOT_LATIN.search(folded):
        return folded, None
    pieces = [fold(character) for character in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*places, len(text)]


def name_forms(name: str) -> list[list[str]]:
    """Each way to write a name, its parts of three letters or more, or a part in one word, as folded words."""
    forms: set[tuple[str, ...]] = set()
    lower = unicodedata.normalize("NFC", name[:200]).lower()
    for spelling in {lower, lower.translate(WITHOUT_UMLAUTS)}:
        parts = [tuple(WORD.findall(fold_text(part)[0])) for part in spelling.split()]
        words = tuple(word for part in parts for word in part)
        forms.update([words, *parts, *((word,) for word in words), *(("".join(part),) for part in parts)])
    return [list(form) for form in forms if sum(map(len, form)) > 2 and form[0] not in PARTICLES]


def find_names(text: str, name: str) -> Iterator[tuple[int, int]]:
    """The name and its parts. Parts beside each other are one name, whatever the metadata has in between."""
    forms = name_forms(name)
    folded, places = fold_text(text)
    if not any(form[0] in folded for form in forms):
        return
    found = list(WORD.finditer(folded))
    words = [word[0] for word in found]
    near = [bool(BETWEEN_NAMES.fullmatch(folded, a.end(), b.start())) for a, b in pairwise(found)] + [False]
    named: set[int] = set()
    for at, word in enumerate(words):
        for form in forms:
            end = at + len(form)
            if word == form[0] and words[at:end] == form and all(near[at : end - 1]):
                named.update(range(at, end))
    small = {word for form in forms for word in form if len(word) < 3 or word in PARTICLES}
    inner = [at for at in range(1, len(words)) if words[at] in small and near[at - 1] and near[at]]
    named.update([at for at in inner if {at - 1, at + 1} <= named])
    last = -1
    for at in sorted(named):
        if at > last:
            last = at
            while near[last] and last + 1 in named:
                last += 1
            start, end = found[at].start(), found[last].end()
            yield (start, end) if places is None else (places[start], places[end])


# IP addresses and IBAN

OCTET = "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]{1,2})"
IPV4 = re.compile(rf"(?:(?<![\w.\0])|(?<=IP))(?:{OCTET}\.){{3}}{OCTET}(?![\w\0]|\.[0-9\0])")
IPV6 = re.compile(
    r"(?=[0-9a-f]{0,4}:[0-9a-f]{0,4}:)(?:(?<![\w:.\0])|(?<=[g-z]:)|(?<=v6:))[0-9a-f:.]++(?![\w\0])", re.IGNORECASE
)
# `::1` tells nothing about anybody, and `a::b` is no address that people type.
TELLING = re.compile(r"(?=.*[0-9]).*[0-9a-f]{3}", re.IGNORECASE)
IBAN_LENGTHS = (
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22"
    "GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27"
    "MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29"
    "VA22VG24XK20YE30"
)
IBAN_SIZES = {IBAN_LENGTHS[at : at + 2]: int(IBAN_LENGTHS[at + 2 : at + 4]) for at in range(0, len(IBAN_LENGTHS), 4)}
IBAN_HEAD = re.compile(r"[A-Z]{2}(?= ?[0-9]{2}[ .-]?[A-Z0-9])(?:(?<![\w\0]..)|(?<=IBAN..))", re.IGNORECASE)


def find_long_addresses(text: str) -> Iterator[tuple[int, int]]:
    """IP addresses of version 6."""
    for found in IPV6.finditer(text):
        address = found[0].rstrip(".")
        address = address[:-1] if address.endswith(":") and not address.endswith("::") else address
        if TELLING.match(address):
            try:
                IPv6Address(address)
            except AddressValueError:
                continue
            yield found.start(), found.start() + len(address)


def find_ibans(text: str) -> Iterator[tuple[int, int]]:
    """Account numbers with the length of their country and the right check digits."""
    last = 0
    for head in IBAN_HEAD.finditer(text):
        rest = IBAN_SIZES.get(head[0].upper(), 2) - 2
        form = re.compile(rf"[A-Z]{{2}}(?:[ .-]?[A-Z0-9]){{{rest}}}(?![\w\0])", re.IGNORECASE | re.ASCII)
        found = form.match(text, head.start()) if rest and head.start() >= last else None
        if found:
            compact = re.sub("[ .-]", "", found[0])
            if int("".join([str(int(character, 36)) for character in compact[4:] + compact[:4]])) % 97 == 1:
                yield found.span()
                last = found.end()
