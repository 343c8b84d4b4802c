"""Cards, CPFs and telephone numbers: what is written as groups of digits."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

# Seven digits or more.
RUN = re.compile(r"(?:\(?\+ ?\(?|\()?[0-9](?:[ .\-/()]{0,4}[0-9]){6,}")
GROUP = re.compile(r"[0-9]+")
DIGIT = re.compile(r"[0-9]")
FEWEST_DIGITS = 7
# A number said digit by digit.
MOST_GROUPS = 12

# Takes a text, where in it a number might begin and end, and that number with one of ` .-/` between two groups and
# nothing else; gives where it ends, with what belongs to it, or 0 when it is none of the kind.
Judge = Callable[[str, int, int, str], int]


def find_numbers(text: str, judge: Judge) -> Iterator[tuple[int, int]]:
    """Of each run of groups of digits the longest pieces from the left that are a number of the kind."""
    last = 0
    for run in RUN.finditer(text):
        groups = [group.span() for group in GROUP.finditer(text, run.start(), run.end())]
        for at, (first, _) in enumerate(groups):
            lead = run.start() if at == 0 else first - (text[first - 1] == "(")
            for start, end, written in pieces_from(text, lead, groups[at : at + MOST_GROUPS]):
                stop = judge(text, start, end, written) if start >= last else 0
                if stop:
                    yield start, stop
                    last = stop
                    break


def pieces_from(text: str, lead: int, groups: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """What begins at `lead` with the first of these groups, the longest first."""
    written = [text[groups[0][0] : groups[0][1]]]
    for (_, end), (start, stop) in pairwise(groups):
        between = text[end:start]
        mark = between.strip(" ()") or " "
        if len(mark) > 1 or between.count(" ") > 2:
            break
        written.append(f"{written[-1]}{mark}{text[start:stop]}")
    for (_, end), number in reversed([*zip(groups, written, strict=False)]):
        if len(number) >= FEWEST_DIGITS:
            # An opening bracket whose closing one is not part of the number is not either.
            yield lead + (text[lead] == "(" and ")" not in text[lead:end]), end, number


# Prefixes of the large issuers, and how many digits their cards have.
CARD = re.compile(
    r"4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})|(?:5[1-5]|2[2-7])[0-9]{14}|3[47][0-9]{13}|3(?:0[0-5]|095|[689][0-9])[0-9]{11,16}"
    r"|35[2-8][0-9]{13,16}|6(?:011|4[4-9]|[02357][0-9])[0-9]{10,16}|5[06-8][0-9]{11,17}|8[12][0-9]{14}"
)
CPF = re.compile(r"[0-9]{9}[ ./-]?[0-9]{2}|[0-9]{3}(?P<dot>[ .-])[0-9]{3}(?P=dot)[0-9]{3}[ ./-][0-9]{2}")
MORE_DIGITS = re.compile(r"[0-9\0]|[.-][0-9\0]")


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether neither side goes on with digits; letters do not matter where check digits speak."""
    return not MORE_DIGITS.match(text[max(0, start - 2) : start][::-1]) and not MORE_DIGITS.match(text, end)


def is_card(text: str, start: int, end: int, written: str) -> int:
    digits = written.replace(" ", "").replace("-", "").replace(".", "")
    if not CARD.fullmatch(digits) or not stands_alone(text, start, end):
        return 0
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return 0 if (doubled + sum(map(int, digits[-1::-2]))) % 10 else end


def is_cpf(text: str, start: int, end: int, written: str) -> int:
    if not CPF.fullmatch(written) or not stands_alone(text, start, end):
        return 0
    digits = "".join(GROUP.findall(written))
    if len(set(digits)) == 1:
        return 0
    for size in (9, 10):
        weighed = sum(int(digit) * (size + 1 - place) for place, digit in enumerate(digits[:size]))
        if weighed * 10 % 11 % 10 != int(digits[size]):
            return 0
    return end


# Telephone numbers

