"""Which field somebody meant: by its name, by the words people use for it, by a near miss."""

import difflib
import re
import unicodedata
from collections.abc import Collection

# What people write who have not read the list of fields, in three languages; the first known field counts.
_CALLED: dict[tuple[str, ...], str] = {
    ("client_name", "title"): """
        name client fullname clientfullname clientsname nameofclient customer customername recipient
        recipientname addressee firstname lastname firstnamelastname patient patientname company clientcompany
        kunde kundin kundenname kundename namedeskunden mandant mandantin mandantenname namedesmandanten
        klientin klient klientenname auftraggeber empfänger name1 nachname patientenname
        nom nomclient nomduclient client nomdupatient destinataire nomcomplet raisonsociale patiente""",
    ("client_address_lines",): """
        address addressblock clientaddress addressline addressline1 recipientaddress addressofclient
        mailingaddress postaladdress street streetaddress addresslines
        adresse anschrift kundenadresse kundenanschrift mandantenanschrift empfängeradresse strasse straße
        adresseclient adresseduclient adressepostale adressedestinataire""",
    ("letter_date", "made_line"): """
        date today todaysdate dateofletter currentdate insertdate day
        datum heute briefdatum aktuellesdatum tagesdatum dateduj dateducourrier datedujour datedelalettre""",
    ("salutation",): """
        greeting greetingline dear salutations salute anrede briefanrede grußformel formuledappel appel
        civilite titreappel""",
    ("salutation_name",): "nameafterdear dearname",
    ("subject", "title"): """
        re regarding matter subjectline about betreff betr betreffzeile gegenstand objet objetdelalettre
        sujet titre titel""",
    ("our_reference", "case_id"): """
        ref ourref reference refno referenceno referencenumber fileno filenumber matterno matternumber caseno
        casenumber aktenzeichen az unserzeichen zeichen kundennummer dossier numerodedossier notrereference
        reférence matterref""",
    ("paragraphs", "sections", "agenda"): """
        body bodytext text letterbody lettertext content message lettercontent inhalt brieftext textkörper
        corps         texte corpsdelalettre contenu""",
    ("closing",): """
        closingline complimentaryclose signoff regards valediction gruss gruß schlussformel grussformel
        formuledepolitesse salutationsdistinguees""",
    ("signatory_name",): """
        yourname sendername signatory signedby author fromname lawyer accountant adviser advisor partner
        attorney signername writer unterzeichner unterzeichnername absender name2 bearbeiter
        signataire nomdusignataire expediteur""",
    ("signatory_title",): """
        yourtitle jobtitle position role title signertitle funktion position berufsbezeichnung fonction
        qualite""",
    ("signature_png",): "signature signhere signatureimage signaturepicture unterschrift signaturebild",
    ("logo_png",): "logo logoimage companylogo firmlogo practicelogo firmenlogo letterheadlogo",
    ("practice_name",): """
        practice firm firmname companyname yourcompany yourcompanyname yourfirm yourfirmname organisation
        organization business businessname lawfirm kanzlei kanzleiname firma firmenname praxis praxisname
        büro cabinet nomducabinet entreprise société nomdelasociété""",
    ("practice_address_lines",): """
        firmaddress companyaddress practiceaddress youraddress senderaddress returnaddress businessaddress
        kanzleianschrift firmenanschrift absenderadresse adresseducabinet adressedelentreprise""",
    ("practice_contact_line",): "contact contactdetails contactline kontakt coordonnées kontaktdaten",
    ("practice_phone",): "phone telephone phonenumber telephonenumber tel telefon telefonnummer téléphone",
    ("practice_email",): "email emailaddress mail courriel emailadresse",
    ("practice_website",): "website web homepage internet siteweb url",
    ("practice_registration",): "registration registrationnumber companynumber regno handelsregister siret",
    ("enclosures",): "encl enclosed encls attachments anlagen anlage piecesjointes pj annexes",
    ("delivery_line",): "delivery deliverymethod via versandart modedenvoi bypost",
    ("confidential_line",): "confidential privateandconfidential vertraulich confidentiel",
    ("ends_on",): "enddate lastday terminationdate endingdate enddatum vertragsende datedefin datefin",
}
_SPACES = re.compile(r"[^a-z0-9]")
_FILLING_WORDS = re.compile(
    r"\b(please|insert|enter|type|add|put|write|click|or|tap|here|to|goes|the|field|text|bitte|eingeben|hier"
    r"|einfügen|insérer|saisir|ici)\b"
)


def squeezed(words: str) -> str:
    """The words as one, small, without accents and punctuation."""
    plain = unicodedata.normalize("NFKD", words.casefold().replace("ß", "ss"))
    return _SPACES.sub("", plain)


_BY_WORD = {squeezed(word): names for names, words in _CALLED.items() for word in reversed(words.split())}


def meant(words: str, known: Collection[str]) -> str:
    """The field whose name these words are but for spaces, capitals and punctuation."""
    return next((name for name in sorted(known) if squeezed(name) == squeezed(words)), "")


def called(words: str, known: Collection[str]) -> str:
    """The field that people mean by these words, such as “Name”, “[Insert date]” or “Anrede”."""
    for said in (words, _FILLING_WORDS.sub(" ", words.casefold())):
        if found := meant(said, known):
            return found
        if found := next((name for name in _BY_WORD.get(squeezed(said), ()) if name in known), ""):
            return found
    return ""


def close(words: str, known: Collection[str]) -> str:
    """The field whose name is nearest to these words, where one is near."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.partition("|")[0].casefold()).strip("_")
    return next(iter(difflib.get_close_matches(plain, sorted(known), n=1, cutoff=0.6)), "")


def likely_name(words: str, known: Collection[str]) -> str:
    """The field that was probably meant, or nothing."""
    first = re.split(r"[|(\[.]", words)[0]
    whole = first if "__" in words else words  # what reaches for the inside of Python means no field
    return called(whole, known) or called(first, known) or close(whole, known)
