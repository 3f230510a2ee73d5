"""Client lists as programs and people write them, each with what has to be read from it."""

# ruff: noqa: E501 -- files as they are, one line a row

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One file: its text and encoding, and what has to come out of it."""

    text: str
    encoding: str = "utf-8"
    columns: dict[str, Any]
    clients: list[dict[str, Any]]
    header_row: int | None = 1
    rows: int
    findings: list[tuple[int | None, str]] = field(default_factory=list)


SAMPLES: dict[str, Sample] = {
    "hubspot": Sample(
        text=(
            "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Company name,Street Address,City,State/Region,Postal Code,Country/Region,Date of birth,Annual Revenue\n"
            "101,Ana,Lee,ana@x.com,+1 555 123 4567,Marta,Open,2021-03-04 10:11,Lee LLC,1 Main St,Newark,NJ,07102,United States,1980-01-01,1000000\n"
        ),
        columns={
            "organisation": "Company name",
            "first_name": "First Name",
            "last_name": "Last Name",
            "email": "Email",
            "phone": "Phone Number",
            "address_lines": "Street Address",
            "city": "City",
            "postcode": "Postal Code",
            "region": "State/Region",
            "country": "Country/Region",
            "since_on": "Create Date",
            "reference": "Record ID",
        },
        clients=[
            {
                "client_name": "Lee LLC",
                "organisation": "Lee LLC",
                "first_name": "Ana",
                "last_name": "Lee",
                "email": "ana@x.com",
                "phone": "+1 555 123 4567",
                "address_lines": ["1 Main St"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
                "country": "United States",
                "since_on": "2021-03-04",
                "reference": "101",
            }
        ],
        rows=1,
    ),
    "salesforce acct": Sample(
        text=(
            "Account Name,Account Owner,Billing Street,Billing City,Billing State/Province,Billing Zip/Postal Code,Billing Country,Shipping Street,Shipping City,Phone,Fax,Account Number,Website,Annual Revenue,Created Date\n"
            'Acme,Bob,"1 Main St\n'
            'Suite 4",Newark,NJ,07102,USA,9 Dock,Port,(973) 555-1212,111,A-77,x.com,500000,3/14/2019\n'
        ),
        columns={
            "organisation": "Account Name",
            "phone": "Phone",
            "address_lines": "Billing Street",
            "city": "Billing City",
            "postcode": "Billing Zip/Postal Code",
            "region": "Billing State/Province",
            "country": "Billing Country",
            "since_on": "Created Date",
            "reference": "Account Number",
        },
        clients=[
            {
                "client_name": "Acme",
                "organisation": "Acme",
                "phone": "(973) 555-1212",
                "address_lines": ["1 Main St", "Suite 4"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
                "country": "USA",
                "since_on": "2019-03-14",
                "reference": "A-77",
            }
        ],
        rows=1,
    ),
    "salesforce contact": Sample(
        text=(
            "Salutation,First Name,Last Name,Title,Account Name,Mailing Street,Mailing City,Mailing State/Province,Mailing Zip/Postal Code,Mailing Country,Phone,Fax,Mobile,Email,Account Owner,Birthdate\n"
            "Mr.,Jon,Snow,CEO,Acme,1 Main St,Newark,NJ,07102,USA,555-111-2222,,555-333-4444,j@x.com,Bob,1/2/1980\n"
        ),
        columns={
            "organisation": "Account Name",
            "first_name": "First Name",
            "last_name": "Last Name",
            "email": "Email",
            "phone": "Phone",
            "address_lines": "Mailing Street",
            "city": "Mailing City",
            "postcode": "Mailing Zip/Postal Code",
            "region": "Mailing State/Province",
            "country": "Mailing Country",
        },
        clients=[
            {
                "client_name": "Acme",
                "organisation": "Acme",
                "first_name": "Jon",
                "last_name": "Snow",
                "email": "j@x.com",
                "phone": "555-111-2222",
                "address_lines": ["1 Main St"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
                "country": "USA",
            }
        ],
        rows=1,
    ),
    "qbd": Sample(
        text=(
            "Active Status,Customer,Balance,Balance Total,Company,Mr./Ms./...,First Name,M.I.,Last Name,Primary Contact,Main Phone,Fax,Alt. Phone,Secondary Contact,Job Title,Main Email,Bill to 1,Bill to 2,Bill to 3,Bill to 4,Bill to 5,Ship to 1,Ship to 2,Customer Type,Terms,Credit Limit,Account No.\n"
            'Active,"Abercrombie, Kristy",0.00,0.00,,Mrs.,Kristy,,Abercrombie,Kristy Abercrombie,415-555-6579,,,,,kristy@samplename.com,Kristy Abercrombie,5647 Cypress Hill Rd,"Bayshore, CA 94326",,,x,y,Residential,Net 30,4000.00,AC1\n'
        ),
        columns={
            "client_name": "Customer",
            "organisation": "Company",
            "first_name": "First Name",
            "last_name": "Last Name",
            "email": "Main Email",
            "phone": "Main Phone",
            "address_lines": ["Bill to 1", "Bill to 2", "Bill to 3", "Bill to 4", "Bill to 5"],
            "reference": "Account No.",
        },
        clients=[
            {
                "client_name": "Abercrombie, Kristy",
                "first_name": "Kristy",
                "last_name": "Abercrombie",
                "email": "kristy@samplename.com",
                "phone": "415-555-6579",
                "address_lines": ["5647 Cypress Hill Rd"],
                "city": "Bayshore",
                "postcode": "94326",
                "region": "CA",
                "reference": "AC1",
            }
        ],
        rows=1,
        findings=[(None, "address_apart")],
    ),
    "qbo": Sample(
        text=(
            "Customer Contact List\n"
            "Acme Consulting\n"
            "\n"
            ",Customer,Phone Numbers,Email,Full Name,Billing Address,Shipping Address\n"
            ",Amy's Bird Sanctuary,Phone: (650) 555-3311,Birds@Intuit.com,Amy Lauterbach,4581 Finch St. Bayshore CA 94326,4581 Finch St.\n"
            ",Bill's Windsurf Shop,(415) 444-6538,Surf@Intuit.com,Bill Lucchini,12 Ocean Dr. Half Moon Bay CA 94213,\n"
            "\n"
            "Monday, Nov 23, 2026 10:00:00 AM GMT-8\n"
        ),
        columns={
            "client_name": "Customer",
            "email": "Email",
            "phone": "Phone Numbers",
            "address_lines": "Billing Address",
        },
        clients=[
            {
                "client_name": "Amy's Bird Sanctuary",
                "email": "Birds@Intuit.com",
                "phone": "(650) 555-3311",
                "address_lines": ["4581 Finch St. Bayshore CA 94326"],
            },
            {
                "client_name": "Bill's Windsurf Shop",
                "email": "Surf@Intuit.com",
                "phone": "(415) 444-6538",
                "address_lines": ["12 Ocean Dr. Half Moon Bay CA 94213"],
            },
        ],
        rows=3,
        header_row=4,
        findings=[(8, "ragged_row")],
    ),
    "myob": Sample(
        text=(
            "Co./Last Name,First Name,Card ID,Card Status,Addr 1 - Line 1,           - Line 2,           - Line 3,           - Line 4,           - City,           - State,           - Postcode,           - Country,           - Phone # 1,           - Phone # 2,           - Fax #,           - Email,           - WWW,           - Contact Name,           - Salutation,Addr 2 - Line 1,           - City\n"
            "Smith,Jane,CUS01,N,12 George St,Level 2,,,Sydney,NSW,2000,Australia,02 9999 1111,,,j@s.au,,Jane,Ms,x,y\n"
            "Bay Traders,,CUS02,N,1 Quay,,,,Perth,WA,6000,Australia,08 1234 5678,,,b@t.au,,Bo,,,\n"
        ),
        columns={
            "organisation": "Co./Last Name",
            "first_name": "First Name",
            "last_name": "Co./Last Name",
            "email": "- Email",
            "phone": "- Phone # 1",
            "address_lines": ["Addr 1 - Line 1", "- Line 2", "- Line 3", "- Line 4"],
            "city": "- City",
            "postcode": "- Postcode",
            "region": "- State",
            "country": "- Country",
            "reference": "Card ID",
        },
        clients=[
            {
                "client_name": "Jane Smith",
                "first_name": "Jane",
                "last_name": "Smith",
                "email": "j@s.au",
                "phone": "02 9999 1111",
                "address_lines": ["12 George St", "Level 2"],
                "city": "Sydney",
                "postcode": "2000",
                "region": "NSW",
                "country": "Australia",
                "reference": "CUS01",
            },
            {
                "client_name": "Bay Traders",
                "organisation": "Bay Traders",
                "email": "b@t.au",
                "phone": "08 1234 5678",
                "address_lines": ["1 Quay"],
                "city": "Perth",
                "postcode": "6000",
                "region": "WA",
                "country": "Australia",
                "reference": "CUS02",
            },
        ],
        rows=2,
    ),
    "zoho": Sample(
        text=(
            "Contact Name,Company Name,Display Name,Salutation,First Name,Last Name,EmailID,Phone,MobilePhone,Currency Code,Notes,Website,Status,Opening Balance,Credit Limit,Billing Attention,Billing Address,Billing Street2,Billing City,Billing State,Billing Country,Billing Code,Billing Phone,Billing Fax,Shipping Address,Shipping City,Customer Number,Created Time\n"
            "Jane Doe,Doe Ltd,Doe,Ms,Jane,Doe,j@d.co,1 555 222 3333,999 555 1212,USD,,,Active,100,500,Jane,1 St,Fl 2,Austin,TX,US,78701,5,6,7,8,CUS-1,2020-02-03\n"
        ),
        columns={
            "client_name": "Display Name",
            "organisation": "Company Name",
            "first_name": "First Name",
            "last_name": "Last Name",
            "email": "EmailID",
            "phone": "Phone",
            "address_lines": ["Billing Address", "Billing Street2"],
            "city": "Billing City",
            "postcode": "Billing Code",
            "region": "Billing State",
            "country": "Billing Country",
            "since_on": "Created Time",
            "reference": "Customer Number",
        },
        clients=[
            {
                "client_name": "Doe",
                "organisation": "Doe Ltd",
                "first_name": "Jane",
                "last_name": "Doe",
                "email": "j@d.co",
                "phone": "1 555 222 3333",
                "address_lines": ["1 St", "Fl 2"],
                "city": "Austin",
                "postcode": "78701",
                "region": "TX",
                "country": "US",
                "since_on": "2020-02-03",
                "reference": "CUS-1",
            }
        ],
        rows=1,
    ),
    "wave": Sample(
        text=(
            "customer_name,email,contact_first_name,contact_last_name,customer_currency,account_number,phone,fax,mobile,toll_free,website,country,province/state,address_line_1,address_line_2,city,postal_code/zip_code\n"
            "Doe Ltd,j@d.co,Jane,Doe,CAD,77,1 555 222 3333,,,,,Canada,ON,1 St,Fl 2,Ottawa,K1A 0B1\n"
        ),
        columns={
            "client_name": "customer_name",
            "first_name": "contact_first_name",
            "last_name": "contact_last_name",
            "email": "email",
            "phone": "phone",
            "address_lines": ["address_line_1", "address_line_2"],
            "city": "city",
            "postcode": "postal_code/zip_code",
            "region": "province/state",
            "country": "country",
            "reference": "account_number",
        },
        clients=[
            {
                "client_name": "Doe Ltd",
                "first_name": "Jane",
                "last_name": "Doe",
                "email": "j@d.co",
                "phone": "1 555 222 3333",
                "address_lines": ["1 St", "Fl 2"],
                "city": "Ottawa",
                "postcode": "K1A 0B1",
                "region": "ON",
                "country": "Canada",
                "reference": "77",
            }
        ],
        rows=1,
    ),
    "freshbooks": Sample(
        text=(
            "Organization,First Name,Last Name,Email,Phone,Address Line 1,Address Line 2,City,Province/State,Country,Postal Code,Notes\n"
            "Doe Ltd,Jane,Doe,j@d.co,1 555 222 3333,1 St,Fl 2,Ottawa,ON,Canada,K1A 0B1,n\n"
        ),
        columns={
            "organisation": "Organization",
            "first_name": "First Name",
            "last_name": "Last Name",
            "email": "Email",
            "phone": "Phone",
            "address_lines": ["Address Line 1", "Address Line 2"],
            "city": "City",
            "postcode": "Postal Code",
            "region": "Province/State",
            "country": "Country",
        },
        clients=[
            {
                "client_name": "Doe Ltd",
                "organisation": "Doe Ltd",
                "first_name": "Jane",
                "last_name": "Doe",
                "email": "j@d.co",
                "phone": "1 555 222 3333",
                "address_lines": ["1 St", "Fl 2"],
                "city": "Ottawa",
                "postcode": "K1A 0B1",
                "region": "ON",
                "country": "Canada",
            }
        ],
        rows=1,
    ),
    "odoo": Sample(
        text=(
            "id,display_name,name,company_name,email,phone,mobile,street,street2,zip,city,state_id,country_id,vat,ref,create_date,credit_limit\n"
            '__export__.x,"Azure, Bo",Bo,Azure,b@a.com,+1 870-931-0505,,4557 De Silva St,,94538,Fremont,California (US),United States,US12345677,REF1,2023-01-02 03:04:05,0\n'
        ),
        columns={
            "client_name": "display_name",
            "organisation": "company_name",
            "email": "email",
            "phone": "phone",
            "address_lines": ["street", "street2"],
            "city": "city",
            "postcode": "zip",
            "region": "state_id",
            "country": "country_id",
            "since_on": "create_date",
            "reference": "ref",
        },
        clients=[
            {
                "client_name": "Azure, Bo",
                "organisation": "Azure",
                "email": "b@a.com",
                "phone": "+1 870-931-0505",
                "address_lines": ["4557 De Silva St"],
                "city": "Fremont",
                "postcode": "94538",
                "region": "California (US)",
                "country": "United States",
                "since_on": "2023-01-02",
                "reference": "REF1",
            }
        ],
        rows=1,
    ),
    "dolibarr": Sample(
        text=(
            "Id (s.rowid);Nom (s.nom);Code client (s.code_client);Adresse (s.address);Code postal (s.zip);Ville (s.town);Pays (s.fk_pays);Téléphone (s.phone);Email (s.email);SIREN;Date création\n"
            "12;Société Générique;CU2301-0001;12 rue de la Paix;75002;Paris;France;01 23 45 67 89;a@b.fr;123456789;2023-05-01\n"
        ),
        columns={
            "client_name": "Nom (s.nom)",
            "email": "Email (s.email)",
            "phone": "Téléphone (s.phone)",
            "address_lines": "Adresse (s.address)",
            "city": "Ville (s.town)",
            "postcode": "Code postal (s.zip)",
            "country": "Pays (s.fk_pays)",
            "since_on": "Date création",
            "reference": "Code client (s.code_client)",
        },
        clients=[
            {
                "client_name": "Société Générique",
                "email": "a@b.fr",
                "phone": "01 23 45 67 89",
                "address_lines": ["12 rue de la Paix"],
                "city": "Paris",
                "postcode": "75002",
                "country": "France",
                "since_on": "2023-05-01",
                "reference": "CU2301-0001",
            }
        ],
        rows=1,
    ),
    "civicrm": Sample(
        text=(
            "Contact ID,Contact Type,Sort Name,Display Name,First Name,Last Name,Street Address,Supplemental Address 1,City,Postal Code,State,Country,Email,Phone,Birth Date,Do Not Email\n"
            '5,Individual,"Lee, Ana",Ana Lee,Ana,Lee,1 Main St,Apt 4,Newark,07102,New Jersey,United States,a@x.com,555-123-4567,1980-05-06,No\n'
        ),
        columns={
            "client_name": "Display Name",
            "first_name": "First Name",
            "last_name": "Last Name",
            "email": "Email",
            "phone": "Phone",
            "address_lines": ["Street Address", "Supplemental Address 1"],
            "city": "City",
            "postcode": "Postal Code",
            "region": "State",
            "country": "Country",
            "reference": "Contact ID",
        },
        clients=[
            {
                "client_name": "Ana Lee",
                "first_name": "Ana",
                "last_name": "Lee",
                "email": "a@x.com",
                "phone": "555-123-4567",
                "address_lines": ["1 Main St", "Apt 4"],
                "city": "Newark",
                "postcode": "07102",
                "region": "New Jersey",
                "country": "United States",
                "reference": "5",
            }
        ],
        rows=1,
    ),
    "sage": Sample(
        text=(
            "A/C,Name,Balance,Credit Limit,Contact Name,Telephone,Street 1,Street 2,Town,County,Postcode,Date Account Opened,E-Mail,VAT Number\n"
            "ABS001,ABS Garages Ltd,2533.31,4000.00,Mike Hall,0191 254 5909,Unit 34,Holystone Ind Est,Hebburn,Tyne & Wear,NE31 1VB,01/01/1991,a@b.co.uk,GB1\n"
            "B2,Bob,,,,,,,,,,23/01/2005,,\n"
        ),
        columns={
            "client_name": "Name",
            "first_name": "Contact Name",
            "last_name": "Contact Name",
            "email": "E-Mail",
            "phone": "Telephone",
            "address_lines": ["Street 1", "Street 2"],
            "city": "Town",
            "postcode": "Postcode",
            "region": "County",
            "since_on": "Date Account Opened",
            "reference": "A/C",
        },
        clients=[
            {
                "client_name": "ABS Garages Ltd",
                "first_name": "Mike",
                "last_name": "Hall",
                "email": "a@b.co.uk",
                "phone": "0191 254 5909",
                "address_lines": ["Unit 34", "Holystone Ind Est"],
                "city": "Hebburn",
                "postcode": "NE31 1VB",
                "region": "Tyne & Wear",
                "since_on": "1991-01-01",
                "reference": "ABS001",
            },
            {"client_name": "Bob", "since_on": "2005-01-23", "reference": "B2"},
        ],
        rows=2,
    ),
    "clio": Sample(
        text=(
            "Name,Type,Prefix,First name,Middle name,Last name,Company,Title,Primary email,Primary phone,Primary address street,Primary address city,Primary address province,Primary address postal code,Primary address country,Date of birth,Clio Id,Client\n"
            "Ana Lee,Person,,Ana,,Lee,,,a@x.com,555-123-4567,1 Main,Newark,NJ,07102,US,1980-01-01,44,true\n"
        ),
        columns={
            "client_name": "Name",
            "organisation": "Company",
            "first_name": "First name",
            "last_name": "Last name",
            "email": "Primary email",
            "phone": "Primary phone",
            "address_lines": "Primary address street",
            "city": "Primary address city",
            "postcode": "Primary address postal code",
            "region": "Primary address province",
            "country": "Primary address country",
        },
        clients=[
            {
                "client_name": "Ana Lee",
                "first_name": "Ana",
                "last_name": "Lee",
                "email": "a@x.com",
                "phone": "555-123-4567",
                "address_lines": ["1 Main"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
                "country": "US",
            }
        ],
        rows=1,
    ),
    "taxdome": Sample(
        text=(
            "Account name,Account type,Account ID,Contact name,Contact email,Contact phone,Street address,City,State/Province,ZIP/Postal code,Country,Tags,Account created\n"
            "Lee Family,Individual,55,Ana Lee,a@x.com,555-123-4567,1 Main,Newark,NJ,07102,US,vip,2021-05-22\n"
        ),
        columns={
            "organisation": "Account name",
            "first_name": "Contact name",
            "last_name": "Contact name",
            "email": "Contact email",
            "phone": "Contact phone",
            "address_lines": "Street address",
            "city": "City",
            "postcode": "ZIP/Postal code",
            "region": "State/Province",
            "country": "Country",
            "since_on": "Account created",
            "reference": "Account ID",
        },
        clients=[
            {
                "client_name": "Lee Family",
                "organisation": "Lee Family",
                "first_name": "Ana",
                "last_name": "Lee",
                "email": "a@x.com",
                "phone": "555-123-4567",
                "address_lines": ["1 Main"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
                "country": "US",
                "since_on": "2021-05-22",
                "reference": "55",
            }
        ],
        rows=1,
    ),
    "karbon": Sample(
        text=(
            "Full Name,Preferred Name,Client Owner,Client Manager,Contact Type,Email Address,Phone Number,Address,City,State,Zip Code,Country,Entity Type,Start Date\n"
            "Ana Lee,Ana,Bob,Sue,Client,a@x.com,555-123-4567,1 Main,Newark,NJ,07102,US,Trust,22/05/2021\n"
        ),
        columns={
            "client_name": "Full Name",
            "email": "Email Address",
            "phone": "Phone Number",
            "address_lines": "Address",
            "city": "City",
            "postcode": "Zip Code",
            "region": "State",
            "country": "Country",
            "since_on": "Start Date",
        },
        clients=[
            {
                "client_name": "Ana Lee",
                "email": "a@x.com",
                "phone": "555-123-4567",
                "address_lines": ["1 Main"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
                "country": "US",
                "since_on": "2021-05-22",
            }
        ],
        rows=1,
    ),
    "outlook de": Sample(
        text=(
            "Anrede;Vorname;Nachname;Firma;Straße geschäftlich;Ort geschäftlich;Region geschäftlich;Postleitzahl geschäftlich;Land/Region geschäftlich;Telefon geschäftlich;Telefon (privat);Mobiltelefon;E-Mail-Adresse;Geburtstag\n"
            "Herr;Karl;Groß;Groß GmbH;Am Markt 1;Köln;NRW;50667;Deutschland;+49 221 123;;0171 222;k@gross.de;01.02.1960\n"
        ),
        encoding="cp1252",
        columns={
            "organisation": "Firma",
            "first_name": "Vorname",
            "last_name": "Nachname",
            "email": "E-Mail-Adresse",
            "phone": "Telefon geschäftlich",
            "address_lines": "Straße geschäftlich",
            "city": "Ort geschäftlich",
            "postcode": "Postleitzahl geschäftlich",
            "region": "Region geschäftlich",
            "country": "Land/Region geschäftlich",
        },
        clients=[
            {
                "client_name": "Groß GmbH",
                "organisation": "Groß GmbH",
                "first_name": "Karl",
                "last_name": "Groß",
                "email": "k@gross.de",
                "phone": "+49 221 123",
                "address_lines": ["Am Markt 1"],
                "city": "Köln",
                "postcode": "50667",
                "region": "NRW",
                "country": "Deutschland",
            }
        ],
        rows=1,
    ),
    "datev": Sample(
        text=(
            "Mandantennummer;Mandantenname;Straße;PLZ;Ort;Land;Telefon;E-Mail;Mandat seit;Steuernummer;Jahreshonorar\n"
            "10001;Bäckerei Müller;Weg 3;01067;Dresden;D;0351/123456;a@b.de;01.04.2015;201/123/12340;1.234,56 €\n"
            "10002;X GmbH;Weg 4;01069;Dresden;D;0351/99;c@b.de;15.04.2016;201/123/12341;12.000 €\n"
        ),
        encoding="cp1252",
        columns={
            "client_name": "Mandantenname",
            "email": "E-Mail",
            "phone": "Telefon",
            "address_lines": "Straße",
            "city": "Ort",
            "postcode": "PLZ",
            "country": "Land",
            "since_on": "Mandat seit",
            "annual_fees_amount": "Jahreshonorar",
            "reference": "Mandantennummer",
        },
        clients=[
            {
                "client_name": "Bäckerei Müller",
                "email": "a@b.de",
                "phone": "0351/123456",
                "address_lines": ["Weg 3"],
                "city": "Dresden",
                "postcode": "01067",
                "country": "D",
                "since_on": "2015-04-01",
                "annual_fees_amount": "1234.56",
                "reference": "10001",
            },
            {
                "client_name": "X GmbH",
                "email": "c@b.de",
                "phone": "0351/99",
                "address_lines": ["Weg 4"],
                "city": "Dresden",
                "postcode": "01069",
                "country": "D",
                "since_on": "2016-04-15",
                "annual_fees_amount": "12000",
                "reference": "10002",
            },
        ],
        rows=2,
    ),
    "french": Sample(
        text=(
            "Nom;Prénom;Société;Adresse;Code postal;Ville;Téléphone;Courriel;Date de naissance;Client depuis;Honoraires annuels\n"
            "Dupont;Éloïse;;3 rue du Bac;75007;Paris;01 45 67 89 10;e@d.fr;03/04/1970;05/06/2018;1 200,50\n"
        ),
        encoding="mac_roman",
        columns={
            "organisation": "Société",
            "first_name": "Prénom",
            "last_name": "Nom",
            "email": "Courriel",
            "phone": "Téléphone",
            "address_lines": "Adresse",
            "city": "Ville",
            "postcode": "Code postal",
            "since_on": "Client depuis",
            "annual_fees_amount": "Honoraires annuels",
        },
        clients=[
            {
                "client_name": "Éloïse Dupont",
                "first_name": "Éloïse",
                "last_name": "Dupont",
                "email": "e@d.fr",
                "phone": "01 45 67 89 10",
                "address_lines": ["3 rue du Bac"],
                "city": "Paris",
                "postcode": "75007",
                "annual_fees_amount": "1200.50",
            }
        ],
        rows=1,
        findings=[(None, "date_order"), (2, "date_left_empty")],
    ),
    "spanish": Sample(
        text=(
            "Nombre;Apellidos;Empresa;Dirección;CP;Población;Provincia;Teléfono;Correo electrónico;Fecha de alta;NIF\n"
            "José;Núñez;;Calle Mayor 1;08001;Barcelona;Barcelona;+34 93 123;j@n.es;13/02/2019;X123\n"
        ),
        encoding="cp1252",
        columns={
            "organisation": "Empresa",
            "first_name": "Nombre",
            "last_name": "Apellidos",
            "email": "Correo electrónico",
            "phone": "Teléfono",
            "address_lines": "Dirección",
            "city": "Población",
            "postcode": "CP",
            "region": "Provincia",
            "since_on": "Fecha de alta",
        },
        clients=[
            {
                "client_name": "José Núñez",
                "first_name": "José",
                "last_name": "Núñez",
                "email": "j@n.es",
                "phone": "+34 93 123",
                "address_lines": ["Calle Mayor 1"],
                "city": "Barcelona",
                "postcode": "08001",
                "region": "Barcelona",
                "since_on": "2019-02-13",
            }
        ],
        rows=1,
    ),
    "polish": Sample(
        text=(
            "Nazwa;Ulica i numer;Kod pocztowy;Miejscowość;Telefon;E-mail;NIP;Klient od\n"
            "Żółć Sp. z o.o.;Łąkowa 5;00-950;Łódź;+48 22 123;z@x.pl;123;2020-01-02\n"
        ),
        encoding="cp1250",
        columns={
            "client_name": "Nazwa",
            "email": "E-mail",
            "phone": "Telefon",
            "address_lines": "Ulica i numer",
            "city": "Miejscowość",
            "postcode": "Kod pocztowy",
            "since_on": "Klient od",
        },
        clients=[
            {
                "client_name": "Żółć Sp. z o.o.",
                "email": "z@x.pl",
                "phone": "+48 22 123",
                "address_lines": ["Łąkowa 5"],
                "city": "Łódź",
                "postcode": "00-950",
                "since_on": "2020-01-02",
            }
        ],
        rows=1,
    ),
    "greek": Sample(
        text=(
            "Επωνυμία;Διεύθυνση;Τ.Κ.;Πόλη;Τηλέφωνο;Email;ΑΦΜ\n"
            "Ναταλία Παπαδοπούλου;Ερμού 5;10563;Αθήνα;210 1234567;n@p.gr;123\n"
        ),
        encoding="cp1253",
        columns={
            "organisation": "Επωνυμία",
            "email": "Email",
            "phone": "Τηλέφωνο",
            "address_lines": "Διεύθυνση",
            "city": "Πόλη",
            "postcode": "Τ.Κ.",
        },
        clients=[
            {
                "client_name": "Ναταλία Παπαδοπούλου",
                "organisation": "Ναταλία Παπαδοπούλου",
                "email": "n@p.gr",
                "phone": "210 1234567",
                "address_lines": ["Ερμού 5"],
                "city": "Αθήνα",
                "postcode": "10563",
            }
        ],
        rows=1,
    ),
    "big5": Sample(
        text=(
            "姓名,公司,電話,電子郵件,地址,城市,國家\n"
            "王小明,台北公司,02-12345678,w@x.tw,忠孝東路一段,台北,台灣\n"
        ),
        encoding="big5",
        columns={
            "client_name": "姓名",
            "organisation": "公司",
            "email": "電子郵件",
            "phone": "電話",
            "address_lines": "地址",
            "city": "城市",
            "country": "國家",
        },
        clients=[
            {
                "client_name": "王小明",
                "organisation": "台北公司",
                "email": "w@x.tw",
                "phone": "02-12345678",
                "address_lines": ["忠孝東路一段"],
                "city": "台北",
                "country": "台灣",
            }
        ],
        rows=1,
    ),
    "gb": Sample(
        text=(
            "姓名,公司,电话,邮箱,地址,城市,国家\n王小明,北京公司,010-12345678,w@x.cn,长安街一号,北京,中国\n"
        ),
        encoding="gb18030",
        columns={
            "client_name": "姓名",
            "organisation": "公司",
            "email": "邮箱",
            "phone": "电话",
            "address_lines": "地址",
            "city": "城市",
            "country": "国家",
        },
        clients=[
            {
                "client_name": "王小明",
                "organisation": "北京公司",
                "email": "w@x.cn",
                "phone": "010-12345678",
                "address_lines": ["长安街一号"],
                "city": "北京",
                "country": "中国",
            }
        ],
        rows=1,
    ),
    "sjis": Sample(
        text=(
            "氏名,会社名,電話番号,メール,住所,郵便番号\n"
            "山田太郎,山田商事,03-1234-5678,y@x.jp,千代田区一番町,100-0001\n"
        ),
        encoding="shift_jis",
        columns={
            "client_name": "氏名",
            "organisation": "会社名",
            "email": "メール",
            "phone": "電話番号",
            "address_lines": "住所",
            "postcode": "郵便番号",
        },
        clients=[
            {
                "client_name": "山田太郎",
                "organisation": "山田商事",
                "email": "y@x.jp",
                "phone": "03-1234-5678",
                "address_lines": ["千代田区一番町"],
                "postcode": "100-0001",
            }
        ],
        rows=1,
    ),
    "korean": Sample(
        text=("고객명,회사명,전화번호,이메일,주소\n김철수,한국상사,02-123-4567,k@x.kr,서울시 종로구\n"),
        encoding="euc_kr",
        columns={
            "client_name": "고객명",
            "organisation": "회사명",
            "email": "이메일",
            "phone": "전화번호",
            "address_lines": "주소",
        },
        clients=[
            {
                "client_name": "김철수",
                "organisation": "한국상사",
                "email": "k@x.kr",
                "phone": "02-123-4567",
                "address_lines": ["서울시 종로구"],
            }
        ],
        rows=1,
    ),
    "russian": Sample(
        text=("Клиент;Телефон;Email;Город;Адрес\nИванов Иван;+7 495 123;i@x.ru;Москва;Тверская 1\n"),
        encoding="cp1251",
        columns={
            "client_name": "Клиент",
            "email": "Email",
            "phone": "Телефон",
            "address_lines": "Адрес",
            "city": "Город",
        },
        clients=[
            {
                "client_name": "Иванов Иван",
                "email": "i@x.ru",
                "phone": "+7 495 123",
                "address_lines": ["Тверская 1"],
                "city": "Москва",
            }
        ],
        rows=1,
    ),
    "utf16le nobom": Sample(
        text=("Name\tEmail\tCity\nAnna Müller\ta@b.de\tKöln\n"),
        encoding="utf-16-le",
        columns={"client_name": "Name", "email": "Email", "city": "City"},
        clients=[{"client_name": "Anna Müller", "email": "a@b.de", "city": "Köln"}],
        rows=1,
    ),
    "sep": Sample(
        text=("sep=;\r\nName;Email\r\nBob;b@x.com\r\n"),
        columns={"client_name": "Name", "email": "Email"},
        clients=[{"client_name": "Bob", "email": "b@x.com"}],
        rows=1,
        header_row=2,
    ),
    "cr": Sample(
        text=("Name,Email\rBob,b@x.com\rAnn,a@x.com\r"),
        columns={"client_name": "Name", "email": "Email"},
        clients=[{"client_name": "Bob", "email": "b@x.com"}, {"client_name": "Ann", "email": "a@x.com"}],
        rows=2,
    ),
    "quotes bad": Sample(
        text=('Name,Email,City\n"Bob,b@x.com,Leeds\nAnn,a@x.com,York\n"Cat",c@x.com,"Hull"\n'),
        columns={"client_name": "Name", "email": "Email", "city": "City"},
        clients=[
            {"client_name": "Ann", "email": "a@x.com", "city": "York"},
            {"client_name": "Cat", "email": "c@x.com", "city": "Hull"},
        ],
        rows=3,
        findings=[(2, "damaged_row")],
    ),
    "ragged": Sample(
        text=("Name,Email,City\nBob,b@x.com\nAnn,a@x.com,York,extra\nCat,York\nDan,d@x.com,Hull,,\n"),
        columns={"client_name": "Name", "email": "Email", "city": "City"},
        clients=[
            {"client_name": "Bob", "email": "b@x.com"},
            {"client_name": "Dan", "email": "d@x.com", "city": "Hull"},
        ],
        rows=4,
        findings=[(2, "short_row"), (3, "ragged_row"), (4, "ragged_row")],
    ),
    "ambig": Sample(
        text=("Name,Client since\nA,01/02/2020\nB,03/04/2021\n"),
        columns={"client_name": "Name", "since_on": "Client since"},
        clients=[{"client_name": "A"}, {"client_name": "B"}],
        rows=2,
        findings=[(None, "date_order"), (2, "date_left_empty"), (3, "date_left_empty")],
    ),
    "single": Sample(
        text=("Client\nBob\nAnn\n"),
        columns={"client_name": "Client"},
        clients=[{"client_name": "Bob"}, {"client_name": "Ann"}],
        rows=2,
    ),
    "one col noheader": Sample(
        text=("Bob Smith\nAnn Lee\n"),
        columns={"client_name": "column 1"},
        clients=[{"client_name": "Bob Smith"}, {"client_name": "Ann Lee"}],
        rows=2,
        header_row=None,
        findings=[(None, "no_header"), (None, "by_values")],
    ),
    "contact+company": Sample(
        text=("Company,Contact Person,Email\nAcme,Jo Bloggs,j@x.com\n"),
        columns={
            "organisation": "Company",
            "first_name": "Contact Person",
            "last_name": "Contact Person",
            "email": "Email",
        },
        clients=[
            {
                "client_name": "Acme",
                "organisation": "Acme",
                "first_name": "Jo",
                "last_name": "Bloggs",
                "email": "j@x.com",
            }
        ],
        rows=1,
    ),
    "title": Sample(
        text=(
            "My clients as of 1 Nov\n"
            "\n"
            "Client Name,E-mail,Since\n"
            "Bob,b@x.com,March 2019\n"
            "Ann,a@x.com,31/02/2020\n"
            "Cat,c@x.com,43831\n"
            "Dan,d@x.com,12 Mär 2020\n"
        ),
        columns={"client_name": "Client Name", "email": "E-mail", "since_on": "Since"},
        clients=[
            {"client_name": "Bob", "email": "b@x.com"},
            {"client_name": "Ann", "email": "a@x.com"},
            {"client_name": "Cat", "email": "c@x.com", "since_on": "2020-01-01"},
            {"client_name": "Dan", "email": "d@x.com", "since_on": "2020-03-12"},
        ],
        rows=4,
        header_row=3,
        findings=[(4, "date"), (5, "date")],
    ),
    "xero": Sample(
        text=(
            "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAttentionTo,POAddressLine1,POAddressLine2,POCity,PORegion,POPostalCode,POCountry,SAAddressLine1,SACity,PhoneNumber,TaxNumber\n"
            "Bay & Co,A1,x@y.com,Jo,Bay,,PO Box 1,,Leeds,,LS1 1AA,UK,1 High St,York,0113 1,GB123\n"
        ),
        columns={
            "client_name": "*ContactName",
            "first_name": "FirstName",
            "last_name": "LastName",
            "email": "EmailAddress",
            "phone": "PhoneNumber",
            "address_lines": ["POAddressLine1", "POAddressLine2"],
            "city": "POCity",
            "postcode": "POPostalCode",
            "region": "PORegion",
            "country": "POCountry",
            "reference": "AccountNumber",
        },
        clients=[
            {
                "client_name": "Bay & Co",
                "first_name": "Jo",
                "last_name": "Bay",
                "email": "x@y.com",
                "phone": "0113 1",
                "address_lines": ["PO Box 1"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "country": "UK",
                "reference": "A1",
            }
        ],
        rows=1,
    ),
    "google old": Sample(
        text=(
            "Name,Given Name,Family Name,Birthday,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Name,Organization 1 - Title\n"
            "Anna Bee,Anna,Bee,1970-01-01,* Home,a@b.com,z@b.com,Mobile,+1 555 1234567 ::: +1 2,Home,xx,1 Main St,Town,,NJ,07001,US,,Bee Inc,CEO\n"
        ),
        columns={
            "client_name": "Name",
            "organisation": "Organization 1 - Name",
            "first_name": "Given Name",
            "last_name": "Family Name",
            "email": "E-mail 1 - Value",
            "phone": "Phone 1 - Value",
            "address_lines": ["Address 1 - Street", "Address 1 - PO Box", "Address 1 - Extended Address"],
            "city": "Address 1 - City",
            "postcode": "Address 1 - Postal Code",
            "region": "Address 1 - Region",
            "country": "Address 1 - Country",
        },
        clients=[
            {
                "client_name": "Anna Bee",
                "organisation": "Bee Inc",
                "first_name": "Anna",
                "last_name": "Bee",
                "email": "a@b.com",
                "phone": "+1 555 1234567",
                "address_lines": ["1 Main St"],
                "city": "Town",
                "postcode": "07001",
                "region": "NJ",
                "country": "US",
            }
        ],
        rows=1,
    ),
    "google new": Sample(
        text=(
            "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Nickname,File As,Organization Name,Organization Title,Birthday,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Country,Address 1 - Street,Address 1 - Extended Address,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Address 1 - PO Box\n"
            "Anna,Q,Bee,,Ms,,,,,1970-01-01,,* myContacts,* ,a@b.com,Mobile,+1 555 1234567,Home,US,1 Main St,,Town,NJ,07001,\n"
        ),
        columns={
            "organisation": "Organization Name",
            "first_name": "First Name",
            "last_name": "Last Name",
            "email": "E-mail 1 - Value",
            "phone": "Phone 1 - Value",
            "address_lines": ["Address 1 - Street", "Address 1 - PO Box", "Address 1 - Extended Address"],
            "city": "Address 1 - City",
            "postcode": "Address 1 - Postal Code",
            "region": "Address 1 - Region",
            "country": "Address 1 - Country",
        },
        clients=[
            {
                "client_name": "Anna Bee",
                "first_name": "Anna",
                "last_name": "Bee",
                "email": "a@b.com",
                "phone": "+1 555 1234567",
                "address_lines": ["1 Main St"],
                "city": "Town",
                "postcode": "07001",
                "region": "NJ",
                "country": "US",
            }
        ],
        rows=1,
    ),
    "outlook en": Sample(
        text=(
            "First Name,Middle Name,Last Name,Title,Company,Business Street,Business Street 2,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Business Phone,Business Fax,Home Phone,Mobile Phone,Birthday,Anniversary\n"
            "A,,B,CEO,C Ltd,1 St,Fl 2,X,NJ,07001,USA,2 Home,HX,a@b.co,SMTP,A B,x@b.co,555-1234567,1,444,333,1/2/1970,\n"
            "A,,D,,,,,,,,,3 Home,HY,a@d.co,,,,,,,333 444 5555,,\n"
        ),
        columns={
            "organisation": "Company",
            "first_name": "First Name",
            "last_name": "Last Name",
            "email": "E-mail Address",
            "phone": "Business Phone",
            "address_lines": ["Business Street", "Business Street 2"],
            "city": "Business City",
            "postcode": "Business Postal Code",
            "region": "Business State",
            "country": "Business Country/Region",
        },
        clients=[
            {
                "client_name": "C Ltd",
                "organisation": "C Ltd",
                "first_name": "A",
                "last_name": "B",
                "email": "a@b.co",
                "phone": "555-1234567",
                "address_lines": ["1 St", "Fl 2"],
                "city": "X",
                "postcode": "07001",
                "region": "NJ",
                "country": "USA",
            },
            {
                "client_name": "A D",
                "first_name": "A",
                "last_name": "D",
                "email": "a@d.co",
                "phone": "333 444 5555",
                "address_lines": ["3 Home"],
                "city": "HY",
            },
        ],
        rows=2,
        findings=[(3, "second_choice"), (3, "second_choice")],
    ),
    "headerless": Sample(
        text=("Bob Moss,bob@x.com,12 High Street,Leeds,LS1 1AA\nAnn Lee,ann@x.com,3 Low Road,York,YO1 7AA\n"),
        columns={
            "client_name": "column 1",
            "email": "column 2",
            "address_lines": "column 3",
            "city": "column 4",
            "postcode": "column 5",
        },
        clients=[
            {
                "client_name": "Bob Moss",
                "email": "bob@x.com",
                "address_lines": ["12 High Street"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
            },
            {
                "client_name": "Ann Lee",
                "email": "ann@x.com",
                "address_lines": ["3 Low Road"],
                "city": "York",
                "postcode": "YO1 7AA",
            },
        ],
        rows=2,
        header_row=None,
        findings=[
            (None, "no_header"),
            (None, "by_values"),
            (None, "by_values"),
            (None, "by_values"),
            (None, "by_values"),
            (None, "by_values"),
        ],
    ),
    "wrapped twice": Sample(
        text=('"Name,Email,City"\n"Bob,b@x.com,Leeds"\n"Ann,a@x.com,York"\n'),
        columns={"client_name": "Name", "email": "Email", "city": "City"},
        clients=[
            {"client_name": "Bob", "email": "b@x.com", "city": "Leeds"},
            {"client_name": "Ann", "email": "a@x.com", "city": "York"},
        ],
        rows=2,
    ),
    "utf32": Sample(
        text=("Name;Email\nNataša;n@x.si\n"),
        encoding="utf-32",
        columns={"client_name": "Name", "email": "Email"},
        clients=[{"client_name": "Nataša", "email": "n@x.si"}],
        rows=1,
    ),
    "utf32 nomark": Sample(
        text=("Name;Email\nNataša;n@x.si\n"),
        encoding="utf-32-be",
        columns={"client_name": "Name", "email": "Email"},
        clients=[{"client_name": "Nataša", "email": "n@x.si"}],
        rows=1,
    ),
    "bom": Sample(
        text=("Name,Email\nNataša,n@x.si\n"),
        encoding="utf-8-sig",
        columns={"client_name": "Name", "email": "Email"},
        clients=[{"client_name": "Nataša", "email": "n@x.si"}],
        rows=1,
    ),
    "pipe": Sample(
        text=("Name|Email|City\nBob|b@x.com|Leeds, Yorks\n"),
        columns={"client_name": "Name", "email": "Email", "city": "City"},
        clients=[{"client_name": "Bob", "email": "b@x.com", "city": "Leeds, Yorks"}],
        rows=1,
    ),
    "tab": Sample(
        text=("Name\tEmail\tCity\nBob\tb@x.com\tLeeds\n"),
        columns={"client_name": "Name", "email": "Email", "city": "City"},
        clients=[{"client_name": "Bob", "email": "b@x.com", "city": "Leeds"}],
        rows=1,
    ),
    "doubled": Sample(
        text=("Name,Phone,Phone,,Email\nBob,020 7946 0001,020 7946 0002,x,b@x.com\n"),
        columns={"client_name": "Name", "email": "Email", "phone": "Phone"},
        clients=[{"client_name": "Bob", "email": "b@x.com", "phone": "020 7946 0001"}],
        rows=1,
    ),
    "no heading over mail": Sample(
        text=("Name,,Town\nBob,b@x.com,Leeds\nAnn,a@x.com,York\n"),
        columns={"client_name": "Name", "email": "column 2", "city": "Town"},
        clients=[
            {"client_name": "Bob", "email": "b@x.com", "city": "Leeds"},
            {"client_name": "Ann", "email": "a@x.com", "city": "York"},
        ],
        rows=2,
        findings=[(None, "by_values")],
    ),
    "repeated heads": Sample(
        text=("Name,Email\nBob,b@x.com\n\nName,Email\nAnn,a@x.com\nGrand total,\n"),
        columns={"client_name": "Name", "email": "Email"},
        clients=[{"client_name": "Bob", "email": "b@x.com"}, {"client_name": "Ann", "email": "a@x.com"}],
        rows=4,
        findings=[(4, "repeated_heading"), (6, "total_row")],
    ),
    "turkish": Sample(
        text=("Müşteri;Telefon;Şehir\nŞükrü Yıldız;0212 1;İğdır\n"),
        encoding="cp1254",
        columns={"client_name": "Müşteri", "phone": "Telefon", "city": "Şehir"},
        clients=[{"client_name": "Şükrü Yıldız", "phone": "0212 1", "city": "İğdır"}],
        rows=1,
    ),
    "lithuanian": Sample(
        text=("Name;City\nŠarūnas Žukauskas;Šiauliai\nĄžuolas Čepėnas;Panevėžys\n"),
        encoding="cp1257",
        columns={"client_name": "Name", "city": "City"},
        clients=[
            {"client_name": "Šarūnas Žukauskas", "city": "Šiauliai"},
            {"client_name": "Ąžuolas Čepėnas", "city": "Panevėžys"},
        ],
        rows=2,
    ),
    "hebrew": Sample(
        text=("Name;City\nדוד כהן;ירושלים\nשרה לוי;חיפה\n"),
        encoding="cp1255",
        columns={"client_name": "Name", "city": "City"},
        clients=[{"client_name": "דוד כהן", "city": "ירושלים"}, {"client_name": "שרה לוי", "city": "חיפה"}],
        rows=2,
    ),
    "arabic": Sample(
        text=("Name;City\nمحمد علي;القاهرة\nفاطمة حسن;بيروت\n"),
        encoding="cp1256",
        columns={"client_name": "Name", "city": "City"},
        clients=[
            {"client_name": "محمد علي", "city": "القاهرة"},
            {"client_name": "فاطمة حسن", "city": "بيروت"},
        ],
        rows=2,
    ),
    "vietnamese": Sample(
        text=("Name;City\nNguyễn Văn;Huế\nTrần Đức;Đà Nẵng\n"),
        encoding="cp1258",
        columns={"client_name": "Name", "city": "City"},
        clients=[
            {"client_name": "Nguyễn Văn", "city": "Huế"},
            {"client_name": "Trần Đức", "city": "Đà Nẵng"},
        ],
        rows=2,
    ),
    "czech": Sample(
        text=("Jméno;Příjmení;Město\nJiří;Dvořák;Plzeň\nŽaneta;Němcová;Ústí\n"),
        encoding="cp1250",
        columns={"first_name": "Jméno", "last_name": "Příjmení", "city": "Město"},
        clients=[
            {"client_name": "Jiří Dvořák", "first_name": "Jiří", "last_name": "Dvořák", "city": "Plzeň"},
            {"client_name": "Žaneta Němcová", "first_name": "Žaneta", "last_name": "Němcová", "city": "Ústí"},
        ],
        rows=2,
    ),
    "hungarian": Sample(
        text=("Név;Város\nKovács Győző;Győr\nSzűcs Ödön;Kőszeg\n"),
        encoding="cp1250",
        columns={"client_name": "Név", "city": "Város"},
        clients=[
            {"client_name": "Kovács Győző", "city": "Győr"},
            {"client_name": "Szűcs Ödön", "city": "Kőszeg"},
        ],
        rows=2,
    ),
    "dos german": Sample(
        text=("Name;Ort\nMüller;Köln\nGroß;Düren\n"),
        encoding="cp850",
        columns={"client_name": "Name", "city": "Ort"},
        clients=[{"client_name": "Müller", "city": "Köln"}, {"client_name": "Groß", "city": "Düren"}],
        rows=2,
    ),
    "place": Sample(
        text=("Name;Straße;PLZ/Ort\nA;Weg 1;01067 Dresden\nB;Weg 2;99423 Weimar\n"),
        columns={"client_name": "Name", "address_lines": "Straße", "city": "PLZ/Ort", "postcode": "PLZ/Ort"},
        clients=[
            {"client_name": "A", "address_lines": ["Weg 1"], "city": "Dresden", "postcode": "01067"},
            {"client_name": "B", "address_lines": ["Weg 2"], "city": "Weimar", "postcode": "99423"},
        ],
        rows=2,
    ),
    "us place": Sample(
        text=('Name,Street,City/State/Zip\nA,1 Main,"Newark, NJ 07102"\n'),
        columns={
            "client_name": "Name",
            "address_lines": "Street",
            "city": "City/State/Zip",
            "postcode": "City/State/Zip",
            "region": "City/State/Zip",
        },
        clients=[
            {
                "client_name": "A",
                "address_lines": ["1 Main"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
            }
        ],
        rows=1,
    ),
    "excel zeros": Sample(
        text=('Client,Account No,Postcode\nBob,"=""00123""","=""01067"""\n'),
        columns={"client_name": "Client", "postcode": "Postcode", "reference": "Account No"},
        clients=[{"client_name": "Bob", "postcode": "01067", "reference": "00123"}],
        rows=1,
    ),
    "rounded": Sample(
        text=("Client,Phone\nBob,4.42072E+11\n"),
        columns={"client_name": "Client", "phone": "Phone"},
        clients=[{"client_name": "Bob", "phone": "4.42072E+11"}],
        rows=1,
        findings=[(2, "rounded")],
    ),
    "credit": Sample(
        text=(
            "Client name,Credit limit,Balance,Customer ID,VAT number,Date of birth\n"
            "Bob,5000,120.50,20794600,GB123456789,01/02/1960\n"
        ),
        columns={"client_name": "Client name", "reference": "Customer ID"},
        clients=[{"client_name": "Bob", "reference": "20794600"}],
        rows=1,
    ),
    "emails": Sample(
        text=("Client,Email\nA,a@x.com; b@x.com\nB,Bee <b@x.com>\nC,nonsense\nD,mailto:d@x.com\n"),
        columns={"client_name": "Client", "email": "Email"},
        clients=[
            {"client_name": "A", "email": "a@x.com"},
            {"client_name": "B", "email": "b@x.com"},
            {"client_name": "C", "email": "nonsense"},
            {"client_name": "D", "email": "d@x.com"},
        ],
        rows=4,
        findings=[(2, "several_emails"), (4, "email")],
    ),
    "money eu": Sample(
        text=("Client;Annual fees\nA;1.234\nB;12.345,50\nC;CHF 1'234.50\n"),
        columns={"client_name": "Client", "annual_fees_amount": "Annual fees"},
        clients=[
            {"client_name": "A"},
            {"client_name": "B", "annual_fees_amount": "12345.50"},
            {"client_name": "C", "annual_fees_amount": "1234.50"},
        ],
        rows=3,
        findings=[(2, "amount")],
    ),
    "money en": Sample(
        text=('Client,Annual fees\nA,"1,234"\nB,"$12,345.50"\nC,(200.00)\n'),
        columns={"client_name": "Client", "annual_fees_amount": "Annual fees"},
        clients=[
            {"client_name": "A", "annual_fees_amount": "1234"},
            {"client_name": "B", "annual_fees_amount": "12345.50"},
            {"client_name": "C", "annual_fees_amount": "-200.00"},
        ],
        rows=3,
        findings=[(4, "amount")],
    ),
    "people": Sample(
        text=('Client,First name,Last name\n"Osei, Ama",,\nX,,\n'),
        columns={"client_name": "Client", "first_name": "First name", "last_name": "Last name"},
        clients=[{"client_name": "Osei, Ama"}, {"client_name": "X"}],
        rows=2,
    ),
    "last first": Sample(
        text=('Client,Email\n"Osei, Ama",a@x.com\n"Smith & Jones, LLP",s@x.com\n"Acme, Inc.",c@x.com\n'),
        columns={"client_name": "Client", "email": "Email"},
        clients=[
            {"client_name": "Osei, Ama", "first_name": "Ama", "last_name": "Osei", "email": "a@x.com"},
            {"client_name": "Smith & Jones, LLP", "email": "s@x.com"},
            {"client_name": "Acme, Inc.", "email": "c@x.com"},
        ],
        rows=3,
    ),
    "dupes": Sample(
        text=(
            "Client,Email,Postcode\n"
            "Bob Moss,b@x.com,\n"
            "Ann,a@x.com,\n"
            "BOB  MOSS,B@x.com,LS1\n"
            "Bob Moss,other@x.com,\n"
        ),
        columns={"client_name": "Client", "email": "Email", "postcode": "Postcode"},
        clients=[
            {"client_name": "Bob Moss", "email": "b@x.com"},
            {"client_name": "Ann", "email": "a@x.com"},
            {"client_name": "BOB  MOSS", "email": "B@x.com", "postcode": "LS1"},
            {"client_name": "Bob Moss", "email": "other@x.com"},
        ],
        rows=4,
        findings=[(4, "duplicate")],
    ),
    "words as dates": Sample(
        text=(
            "Client,Client since\n"
            "A,3 mars 2019\n"
            'B,"March 3, 2019"\n'
            "C,3. März 2019\n"
            "D,03-Mar-19\n"
            "E,20190303\n"
            "F,2019/3/3\n"
            "G,2019年3月3日\n"
            "H,Mar 2019\n"
            "I,2019\n"
            "J,soon\n"
            'K,"Sunday, 3 March 2019"\n'
        ),
        columns={"client_name": "Client", "since_on": "Client since"},
        clients=[
            {"client_name": "A", "since_on": "2019-03-03"},
            {"client_name": "B", "since_on": "2019-03-03"},
            {"client_name": "C", "since_on": "2019-03-03"},
            {"client_name": "D", "since_on": "2019-03-03"},
            {"client_name": "E", "since_on": "2019-03-03"},
            {"client_name": "F", "since_on": "2019-03-03"},
            {"client_name": "G", "since_on": "2019-03-03"},
            {"client_name": "H"},
            {"client_name": "I"},
            {"client_name": "J"},
            {"client_name": "K", "since_on": "2019-03-03"},
        ],
        rows=11,
        findings=[(9, "date"), (10, "date"), (11, "date")],
    ),
    "month first proven": Sample(
        text=("Client,Client since\nA,03/04/2019\nB,03/25/2019\n"),
        columns={"client_name": "Client", "since_on": "Client since"},
        clients=[
            {"client_name": "A", "since_on": "2019-03-04"},
            {"client_name": "B", "since_on": "2019-03-25"},
        ],
        rows=2,
    ),
    "order from another column": Sample(
        text=("Client,Client since,Last invoice\nA,03/04/2019,25/01/2026\nB,05/06/2019,01/02/2026\n"),
        columns={"client_name": "Client", "since_on": "Client since"},
        clients=[
            {"client_name": "A", "since_on": "2019-04-03"},
            {"client_name": "B", "since_on": "2019-06-05"},
        ],
        rows=2,
    ),
    "both orders": Sample(
        text=("Client,Client since\nA,03/04/2019\nB,03/25/2019\nC,25/03/2019\n"),
        columns={"client_name": "Client", "since_on": "Client since"},
        clients=[
            {"client_name": "A"},
            {"client_name": "B", "since_on": "2019-03-25"},
            {"client_name": "C", "since_on": "2019-03-25"},
        ],
        rows=3,
        findings=[(None, "date_order"), (2, "date_left_empty")],
    ),
    "time in it": Sample(
        text=(
            "Client,Created at\n"
            "A,2019-03-04T10:11:12Z\n"
            "B,2019-03-05 10:11:12.123+02:00\n"
            "C,06/13/2019 4:05 PM\n"
        ),
        columns={"client_name": "Client", "since_on": "Created at"},
        clients=[
            {"client_name": "A", "since_on": "2019-03-04"},
            {"client_name": "B", "since_on": "2019-03-05"},
            {"client_name": "C", "since_on": "2019-06-13"},
        ],
        rows=3,
    ),
    "only contacts": Sample(
        text=("Contact,Email\nJo Bloggs,j@x.com\n"),
        columns={"client_name": "Contact", "email": "Email"},
        clients=[{"client_name": "Jo Bloggs", "email": "j@x.com"}],
        rows=1,
    ),
    "totals below blank": Sample(
        text=("Client,Email,Fees\nBob,b@x.com,100\nTotal Ltd,t@x.com,50\n\nTotal,,150\n"),
        columns={"client_name": "Client", "email": "Email", "annual_fees_amount": "Fees"},
        clients=[
            {"client_name": "Bob", "email": "b@x.com", "annual_fees_amount": "100"},
            {"client_name": "Total Ltd", "email": "t@x.com", "annual_fees_amount": "50"},
        ],
        rows=3,
        findings=[(5, "total_row")],
    ),
}