# Numbers of another kind that would pass for one: days, times, amounts; cards, CPFs and IBANs with wrong check digits.
NO_PHONE_NUMBER = re.compile(
    r"(?=[0-9A-Z€£¥₹$])(?:"
    r"(?<![0-9./-])(?:(?:19|20)[0-9]{2}(?P<a>[-/.])(?:0?[1-9]|1[0-2])(?P=a)(?:0?[1-9]|[12][0-9]|3[01])"
    r"|(?:0?[1-9]|[12][0-9]|3[01])(?P<b>[-/.])(?:0?[1-9]|1[0-2])(?P=b)(?:19|20)?[0-9]{2}"
    r"|(?:0?[1-9]|1[0-2])(?P<c>[-/.])(?:0?[1-9]|[12][0-9]|3[01])(?P=c)(?:19|20)?[0-9]{2})(?![0-9]|[./-][0-9])"
    r"|(?<![0-9:])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?![0-9])"
    r"|(?:(?:\b(?:R|US)|)\$|[€£¥₹]|\b(?:EUR|USD|GBP|BRL|INR|Rs\.?)) ?[0-9][0-9.,]*"
    r"|(?<![0-9.,])[0-9]{1,3}(?:(?:\.[0-9]{3})+,[0-9]{1,2}|(?:,[0-9]{3})+(?:\.[0-9]{1,2})?)(?![0-9])"
    r"|(?<![0-9])[0-9]{4}(?P<d>[ -])[0-9]{4}(?P=d)[0-9]{4}(?P=d)[0-9]{4}(?![0-9])"
    r"|(?<![0-9.])[0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2}(?![0-9])"
    r"|\b[A-Z]{2}[0-9]{2}(?:[A-Z]{0,4}[0-9]{11,28}| [A-Z0-9]{4}(?: [0-9]{4}){2,6}(?: [0-9]{1,3})?)\b)"
)
# Nothing but zeros, years, days, amounts, releases.
NOT_A_PHONE = re.compile(
    r"[0 ./-]+|(?:19|20)[0-9]{2}[ /-](?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?:[0-9]{6})?"
    r"|[0-9]{1,2}(?:\.[0-9]{3}){2}|[0-9]{1,3}(?:\.[0-9]{3})*\.000|(?:[1-9]00 ){2}[1-9]00"
    r"|(?=[0-9]\.|.*\.[0-9](?:\.|\Z))(?:[0-9]{1,3}\.){3}[0-9]{1,3}"
)
# How numbers are written at home: D is a digit, S what stands between two groups. A bare number that a country could
# have given to a telephone is taken for one even where it is called an order: better that the number of an order is
# lost than that the number of a person gets out.
FORMS = (
    r"00S?[1-9](?:S?D){8,14}",  # any country, by its prefix
    r"0S?[1-9](?:S?D){7,11}",  # every country that puts a 0 before its areas
    r"(?:1S)?D{3}SD{3}SD{4}|1?[2-9]DDS?[2-9]DDS?D{4}|[2-9]DD-(?!..00)D{4}",  # North America
    r"[1-9]{2}S?9S?D{4}S?D{4}|[1-9]{2}S?[2-57]D{3}S?D{4}|[2-9]D{3}-D{4}|9S?D{4}SD{4}",  # Brazil
    r"[236-9]D{8}|[2-9]DDSD{3}SD{3}|[6-9]DD(?:SDD){3}|[6-9]DDSD{6}",  # Spain, Portugal, Poland
    r"2[1-9]SD{7}|[1-9]DSD{3}S(?:DDSDD|D{4})|[1-9]D(?:SD{3}){2}SD{4}",  # areas of two digits
    r"3DD(?:S?D{3}S?D{4}|SD{3}SDDSDD|SD{6})",  # Italy
    r"[6-9]D{4}S?D{5}|[6-9]D{3}S(?:D{3}SD{3}|D{6})",  # India, and Britain without its 0
    r"6SD{8}|6(?:SDD){4}|1[5-7]DSD{7,8}|1[3-9]DS?D{4}S?D{4}",  # the Netherlands, France, Germany; China
    r"55S?[1-9]{2}S?9?S?D{4}S?D{4}|44S?7(?:S?D){9}|49S?1[5-7](?:S?D){8,9}|91S?[6-9](?:S?D){9}",  # without the plus
    r"351S?[29](?:S?D){8}|34S?[67](?:S?D){8}|33S?[67](?:S?D){8}|39S?3(?:S?D){9}|31S?6(?:S?D){8}",
)
NATIONAL = re.compile("|".join(FORMS).replace("D", "[0-9]").replace("S", "[./ -]"))
PLUS = re.compile(r"[1-9](?:[./ -]?[0-9]){7,15}")
# After a word for telephones, or with its area in brackets, any number will do.
ANY_FORM = re.compile(r"[0-9](?:[./ -]?[0-9]){6,12}")
AREA = re.compile(r"\([0-9]{2,5}\)")
CUE = re.compile(
    r"(?<![^\W\d_])(?:call|ring|phone|telephone|tel|mobile|cell|cellphone|whats ?app|zap|text|sms|fax|reach|contact"
    r"|(?:my|meu|mi|mijn|mio|mon|meine) (?:new )?(?:number|n[úu]mero|num[ée]ro|nummer)|fone|telefone|celular"
    r"|telem[óo]vel|lig(?:a|ar|ue|uem)|telefon|handy|mobil|rufnummer|anrufen|rufen|appele[rz]|joindre|portable"
    r"|t[ée]l[ée]phone|tel[ée]fono|m[óo]vil|ll[aá]m\w+|cellulare|chiam\w+|telefoon|bel|bellen|mobiel)\b"
    r"[^0-9\0\n|]{0,40}\Z",
    re.IGNORECASE,
)
GLUED = re.compile(r"(?:tel|fone|phone|mobile?|cell|fax|whats ?app|zap|handy|ph)[-_.:#]?\Z", re.IGNORECASE)
BEFORE = re.compile(r"(?:[\w\0#@]|[\w\0]-|[0-9\0]\.)\Z")
AFTER = re.compile(
    r"[\w\0]|[-_][\w\0]|[.:][0-9\0]"
    r"| ?(?:[%€$£]|(?:[kmgt]?bps|[kmgt]bit|[kmgt]b|eur|euros?|usd|gbp|reais|dollars?)\b)",
    re.IGNORECASE,
)
EXTENSION = re.compile(
    r",? ?(?:x|ext|extn|extension|ramal|durchwahl|poste|toestel|interno)[.:]? ?[0-9]{1,6}(?![0-9\0])", re.IGNORECASE
)


def is_phone(text: str, start: int, end: int, written: str) -> int:
    if "+" in text[start:end]:
        known = PLUS.fullmatch(written) is not None
        apart = not MORE_DIGITS.match(text[start - 1 : start])
    else:
        known = NATIONAL.fullmatch(written) is not None
        if not known and ANY_FORM.fullmatch(written):
            cued = not DIGIT.search(text, max(0, start - 5), start) and CUE.search(text, max(0, start - 60), start)
            known = bool(cued or AREA.match(text, start))
        known = known and not NOT_A_PHONE.fullmatch(written)
        lead = max(0, start - 10)
        apart = not BEFORE.search(text, lead, start) or GLUED.search(text, lead, start) is not None
    if not known or not apart:
        return 0
    extension = EXTENSION.match(text, end)
    if extension:
        return extension.end()
    return 0 if AFTER.match(text, end) else end
