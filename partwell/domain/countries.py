"""Countries: the code of ISO 3166 that a written name certainly means, and the name that letters print."""

import functools
import unicodedata

# ruff: noqa: E501 -- two tables

_PRINTED = """
AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua and Barbuda|AI Anguilla|AL Albania|AM Armenia|AO Angola
AQ Antarctica|AR Argentina|AS American Samoa|AT Austria|AU Australia|AW Aruba|AX Åland Islands|AZ Azerbaijan
BA Bosnia and Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|BF Burkina Faso|BG Bulgaria|BH Bahrain|BI Burundi|BJ Benin
BL Saint Barthélemy|BM Bermuda|BN Brunei|BO Bolivia|BQ Caribbean Netherlands|BR Brazil|BS Bahamas|BT Bhutan|BW Botswana
BY Belarus|BZ Belize|CA Canada|CC Cocos Islands|CD Democratic Republic of the Congo|CF Central African Republic
CG Republic of the Congo|CH Switzerland|CI Côte d'Ivoire|CK Cook Islands|CL Chile|CM Cameroon|CN China|CO Colombia
CR Costa Rica|CU Cuba|CV Cape Verde|CW Curaçao|CX Christmas Island|CY Cyprus|CZ Czechia|DE Germany|DJ Djibouti|DK Denmark
DM Dominica|DO Dominican Republic|DZ Algeria|EC Ecuador|EE Estonia|EG Egypt|EH Western Sahara|ER Eritrea|ES Spain|ET Ethiopia
FI Finland|FJ Fiji|FK Falkland Islands|FM Micronesia|FO Faroe Islands|FR France|GA Gabon|GB United Kingdom|GD Grenada
GE Georgia|GF French Guiana|GG Guernsey|GH Ghana|GI Gibraltar|GL Greenland|GM Gambia|GN Guinea|GP Guadeloupe
GQ Equatorial Guinea|GR Greece|GT Guatemala|GU Guam|GW Guinea-Bissau|GY Guyana|HK Hong Kong|HN Honduras|HR Croatia|HT Haiti
HU Hungary|ID Indonesia|IE Ireland|IL Israel|IM Isle of Man|IN India|IQ Iraq|IR Iran|IS Iceland|IT Italy|JE Jersey|JM Jamaica
JO Jordan|JP Japan|KE Kenya|KG Kyrgyzstan|KH Cambodia|KI Kiribati|KM Comoros|KN Saint Kitts and Nevis|KP North Korea
KR South Korea|KW Kuwait|KY Cayman Islands|KZ Kazakhstan|LA Laos|LB Lebanon|LC Saint Lucia|LI Liechtenstein|LK Sri Lanka
LR Liberia|LS Lesotho|LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|MC Monaco|MD Moldova|ME Montenegro
MF Saint Martin|MG Madagascar|MH Marshall Islands|MK North Macedonia|ML Mali|MM Myanmar|MN Mongolia|MO Macau
MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|MT Malta|MU Mauritius|MV Maldives|MW Malawi|MX Mexico
MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|NE Niger|NF Norfolk Island|NG Nigeria|NI Nicaragua|NL Netherlands
NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|PA Panama|PE Peru|PF French Polynesia|PG Papua New Guinea
PH Philippines|PK Pakistan|PL Poland|PM Saint Pierre and Miquelon|PN Pitcairn Islands|PR Puerto Rico|PS Palestine|PT Portugal
PW Palau|PY Paraguay|QA Qatar|RE Réunion|RO Romania|RS Serbia|RU Russia|RW Rwanda|SA Saudi Arabia|SB Solomon Islands
SC Seychelles|SD Sudan|SE Sweden|SG Singapore|SH Saint Helena|SI Slovenia|SJ Svalbard and Jan Mayen|SK Slovakia
SL Sierra Leone|SM San Marino|SN Senegal|SO Somalia|SR Suriname|SS South Sudan|ST São Tomé and Príncipe|SV El Salvador
SX Sint Maarten|SY Syria|SZ Eswatini|TC Turks and Caicos Islands|TD Chad|TG Togo|TH Thailand|TJ Tajikistan|TK Tokelau
TL Timor-Leste|TM Turkmenistan|TN Tunisia|TO Tonga|TR Türkiye|TT Trinidad and Tobago|TV Tuvalu|TW Taiwan|TZ Tanzania
UA Ukraine|UG Uganda|US United States|UY Uruguay|UZ Uzbekistan|VA Vatican City|VC Saint Vincent and the Grenadines
VE Venezuela|VG British Virgin Islands|VI United States Virgin Islands|VN Vietnam|VU Vanuatu|WF Wallis and Futuna|WS Samoa
XK Kosovo|YE Yemen|YT Mayotte|ZA South Africa|ZM Zambia|ZW Zimbabwe
BV Bouvet Island|GS South Georgia and the South Sandwich Islands|HM Heard and McDonald Islands
IO British Indian Ocean Territory|TF French Southern Territories|UM United States Minor Outlying Islands
"""

