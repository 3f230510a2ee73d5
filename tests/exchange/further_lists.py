"""Client lists as further programs and people write them, each with the clients a careful reader takes from it."""

# ruff: noqa: E501 -- files as they are, one line a row

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Listing:
    """One file, its clients, and what has to be said about it: row and code."""

    text: str
    encoding: str = "utf-8"
    clients: list[dict[str, Any]]
    findings: list[tuple[int | None, str]]


LISTINGS: dict[str, Listing] = {
    "practicepanther": Listing(
        text=(
            "Account Name,Contact First Name,Contact Last Name,Contact Email,Contact Mobile Phone,Contact Home Phone,Contact Work Phone,Account Address Street 1,Account Address Street 2,Account Address City,Account Address State,Account Address Country,Account Address Zip Code,Account Tags,Account Notes,Is Primary Contact,Date Created\n"
            "Harlow Family,Jane,Harlow,jane@harlow.example,(555) 201-3344,,,12 Elm St,Apt 4,Boston,MA,United States,02108,,vip,Yes,04/28/2019\n"
            "Zed LLC,Tom,Zed,tom@zed.example,,,(617) 555-0101,4 Oak Ave,,Salem,MA,United States,01970,,,Yes,05/03/2020\n"
        ),
        clients=[
            {
                "client_name": "Harlow Family",
                "organisation": "Harlow Family",
                "first_name": "Jane",
                "last_name": "Harlow",
                "email": "jane@harlow.example",
                "phone": "(555) 201-3344",
                "address_lines": ["12 Elm St", "Apt 4"],
                "city": "Boston",
                "postcode": "02108",
                "region": "MA",
                "country": "United States",
                "since_on": "2019-04-28",
            },
            {
                "client_name": "Zed LLC",
                "organisation": "Zed LLC",
                "first_name": "Tom",
                "last_name": "Zed",
                "email": "tom@zed.example",
                "phone": "(617) 555-0101",
                "address_lines": ["4 Oak Ave"],
                "city": "Salem",
                "postcode": "01970",
                "region": "MA",
                "country": "United States",
                "since_on": "2020-05-03",
            },
        ],
        findings=[(2, "second_choice")],
    ),
    "simplepractice": Listing(
        text=(
            "Client ID,First Name,Middle Name,Last Name,Suffix,Preferred Name,Date of Birth,Sex,Email,Mobile Phone,Home Phone,Address Line 1,Address Line 2,City,State,Zip Code,Client Status,Clinician,Intake Date,Referred By,Session Fee\n"
            "1001,Maya,R,Okafor,,May,03/14/1988,F,maya@x.example,+1 (415) 555-0199,,88 Pine St,#3,Oakland,CA,94607,Active,Dr. Lee,09/13/2021,Dr. Kim,180.00\n"
        ),
        clients=[
            {
                "client_name": "Maya Okafor",
                "first_name": "Maya",
                "last_name": "Okafor",
                "email": "maya@x.example",
                "phone": "+1 (415) 555-0199",
                "address_lines": ["88 Pine St", "#3"],
                "city": "Oakland",
                "postcode": "94607",
                "region": "CA",
                "since_on": "2021-09-13",
                "reference": "1001",
            }
        ],
        findings=[],
    ),
    "jane app": Listing(
        text=(
            "Patient Number,First Name,Preferred Name,Last Name,Pronouns,Personal Health Number,Birth Date,Home Phone,Mobile Phone,Work Phone,Email,Street Address,Street Address 2,City,Province,Postal Code,Country,First Visit,Last Visit,Total Visits,Balance\n"
            "17,Liam,,Tremblay,he/him,9876543210,1990-02-01,,604-555-0133,,liam@x.example,100 Main St,Unit 5,Vancouver,BC,V5K 0A1,CA,2019-11-02,2024-01-01,33,$0.00\n"
        ),
        clients=[
            {
                "client_name": "Liam Tremblay",
                "first_name": "Liam",
                "last_name": "Tremblay",
                "email": "liam@x.example",
                "phone": "604-555-0133",
                "address_lines": ["100 Main St", "Unit 5"],
                "city": "Vancouver",
                "postcode": "V5K 0A1",
                "region": "BC",
                "country": "CA",
                "since_on": "2019-11-02",
                "reference": "17",
            }
        ],
        findings=[],
    ),
    "clio contacts": Listing(
        text=(
            "Type,Prefix,First Name,Middle Name,Last Name,Name,Title,Company,Primary Email Address,Primary Phone Number,Primary Address Street,Primary Address City,Primary Address Province,Primary Address Postal Code,Primary Address Country,Client,Created At\n"
            "Person,Mr.,John,Q,Doe,John Doe,CFO,Doe Inc,john@doe.example,555-0100,1 Road,Dublin,Leinster,D02 X285,Ireland,true,2020-02-03T10:00:00Z\n"
            "Company,,,,,Doe Inc,,,info@doe.example,555-0101,1 Road,Dublin,Leinster,D02 X285,Ireland,true,2020-02-03T10:00:00Z\n"
        ),
        clients=[
            {
                "client_name": "John Doe",
                "organisation": "Doe Inc",
                "first_name": "John",
                "last_name": "Doe",
                "email": "john@doe.example",
                "phone": "555-0100",
                "address_lines": ["1 Road"],
                "city": "Dublin",
                "postcode": "D02 X285",
                "region": "Leinster",
                "country": "Ireland",
                "since_on": "2020-02-03",
            },
            {
                "client_name": "Doe Inc",
                "email": "info@doe.example",
                "phone": "555-0101",
                "address_lines": ["1 Road"],
                "city": "Dublin",
                "postcode": "D02 X285",
                "region": "Leinster",
                "country": "Ireland",
                "since_on": "2020-02-03",
            },
        ],
        findings=[],
    ),
    "clio matters": Listing(
        text=(
            "Matter Number,Matter Description,Client,Responsible Attorney,Practice Area,Status,Open Date,Close Date,Client Reference\n"
            "00012-Harlow,Harlow v. State,Jane Harlow,Ann Law,Litigation,Open,2021-03-04,,HAR1\n"
            "00013-Zed,Zed incorporation,Zed LLC,Ann Law,Corporate,Open,2022-01-05,,ZED1\n"
        ),
        clients=[
            {"client_name": "Jane Harlow", "since_on": "2021-03-04", "reference": "HAR1"},
            {"client_name": "Zed LLC", "since_on": "2022-01-05", "reference": "ZED1"},
        ],
        findings=[],
    ),
    "karbon contacts": Listing(
        text=(
            "Contact Name,Contact Type,Client Owner,Client Manager,Email,Phone,Physical Address,Physical City,Physical State,Physical Postcode,Physical Country,Mailing Address,Mailing City,Mailing State,Mailing Postcode,Mailing Country,Entity Type,GST Number\n"
            "Koala Pty Ltd,Client,Sam,Sue,k@koala.example,02 9000 1111,1 George St,Sydney,NSW,2000,Australia,PO Box 9,Sydney,NSW,2001,Australia,Company,1\n"
            "Ann Roo,Client,Sam,Sue,ann@roo.example,0400 111 222,2 Queen St,Perth,WA,6000,Australia,,,,,,Individual,\n"
        ),
        clients=[
            {
                "client_name": "Koala Pty Ltd",
                "email": "k@koala.example",
                "phone": "02 9000 1111",
                "address_lines": ["PO Box 9"],
                "city": "Sydney",
                "postcode": "2001",
                "region": "NSW",
                "country": "Australia",
            },
            {
                "client_name": "Ann Roo",
                "email": "ann@roo.example",
                "phone": "0400 111 222",
                "address_lines": ["2 Queen St"],
                "city": "Perth",
                "postcode": "6000",
                "region": "WA",
                "country": "Australia",
            },
        ],
        findings=[(3, "second_choice")],
    ),
    "taxdome": Listing(
        text=(
            "Account name,Account type,Contact first name,Contact last name,Contact email,Contact phone,Street,City,State,Zip,Country,Tags,Team members,Account created\n"
            '"Doe, John & Mary",Individual,John,Doe,jd@x.example,555-777-8888,5 Lake Dr,Miami,FL,33101,US,1040,Kim,Jan 5 2022\n'
        ),
        clients=[
            {
                "client_name": "Doe, John & Mary",
                "organisation": "Doe, John & Mary",
                "first_name": "John",
                "last_name": "Doe",
                "email": "jd@x.example",
                "phone": "555-777-8888",
                "address_lines": ["5 Lake Dr"],
                "city": "Miami",
                "postcode": "33101",
                "region": "FL",
                "country": "US",
                "since_on": "2022-01-05",
            }
        ],
        findings=[],
    ),
    "quickbooks online export": Listing(
        text=(
            "Customer full name,Company name,Phone,Email,Bill address,Ship address,Open Balance,Create date\n"
            '"Müller, Anna",,030 123,anna@x.example,"Weg 1, 10115 Berlin, Germany",,12.00,01/15/2020\n'
            'Acme,Acme Corp,,,"PO Box 1, Newark, NJ 07102",,,02/03/2021\n'
        ),
        clients=[
            {
                "client_name": "Müller, Anna",
                "first_name": "Anna",
                "last_name": "Müller",
                "email": "anna@x.example",
                "phone": "030 123",
                "address_lines": ["Weg 1"],
                "city": "Berlin",
                "postcode": "10115",
                "country": "Germany",
                "since_on": "2020-01-15",
            },
            {
                "client_name": "Acme",
                "organisation": "Acme Corp",
                "address_lines": ["PO Box 1"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
                "since_on": "2021-02-03",
            },
        ],
        findings=[(None, "address_apart")],
    ),
    "whole addresses us": Listing(
        text=(
            "Client,Address\n"
            'A One,"1 Main St, Suite 4, Newark, NJ 07102"\n'
            'B Two,"22 Oak Avenue\n'
            "Portland, OR 97201-1234\n"
            'USA"\n'
            'C Three,"5 Elm St., San Francisco, California 94105"\n'
        ),
        clients=[
            {
                "client_name": "A One",
                "address_lines": ["1 Main St", "Suite 4"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
            },
            {
                "client_name": "B Two",
                "address_lines": ["22 Oak Avenue"],
                "city": "Portland",
                "postcode": "97201-1234",
                "region": "OR",
                "country": "USA",
            },
            {
                "client_name": "C Three",
                "address_lines": ["5 Elm St."],
                "city": "San Francisco",
                "postcode": "94105",
                "region": "California",
            },
        ],
        findings=[(None, "address_apart")],
    ),
    "whole addresses uk": Listing(
        text=(
            "Name,Full address\n"
            'A One,"Flat 2, 10 High Street, Leeds, LS1 1AA"\n'
            'B Two,"The Old Mill\n'
            "Mill Lane\n"
            "Bath\n"
            "Somerset\n"
            "BA1 2QQ\n"
            'United Kingdom"\n'
            'C Three,"1 Low Road, York YO1 7AA"\n'
        ),
        clients=[
            {
                "client_name": "A One",
                "address_lines": ["Flat 2", "10 High Street"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
            },
            {
                "client_name": "B Two",
                "address_lines": ["The Old Mill", "Mill Lane"],
                "city": "Bath",
                "postcode": "BA1 2QQ",
                "region": "Somerset",
                "country": "United Kingdom",
            },
            {
                "client_name": "C Three",
                "address_lines": ["1 Low Road"],
                "city": "York",
                "postcode": "YO1 7AA",
            },
        ],
        findings=[(None, "address_apart")],
    ),
    "whole addresses de": Listing(
        text=(
            "Name;Anschrift\n"
            "Anna A;Weg 1, 01067 Dresden\n"
            'Bert B;"Am Hof 2\n'
            "D-10115 Berlin\n"
            'Deutschland"\n'
            "Carl C;Lange Str. 5, 8001 Zürich, Schweiz\n"
        ),
        clients=[
            {"client_name": "Anna A", "address_lines": ["Weg 1"], "city": "Dresden", "postcode": "01067"},
            {
                "client_name": "Bert B",
                "address_lines": ["Am Hof 2"],
                "city": "Berlin",
                "postcode": "D-10115",
                "country": "Deutschland",
            },
            {
                "client_name": "Carl C",
                "address_lines": ["Lange Str. 5"],
                "city": "Zürich",
                "postcode": "8001",
                "country": "Schweiz",
            },
        ],
        findings=[(None, "address_apart")],
    ),
    "whole addresses fr": Listing(
        text=(
            "Nom;Adresse\n"
            "Anne A;12 rue de la Paix, 75002 Paris\n"
            'Paul P;"3 bis, avenue Foch\n'
            "69006 Lyon\n"
            'France"\n'
        ),
        clients=[
            {
                "client_name": "Anne A",
                "address_lines": ["12 rue de la Paix"],
                "city": "Paris",
                "postcode": "75002",
            },
            {
                "client_name": "Paul P",
                "address_lines": ["3 bis, avenue Foch"],
                "city": "Lyon",
                "postcode": "69006",
                "country": "France",
            },
        ],
        findings=[(None, "address_apart")],
    ),
    "since words": Listing(
        text=("Client,Client since\nA,since 03/2018\nB,since 12.04.2019\nC,seit 2017\n"),
        clients=[{"client_name": "A"}, {"client_name": "B", "since_on": "2019-04-12"}, {"client_name": "C"}],
        findings=[(2, "date"), (4, "date")],
    ),
    "two digit": Listing(
        text=("Client,Since\nA,25/12/98\nB,03/04/21\n"),
        clients=[
            {"client_name": "A", "since_on": "1998-12-25"},
            {"client_name": "B", "since_on": "2021-04-03"},
        ],
        findings=[],
    ),
    "serials as text": Listing(
        text=("Client;Since\nA;43831\nB;44000\n"),
        clients=[
            {"client_name": "A", "since_on": "2020-01-01"},
            {"client_name": "B", "since_on": "2020-06-18"},
        ],
        findings=[],
    ),
    "float serials": Listing(
        text=("Client;Since\nA;43831.0\nB;44000.0\n"),
        clients=[
            {"client_name": "A", "since_on": "2020-01-01"},
            {"client_name": "B", "since_on": "2020-06-18"},
        ],
        findings=[],
    ),
    "currencies": Listing(
        text=(
            "Client;Annual fees\n"
            "A;1.234,56 €\n"
            "B;EUR 2.000,00\n"
            "C;12k\n"
            "D;(1.200,00)\n"
            "E;CHF 1'234.50\n"
            "F;n/a\n"
            "G;12.5k\n"
        ),
        clients=[
            {"client_name": "A", "annual_fees_amount": "1234.56"},
            {"client_name": "B", "annual_fees_amount": "2000.00"},
            {"client_name": "C", "annual_fees_amount": "12000"},
            {"client_name": "D", "annual_fees_amount": "-1200.00"},
            {"client_name": "E", "annual_fees_amount": "1234.50"},
            {"client_name": "F"},
            {"client_name": "G", "annual_fees_amount": "12500"},
        ],
        findings=[(5, "amount")],
    ),
    "currencies us": Listing(
        text=(
            "Client,Annual fees\n"
            'A,"USD 1,200"\n'
            'B,"$12,000.00/yr"\n'
            "C,$9K\n"
            'D,"1,500 per annum"\n'
            "E,$500/month\n"
            'F,"£1,200 + VAT"\n'
            "G,TBD\n"
            'H,"~2,000"\n'
        ),
        clients=[
            {"client_name": "A", "annual_fees_amount": "1200"},
            {"client_name": "B", "annual_fees_amount": "12000.00"},
            {"client_name": "C", "annual_fees_amount": "9000"},
            {"client_name": "D", "annual_fees_amount": "1500"},
            {"client_name": "E"},
            {"client_name": "F", "annual_fees_amount": "1200"},
            {"client_name": "G"},
            {"client_name": "H"},
        ],
        findings=[(6, "amount"), (9, "amount")],
    ),
    "pandas floats": Listing(
        text=(
            "name,phone,zip,customer id,client since,annual fee\n"
            "Ann,493012345678.0,1067.0,12.0,2020-01-01 00:00:00,1200.0\n"
            "Bob,493012345679.0,10115.0,13.0,2020-02-01 00:00:00,nan\n"
        ),
        clients=[
            {
                "client_name": "Ann",
                "phone": "493012345678",
                "postcode": "1067",
                "since_on": "2020-01-01",
                "annual_fees_amount": "1200.0",
                "reference": "12",
            },
            {
                "client_name": "Bob",
                "phone": "493012345679",
                "postcode": "10115",
                "since_on": "2020-02-01",
                "reference": "13",
            },
        ],
        findings=[],
    ),
    "sci": Listing(
        text=("Name,Phone,Postcode\nAnn,4.93012E+11,1067\nBob,1.0E+12,10115\nCat,+49 30 1,01099\n"),
        clients=[
            {"client_name": "Ann", "phone": "4.93012E+11", "postcode": "1067"},
            {"client_name": "Bob", "phone": "1.0E+12", "postcode": "10115"},
            {"client_name": "Cat", "phone": "+49 30 1", "postcode": "01099"},
        ],
        findings=[(2, "rounded"), (2, "short_postcode"), (3, "rounded")],
    ),
    "names": Listing(
        text=(
            "Name,Email\n"
            '"Dr. med. Müller, Anna",a@x.example\n'
            "John & Mary Smith,b@x.example\n"
            "O'Brien & Söhne <Ltd>,c@x.example\n"
            "王小明,d@x.example\n"
            "Madonna,e@x.example\n"
            "=SUM(A1),f@x.example\n"
            "{{ 7*7 }},g@x.example\n"
            '"Smith, John and Mary",h@x.example\n'
            '"van der Berg, Jan",i@x.example\n'
            "محمد علي,j@x.example\n"
            "😀 Ltd,k@x.example\n"
            "Null,l@x.example\n"
            '"Acme, Inc.",m@x.example\n'
            '"Smith, Jones & Partners",n@x.example\n'
            '"García López, María José",o@x.example\n'
            '"Smith, Jr., John",p@x.example\n'
        ),
        clients=[
            {
                "client_name": "Dr. med. Müller, Anna",
                "first_name": "Anna",
                "last_name": "Dr. med. Müller",
                "email": "a@x.example",
            },
            {"client_name": "John & Mary Smith", "email": "b@x.example"},
            {"client_name": "O'Brien & Söhne <Ltd>", "email": "c@x.example"},
            {"client_name": "王小明", "email": "d@x.example"},
            {"client_name": "Madonna", "email": "e@x.example"},
            {"client_name": "=SUM(A1)", "email": "f@x.example"},
            {"client_name": "{{ 7*7 }}", "email": "g@x.example"},
            {
                "client_name": "Smith, John and Mary",
                "first_name": "John and Mary",
                "last_name": "Smith",
                "email": "h@x.example",
            },
            {
                "client_name": "van der Berg, Jan",
                "first_name": "Jan",
                "last_name": "van der Berg",
                "email": "i@x.example",
            },
            {"client_name": "محمد علي", "email": "j@x.example"},
            {"client_name": "😀 Ltd", "email": "k@x.example"},
            {"client_name": "Null", "email": "l@x.example"},
            {"client_name": "Acme, Inc.", "email": "m@x.example"},
            {"client_name": "Smith, Jones & Partners", "email": "n@x.example"},
            {
                "client_name": "García López, María José",
                "first_name": "María José",
                "last_name": "García López",
                "email": "o@x.example",
            },
            {"client_name": "Smith, Jr., John", "email": "p@x.example"},
        ],
        findings=[],
    ),
    "name and mail in one": Listing(
        text=('Client\nAnn Lee <ann@x.example>\n"Bob Moss" <bob@x.example>\ncarl@x.example\n'),
        clients=[
            {"client_name": "Ann Lee", "email": "ann@x.example"},
            {"client_name": "carl@x.example", "email": "carl@x.example"},
        ],
        findings=[(3, "damaged_row")],
    ),
    "name+mail cell beside": Listing(
        text=("Client,Phone\nAnn Lee <ann@x.example>,555-1234567\nBob Moss (bob@x.example),555-1234568\n"),
        clients=[
            {"client_name": "Ann Lee", "email": "ann@x.example", "phone": "555-1234567"},
            {"client_name": "Bob Moss", "email": "bob@x.example", "phone": "555-1234568"},
        ],
        findings=[],
    ),
    "two-line headings": Listing(
        text=(
            "Client,,Contact,,Address,,\n"
            "Number,Name,E-mail,Phone,Street,Town,Postcode\n"
            "1,Ann Lee,ann@x.example,0201234567,1 Road,Leeds,LS1 1AA\n"
            "2,Bob Moss,bob@x.example,0201234568,2 Road,York,YO1 7AA\n"
        ),
        clients=[
            {
                "client_name": "Ann Lee",
                "email": "ann@x.example",
                "phone": "0201234567",
                "address_lines": ["1 Road"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "reference": "1",
            },
            {
                "client_name": "Bob Moss",
                "email": "bob@x.example",
                "phone": "0201234568",
                "address_lines": ["2 Road"],
                "city": "York",
                "postcode": "YO1 7AA",
                "reference": "2",
            },
        ],
        findings=[],
    ),
    "two-line split headings": Listing(
        text=(
            "Client,E-mail,Annual,Client,Post\n"
            "name,address,fees,since,code\n"
            "Ann Lee,ann@x.example,1200,2020-01-02,LS1 1AA\n"
            "Bob Moss,bob@x.example,1300,2021-01-02,YO1 7AA\n"
        ),
        clients=[
            {
                "client_name": "Ann Lee",
                "email": "ann@x.example",
                "postcode": "LS1 1AA",
                "since_on": "2020-01-02",
                "annual_fees_amount": "1200",
            },
            {
                "client_name": "Bob Moss",
                "email": "bob@x.example",
                "postcode": "YO1 7AA",
                "since_on": "2021-01-02",
                "annual_fees_amount": "1300",
            },
        ],
        findings=[],
    ),
    "units row": Listing(
        text=(
            "Client,Email,Client since,Annual fees\n"
            "(text),(text),(dd/mm/yyyy),(EUR)\n"
            "Ann Lee,ann@x.example,25/01/2020,1200\n"
            "Bob Moss,bob@x.example,03/02/2021,1300\n"
        ),
        clients=[
            {
                "client_name": "Ann Lee",
                "email": "ann@x.example",
                "since_on": "2020-01-25",
                "annual_fees_amount": "1200",
            },
            {
                "client_name": "Bob Moss",
                "email": "bob@x.example",
                "since_on": "2021-02-03",
                "annual_fees_amount": "1300",
            },
        ],
        findings=[(2, "units_row")],
    ),
    "units row 2": Listing(
        text=(
            "Client,Email,Client since,Annual fees\n"
            ",,dd/mm/yyyy,in EUR\n"
            "Ann Lee,ann@x.example,25/01/2020,1200\n"
        ),
        clients=[
            {
                "client_name": "Ann Lee",
                "email": "ann@x.example",
                "since_on": "2020-01-25",
                "annual_fees_amount": "1200",
            }
        ],
        findings=[(2, "units_row")],
    ),
    "heading says order": Listing(
        text=('Client,"Client since (MM/DD/YYYY)"\nAnn Lee,03/04/2020\nBob Moss,05/06/2021\n'),
        clients=[
            {"client_name": "Ann Lee", "since_on": "2020-03-04"},
            {"client_name": "Bob Moss", "since_on": "2021-05-06"},
        ],
        findings=[],
    ),
    "title notes above": Listing(
        text=(
            "Kanzlei Meyer & Partner;;;\n"
            "Mandantenliste Stand 01.11.2026;;;\n"
            "Sortiert nach Name;;;\n"
            "\n"
            "Mandant;E-Mail;PLZ;Ort\n"
            "Müller GmbH;m@x.example;01067;Dresden\n"
            "Total: 1;;;\n"
        ),
        clients=[
            {"client_name": "Müller GmbH", "email": "m@x.example", "city": "Dresden", "postcode": "01067"}
        ],
        findings=[(7, "total_row")],
    ),
    "grouped": Listing(
        text=(
            "Client,Email,Phone\n"
            "A,,\n"
            "Ann Lee,ann@x.example,555-1234567\n"
            "B,,\n"
            "Bob Moss,bob@x.example,555-1234568\n"
        ),
        clients=[
            {"client_name": "Ann Lee", "email": "ann@x.example", "phone": "555-1234567"},
            {"client_name": "Bob Moss", "email": "bob@x.example", "phone": "555-1234568"},
        ],
        findings=[(2, "group_row"), (4, "group_row")],
    ),
    "nul bytes": Listing(
        text=("Client,Email\nAnn\x00 Lee,ann@x.example\n\x00,\x00\nBob,bob@x.example\n"),
        clients=[
            {"client_name": "Ann Lee", "email": "ann@x.example"},
            {"client_name": "Bob", "email": "bob@x.example"},
        ],
        findings=[],
    ),
    "trailing delims": Listing(
        text=("Client;Email;;;\nAnn;a@x.example;;;\nBob;b@x.example;;;\n"),
        clients=[
            {"client_name": "Ann", "email": "a@x.example"},
            {"client_name": "Bob", "email": "b@x.example"},
        ],
        findings=[],
    ),
    "row trailing delim only": Listing(
        text=("Client;Email\nAnn;a@x.example;\nBob;b@x.example;\n"),
        clients=[
            {"client_name": "Ann", "email": "a@x.example"},
            {"client_name": "Bob", "email": "b@x.example"},
        ],
        findings=[],
    ),
    "sep line utf16": Listing(
        text=("sep=;\r\nClient;Email\r\nÄnne;a@x.example\r\n"),
        encoding="utf-16",
        clients=[{"client_name": "Änne", "email": "a@x.example"}],
        findings=[],
    ),
    "macroman": Listing(
        text=(
            "Nom;Prénom;Société;Téléphone\r"
            "Lefèvre;Zoé;Café Noël;01 23 45 67 89\r"
            "Garçon;Éloïse;Crêperie;01 23 45 67 88\r"
        ),
        encoding="mac_roman",
        clients=[
            {
                "client_name": "Café Noël",
                "organisation": "Café Noël",
                "first_name": "Zoé",
                "last_name": "Lefèvre",
                "phone": "01 23 45 67 89",
            },
            {
                "client_name": "Crêperie",
                "organisation": "Crêperie",
                "first_name": "Éloïse",
                "last_name": "Garçon",
                "phone": "01 23 45 67 88",
            },
        ],
        findings=[],
    ),
    "cp1252 short": Listing(
        text=("Name;Ort\nMüller;Köln\n"),
        encoding="cp1252",
        clients=[{"client_name": "Müller", "city": "Köln"}],
        findings=[],
    ),
    "cp1252 one": Listing(
        text=("Name;Town\nZoë;York\nBob;Leeds\n"),
        encoding="cp1252",
        clients=[{"client_name": "Zoë", "city": "York"}, {"client_name": "Bob", "city": "Leeds"}],
        findings=[],
    ),
    "gb18030": Listing(
        text=(
            "客户名称,联系人,电话,邮箱,地址,城市,邮编,客户自,年费\n"
            '北京某某公司,王小明,13800138000,w@x.example,朝阳路1号,北京,100020,2019年3月4日,"12,000元"\n'
        ),
        encoding="gb18030",
        clients=[
            {
                "client_name": "北京某某公司",
                "last_name": "王小明",
                "email": "w@x.example",
                "phone": "13800138000",
                "address_lines": ["朝阳路1号"],
                "city": "北京",
                "postcode": "100020",
                "since_on": "2019-03-04",
                "annual_fees_amount": "12000",
            }
        ],
        findings=[],
    ),
    "google new": Listing(
        text=(
            "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Event 1 - Label,Event 1 - Value\n"
            'Ann,,Lee,,,,,,,,Lee Ltd,CEO,,1980-01-01,x,,* myContacts,* Work,ann@x.example,Home,a@y.example,Mobile,+44 7700 900123,Home,"1 Road\n'
            "Leeds\n"
            "LS1 1AA\n"
            'GB",1 Road,Leeds,,,LS1 1AA,GB,,,\n'
            ",,,,,,,,,,Zed Ltd,,,,,,* myContacts,,z@x.example,,,,,,,,,,,,,,,\n"
        ),
        clients=[
            {
                "client_name": "Lee Ltd",
                "organisation": "Lee Ltd",
                "first_name": "Ann",
                "last_name": "Lee",
                "email": "ann@x.example",
                "phone": "+44 7700 900123",
                "address_lines": ["1 Road"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "country": "GB",
            },
            {"client_name": "Zed Ltd", "organisation": "Zed Ltd", "email": "z@x.example"},
        ],
        findings=[],
    ),
    "datev": Listing(
        text=(
            "Kontonummer;Name (Adressattyp Unternehmen);Unternehmensgegenstand;Name (Adressattyp natürl. Person);Vorname (Adressattyp natürl. Person);Adressattyp;EU-Land;EU-UStID;Anrede;Titel;Straße;Postfach;Postleitzahl;Ort;Land;Telefon;E-Mail\n"
            "10000;Muster GmbH;Handel;;;2;DE;123;Firma;;Weg 1;;01067;Dresden;DE;0351 123;m@x.example\n"
            "10001;;;Schmidt;Anna;1;;;Frau;Dr.;Hof 2;;10115;Berlin;DE;030 1;a@x.example\n"
        ),
        clients=[
            {
                "client_name": "Muster GmbH",
                "organisation": "Muster GmbH",
                "email": "m@x.example",
                "phone": "0351 123",
                "address_lines": ["Weg 1"],
                "city": "Dresden",
                "postcode": "01067",
                "country": "DE",
            },
            {
                "client_name": "Anna Schmidt",
                "first_name": "Anna",
                "last_name": "Schmidt",
                "email": "a@x.example",
                "phone": "030 1",
                "address_lines": ["Hof 2"],
                "city": "Berlin",
                "postcode": "10115",
                "country": "DE",
            },
        ],
        findings=[],
    ),
    "dutch": Listing(
        text=(
            "Klantnr;Bedrijfsnaam;Voornaam;Tussenvoegsel;Achternaam;Straat;Huisnummer;Toevoeging;Postcode;Plaats;Land;Telefoon;E-mail;Klant sinds;Jaaromzet\n"
            "K1;;Jan;van der;Berg;Dorpsstraat;12;a;1234 AB;Utrecht;NL;030-1234567;j@x.example;01-02-2019;€ 1.200,00\n"
            "K2;Zon BV;Piet;;Jansen;Laan;3;;2345 CD;Delft;NL;015-1234567;p@x.example;15-02-2019;€ 900,50\n"
        ),
        clients=[
            {
                "client_name": "Jan van der Berg",
                "first_name": "Jan",
                "last_name": "van der Berg",
                "email": "j@x.example",
                "phone": "030-1234567",
                "address_lines": ["Dorpsstraat 12 a"],
                "city": "Utrecht",
                "postcode": "1234 AB",
                "country": "NL",
                "since_on": "2019-02-01",
                "reference": "K1",
            },
            {
                "client_name": "Zon BV",
                "organisation": "Zon BV",
                "first_name": "Piet",
                "last_name": "Jansen",
                "email": "p@x.example",
                "phone": "015-1234567",
                "address_lines": ["Laan 3"],
                "city": "Delft",
                "postcode": "2345 CD",
                "country": "NL",
                "since_on": "2019-02-15",
                "reference": "K2",
            },
        ],
        findings=[],
    ),
    "no cents us": Listing(
        text=(
            "Client Name|Retainer|Matter|Mobile\n"
            "Ann Lee|$5,000|2021-001 Divorce|555-123-4567\n"
            "Bob Moss|$7,500.00|2021-002 Will|555-123-4568\n"
        ),
        clients=[
            {"client_name": "Ann Lee", "phone": "555-123-4567", "annual_fees_amount": "5000"},
            {"client_name": "Bob Moss", "phone": "555-123-4568", "annual_fees_amount": "7500.00"},
        ],
        findings=[],
    ),
    "unclosed": Listing(
        text=(
            "Client,Email,Town\n"
            '"Ann,a@x.example,Leeds\n'
            "Bob,b@x.example,York\n"
            'Cat "the" Lee,c@x.example,Bath\n'
        ),
        clients=[
            {"client_name": "Bob", "email": "b@x.example", "city": "York"},
            {"client_name": 'Cat "the" Lee', "email": "c@x.example", "city": "Bath"},
        ],
        findings=[(2, "damaged_row")],
    ),
    "ragged": Listing(
        text=("Client,Email,Town\nAnn,a@x.example\nBob,b@x.example,York,extra\nCat,c@x.example,Bath\n\n"),
        clients=[
            {"client_name": "Ann", "email": "a@x.example"},
            {"client_name": "Cat", "email": "c@x.example", "city": "Bath"},
        ],
        findings=[(2, "short_row"), (3, "ragged_row")],
    ),
    "unquoted comma address": Listing(
        text=('Client,Address,Email\nAnn,1 Road, Leeds,a@x.example\nBob,"2 Road, York",b@x.example\n'),
        clients=[{"client_name": "Bob", "email": "b@x.example", "address_lines": ["2 Road, York"]}],
        findings=[(2, "ragged_row")],
    ),
    "NA words": Listing(
        text=("Client,City,Country,Reference\nNA,NaN,NA,007\nNone,null,NO,0\n"),
        clients=[
            {"client_name": "NA", "city": "NaN", "country": "NA", "reference": "007"},
            {"client_name": "None", "city": "null", "country": "NO", "reference": "0"},
        ],
        findings=[],
    ),
    "mixed bom semicolon decimal": Listing(
        text=("\ufeffName;Gebühren/Jahr;Mandant seit\r\nAnn;1.234,5;1.2.2019\r\nBob;2345;03.12.20\r\n"),
        clients=[
            {"client_name": "Ann", "since_on": "2019-02-01", "annual_fees_amount": "1234.5"},
            {"client_name": "Bob", "since_on": "2020-12-03", "annual_fees_amount": "2345"},
        ],
        findings=[],
    ),
    "both orders": Listing(
        text=("Client,Since\nA,13/04/2021\nB,12/25/2020\nC,03/04/2020\n"),
        clients=[
            {"client_name": "A", "since_on": "2021-04-13"},
            {"client_name": "B", "since_on": "2020-12-25"},
            {"client_name": "C"},
        ],
        findings=[(None, "date_order"), (4, "date_left_empty")],
    ),
    "freshbooks": Listing(
        text=(
            "Organization,First Name,Last Name,Email,Phone,Mobile,Fax,Address Line 1,Address Line 2,City,Province/State,Country,Postal Code,Notes,Currency,Outstanding,Last Activity\n"
            "Blue Ltd,Ann,Lee,ann@x.example,416-555-0101,,,1 King St,,Toronto,ON,Canada,M5V 2T6,,CAD,0,2024-01-01\n"
            ",Bob,Moss,bob@x.example,,416-555-0102,,2 Queen St,Unit 3,Ottawa,ON,Canada,K1A 0B1,,CAD,0,2024-01-01\n"
        ),
        clients=[
            {
                "client_name": "Blue Ltd",
                "organisation": "Blue Ltd",
                "first_name": "Ann",
                "last_name": "Lee",
                "email": "ann@x.example",
                "phone": "416-555-0101",
                "address_lines": ["1 King St"],
                "city": "Toronto",
                "postcode": "M5V 2T6",
                "region": "ON",
                "country": "Canada",
            },
            {
                "client_name": "Bob Moss",
                "first_name": "Bob",
                "last_name": "Moss",
                "email": "bob@x.example",
                "phone": "416-555-0102",
                "address_lines": ["2 Queen St", "Unit 3"],
                "city": "Ottawa",
                "postcode": "K1A 0B1",
                "region": "ON",
                "country": "Canada",
            },
        ],
        findings=[(3, "second_choice")],
    ),
    "xero contacts": Listing(
        text=(
            "*ContactName,AccountNumber,EmailAddress,FirstName,LastName,POAttentionTo,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,PORegion,POPostalCode,POCountry,SAAttentionTo,SAAddressLine1,SACity,PhoneNumber,FaxNumber,MobileNumber,DDINumber,SkypeName,BankAccountName,BankAccountNumber,TaxNumber,DueDateBillDay,Website\n"
            "Bayside Club,BC1,secretary@x.example,Bob,Partridge,,PO Box 3354,South Mailing Centre,,,Oaktown,NY,08001,United States,,,,02 2024,,,,,,,,,\n"
        ),
        clients=[
            {
                "client_name": "Bayside Club",
                "first_name": "Bob",
                "last_name": "Partridge",
                "email": "secretary@x.example",
                "phone": "02 2024",
                "address_lines": ["PO Box 3354", "South Mailing Centre"],
                "city": "Oaktown",
                "postcode": "08001",
                "region": "NY",
                "country": "United States",
                "reference": "BC1",
            }
        ],
        findings=[],
    ),
    "outlook classic": Listing(
        text=(
            "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Street 2,Business Street 3,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Business Fax,Business Phone,Business Phone 2,Home Phone,Mobile Phone,Birthday,E-mail Address,E-mail Type,E-mail Display Name,Categories,Web Page\n"
            "Mr.,Tom,,Zed,,Zed & Co,,,1 High St,Floor 2,,London,,EC1A 1BB,United Kingdom,,,,,,,+44 20 7946 0001,,,,0/0/00,tom@x.example,SMTP,Tom Zed (tom@x.example),Clients,\n"
            ",Una,,Ray,,,,,,,,,,,,9 Low Rd,Bath,Somerset,BA1 1AA,United Kingdom,,,,01225 460001,,0/0/00,una@x.example,SMTP,Una Ray,Clients,\n"
        ),
        clients=[
            {
                "client_name": "Zed & Co",
                "organisation": "Zed & Co",
                "first_name": "Tom",
                "last_name": "Zed",
                "email": "tom@x.example",
                "phone": "+44 20 7946 0001",
                "address_lines": ["1 High St", "Floor 2"],
                "city": "London",
                "postcode": "EC1A 1BB",
                "country": "United Kingdom",
            },
            {
                "client_name": "Una Ray",
                "first_name": "Una",
                "last_name": "Ray",
                "email": "una@x.example",
                "phone": "01225 460001",
                "address_lines": ["9 Low Rd"],
                "city": "Bath",
                "postcode": "BA1 1AA",
                "region": "Somerset",
                "country": "United Kingdom",
            },
        ],
        findings=[(3, "second_choice"), (3, "second_choice")],
    ),
    "polish": Listing(
        text=(
            "Nazwa klienta;NIP;Imię;Nazwisko;Ulica;Nr domu;Nr lokalu;Kod pocztowy;Miasto;Kraj;Telefon;E-mail;Klient od;Roczne honorarium\n"
            "Żółw sp. z o.o.;123;Łucja;Śmigły;Długa;12;3;00-001;Warszawa;Polska;+48 22 123 45 67;l@x.example;15.03.2019;12 000,00 zł\n"
        ),
        encoding="cp1250",
        clients=[
            {
                "client_name": "Żółw sp. z o.o.",
                "first_name": "Łucja",
                "last_name": "Śmigły",
                "email": "l@x.example",
                "phone": "+48 22 123 45 67",
                "address_lines": ["Długa 12/3"],
                "city": "Warszawa",
                "postcode": "00-001",
                "country": "Polska",
                "since_on": "2019-03-15",
                "annual_fees_amount": "12000.00",
            }
        ],
        findings=[],
    ),
    "greek": Listing(
        text=(
            "Επωνυμία;Όνομα;Επώνυμο;Διεύθυνση;Πόλη;Τ.Κ.;Τηλέφωνο;Email;Πελάτης από;Ετήσια αμοιβή\n"
            "ΑΒΓ ΑΕ;Νίκος;Παππάς;Ερμού 1;Αθήνα;105 57;210 1234567;n@x.example;3/4/2019;1.200,00 €\n"
            "ΔΕΖ ΕΠΕ;Μαρία;Δήμου;Σόλωνος 2;Αθήνα;106 72;210 1234568;m@x.example;25/4/2019;900,00 €\n"
        ),
        encoding="cp1253",
        clients=[
            {
                "client_name": "ΑΒΓ ΑΕ",
                "organisation": "ΑΒΓ ΑΕ",
                "first_name": "Νίκος",
                "last_name": "Παππάς",
                "email": "n@x.example",
                "phone": "210 1234567",
                "address_lines": ["Ερμού 1"],
                "city": "Αθήνα",
                "postcode": "105 57",
                "since_on": "2019-04-03",
                "annual_fees_amount": "1200.00",
            },
            {
                "client_name": "ΔΕΖ ΕΠΕ",
                "organisation": "ΔΕΖ ΕΠΕ",
                "first_name": "Μαρία",
                "last_name": "Δήμου",
                "email": "m@x.example",
                "phone": "210 1234568",
                "address_lines": ["Σόλωνος 2"],
                "city": "Αθήνα",
                "postcode": "106 72",
                "since_on": "2019-04-25",
                "annual_fees_amount": "900.00",
            },
        ],
        findings=[],
    ),
    "spanish": Listing(
        text=(
            "Cliente;NIF;Contacto;Dirección;CP;Población;Provincia;País;Teléfono;Móvil;Correo electrónico;Fecha alta;Cuota anual;Código\n"
            "Peña S.L.;B1;José Núñez;C/ Mayor, 5, 2º B;28013;Madrid;Madrid;España;911234567;600123456;j@x.example;01/02/2018;1.200 €;00045\n"
            "Año S.A.;A2;Íñigo Ruiz;Pza. Sol 1;08001;Barcelona;Barcelona;España;931234567;;i@x.example;31/12/2019;900 €;00046\n"
        ),
        encoding="cp1252",
        clients=[
            {
                "client_name": "Peña S.L.",
                "first_name": "José",
                "last_name": "Núñez",
                "email": "j@x.example",
                "phone": "911234567",
                "address_lines": ["C/ Mayor, 5, 2º B"],
                "city": "Madrid",
                "postcode": "28013",
                "region": "Madrid",
                "country": "España",
                "since_on": "2018-02-01",
                "annual_fees_amount": "1200",
                "reference": "00045",
            },
            {
                "client_name": "Año S.A.",
                "first_name": "Íñigo",
                "last_name": "Ruiz",
                "email": "i@x.example",
                "phone": "931234567",
                "address_lines": ["Pza. Sol 1"],
                "city": "Barcelona",
                "postcode": "08001",
                "region": "Barcelona",
                "country": "España",
                "since_on": "2019-12-31",
                "annual_fees_amount": "900",
                "reference": "00046",
            },
        ],
        findings=[],
    ),
    "french": Listing(
        text=(
            "N° client;Civilité;Nom;Prénom;Société;Adresse 1;Adresse 2;Code postal;Ville;Pays;Tél. fixe;Portable;Courriel;Date d'entrée;Honoraires annuels HT\n"
            "0012;M.;DUPONT;Éric;;12, rue de l'Église;Bât. B;01000;Bourg-en-Bresse;France;04 74 00 00 00;;e@x.example;01/09/2017;1 200,50 €\n"
            "0013;Mme;LÉGER;Zoé;Zoé & Fils;3 bd Foch;;69006;Lyon;France;;06 00 00 00 00;z@x.example;15/10/2018;900 €\n"
        ),
        clients=[
            {
                "client_name": "Éric DUPONT",
                "first_name": "Éric",
                "last_name": "DUPONT",
                "email": "e@x.example",
                "phone": "04 74 00 00 00",
                "address_lines": ["12, rue de l'Église", "Bât. B"],
                "city": "Bourg-en-Bresse",
                "postcode": "01000",
                "country": "France",
                "since_on": "2017-09-01",
                "annual_fees_amount": "1200.50",
                "reference": "0012",
            },
            {
                "client_name": "Zoé & Fils",
                "organisation": "Zoé & Fils",
                "first_name": "Zoé",
                "last_name": "LÉGER",
                "email": "z@x.example",
                "phone": "06 00 00 00 00",
                "address_lines": ["3 bd Foch"],
                "city": "Lyon",
                "postcode": "69006",
                "country": "France",
                "since_on": "2018-10-15",
                "annual_fees_amount": "900",
                "reference": "0013",
            },
        ],
        findings=[(3, "second_choice")],
    ),
    "uk practice": Listing(
        text=(
            "Client code,Client name,Salutation,Contact,Trading as,Address line 1,Address line 2,Town,County,Postcode,Telephone,Mobile,E-mail,Year end,Engagement date,Fee,Partner\n"
            'ABC001,ABC Ltd,Mr Jones,Mr T Jones,,Unit 1,Mill Lane,Leeds,West Yorkshire,LS1 1AA,0113 496 0000,07700 900123,t@x.example,31/03,01/04/2015,"£1,200",JS\n'
            "SMI001,Smith J & M,John & Mary,,Smith's Fish,2 Low Rd,,York,,YO1 7AA,,,j@x.example,05/04,15/06/2016,£650,JS\n"
        ),
        clients=[
            {
                "client_name": "ABC Ltd",
                "first_name": "Mr T",
                "last_name": "Jones",
                "email": "t@x.example",
                "phone": "0113 496 0000",
                "address_lines": ["Unit 1", "Mill Lane"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "region": "West Yorkshire",
                "since_on": "2015-04-01",
                "annual_fees_amount": "1200",
                "reference": "ABC001",
            },
            {
                "client_name": "Smith J & M",
                "organisation": "Smith's Fish",
                "email": "j@x.example",
                "address_lines": ["2 Low Rd"],
                "city": "York",
                "postcode": "YO1 7AA",
                "since_on": "2016-06-15",
                "annual_fees_amount": "650",
                "reference": "SMI001",
            },
        ],
        findings=[],
    ),
    "handmade": Listing(
        text=(
            "Clients 2026\n"
            ",,,\n"
            "who,how to reach them,where,since when,what they pay a year\n"
            'The Smiths,smith@x.example / 0113 496 0000,"Leeds, LS1 1AA",May 2019,1.2k\n'
            "Old Joe,0113 496 0001,York,always,nothing\n"
        ),
        clients=[{"client_name": "The Smiths"}, {"client_name": "Old Joe"}],
        findings=[(4, "date"), (5, "date")],
    ),
    "phone+mail in one": Listing(
        text=(
            "Client,Contact details\n"
            "Ann Lee,ann@x.example / 0113 496 0000\n"
            "Bob Moss,bob@x.example; 0113 496 0001\n"
        ),
        clients=[
            {"client_name": "Ann Lee", "email": "ann@x.example", "phone": "0113 496 0000"},
            {"client_name": "Bob Moss", "email": "bob@x.example", "phone": "0113 496 0001"},
        ],
        findings=[(None, "by_values")],
    ),
    "two phones": Listing(
        text=(
            'Client,Phone\nAnn Lee,0113 496 0000 / 07700 900123\nBob Moss,"0113 496 0001, 0113 496 0002"\n'
        ),
        clients=[
            {"client_name": "Ann Lee", "phone": "0113 496 0000 / 07700 900123"},
            {"client_name": "Bob Moss", "phone": "0113 496 0001, 0113 496 0002"},
        ],
        findings=[],
    ),
    "two emails": Listing(
        text=(
            "Client,Email\n"
            'Ann Lee,"ann@x.example; lee@x.example"\n'
            "Bob Moss,Bob <bob@x.example>\n"
            "Cat,cat at x.example\n"
        ),
        clients=[
            {"client_name": "Ann Lee", "email": "ann@x.example"},
            {"client_name": "Bob Moss", "email": "bob@x.example"},
            {"client_name": "Cat", "email": "cat at x.example"},
        ],
        findings=[(2, "several_emails"), (4, "email")],
    ),
    "salesforce report footer": Listing(
        text=(
            '"Account Name","Billing Street","Billing City","Billing State/Province","Billing Zip/Postal Code","Phone","Created Date"\n'
            '"Acme","1 Main St","Newark","NJ","07102","(973) 555-1212","3/14/2019"\n'
            "\n"
            "\n"
            '"Grand Totals (1 Record)"\n'
            "\n"
            '"Confidential Information - Do Not Distribute"\n'
            '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n'
            '"Generated By:  Bob  11/23/2026 10:00 AM"\n'
        ),
        clients=[
            {
                "client_name": "Acme",
                "organisation": "Acme",
                "phone": "(973) 555-1212",
                "address_lines": ["1 Main St"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
                "since_on": "2019-03-14",
            }
        ],
        findings=[(5, "ragged_row"), (7, "ragged_row"), (8, "ragged_row"), (9, "ragged_row")],
    ),
    "indented subs": Listing(
        text=("Customer,Email\nAcme Corp,a@x.example\n    Acme Corp:Job 1,\nBob,b@x.example\n"),
        clients=[
            {"client_name": "Acme Corp", "email": "a@x.example"},
            {"client_name": "Acme Corp:Job 1"},
            {"client_name": "Bob", "email": "b@x.example"},
        ],
        findings=[],
    ),
    "dup headings": Listing(
        text=(
            "Name,Phone,Phone,Email,Email\n"
            "Ann,0113 496 0000,07700 900123,a@x.example,a2@x.example\n"
            "Bob,,07700 900124,,b2@x.example\n"
        ),
        clients=[
            {"client_name": "Ann", "email": "a@x.example", "phone": "0113 496 0000"},
            {"client_name": "Bob", "email": "b2@x.example", "phone": "07700 900124"},
        ],
        findings=[(3, "second_choice"), (3, "second_choice")],
    ),
    "addr1-5 no town headings": Listing(
        text=(
            "Client,Address 1,Address 2,Address 3,Address 4,Address 5\n"
            "Ann,1 High St,,Leeds,West Yorkshire,LS1 1AA\n"
            "Bob,Mill House,Mill Lane,York,YO1 7AA,\n"
        ),
        clients=[
            {
                "client_name": "Ann",
                "address_lines": ["1 High St"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "region": "West Yorkshire",
            },
            {
                "client_name": "Bob",
                "address_lines": ["Mill House", "Mill Lane"],
                "city": "York",
                "postcode": "YO1 7AA",
            },
        ],
        findings=[(None, "address_apart")],
    ),
    "dates text months": Listing(
        text=(
            "Client,Client since\n"
            "A,Jan 5 2022\n"
            "B,5-Jan-22\n"
            "C,January 2022\n"
            "D,5. Januar 2022\n"
            "E,2022/01/05 00:00\n"
            "F,1/5/2022 12:00:00 AM\n"
            "G,Wed Jan 05 2022\n"
        ),
        clients=[
            {"client_name": "A", "since_on": "2022-01-05"},
            {"client_name": "B", "since_on": "2022-01-05"},
            {"client_name": "C"},
            {"client_name": "D", "since_on": "2022-01-05"},
            {"client_name": "E", "since_on": "2022-01-05"},
            {"client_name": "F"},
            {"client_name": "G", "since_on": "2022-01-05"},
        ],
        findings=[(None, "date_order"), (4, "date"), (7, "date_left_empty")],
    ),
    "future/ancient dates": Listing(
        text=("Client,Client since\nA,01.01.1900\nB,31.12.2199\nC,00.00.0000\nD,1899-12-30\n"),
        clients=[
            {"client_name": "A", "since_on": "1900-01-01"},
            {"client_name": "B"},
            {"client_name": "C"},
            {"client_name": "D", "since_on": "1899-12-30"},
        ],
        findings=[(3, "date"), (4, "date")],
    ),
    "money mixed": Listing(
        text=(
            "Client,Annual fees\n"
            'A,"1,200"\n'
            "B,1200.5\n"
            'C,"2,345,678.90"\n'
            "D,€ 900\n"
            "E,900 €\n"
            "F,-\n"
            "G,0\n"
            'H,"1,200.00 CR"\n'
            "I,10%\n"
            "J,free\n"
        ),
        clients=[
            {"client_name": "A", "annual_fees_amount": "1200"},
            {"client_name": "B", "annual_fees_amount": "1200.5"},
            {"client_name": "C", "annual_fees_amount": "2345678.90"},
            {"client_name": "D", "annual_fees_amount": "900"},
            {"client_name": "E", "annual_fees_amount": "900"},
            {"client_name": "F"},
            {"client_name": "G", "annual_fees_amount": "0"},
            {"client_name": "H"},
            {"client_name": "I"},
            {"client_name": "J"},
        ],
        findings=[(9, "amount"), (10, "amount"), (11, "amount")],
    ),
    "rtl": Listing(
        text=("اسم العميل,هاتف,البريد الإلكتروني\nشركة النور,+20 2 1234567,n@x.example\n"),
        clients=[{"client_name": "شركة النور", "email": "n@x.example", "phone": "+20 2 1234567"}],
        findings=[],
    ),
    "header caps underscores": Listing(
        text=(
            "CLIENT_NAME\tE_MAIL\tPHONE_NO\tADDR_1\tADDR_2\tTOWN\tPOST_CODE\tCLIENT_SINCE_DATE\tANNUAL_FEE_AMT\tCLIENT_REF\n"
            "Ann\ta@x.example\t0113 496 0000\t1 Rd\t\tLeeds\tLS1 1AA\t2020-01-02\t1200\tR1\n"
        ),
        clients=[
            {
                "client_name": "Ann",
                "email": "a@x.example",
                "phone": "0113 496 0000",
                "address_lines": ["1 Rd"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "since_on": "2020-01-02",
                "annual_fees_amount": "1200",
                "reference": "R1",
            }
        ],
        findings=[],
    ),
    "json-ish camel": Listing(
        text=(
            "clientId,clientName,contact.email,contact.phone,address.line1,address.line2,address.city,address.postalCode,address.country,startedOn,annualFees\n"
            "7,Ann,a@x.example,0113 496 0000,1 Rd,,Leeds,LS1 1AA,GB,2020-01-02,1200\n"
        ),
        clients=[
            {
                "client_name": "Ann",
                "email": "a@x.example",
                "phone": "0113 496 0000",
                "address_lines": ["1 Rd"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "country": "GB",
                "since_on": "2020-01-02",
                "annual_fees_amount": "1200",
                "reference": "7",
            }
        ],
        findings=[],
    ),
    "utf16le bom tab": Listing(
        text=("Client\tEmail\tTown\r\nŻółw\ta@x.example\tŁódź\r\n"),
        encoding="utf-16",
        clients=[{"client_name": "Żółw", "email": "a@x.example", "city": "Łódź"}],
        findings=[],
    ),
    "quoted newline names": Listing(
        text=('"Client\nname","E-mail\naddress","Phone"\n"Ann\nLee",a@x.example,"0113\n4960000"\n'),
        clients=[{"client_name": "Ann Lee", "email": "a@x.example", "phone": "0113 4960000"}],
        findings=[],
    ),
    "stripe": Listing(
        text=(
            "id,Description,Email,Name,Created (UTC),Delinquent,Card ID,Address Line1,Address City,Address Postal Code,Address Country,Currency,Total Spend,Payment Count\n"
            "cus_1,,a@x.example,Ann Lee,2020-01-02 10:11,false,card_1,1 Rd,Leeds,LS1 1AA,GB,gbp,120.00,2\n"
        ),
        clients=[
            {
                "client_name": "Ann Lee",
                "email": "a@x.example",
                "address_lines": ["1 Rd"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "country": "GB",
                "since_on": "2020-01-02",
                "reference": "cus_1",
            }
        ],
        findings=[],
    ),
    "design studio airtable": Listing(
        text=(
            "Client,Status,Primary contact,Contact email,Website,Retainer (monthly),Kick-off,Project value,Address\n"
            'Blue Bird,Active,Ann Lee,ann@x.example,https://x.example,"$2,000.00",2021-05-06,"$24,000.00","1 Main St, Newark, NJ 07102, USA"\n'
        ),
        clients=[
            {
                "client_name": "Blue Bird",
                "first_name": "Ann",
                "last_name": "Lee",
                "email": "ann@x.example",
                "address_lines": ["1 Main St"],
                "city": "Newark",
                "postcode": "07102",
                "region": "NJ",
                "country": "USA",
                "since_on": "2021-05-06",
            }
        ],
        findings=[(None, "address_apart")],
    ),
    "therapist de": Listing(
        text=(
            "Nr.;Name, Vorname;Geb.-Datum;Straße, Hausnr.;PLZ, Ort;Tel.;Mail;Aufnahme\n"
            "17;Müller, Anna;01.02.1980;Weg 1;01067 Dresden;0351/123456;a@x.example;03.04.2019\n"
            "18;Dr. Schmidt, Bert;02.02.1980;Hof 2;10115 Berlin;030/123456;b@x.example;04.04.2019\n"
        ),
        clients=[
            {
                "client_name": "Müller, Anna",
                "first_name": "Anna",
                "last_name": "Müller",
                "email": "a@x.example",
                "phone": "0351/123456",
                "address_lines": ["Weg 1"],
                "city": "Dresden",
                "postcode": "01067",
                "since_on": "2019-04-03",
                "reference": "17",
            },
            {
                "client_name": "Dr. Schmidt, Bert",
                "first_name": "Bert",
                "last_name": "Dr. Schmidt",
                "email": "b@x.example",
                "phone": "030/123456",
                "address_lines": ["Hof 2"],
                "city": "Berlin",
                "postcode": "10115",
                "since_on": "2019-04-04",
                "reference": "18",
            },
        ],
        findings=[],
    ),
    "chinese trad": Listing(
        text=(
            "客戶名稱,聯絡人,電話,電郵,地址,開始日期,年費\n"
            '"台北設計公司",王小明,02-2345-6789,w@x.example,台北市信義路1號,2019/03/04,"NT$120,000"\n'
        ),
        encoding="big5",
        clients=[
            {
                "client_name": "台北設計公司",
                "last_name": "王小明",
                "email": "w@x.example",
                "phone": "02-2345-6789",
                "address_lines": ["台北市信義路1號"],
                "since_on": "2019-03-04",
                "annual_fees_amount": "120000",
            }
        ],
        findings=[],
    ),
    "japanese": Listing(
        text=(
            "顧客名,担当者,電話番号,メールアドレス,郵便番号,住所,取引開始日,年間報酬\n"
            '株式会社青空,山田太郎,03-1234-5678,y@x.example,100-0001,東京都千代田区1-1,2019年3月4日,"1,200,000円"\n'
        ),
        encoding="cp932",
        clients=[
            {
                "client_name": "株式会社青空",
                "last_name": "山田太郎",
                "email": "y@x.example",
                "phone": "03-1234-5678",
                "address_lines": ["東京都千代田区1-1"],
                "postcode": "100-0001",
                "since_on": "2019-03-04",
                "annual_fees_amount": "1200000",
            }
        ],
        findings=[],
    ),
    "no heading semicolon": Listing(
        text=(
            "Müller GmbH;m@x.example;Weg 1;01067;Dresden;03.04.2019;1.200,00\n"
            "Schmidt KG;s@x.example;Hof 2;10115;Berlin;04.05.2020;900,00\n"
        ),
        clients=[
            {
                "client_name": "Müller GmbH",
                "email": "m@x.example",
                "address_lines": ["Weg 1"],
                "city": "Dresden",
                "postcode": "01067",
                "since_on": "2019-04-03",
                "annual_fees_amount": "1200.00",
            },
            {
                "client_name": "Schmidt KG",
                "email": "s@x.example",
                "address_lines": ["Hof 2"],
                "city": "Berlin",
                "postcode": "10115",
                "since_on": "2020-05-04",
                "annual_fees_amount": "900.00",
            },
        ],
        findings=[
            (None, "no_header"),
            (None, "by_values"),
            (None, "by_values"),
            (None, "by_values"),
            (None, "by_values"),
            (None, "by_values"),
            (None, "by_values"),
            (None, "by_values"),
        ],
    ),
    "italian": Listing(
        text=(
            "Ragione sociale;Cognome;Nome;Indirizzo;CAP;Città;Prov.;Telefono;PEC;Email;Cliente dal;Compenso annuo\n"
            "Verdi Srl;Verdi;Ugo;Via Roma, 1;00184;Roma;RM;06 1234567;v@pec.example;v@x.example;01/03/2019;€ 1.200,00\n"
            ";Bianchi;Lia;Via Po 2;10123;Torino;TO;011 123456;;l@x.example;20/03/2019;€ 800,00\n"
        ),
        clients=[
            {
                "client_name": "Verdi Srl",
                "organisation": "Verdi Srl",
                "first_name": "Ugo",
                "last_name": "Verdi",
                "email": "v@x.example",
                "phone": "06 1234567",
                "address_lines": ["Via Roma, 1"],
                "city": "Roma",
                "postcode": "00184",
                "region": "RM",
                "since_on": "2019-03-01",
                "annual_fees_amount": "1200.00",
            },
            {
                "client_name": "Lia Bianchi",
                "first_name": "Lia",
                "last_name": "Bianchi",
                "email": "l@x.example",
                "phone": "011 123456",
                "address_lines": ["Via Po 2"],
                "city": "Torino",
                "postcode": "10123",
                "region": "TO",
                "since_on": "2019-03-20",
                "annual_fees_amount": "800.00",
            },
        ],
        findings=[],
    ),
    "swiss": Listing(
        text=(
            "Firma;Anrede;Vorname;Name;Strasse;PLZ;Ort;Kt.;Tel. G;Natel;E-Mail;Kunde seit;Honorar CHF\n"
            "Alpen AG;Herr;Urs;Meier;Seestr. 1;8001;Zürich;ZH;044 123 45 67;079 123 45 67;u@x.example;1.3.2019;12'000.00\n"
        ),
        clients=[
            {
                "client_name": "Alpen AG",
                "organisation": "Alpen AG",
                "first_name": "Urs",
                "last_name": "Meier",
                "email": "u@x.example",
                "phone": "044 123 45 67",
                "address_lines": ["Seestr. 1"],
                "city": "Zürich",
                "postcode": "8001",
                "region": "ZH",
                "since_on": "2019-03-01",
                "annual_fees_amount": "12000.00",
            }
        ],
        findings=[],
    ),
    "monday": Listing(
        text=(
            "My clients\n"
            "Group A\n"
            "\n"
            "Name,Subitems,Person,Status,Email,Phone,Start date,Annual fee\n"
            "Ann Lee,,Sue,Done,a@x.example,15551234567,2021-02-03,1200\n"
            "\n"
            "Group B\n"
            "\n"
            "Name,Subitems,Person,Status,Email,Phone,Start date,Annual fee\n"
            "Bob Moss,,Sue,Stuck,b@x.example,15551234568,2021-02-04,1300\n"
        ),
        clients=[
            {
                "client_name": "Ann Lee",
                "email": "a@x.example",
                "phone": "15551234567",
                "since_on": "2021-02-03",
                "annual_fees_amount": "1200",
            },
            {
                "client_name": "Bob Moss",
                "email": "b@x.example",
                "phone": "15551234568",
                "since_on": "2021-02-04",
                "annual_fees_amount": "1300",
            },
        ],
        findings=[(7, "ragged_row"), (9, "repeated_heading")],
    ),
    "unnamed last": Listing(
        text=(
            "Client,Email,Since\n"
            "C1,c1@x.example,2020-01-01,VIP\n"
            "C2,c2@x.example,2020-01-02,VIP\n"
            "C3,c3@x.example,2020-01-03,VIP\n"
            "C4,c4@x.example,2020-01-04,VIP\n"
            "C5,c5@x.example,2020-01-05,VIP\n"
        ),
        clients=[
            {"client_name": "C1", "email": "c1@x.example", "since_on": "2020-01-01"},
            {"client_name": "C2", "email": "c2@x.example", "since_on": "2020-01-02"},
            {"client_name": "C3", "email": "c3@x.example", "since_on": "2020-01-03"},
            {"client_name": "C4", "email": "c4@x.example", "since_on": "2020-01-04"},
            {"client_name": "C5", "email": "c5@x.example", "since_on": "2020-01-05"},
        ],
        findings=[],
    ),
    "R row names": Listing(
        text=(
            '"Client","Email","Since"\n'
            '"1","C1","c1@x.example","2020-01-01"\n'
            '"2","C2","c2@x.example","2020-01-02"\n'
            '"3","C3","c3@x.example","2020-01-03"\n'
            '"4","C4","c4@x.example","2020-01-04"\n'
            '"5","C5","c5@x.example","2020-01-05"\n'
        ),
        clients=[
            {"client_name": "C1", "email": "c1@x.example", "since_on": "2020-01-01"},
            {"client_name": "C2", "email": "c2@x.example", "since_on": "2020-01-02"},
            {"client_name": "C3", "email": "c3@x.example", "since_on": "2020-01-03"},
            {"client_name": "C4", "email": "c4@x.example", "since_on": "2020-01-04"},
            {"client_name": "C5", "email": "c5@x.example", "since_on": "2020-01-05"},
        ],
        findings=[],
    ),
    "thousands": Listing(
        text=("Client;Honorar (T€)\nA;12,5\nB;8\n"),
        clients=[
            {"client_name": "A", "annual_fees_amount": "12500"},
            {"client_name": "B", "annual_fees_amount": "8000"},
        ],
        findings=[(None, "thousands")],
    ),
    "thousands2": Listing(
        text=("Client,Annual fees ($000s)\nA,12.5\nB,8\n"),
        clients=[
            {"client_name": "A", "annual_fees_amount": "12500"},
            {"client_name": "B", "annual_fees_amount": "8000"},
        ],
        findings=[(None, "thousands")],
    ),
    "mail remark": Listing(
        text=("Client,Email\nA,a@x.example (work)\n"),
        clients=[{"client_name": "A", "email": "a@x.example"}],
        findings=[(2, "email")],
    ),
    "nbsp zero width": Listing(
        text=(
            "\u200bClient\xa0name,E‑mail,Post\xadcode\n\xa0Ann\xa0Lee\u200b,a@x.example\u200b,LS1\xa01AA\n"
        ),
        clients=[{"client_name": "Ann Lee\u200b", "email": "a@x.example", "postcode": "LS1 1AA"}],
        findings=[],
    ),
    "crm de whole": Listing(
        text=(
            "Firma;Ansprechpartner;Anschrift\n"
            'Müller GmbH;Anna Müller;"Müller GmbH\n'
            "z. Hd. Anna Müller\n"
            "Weg 1\n"
            '01067 Dresden"\n'
        ),
        clients=[
            {
                "client_name": "Müller GmbH",
                "organisation": "Müller GmbH",
                "first_name": "Anna",
                "last_name": "Müller",
                "address_lines": ["z. Hd. Anna Müller", "Weg 1"],
                "city": "Dresden",
                "postcode": "01067",
            }
        ],
        findings=[(None, "address_apart")],
    ),
    "one run de": Listing(
        text=(
            "Name;Adresse\n"
            "A;Musterstr. 5 01067 Dresden\n"
            "B;Am Hof 2, 10115 Berlin\n"
            "C;Postfach 12 34, 80331 München\n"
        ),
        clients=[
            {"client_name": "A", "address_lines": ["Musterstr. 5"], "city": "Dresden", "postcode": "01067"},
            {"client_name": "B", "address_lines": ["Am Hof 2"], "city": "Berlin", "postcode": "10115"},
            {"client_name": "C", "address_lines": ["Postfach 12 34"], "city": "München", "postcode": "80331"},
        ],
        findings=[(None, "address_apart")],
    ),
    "street only addresses": Listing(
        text=(
            "Client,Address,Email\n"
            'A,"Suite 4, 1200 Market Street",a@x.example\n'
            "B,12345 Main Street,b@x.example\n"
            'C,"Hauptstraße 1234",c@x.example\n'
        ),
        clients=[
            {"client_name": "A", "email": "a@x.example", "address_lines": ["Suite 4, 1200 Market Street"]},
            {"client_name": "B", "email": "b@x.example", "address_lines": ["12345 Main Street"]},
            {"client_name": "C", "email": "c@x.example", "address_lines": ["Hauptstraße 1234"]},
        ],
        findings=[],
    ),
    "addr intl": Listing(
        text=(
            "Client|Address\n"
            "A|1 King St W, Toronto, ON M5H 1A1, Canada\n"
            "B|12 George St, Sydney NSW 2000\n"
            "C|Dorpsstraat 12, 1234 AB Utrecht, Nederland\n"
            "D|Via Roma 1, 00184 Roma (RM)\n"
            "E|ul. Długa 12/3, 00-001 Warszawa\n"
            "F|Calle Mayor, 5, 28013 Madrid, España\n"
            "G|10 O'Connell Street, Dublin 1, D01 F5P2, Ireland\n"
            "H|221B Baker Street, London NW1 6XE, UK\n"
            "I|1-1 Chiyoda, Tokyo\n"
        ),
        clients=[
            {
                "client_name": "A",
                "address_lines": ["1 King St W"],
                "city": "Toronto",
                "postcode": "M5H 1A1",
                "region": "ON",
                "country": "Canada",
            },
            {
                "client_name": "B",
                "address_lines": ["12 George St"],
                "city": "Sydney",
                "postcode": "2000",
                "region": "NSW",
            },
            {
                "client_name": "C",
                "address_lines": ["Dorpsstraat 12"],
                "city": "Utrecht",
                "postcode": "1234 AB",
                "country": "Nederland",
            },
            {
                "client_name": "D",
                "address_lines": ["Via Roma 1"],
                "city": "Roma",
                "postcode": "00184",
                "region": "RM",
            },
            {
                "client_name": "E",
                "address_lines": ["ul. Długa 12/3"],
                "city": "Warszawa",
                "postcode": "00-001",
            },
            {
                "client_name": "F",
                "address_lines": ["Calle Mayor, 5"],
                "city": "Madrid",
                "postcode": "28013",
                "country": "España",
            },
            {
                "client_name": "G",
                "address_lines": ["10 O'Connell Street"],
                "city": "Dublin 1",
                "postcode": "D01 F5P2",
                "country": "Ireland",
            },
            {
                "client_name": "H",
                "address_lines": ["221B Baker Street"],
                "city": "London",
                "postcode": "NW1 6XE",
                "country": "UK",
            },
            {"client_name": "I", "address_lines": ["1-1 Chiyoda, Tokyo"]},
        ],
        findings=[(None, "address_apart")],
    ),
    "lawmatics": Listing(
        text=(
            "Matter ID,Matter Name,Client Name,Client Email,Client Phone,Practice Area,Attorney,Retainer Amount,Retainer Balance,Date Opened,Date Closed\n"
            '2021-014,Doe v. Roe,Jane Doe,jane@x.example,(555) 111-2222,Family,A. Law,"$3,500.00","$120.00",03/15/2021,\n'
        ),
        clients=[
            {
                "client_name": "Jane Doe",
                "email": "jane@x.example",
                "phone": "(555) 111-2222",
                "since_on": "2021-03-15",
                "annual_fees_amount": "3500.00",
                "reference": "2021-014",
            }
        ],
        findings=[],
    ),
    "pipedrive": Listing(
        text=(
            "Person - ID,Person - Name,Person - Organization,Person - Email - Work,Person - Email - Home,Person - Phone - Mobile,Person - Phone - Work,Organization - Address,Person - Person created\n"
            '5,Ann Lee,Lee Ltd,ann@x.example,ann@home.example,07700 900123,0113 496 0000,"1 Low Rd, Leeds LS1 1AA, UK",2021-05-06 10:00:00\n'
        ),
        clients=[
            {
                "client_name": "Ann Lee",
                "organisation": "Lee Ltd",
                "email": "ann@x.example",
                "phone": "0113 496 0000",
                "address_lines": ["1 Low Rd"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "country": "UK",
                "since_on": "2021-05-06",
                "reference": "5",
            }
        ],
        findings=[(None, "address_apart")],
    ),
    "mailchimp": Listing(
        text=(
            "Email Address,First Name,Last Name,Address,Phone Number,Birthday,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,LATITUDE,LONGITUDE,GMTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,NOTES,TAGS\n"
            'ann@x.example,Ann,Lee,1 Low Rd  Leeds  LS1 1AA  GB,0113 496 0000,,2,2020-01-02 03:04:05,2020-01-02 03:04:05,,,,,gb,en,2021-01-01 00:00:00,1,ab,,"""VIP"""\n'
        ),
        clients=[
            {
                "client_name": "Ann Lee",
                "first_name": "Ann",
                "last_name": "Lee",
                "email": "ann@x.example",
                "phone": "0113 496 0000",
                "address_lines": ["1 Low Rd  Leeds  LS1 1AA  GB"],
                "region": "en",
            }
        ],
        findings=[],
    ),
    "icloud vcf-ish": Listing(
        text=(
            "Full Name,Company,Home Email,Work Email,Home Phone,Mobile,Work Phone,Home Address,Work Address\n"
            'Ann Lee,,ann@home.example,,,07700 900123,,"1 Low Rd\n'
            "Leeds LS1 1AA\n"
            'United Kingdom",\n'
            'Tom Zed,Zed Ltd,,tom@x.example,,,0113 496 0001,,"2 High St\n'
            'York YO1 7AA"\n'
        ),
        clients=[
            {
                "client_name": "Ann Lee",
                "email": "ann@home.example",
                "phone": "07700 900123",
                "address_lines": ["1 Low Rd"],
                "city": "Leeds",
                "postcode": "LS1 1AA",
                "country": "United Kingdom",
            },
            {
                "client_name": "Tom Zed",
                "organisation": "Zed Ltd",
                "email": "tom@x.example",
                "phone": "0113 496 0001",
                "address_lines": ["2 High St"],
                "city": "York",
                "postcode": "YO1 7AA",
            },
        ],
        findings=[(None, "address_apart"), (2, "second_choice"), (2, "second_choice"), (2, "second_choice")],
    ),
    "lexware": Listing(
        text=(
            "Kundennr.;Firma;Anrede;Vorname;Nachname;Zusatz;Straße;PLZ;Ort;Land;Telefon 1;Telefon 2;Fax;E-Mail;UST-ID;Kunde seit;Umsatz\n"
            "10001;Bäcker Süß e.K.;Herr;Jörg;Süß;Hinterhaus;Weg 3;04103;Leipzig;D;0341 1;;0341 2;j@x.example;DE1;01.02.2015;12.345,67\n"
        ),
        encoding="cp1252",
        clients=[
            {
                "client_name": "Bäcker Süß e.K.",
                "organisation": "Bäcker Süß e.K.",
                "first_name": "Jörg",
                "last_name": "Süß",
                "email": "j@x.example",
                "phone": "0341 1",
                "address_lines": ["Weg 3"],
                "city": "Leipzig",
                "postcode": "04103",
                "country": "D",
                "since_on": "2015-02-01",
                "reference": "10001",
            }
        ],
        findings=[],
    ),
    "advoware": Listing(
        text=(
            "Mandant;Adresse;PLZ/Ort;Telefon privat;Telefon geschäftlich;Mobil;Aktenzeichen;Angelegt am;Sachbearbeiter\n"
            "Schulze, Dr. Karl;Ring 5;50667 Köln;0221 1;0221 2;;123/20;05.06.2020;RA X\n"
        ),
        clients=[
            {
                "client_name": "Schulze, Dr. Karl",
                "first_name": "Dr. Karl",
                "last_name": "Schulze",
                "phone": "0221 2",
                "address_lines": ["Ring 5"],
                "city": "Köln",
                "postcode": "50667",
                "since_on": "2020-06-05",
                "reference": "123/20",
            }
        ],
        findings=[],
    ),
    "dutch order": Listing(
        text=(
            "Naam;Adres;Postcode en plaats;Telefoon;E-mailadres;Datum intake;Tarief per jaar\n"
            "J. de Vries;Kade 1;3511 AB Utrecht;030 1234567;j@x.example;31-01-2020;€ 1.250,-\n"
        ),
        clients=[
            {
                "client_name": "J. de Vries",
                "email": "j@x.example",
                "phone": "030 1234567",
                "address_lines": ["Kade 1"],
                "city": "Utrecht",
                "postcode": "3511 AB",
                "since_on": "2020-01-31",
                "annual_fees_amount": "1250",
            }
        ],
        findings=[],
    ),
    "swedish": Listing(
        text=(
            "Kundnr;Företag;Förnamn;Efternamn;Adress;Postnr;Ort;Telefon;E-post;Kund sedan;Årsarvode\n"
            "1;Åkeri AB;Örjan;Öst;Gatan 1;114 55;Stockholm;08-123 456;o@x.example;2019-02-03;12 000 kr\n"
        ),
        encoding="cp1252",
        clients=[
            {
                "client_name": "Åkeri AB",
                "organisation": "Åkeri AB",
                "first_name": "Örjan",
                "last_name": "Öst",
                "email": "o@x.example",
                "phone": "08-123 456",
                "address_lines": ["Gatan 1"],
                "city": "Stockholm",
                "postcode": "114 55",
                "since_on": "2019-02-03",
                "annual_fees_amount": "12000",
                "reference": "1",
            }
        ],
        findings=[],
    ),
    "danish": Listing(
        text=(
            "Kunde;Kontaktperson;Adresse;Postnr.;By;Tlf.;E-mail;Kunde siden;Årligt honorar\n"
            "Ærø ApS;Søren Ås;Vej 1;5970;Ærøskøbing;12345678;s@x.example;3. februar 2019;kr. 12.000,00\n"
        ),
        clients=[
            {
                "client_name": "Ærø ApS",
                "first_name": "Søren",
                "last_name": "Ås",
                "email": "s@x.example",
                "phone": "12345678",
                "address_lines": ["Vej 1"],
                "city": "Ærøskøbing",
                "postcode": "5970",
                "since_on": "2019-02-03",
                "annual_fees_amount": "12000.00",
            }
        ],
        findings=[],
    ),
    "czech/russian": Listing(
        text=(
            "Клиент;Контактное лицо;Телефон;Эл. почта;Адрес;Город;Индекс;Клиент с;Годовой гонорар\n"
            "ООО Ромашка;Иван Петров;+7 495 1234567;i@x.example;ул. Ленина, 1;Москва;101000;03.02.2019;120 000 руб.\n"
        ),
        encoding="cp1251",
        clients=[
            {
                "client_name": "ООО Ромашка",
                "first_name": "Иван",
                "last_name": "Петров",
                "email": "i@x.example",
                "phone": "+7 495 1234567",
                "address_lines": ["ул. Ленина, 1"],
                "city": "Москва",
                "postcode": "101000",
                "since_on": "2019-02-03",
                "annual_fees_amount": "120000",
            }
        ],
        findings=[],
    ),
    "portuguese": Listing(
        text=(
            "Cliente;CPF/CNPJ;Endereço;Número;Complemento;Bairro;Cidade;UF;CEP;Celular;E-mail;Cliente desde;Honorários anuais\n"
            "João Ltda;1;Rua A;12;ap 3;Centro;São Paulo;SP;01001-000;(11) 91234-5678;j@x.example;25/03/2019;R$ 12.000,00\n"
        ),
        clients=[
            {
                "client_name": "João Ltda",
                "email": "j@x.example",
                "phone": "(11) 91234-5678",
                "address_lines": ["Rua A 12", "ap 3"],
                "city": "São Paulo",
                "postcode": "01001-000",
                "region": "SP",
                "since_on": "2019-03-25",
                "annual_fees_amount": "12000.00",
            }
        ],
        findings=[],
    ),
    "indian": Listing(
        text=(
            "S.No.,Client Name,GSTIN,Address,City,State,PIN Code,Mobile No.,Email ID,Client Since,Annual Fees (Rs.)\n"
            '1,Sharma & Sons,1,12 MG Road,Mumbai,Maharashtra,400001,98200 12345,s@x.example,15-Aug-2018,"1,20,000"\n'
            '2,Iyer Traders,2,3 Anna Salai,Chennai,Tamil Nadu,600002,98400 12345,i@x.example,01-Apr-2019,"80,000"\n'
        ),
        clients=[
            {
                "client_name": "Sharma & Sons",
                "email": "s@x.example",
                "phone": "98200 12345",
                "address_lines": ["12 MG Road"],
                "city": "Mumbai",
                "postcode": "400001",
                "region": "Maharashtra",
                "since_on": "2018-08-15",
                "annual_fees_amount": "120000",
            },
            {
                "client_name": "Iyer Traders",
                "email": "i@x.example",
                "phone": "98400 12345",
                "address_lines": ["3 Anna Salai"],
                "city": "Chennai",
                "postcode": "600002",
                "region": "Tamil Nadu",
                "since_on": "2019-04-01",
                "annual_fees_amount": "80000",
            },
        ],
        findings=[],
    ),
    "person type list": Listing(
        text=(
            "Type,Company,First,Last,E-mail,Tel,Fee p.a.\n"
            "Business,Zed Ltd,Tom,Zed,t@x.example,0113 496 0000,1000\n"
            "Person,,Ann,Lee,a@x.example,0113 496 0001,500\n"
            "Person,N/A,Bob,Moss,b@x.example,0113 496 0002,\n"
            "Person,-,Cat,Ray,c@x.example,0113 496 0003,250\n"
        ),
        clients=[
            {
                "client_name": "Zed Ltd",
                "organisation": "Zed Ltd",
                "first_name": "Tom",
                "last_name": "Zed",
                "email": "t@x.example",
                "phone": "0113 496 0000",
                "annual_fees_amount": "1000",
            },
            {
                "client_name": "Ann Lee",
                "first_name": "Ann",
                "last_name": "Lee",
                "email": "a@x.example",
                "phone": "0113 496 0001",
                "annual_fees_amount": "500",
            },
            {
                "client_name": "Bob Moss",
                "first_name": "Bob",
                "last_name": "Moss",
                "email": "b@x.example",
                "phone": "0113 496 0002",
            },
            {
                "client_name": "Cat Ray",
                "first_name": "Cat",
                "last_name": "Ray",
                "email": "c@x.example",
                "phone": "0113 496 0003",
                "annual_fees_amount": "250",
            },
        ],
        findings=[],
    ),
    "placeholder city": Listing(
        text=("Client,Email,Town,Postcode,Reference\nAnn,none,n/a,-,TBC\nBob,-,Leeds,N/A,-\n"),
        clients=[{"client_name": "Ann"}, {"client_name": "Bob", "city": "Leeds"}],
        findings=[],
    ),
    "status former": Listing(
        text=(
            "Name,E-Mail,Client until,Client since,Last contact\n"
            "Ann,a@x.example,2024-01-01,2019-01-01,2023-01-01\n"
        ),
        clients=[{"client_name": "Ann", "email": "a@x.example", "since_on": "2019-01-01"}],
        findings=[],
    ),
    "name with title col": Listing(
        text=(
            "Title,Forename(s),Surname,Known as,House name/no.,Street,District,Post town,County,Postcode,Tel (home),Tel (mobile),Email,NI number,UTR,DOB,Date taken on\n"
            "Mrs,Ann Mary,Lee,Annie,Rose Cottage,Low Rd,Headingley,Leeds,West Yorkshire,LS6 1AA,0113 496 0000,07700 900123,a@x.example,AB123456C,1234567890,01/02/1960,13/04/2015\n"
        ),
        clients=[
            {
                "client_name": "Ann Mary Lee",
                "first_name": "Ann Mary",
                "last_name": "Lee",
                "email": "a@x.example",
                "phone": "07700 900123",
                "address_lines": ["Rose Cottage", "Low Rd"],
                "city": "Leeds",
                "postcode": "LS6 1AA",
                "region": "West Yorkshire",
                "since_on": "2015-04-13",
            }
        ],
        findings=[],
    ),
    "dates in US with time and proof elsewhere": Listing(
        text=("Client,Client since,Last visit\nA,03/04/2020,12/25/2023\nB,05/06/2021,01/02/2024\n"),
        clients=[
            {"client_name": "A", "since_on": "2020-03-04"},
            {"client_name": "B", "since_on": "2021-05-06"},
        ],
        findings=[],
    ),
    "quoted all semicolon excel de": Listing(
        text=(
            '"Firma";"E-Mail";"Umsatz p.a."\r\n'
            '"A ""B"" GmbH";"a@x.example";"1.000,00"\r\n'
            '"C;D AG";"c@x.example";"2.000,00"\r\n'
        ),
        clients=[
            {"client_name": 'A "B" GmbH', "organisation": 'A "B" GmbH', "email": "a@x.example"},
            {"client_name": "C;D AG", "organisation": "C;D AG", "email": "c@x.example"},
        ],
        findings=[],
    ),
    "markdown table": Listing(
        text=("| Client | Email |\n|---|---|\n| Ann | a@x.example |\n| Bob | b@x.example |\n"),
        clients=[
            {"client_name": "Ann", "email": "a@x.example"},
            {"client_name": "Bob", "email": "b@x.example"},
        ],
        findings=[(2, "units_row")],
    ),
    "phone with ext": Listing(
        text=(
            "Client,Phone\n"
            "Ann,0113 496 0000 ext. 12\n"
            "Bob,+1 (555) 123-4567 x9\n"
            "Cat,001 555 123 4567\n"
            "Dan,Tel: 0113 496 0001\n"
            "Eve,5551234567\n"
            "Fay,0044(0)113 4960002\n"
        ),
        clients=[
            {"client_name": "Ann", "phone": "0113 496 0000 ext. 12"},
            {"client_name": "Bob", "phone": "+1 (555) 123-4567 x9"},
            {"client_name": "Cat", "phone": "001 555 123 4567"},
            {"client_name": "Dan", "phone": "0113 496 0001"},
            {"client_name": "Eve", "phone": "5551234567"},
            {"client_name": "Fay", "phone": "0044(0)113 4960002"},
        ],
        findings=[],
    ),
}
