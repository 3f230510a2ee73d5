"""The headings of client lists: which words, in which languages and programs, name which fact of a client."""

# ruff: noqa: E501 -- tables: headings of one kind stand on one line

# field -> lines of headings that mean it. Earlier lines are preferred where a list has several.
# A heading is compared without case, accents, spaces and punctuation; words in QUALIFIERS and numbers
# are taken off first ("Billing Street 2" is a street). To understand another heading, add it to a line.
HEADINGS: dict[str, tuple[str, ...]] = {
    "client_name": (
        "client name | customer name | client full name | customer full name | name of client | full client name",
        "display name | display name as | customer | client | full name | fullname | name and surname | legal name",
        "name | nom | naam | nome | nombre | namn | navn | Name des Kunden | contact display name | complete name | patient name | patient | tenant name | family or entity",
        "Kundenname | Mandant | Mandantenname | Kunde | Klient | Klientin | Auftraggeber | Anzeigename | Voller Name",
        "nom du client | nom client | nom complet | client | raison sociale ou nom | nom prénom | nom et prénom | tiers | nom du tiers | third party name | third party",
        "nombre del cliente | nombre cliente | nombre completo | nombre y apellidos | cliente | nombre y apellido",
        "nome cliente | nome completo | nominativo | nome e cognome | cognome e nome | denominazione",
        "klantnaam | klant | cliënt | naam klant | volledige naam | weergavenaam | relatie | relatienaam",
        "nome do cliente | nome completo | nazwa klienta | klient | imię i nazwisko | nazwa | kontrahent",
        "kundnamn | kund | kundenavn | kunde | fullständigt namn | fullt navn | fulde navn | klientnavn | klientens navn",
        "πελάτης | όνομα πελάτη | ονοματεπώνυμο | επωνυμία πελάτη | клиент | имя клиента | фио | наименование",
        "客户名称 | 客户姓名 | 客户 | 客戶名稱 | 客戶姓名 | 客戶 | 姓名 | 名称 | 名稱 | 顧客名 | お客様名 | 取引先名 | 氏名 | 名前 | 고객명 | 성명 | 이름",
        "asiakas | asiakkaan nimi | nimi | ügyfél | ügyfél neve | név | klient jméno | jméno klienta | müşteri | müşteri adı | ad soyad",
        "Name, Vorname | Nachname, Vorname | Vorname Name | Vorname Nachname | Vor- und Nachname | Vor- und Zuname | Name und Vorname | last name first name | first name last name",
        "client's name | clients name | taxpayer name | name of taxpayer | primary client | cliëntnaam | client company",
        "first and last name | last, first | names | who | who is it | clients | customers | Mandanten | Kunden | Klienten | clientes | clienti | klanten | اسم العميل | العميل | الاسم | שם הלקוח | לקוח | שם מלא",
        "sort name | addressee | file as | contact full name | account holder | matter client | debtor | debtor name",
    ),
    "contact": (
        "contact name | contact person | primary contact | main contact | contact | attention | attn | attention to",
        "key contact | point of contact | contact full name | principal contact | c/o | care of | primary contact name",
        "Ansprechpartner | Ansprechpartnerin | Kontaktperson | Kontakt | z. Hd. | zu Händen",
        "personne de contact | contact principal | interlocuteur | persona de contacto | contacto | referente",
        "persona di contatto | contatto | contactpersoon | pessoa de contato | contato | contacto principal",
        "osoba kontaktowa | kontaktperson | υπεύθυνος επικοινωνίας | контактное лицо | 联系人 | 聯絡人 | 担当者 | 담당자",
    ),
    "organisation": (
        "company name | company | organisation | organization | organisation name | organization name",
        "business name | business | firm | firm name | entity | entity name | account name | account | practice name",
        "trading name | trading as | dba | doing business as | legal business name | registered name | legal entity | legal entity name | employer | current employer | agency | parent company",
        "Name (Adressattyp Unternehmen) | Name Unternehmen | Name der Firma",
        "Praxis | Praxisname | Kanzlei | Kanzleiname | Büro | Atelier",
        "Firma | Firmenname | Unternehmen | Unternehmensname | Organisation | Firmenbezeichnung | Betrieb",
        "société | nom de la société | entreprise | nom de l'entreprise | raison sociale | organisme",
        "empresa | nombre de la empresa | razón social | nombre empresa | compañía | organización",
        "azienda | ragione sociale | nome azienda | società | ditta | bedrijf | bedrijfsnaam | organisatie",
        "nome da empresa | razão social | companhia | nazwa firmy | firma | przedsiębiorstwo | organizacja",
        "företag | företagsnamn | virksomhed | virksomhetsnavn | firmanavn | bedrift | selskap | selskapsnavn",
        "εταιρεία | εταιρία | επωνυμία | επωνυμία εταιρείας | επιχείρηση | компания | организация | фирма",
        "公司 | 公司名称 | 公司名稱 | 单位 | 企业名称 | 会社名 | 会社 | 法人名 | 회사 | 회사명 | yritys | cég | cégnév | společnost | şirket",
        "household | household name | parent name | related company",
    ),
    "company_or_last": ("Co./Last Name | company or last name | company/last name | last name or company",),
    "first_name": (
        "first name | given name | forename | first | fname | given names | first names | christian name | firstname",
        "name (first) | client first name | contact first name | primary contact first name",
        "Vorname (Adressattyp natürl. Person) | Vorname (Adressattyp natürliche Person)",
        "Vorname | Vornamen | Rufname | prénom | prénoms | primer nombre | nombre de pila | nombres | voornaam | roepnaam",
        "primeiro nome | nome próprio | imię | imiona | förnamn | fornavn | fornamn | etunimi | keresztnév | jméno | křestní jméno",
        "όνομα | μικρό όνομα | имя | 名 | 名字 | 이름 | prenume | ime | adı | ad",
    ),
    "last_name": (
        "last name | surname | family name | last | lname | lastname | second name | family names",
        "name (last) | contact last name | client last name | primary contact last name",
        "Name (Adressattyp natürl. Person) | Name (Adressattyp natürliche Person) | Name natürliche Person",
        "Nachname | Familienname | Zuname | nom de famille | apellido | apellidos | primer apellido | cognome",
        "achternaam | familienaam | sobrenome | apelido | último nome | nazwisko | efternamn | etternavn | efternavn",
        "επώνυμο | επίθετο | фамилия | 姓 | 姓氏 | 성 | sukunimi | vezetéknév | příjmení | nume de familie | prezime | soyadı | soyad",
    ),
    # What stands between first and last name in a column of its own, such as "van der".
    "particle": (
        "tussenvoegsel | tussenvoegsels | voorvoegsel | voorvoegsels | name infix | infix | last name prefix | surname prefix",
        "Namenszusatz | Vorsatzwort | Namensvorsatz | particule",
    ),
    "email": (
        "email | e-mail | email id | email address | e-mail address | e mail value | email value | emailaddress | electronic mail",
        "main email | primary email | contact email | client email | email addresses | emails | emails email | mail address",
        "E-Mail-Adresse | Mailadresse | Mail | E-Mailadresse | adresse email | adresse e-mail | courriel | adresse mail | mél",
        "correo electrónico | correo | dirección de correo electrónico | indirizzo email | posta elettronica | indirizzo e-mail",
        "e-mailadres | mailadres | endereço de e-mail | endereço de email | correio eletrónico | correio eletrônico",
        "adres e-mail | adres email | e-post | epost | e-postadress | e-postadresse | e-mailadresse | mailadresse",
        "ηλεκτρονική διεύθυνση | ηλεκτρονικό ταχυδρομείο | διεύθυνση email | электронная почта | почта | эл. почта",
        "邮箱 | 电子邮箱 | 电子邮件 | 電子郵件 | 電郵 | メール | メールアドレス | 이메일 | sähköposti | e-mail cím | e-posta | eposta",
        'البريد الإلكتروني | דוא"ל | אימייל | דואר אלקטרוני',
        "pec | posta certificata | username email | login email | personal email address | business email address",
    ),
    "phone": (
        "phone | phone number | telephone | telephone number | tel | tel. no. | phone no | phone value | phone numbers",
        "main phone | primary phone | contact phone | client phone | contact number | daytime phone | day phone | landline",
        "Telefon | Telefonnummer | Tel.-Nr. | Rufnummer | Festnetz | téléphone | numéro de téléphone | tél | teléfono",
        "número de teléfono | telefono | numero di telefono | telefoon | telefoonnummer | tel nr | telefone | número de telefone",
        "nr telefonu | numer telefonu | telefonnr | telefonnummer | τηλέφωνο | αριθμός τηλεφώνου | телефон | номер телефона",
        "电话 | 电话号码 | 联系电话 | 電話 | 電話號碼 | 電話番号 | 전화 | 전화번호 | puhelin | puhelinnumero | telefonszám | telefonní číslo",
        "contact no | contact nos | tlf | tlf. nr. | tlfnr | ph | phone ph | phones | telephones | contact tel | telephone daytime",
        "هاتف | الهاتف | رقم الهاتف | טלפון | מספר טלפון",
        "mobile | mob | mob no | mobile phone | cell | cell phone | mobile number | cellphone | mobile no | cell number | cellular",
        "Handy | gsm | whatsapp | whatsapp number | natel | mobilnr | Mobil | Mobiltelefon | Handynummer | Mobilnummer | Mobilfunk | portable | téléphone portable | mobile",
        "móvil | celular | teléfono móvil | cellulare | telefono cellulare | mobiel | mobiele nummer | telemóvel | komórka",
        "telefon komórkowy | mobilnummer | mobiltelefon | κινητό | кинητό τηλέφωνο | мобильный | 手机 | 手机号 | 手機 | 携帯電話 | 휴대폰",
        "evening phone | direct phone | direct line | direct dial | car phone | assistant phone | radio phone",
    ),
    "address_lines": (
        "address | street | street address | address line | street name | addr line | addr | address street | street line",
        "bill to | bill to street | billing address | bill addr | postal address | mailing address | address line address",
        "full address | formatted address | address formatted | address details | po box | address po box | supplemental address | line",
        "address extended address | street address line | building | apartment | suite | unit | flat | apt | floor",
        "Straße | Strasse | Str. | Adresse | Anschrift | Adresszeile | Straße und Hausnummer | Straße Hausnummer",
        "Straße + Hausnr. | Straße Hausnr | Straße Haus-Nr. | Str. Hausnr. | Straße und Nr. | Straße & Hausnummer | Str. + Nr.",
        "Straße Nr | Straße, Nr. | Straße/Hausnummer | Postanschrift | Postfach | Adresszusatz | Anschriftzeile | Postadresse",
        "adresse | rue | adresse postale | ligne d'adresse | voie | complément d'adresse | adresse ligne | n° et rue | boîte postale",
        "calle y número | calle y nº | dirección | calle | domicilio | dirección postal | línea de dirección | indirizzo | via | recapito | riga indirizzo",
        "adres | straat | straatnaam | adresregel | postbus | straat en huisnummer | endereço | morada | rua | logradouro | complemento",
        "ulica | adres | ulica i numer | linia adresu | adress | gata | gatuadress | postadress | gateadresse | vej | vejnavn | postadresse",
        "διεύθυνση | οδός | адрес | улица | 地址 | 街道 | 街道地址 | 详细地址 | 住所 | 番地 | 住所1 | 주소 | osoite | katuosoite | cím | utca | ulice | adresa | adres satırı",
    ),
    "house_number": (
        "house name/no | house name/number | house name or number | house name | house number | house no | street number | street no | building number",
        "Hausnummer | Haus-Nr. | Hausnr | numéro de rue | numéro de voie | numero civico | civico | número de calle",
        "huisnummer | huisnr | nr domu | numer domu | husnummer | husnr | αριθμός οδού | дом",
    ),
    "house_addition": (
        "toevoeging | huisnummertoevoeging | huisnummer toevoeging | huisletter | house number addition | house number suffix",
        "nr lokalu | numer lokalu | nr mieszkania | numer mieszkania",
        "Hausnummerzusatz | Hausnr.-Zusatz | Hausnummernzusatz | Zusatz Hausnummer",
    ),
    "city": (
        "city | town | city/town | town/city | suburb | suburb/city | locality | place | municipality | city name | suburb/town",
        "Ort | Stadt | Wohnort | Ortschaft | ville | commune | localité | ciudad | población | localidad | municipio | poblacion",
        "città | comune | località | plaats | woonplaats | stad | gemeente | cidade | localidade | município | concelho",
        "miasto | miejscowość | stad | ort | postort | by | poststed | sted | πόλη | город | населенный пункт",
        "城市 | 市 | 市区町村 | 市町村 | 都市 | 도시 | 시 | kaupunki | postitoimipaikka | város | település | město | oraș | grad | şehir | il ilçe",
    ),
    "postcode": (
        "postcode | post code | postal code | zip | zip code | zipcode | zip/postal code | postal/zip code | zip or postal code",
        "eircode | billing code | mailing code | shipping code | pin code | pin | pincode | postal | zip postal code | postcode/zip | post code/zip",
        "PLZ | Postleitzahl | Post-PLZ | code postal | cp | c.p. | código postal | cod. postal | cap | c.a.p. | codice postale",
        "cep | código-postal | kod pocztowy | kod | postnummer | postnr | ταχυδρομικός κώδικας | τ.κ. | τκ",
        "индекс | почтовый индекс | 邮编 | 邮政编码 | 郵遞區號 | 郵便番号 | 우편번호 | postinumero | irányítószám | psč | cod poștal | poštanski broj | posta kodu",
    ),
    # A town and its postcode in one cell, in either order.
    "place": (
        "PLZ Ort | PLZ/Ort | PLZ, Ort | PLZ + Ort | PLZ und Ort | Postleitzahl Ort | Postleitzahl und Ort | PLZ Wohnort | PLZ Stadt",
        "postcode town | postcode city | postcode and town | zip city | zip code city | postal code city | city postcode | town postcode",
        "code postal ville | cp ville | code postal et ville | código postal y población | cp población | cap città | cap località",
        "postcode plaats | postcode woonplaats | postcode en plaats | kod pocztowy i miasto | postnr ort | postnummer ort | postnr by | postnr sted",
        "city state zip | city, state, zip | city/state/zip | city st zip | city state zip code | city state postal code | city, st, zip",
    ),
    "region": (
        "state | region | county | province | state/province | state/region | state province | county/state | state or province",
        "territory | prefecture | state code | province/state | district | state name | region code | shire | state id | state id name",
        "Bundesland | Kanton | Land/Kanton | département | région | canton | provincia | comunidad autónoma | regione | estado",
        "provincie | distrito | uf | województwo | powiat | län | fylke | region | νομός | περιφέρεια | область | регион",
        "st | prov | kt | sigla provincia | prov. | kant",
        "省 | 省份 | 州 | 都道府県 | 県 | 시도 | maakunta | megye | județ | županija | il",
    ),
    "country": (
        "country | country/region | country name | country code | nation | country of residence | country id | country id name | country/territory",
        "Land | Staat | Ländercode | Länderkürzel | Land/Region | Länderschlüssel | pays | code pays | país | pais | código país",
        "paese | nazione | stato estero | landnaam | landcode | kraj | państwo | kod kraju | landskod | landekode",
        "χώρα | страна | 国家 | 國家 | 国 | 国名 | 국가 | maa | ország | země | stát | țara | država | ülke",
    ),
    "since_on": (
        "client since | customer since | since | member since | client from | relationship since | patient since",
        "date engaged | engagement date | engaged on | engagement start | engagement start date | relationship start date",
        "client start date | relationship start | onboarded | onboarding date | onboarded on | date onboarded | became client on",
        "became a customer date | become a customer date | became customer | date became client | join date | joined | date joined",
        "client since date | onboard date | onboarded at | commenced | commencement | engaged | first engaged | first engagement | active since | client start | with us since | joining date | joined on",
        "start date | contract start | contract start date | contract date | commencement date | intake date | date of intake | open date | opened | date opened",
        "Kunde seit | Mandant seit | Klient seit | seit | Eintrittsdatum | Eintritt | Mandatsbeginn | Vertragsbeginn | Beginn | Aufnahmedatum",
        "client depuis | depuis | date d'entrée | date d'entrée en relation | date de début | début | cliente desde | desde | fecha de alta | fecha de inicio",
        "cliente dal | cliente da | data inizio | data di inizio | data inizio rapporto | klant sinds | sinds | startdatum | begindatum | ingangsdatum",
        "cliente desde | data de início | desde | klient od | data rozpoczęcia | od kiedy | współpraca od | kund sedan | startdatum | kunde siden | startdato | kunde fra",
        "πελάτης από | ημερομηνία έναρξης | клиент с | дата начала | 合作开始日期 | 开始日期 | 客户自 | 開始日期 | 取引開始日 | 契約開始日 | 거래시작일 | asiakas alkaen | ügyfél óta",
        "date of engagement | engagement letter date | engagement letter signed | onboarding | admission date | date of admission | admitted | admitted on | first contact | date of first session",
        "first visit | first visit date | date of first visit | first appointment | first session | first consultation | initial visit | initial consultation | intake",
        "Erstgespräch | Erstbehandlung | Erstbesuch | première visite | première consultation | primera visita | primera consulta | prima visita | eerste bezoek | account created | client created | contact created",
        "Aufnahme | Behandlungsbeginn | Therapiebeginn | Aufnahmetag | since when | date taken on | taken on | started | started on | kick off | kick off date | project start | first project",
        "opened date | account opened | registration date | registered on | signup date | sign up date | acquisition date | acquired on | first invoice date | first seen",
        "created | created on | created at | create date | creation date | date created | created date | created time | date added | added | added on | entry date | date of first contact | record created",
        "Erstellt am | Angelegt am | Anlagedatum | Erstelldatum | Erstellungsdatum | date de création | créé le | fecha de creación | creado el | data creazione | data di creazione",
        "aanmaakdatum | aangemaakt op | data de criação | criado em | data utworzenia | utworzono | skapad | oprettet | opprettet | ημερομηνία δημιουργίας | дата создания | 创建日期 | 创建时间 | 作成日 | 登録日",
    ),
    "annual_fees_amount": (
        "annual fees | annual fee | yearly fees | yearly fee | fees per year | fee per year | fees pa | fees p.a. | fee p.a. | per annum fee | fees per annum | fees/year",
        "annual billings | annual billing | annual fee amount | annual income from client | annual retainer | annualised fee | annualized fee | recurring annual fee | gross recurring fee | grf | fee income",
        "retainer | billings | annual billed | fees annual | annual fees charged | fees invoiced per year | annual spend with us",
        "annual contract value | acv | annual value | fees | fee | fee amount | fees billed | fees ytd annual | total annual fees | total fees per year | yearly billing | yearly retainer",
        "Gebühren/Jahr | Gebühren pro Jahr | Gebühren p.a. | Gebühren jährlich | Gebühren | Jahresgebühren | Jährliches Honorar | Pauschale pro Jahr | Jahrespauschale | Honorare",
        "tarief per jaar | jaartarief | tarief | vergoeding per jaar | jaarvergoeding | Jahrestarif",
        "Jahreshonorar | Honorar | Honorar pro Jahr | Honorar p.a. | Jahresgebühr | Jahresumsatz mit Kunde | Honorarvolumen | Jahresbetrag | Gebühr pro Jahr",
        "honoraires | honoraires annuels | frais annuels | honoraires par an | honorarios | honorarios anuales | cuota anual | tarifa anual | onorario | onorario annuo | onorari annui | compenso annuo",
        "jaarhonorarium | honorarium | jaarlijkse kosten | jaarbedrag | honorários | honorários anuais | valor anual | opłata roczna | honorarium roczne | roczne honorarium",
        "årsarvode | arvode | årlig avgift | årlig honorar | årshonorar | honorar per år | ετήσια αμοιβή | αμοιβή | годовой гонорар | 年费 | 年度费用 | 年費 | 年間報酬 | 年間料金 | 연간수임료",
    ),
    "reference": (
        "reference | client reference | customer reference | client ref | ref | our ref | our reference | file number | file no | file ref",
        "client id | client number | client no | client code | customer id | customer number | customer no | customer code | account number | account no | account code | client #",
        "customer account number | external id | external identifier | supplier/customer code | contact code | member number | membership number | case file number | debtor code | sage reference | a/c",
        "cust no | chart number | chart no | mrn | medical record number | file | file id | ref no | job no | project code | project number | project no",
        "Akten-Nr. | Aktennummer | Akte | Dossier | n° dossier | numéro de dossier | nº expediente | número de expediente | expediente | dossiernummer | dossiernr | relatienr",
        "matter id | case id | matter number | matter no | case number | case no | job number | job code | acct no | acct number | acct | a c no | card no",
        "Kundennummer | Kunden-Nr. | Kundennr | Kd.-Nr. | Mandantennummer | Mandanten-Nr. | Mandantennr | Aktenzeichen | Referenz | Debitorennummer | Debitorennr | Debitorenkonto | Personenkonto | Debitor | Adressnummer | Kundennummer intern",
        "référence | numéro client | n° client | code client | réf | réf client | numero de cliente | número de cliente | código de cliente | código cliente | nº cliente | referencia",
        "codice cliente | numero cliente | riferimento | rif | klantnummer | klantcode | klantnr | debiteurnummer | debiteurennummer | relatienummer | referentie | código do cliente | número do cliente | referência",
        "numer klienta | nr klienta | kod klienta | kundnummer | kundnr | kundenr | kundenummer | κωδικός πελάτη | κωδικός | номер клиента | код клиента | 客户编号 | 客户代码 | 客戶編號 | 顧客番号 | 顧客コード | 取引先コード | 고객번호",
        "record id | record id contact | contact id | account id | id | card id | company id | internal id | db id | identifier | number | no | nr | numero | code | código | codice | clave | uid | key",
    ),
    # Facts that look like one of the above and are not; a heading found here is never used.
    "": (
        "date of birth | birth date | birthdate | birthday | dob | d.o.b. | born | born on | year of birth | age",
        "Geburtsdatum | Geburtstag | geboren am | geb. | geb.-Datum | date de naissance | né le | naissance | fecha de nacimiento | nacimiento",
        "data di nascita | nascita | geboortedatum | data de nascimento | nascimento | data urodzenia | födelsedatum | fødselsdato | fødselsdag",
        "ημερομηνία γέννησης | дата рождения | 出生日期 | 生日 | 生年月日 | 誕生日 | 생년월일 | syntymäaika | születési dátum | datum narození",
        "credit limit | balance | balance total | open balance | opening balance | current balance | outstanding | amount due | overdue | Kreditlimit | Saldo | solde",
        "annual revenue | revenue | monthly fee | hourly rate | rate | total spent | last invoice amount | limit | encours | plafond | lifetime value",
        "fax | fax number | business fax | home fax | Telefax | Faxnummer | télécopie | télécopieur | pager | telex | isdn | extension | phone extension | ext",
        "vat | vat number | vat id | vat no | tax id | tax number | tax identification number | taxnumber | tin | ein | ssn | social security number | abn | acn | gst | company number | company registration number",
        "USt-IdNr. | Steuernummer | Umsatzsteuer-ID | Steuer-ID | siret | siren | numéro tva | tva | nif | cif | nie | partita iva | p.iva | codice fiscale | kvk | btw | btw nummer | nip | pesel | regon | afm | αφμ | инн | org nr | organisationsnummer | cvr",
        "iban | bic | swift | bank account | bank account number | account holder name | bank | sort code | bsb | routing number | card number | payment terms | terms | currency | price level | discount",
        "website | web | url | web page | homepage | www | web site | linkedin | twitter | facebook | skype | instagram",
        "title | salutation | prefix | suffix | name prefix | name suffix | mr./ms./... | Anrede | Titel | civilité | titre | tratamiento | titolo | aanhef | tytuł | job title | position | department | Abteilung | Funktion | role",
        "middle name | additional name | m.i. | mi | initials | yomi name | given name yomi | family name yomi | maiden name | Geburtsname",
        "notes | note | comments | comment | description | memo | Bemerkung | Bemerkungen | Notiz | Notizen | notes internes | remarques | observaciones | note interne | opmerkingen | uwagi | anteckningar | σημειώσεις | 备注 | 備考",
        "status | stage | lifecycle stage | lead status | active status | active | type | customer type | client type | contact type | account type | category | tags | labels | group membership | industry | source | lead source | gender | sex | language | rating | owner | contact owner | account owner | record type | anniversary | spouse | children | manager | assistant | e mail display name | e mail type | phone type | address type | email type | phone label | email label | address label | website value | website type | relation value | relation type | event value | event type | e mail label",
        "last modified | modified | updated | last activity | last activity date | last contacted | last contact | last contact date | letzter Kontakt | dernier contact | último contacto | last visit | last invoice | last invoice date | next activity | next appointment | due date | end date | date ended | contract end | renewal date | closed | close date | paid until | expiry date | valid until | created by | modified by | last modified by",
    ),
}