# Further ways to write a country, as lists of clients have them.
_WRITTEN = """
AD andorra|AE united arab emirates,uae,vereinigte arabische emirate|AF afghanistan|AL albania,albanien|AM armenia|AO angola
AR argentina,argentinien,argentine|AT austria,osterreich,autriche,oesterreich,oostenrijk,αυστρια|AU australia,australien,australie
AZ azerbaijan|BA bosnia and herzegovina,bosnia|BB barbados|BD bangladesh
BE belgium,belgien,belgique,belgica,belgie,belgio,βελγιο|BF burkina faso|BG bulgaria,bulgarien|BH bahrain|BM bermuda|BO bolivia
BR brazil,brasil,brasilien,bresil,brasile|BS bahamas|BW botswana|BY belarus|BZ belize|CA canada,kanada,καναδας
CH switzerland,schweiz,suisse,svizzera,suiza,zwitserland,szwajcaria,sveits,ελβετια|CI ivory coast,cote divoire|CL chile|CM cameroon
CN china,prc,peoples republic of china,chine,中国,中國,κινα|CO colombia,kolumbien|CR costa rica|CU cuba
CY cyprus,zypern,chypre,κυπρος|CZ czech republic,czechia,tschechien,tschechische republik,ceska republika,cesko
DE germany,deutschland,allemagne,alemania,alemanha,germania,duitsland,niemcy,tyskland,γερμανια,德国,ドイツ,brd,федеративная республика германия,германия
DK denmark,danmark,danemark,danemark,dinamarca|DO dominican republic|DZ algeria|EC ecuador|EE estonia,estland,eesti|EG egypt,agypten
ES spain,espana,spanien,espagne,spagna,espanha,spanje,hiszpania,spania,ισπανια|ET ethiopia
FI finland,suomi,finnland,finlande|FR france,frankreich,francia,frankrijk,francja,frankrike,frankrig,franca,γαλλια,法国
GB united kingdom,uk,great britain,england,scotland,wales,northern ireland,grossbritannien,vereinigtes konigreich,royaume uni,angleterre,reino unido,regno unito,verenigd koninkrijk,gran bretana,storbritannien,wielka brytania,ηνωμενο βασιλειο,英国
GE georgia republic|GG guernsey|GH ghana|GI gibraltar|GR el,greece,griechenland,grece,grecia,hellas,ellada,griekenland,ελλαδα,ελλας|GT guatemala
HK hong kong,hongkong,香港|HN honduras|HR croatia,kroatien,hrvatska|HU hungary,ungarn,magyarorszag|ID indonesia
IE ireland,irland,republic of ireland,eire,irlande,irlanda,ierland,ιρλανδια|IL israel|IM isle of man|IN india,indien,inde|IQ iraq|IR iran
IS iceland,island|IT italy,italien,italia,italie,wlochy,ιταλια|JE jersey|JM jamaica|JO jordan
JP japan,japon,giappone,日本,日本国|KE kenya|KR south korea,korea,republic of korea,sudkorea,한국,대한민국|KW kuwait|KY cayman islands|KZ kazakhstan
LB lebanon|LI liechtenstein|LK sri lanka|LT lithuania,litauen,lietuva|LU luxembourg,luxemburg|LV latvia,lettland,latvija|MA morocco,maroc
MC monaco|MD moldova|ME montenegro|MK north macedonia|MT malta|MU mauritius|MX mexico,mexiko,mexique|MY malaysia|NA namibia|NG nigeria
NL netherlands,the netherlands,niederlande,holland,nederland,pays bas,paises bajos,paesi bassi,holandia,ολλανδια
NO norway,norwegen,norge,norvege,noruega,noorwegen|NP nepal|NZ new zealand,neuseeland,nouvelle zelande,aotearoa|OM oman|PA panama
PE peru|PH philippines|PK pakistan|PL poland,polen,polska,pologne,polonia,πολωνια|PR puerto rico|PT portugal,portogallo|PY paraguay|QA qatar
RO romania,rumanien|RS serbia,serbien,srbija|RU russia,russland,russian federation,россия|SA saudi arabia|SE sweden,schweden,sverige,suede,suecia,svezia,zweden,szwecja,σουηδια
SG singapore,singapur,新加坡|SI slovenia,slowenien,slovenija|SK slovakia,slowakei,slovensko|SM san marino|SN senegal|SV el salvador
TH thailand|TN tunisia,tunesien|TR turkey,turkei,turkiye|TT trinidad and tobago|TW taiwan,台灣,臺灣,台湾|TZ tanzania|UA ukraine,україна
UG uganda|US united states,usa,united states of america,us of america,america,vereinigte staaten,etats unis,estados unidos,stati uniti,verenigde staten,eeuu,u s,u s a,ηπα,美国
UY uruguay|VA vatican|VE venezuela|VN vietnam,viet nam|ZA south africa,sudafrika|ZM zambia|ZW zimbabwe
"""
_THREE = "aut:AT aus:AU bel:BE bra:BR can:CA che:CH chn:CN deu:DE ger:DE dnk:DK esp:ES fin:FI fra:FR gbr:GB grc:GR irl:IE ita:IT jpn:JP nld:NL nor:NO nzl:NZ pol:PL prt:PT swe:SE"


