"""Which characters the bytes of a text file stand for, worked out from the bytes themselves."""

import codecs
import re
import unicodedata

from partwell.exchange.heading_keys import KNOWN, compact

SAMPLE = 40_000  # bytes with characters beyond ASCII that are weighed; more does not change the answer

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# Letters beyond ASCII of the languages an encoding was made for, the frequent ones of other scripts first.
_WESTERN = (
    "äöüßé",
    "éèêàçùôîâëïûœæ",
    "ñáéíóúü¿¡ºª",
    "ãõçáéíóúâêôàºª",
    "åäöé",
    "æøåéü",
    "àèéìòù",
    "ëïéèöü",
    "ðþæöáéíóúý",
)
_CENTRAL = ("ąćęłńóśźż", "ěščřžýáíéúůťďňó", "áäčďéíľĺňóôŕšťúýž", "áéíóöőúüű", "ăâîşţșț", "čćđšž", "äöüßé")
_TURKISH = ("çğıöşüâî",)
_BALTIC = ("ąčęėįšųūž", "āčēģīķļņšūž", "õäöüšž")
_VIETNAMESE = (
    "ăâđêôơưáàảãạéèẻẽẹíìỉĩịóòỏõọúùủũụýỳỷỹỵấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự\u0300\u0301\u0303\u0309\u0323",
)
_CYRILLIC = ("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґўјљњћџђ",)
_GREEK = ("αοιετσνηυρπκμλςωάίόέήδγχθφύβξζψώϊϋΐΰ",)
_HEBREW = ("יוהלאתרבמשןםנדקחפעכטגזצסךףץ",)
_ARABIC = ("اليمونرتبةعدسفهكقحجشصطىخذضزءأإآئؤثظغپچژگ",)

_ALPHABETS: dict[str, tuple[str, ...]] = {
    "cp1252": _WESTERN, "cp1250": _CENTRAL, "cp1251": _CYRILLIC, "cp1253": _GREEK, "cp1254": _TURKISH,
    "cp1255": _HEBREW, "cp1256": _ARABIC, "cp1257": _BALTIC, "cp1258": _VIETNAMESE, "mac_roman": _WESTERN,
    "iso8859_2": _CENTRAL, "koi8_r": _CYRILLIC, "cp866": _CYRILLIC, "cp850": _WESTERN, "cp852": _CENTRAL,
    "mac_latin2": _CENTRAL, "mac_cyrillic": _CYRILLIC, "iso8859_7": _GREEK, "cp1252_latin1": _WESTERN,
}  # fmt: skip
_RARE = {"cp866": 0.1, "cp850": 0.1, "cp852": 0.15, "koi8_r": 0.05, "mac_latin2": 0.15, "mac_cyrillic": 0.1,
         "iso8859_2": 0.05, "iso8859_7": 0.05, "mac_roman": 0.03, "cp1258": 0.05, "cp1257": 0.03}  # fmt: skip
_ASIAN = ("gb18030", "big5", "cp932", "cp949", "euc_jp")
_QUOTES = "‘’‚“”„«»–—…•·´`°§©®™€£¥¢¿¡ºª№\xa0"
_HAN = re.compile("[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7a3\uff66-\uff9f]")
_FULL_WIDTH = re.compile("[\u3000-\u303f\uff01-\uff60]")