# word of a heading -> (kind of address or number, how late it comes among its like)
QUALIFIERS: dict[str, tuple[str, int]] = {
    word: (kind, rank)
    for kind, rank, words in (
        (
            "",
            1,
            (
                "client customer contact contacts kunde kunden mandant mandanten klient cliente clients customers your person main "
                "primary default preferred haupt principal hauptadresse account owner patient member tenant individual "
                "company firm legal current klant du de del do della des der of the value"
            ),
        ),
        (
            "postal",
            0,
            "mailing postal po post pobox correspondence letter briefanschrift zustell courrier correspondencia",
        ),
        (
            "billing",
            2,
            (
                "billing bill billto invoice invoicing rechnung rechnungs facturation facturacion fatturazione "
                "factuur faturacao faturamento faktura fakturering facturatie"
            ),
        ),
        (
            "work",
            3,
            (
                "business work office geschaftlich dienstlich buro travail bureau professionnel trabajo oficina "
                "lavoro ufficio werk kantoor trabalho escritorio praca sluzbowy arbete arbeid arbejde registered"
            ),
        ),
        (
            "home",
            4,
            (
                "home private personal privat prive domicile maison casa particular residential thuis dom hem hjem "
                "residence"
            ),
        ),
        (
            "other",
            6,
            "other alt alternate alternative secondary second additional weitere zweite autre otro altro overig",
        ),
        (
            "shipping",
            7,
            (
                "shipping ship shipto delivery liefer lieferung lieferadresse livraison envio spedizione "
                "verzend bezorg entrega dostawa leverans levering sa physical"
            ),
        ),
    )
    for word in words.split()
}

# Words that say nothing about which fact a column holds: currencies and the like.
FILLERS = frozenset(
    "eur euro euros usd gbp chf aud cad nzd sek nok dkk pln jpy cny hkd in per year required optional".split()
)

# A heading that holds one of these is never what its other words say ("Birth country", "Fax phone").
NEVER = {
    "client_name": frozenset(
        "preferred nick nickname phonetic maiden former previous clinician practitioner therapist provider".split()
    ),
    "since_on": frozenset(
        "birth birthday born dob geburt geburts naissance nacimiento nascita nascimento urodzenia last modified updated "
        "end ended expiry renewal due".split()
    ),
    "annual_fees_amount": frozenset(
        "limit balance credit outstanding due overdue owed saldo unpaid monthly hourly month hour rate discount "
        "session visit appointment copay setup late turnover".split()
    ),
    "phone": frozenset("fax telefax id vat tax extension ext type label consent opt".split()),
    "email": frozenset("type label consent opt status subject bounce domain".split()),
    "reference": frozenset("vat tax steuer ust bank iban phone fax".split()),
    "country": frozenset("birth tax".split()),
}