def _key(text: str) -> str:
    """Only the letters and digits of a text, without case and accents."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(sign for sign in plain if sign.isalnum()).casefold()


def _pairs(table: str) -> list[tuple[str, str]]:
    """Code and rest of each entry of a table."""
    entries = [entry for entry in table.replace("\n", "|").split("|") if entry]
    return [(code, rest) for code, _, rest in (entry.partition(" ") for entry in entries)]


NAMES = dict(sorted(_pairs(_PRINTED), key=lambda pair: _key(pair[1])))
_CODES = {_key(name): code for code, names in _pairs(_WRITTEN) for name in names.split(",")}
_ALSO_ELSE = (
    "GE",
    "TD",
)  # Georgia is a state and a first name, Chad a first name: their names alone prove nothing
_CODES.update({_key(name): code for code, name in NAMES.items() if code not in _ALSO_ELSE})
_CODES.update({pair[:3]: pair[4:] for pair in _THREE.split()})
_CODES.update({code.casefold(): code for code in NAMES})


@functools.lru_cache(maxsize=1024)
def known_code(text: str) -> str:
    """The two-letter code a country's name or code certainly means, else an empty string."""
    return _CODES.get(_key(text), "")


def code_or_text(text: str) -> str:
    """The code where a country is known, else the words as they stand."""
    return known_code(text) or text.strip()


def printed_name(text: str) -> str:
    """The English name of a country given by code or name; words that name no known one stay as they are."""
    return NAMES.get(known_code(text), text.strip())