def decoded(data: bytes) -> tuple[str, str, int]:
    """The text, the encoding it was read in, and how many bytes could not be read in it."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tolerant(data, encoding)
    wide = _without_mark(data)
    if wide:
        return _tolerant(data, wide)
    if re.search(rb"\x1b\$[@B]", data[:SAMPLE]) and _fits(data, "iso2022_jp"):
        return _tolerant(data, "iso2022_jp")
    try:
        return data.decode("utf-8"), "utf-8", 0
    except UnicodeDecodeError:
        pass
    mostly = data.decode("utf-8", "surrogateescape")
    strays = sum("\udc80" <= c <= "\udcff" for c in mostly)
    valid = sum(c > "\x7f" for c in mostly) - strays
    if valid >= 3 * strays:  # one file pasted together from two programs: UTF-8 with a few strays
        return re.sub("[\udc80-\udcff]", _stray, mostly), "utf-8", strays
    return _legacy(data)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _tolerant(data: bytes, encoding: str) -> tuple[str, str, int]:
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    return text, encoding, text.count("\ufffd")


def _stray(found: re.Match[str]) -> str:
    return bytes([ord(found.group()) - 0xDC00]).decode("cp1252", "replace")


def _without_mark(data: bytes) -> str:
    """UTF-16 or UTF-32 without its mark, seen by where the NUL bytes stand; empty for anything else."""
    head = data[:4000]
    if len(head) < 4 or head.count(0) < len(head) // 5:
        return ""
    at = [head[place::4].count(0) / max(1, len(head[place::4])) for place in range(4)]
    if min(at[2], at[3]) > 0.9 and at[0] < 0.5:
        return "utf-32-le"
    if min(at[0], at[1]) > 0.9 and at[3] < 0.5:
        return "utf-32-be"
    if at[1] + at[3] > 3 * (at[0] + at[2]):
        return "utf-16-le"
    return "utf-16-be" if at[0] + at[2] > 3 * (at[1] + at[3]) else ""


def _legacy(data: bytes) -> tuple[str, str, int]:
    sample = _telling_lines(data)
    scored: list[tuple[float, str]] = []
    for encoding in (*_ALPHABETS, *_ASIAN):
        try:
            text = sample.decode(_codec(encoding))
        except UnicodeDecodeError:
            continue
        scored.append((_score(text, encoding) - _RARE.get(encoding, 0) * len(sample) / 40, encoding))
    for _, encoding in sorted(scored, key=lambda pair: -pair[0]):
        try:
            return data.decode(_codec(encoding)), _codec(encoding), 0
        except UnicodeDecodeError:
            continue
    return _tolerant(data, _codec(max(scored)[1]) if scored else "cp1252")


def _codec(encoding: str) -> str:
    return "latin-1" if encoding == "cp1252_latin1" else encoding


def _telling_lines(data: bytes) -> bytes:
    """The lines that hold bytes beyond ASCII, the first ones whole, up to the size of the sample."""
    lines: list[bytes] = []
    size = 0
    for line in re.split(rb"[\r\n]+", data):
        if not line.isascii():
            lines.append(line)
            size += len(line)
        if size > SAMPLE:
            break
    return b"\n".join(lines)


def _score(text: str, encoding: str) -> float:
    """How much the text reads like what the encoding was made for; higher is better."""
    headings = 3.0 * sum(
        not cell.isascii() and compact(cell) in KNOWN for cell in re.split(r'[,;\t|"\n]', text[:3000])
    )
    if encoding in _ASIAN:
        return headings + _asian_score(text, encoding)
    return headings + max(_alphabet_score(text, letters, encoding) for letters in _ALPHABETS[encoding])


def _alphabet_score(text: str, letters: str, encoding: str) -> float:
    mine, all_letters = set(letters), set("".join(_ALPHABETS[encoding]))
    frequent = set(letters[:12]) if letters[0] > "\u036f" else set()
    score, before = 0.0, " "
    following = [*text[1:], " "]
    for c, after in zip(text, following, strict=True):
        if c > "\x7f":
            score += _letter_score(c, before, after, (mine, all_letters, frequent))
        before = c
    return score


def _letter_score(c: str, before: str, after: str, sets: tuple[set[str], set[str], set[str]]) -> float:
    mine, all_letters, frequent = sets
    small = c.lower()
    if unicodedata.category(c) in ("Cc", "Co", "Cn"):
        return -5.0
    if not (c.isalpha() or unicodedata.combining(c)) or c in "ªº":
        inside = before.isalpha() and after.isalpha() and c not in "’´·"
        return -3.0 if inside else (0.2 if c in _QUOTES else -1.0)
    score = 1.0 if small in mine else (0.3 if small in all_letters else -1.0)
    if frequent:  # another script: its words hold no Latin letters
        score += 0.4 if small in frequent else 0.0
        if (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha()):
            score -= 1.5
    elif before > "\x7f" and before.isalpha() and after > "\x7f" and after.isalpha():
        score -= 1.2  # three in a row hardly occur in Latin script
    if c.isupper() and before.islower():
        score -= 2.0
    if c.islower() and before.isupper() and after.isupper():
        score -= 2.0
    return score


def _asian_score(text: str, encoding: str) -> float:
    score, before = 0.0, " "
    for c in text:
        if c > "\x7f":
            score += _sign_score(c, encoding)
            if before.isascii() and before.isalpha():
                score -= 1.5
        elif before > "\x7f" and c.isalpha() and _HAN.match(before):
            score -= 1.5
        before = c
    return score


def _sign_score(c: str, encoding: str) -> float:
    """A sign counts for the two bytes it stands for: much when frequent in that encoding's language."""
    if _FULL_WIDTH.match(c):
        return 0.8
    if not _HAN.match(c) or not (written := c.encode(encoding, "ignore")):
        return -2.0
    if "\uff66" <= c <= "\uff9f":
        return -0.7
    kind = "kana" if "\u3040" <= c <= "\u30ff" else "hangul" if "\uac00" <= c <= "\ud7a3" else "han"
    wanted, first, last, other = _FREQUENT[encoding]
    if kind == "kana" and encoding in ("cp932", "euc_jp"):
        return 2.0
    if kind != wanted:
        return -0.7
    return 2.0 if first <= written[0] <= last else other


# encoding -> kind of sign it is made for, first bytes of the frequent ones, weight of the others
_FREQUENT = {
    "gb18030": ("han", 0xB0, 0xD7, -0.5),
    "big5": ("han", 0xA4, 0xC6, -0.5),
    "cp949": ("hangul", 0xB0, 0xC8, -0.7),
    "cp932": ("han", 0x88, 0x97, 0.4),
    "euc_jp": ("han", 0xB0, 0xCF, 0.4),
}
