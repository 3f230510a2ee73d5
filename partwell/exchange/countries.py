"""Names of countries as lists write them, with the code of ISO 3166 they certainly mean."""

from partwell.exchange.heading_keys import compact

# ruff: noqa: E501 -- a table

_NAMES = """
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
GE georgia republic|GG guernsey|GH ghana|GI gibraltar|GR greece,griechenland,grece,grecia,hellas,ellada,griekenland,ελλαδα,ελλας|GT guatemala
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

_CODES: dict[str, str] = {}
for _entry in _NAMES.replace("\n", "|").split("|"):
    if _entry:
        _code, _, _listed = _entry.partition(" ")
        _CODES[_code.casefold()] = _code
        for _name in _listed.split(","):
            _CODES[compact(_name)] = _code
_THREE = "aut:AT aus:AU bel:BE bra:BR can:CA che:CH chn:CN deu:DE ger:DE dnk:DK esp:ES fin:FI fra:FR gbr:GB grc:GR irl:IE ita:IT jpn:JP nld:NL nor:NO nzl:NZ pol:PL prt:PT swe:SE"
_CODES.update({pair[:3]: pair[4:] for pair in _THREE.split()})


def country_code(text: str) -> str:
    """The two-letter code a country's name or code certainly means, else an empty string."""
    return _CODES.get(compact(text), "")
