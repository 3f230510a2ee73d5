"""The client list on the page: who is there, which case is on them, what can be taken back."""

import io
from datetime import date

from openpyxl import Workbook

from partwell.domain.client import PartyRole, RelatedParty
from partwell.services import cases
from tests.services.office import Office
from tests.ui.tab import Tab

LIST = (
    "Mandant,Ansprechpartner,Email,Jahreshonorar,Land,Bemerkung\n"
    "Herr & Co GmbH,Frau Dr. Sinéad O'Brien,s@herr.example,12500,Deutschland,VIP\n"
    "Leon Fox,,leon@fox.example,700,UK,\n"
    "Leon Fox,,leon@fox.example,700,UK,\n"
    "Summe,,,13900,,\n"
).encode()


def opened(name: str = "clients") -> Tab:
    """A page of the menu in a new tab."""
    return Tab(f"pages/{name}.py")


def turned_to(tab: Tab, name: str) -> Tab:
    """The same tab with another part of the client list open."""
    tab.at.session_state["clients_tab"] = name
    return tab.show()


def uploaded(turn: int = 0) -> Tab:
    """A new tab with the list chosen and nothing taken yet."""
    tab = turned_to(opened(), "Import a file")
    tab.at.file_uploader(key=f"import_file_{turn}").upload("list.csv", LIST).run()
    return tab


def form_of(client_id: str) -> str:
    """The key of a client's form."""
    return f"client_{client_id}".replace("-", "_")


def test_an_import_says_what_it_takes_and_what_it_leaves(office: Office) -> None:
    tab = uploaded()
    assert "**3 clients**; 1 total line left out." in tab.words
    assert "Not taken: Bemerkung." in tab.words
    table = tab.at.dataframe[0].value
    assert list(table.columns)[:5] == ["Row", "Name", "Greeted as", "Fees a year", "E-mail"]
    assert list(table["Greeted as"]) == ["Dear Dr. O'Brien", "Dear Leon Fox", "Dear Leon Fox"]
    assert list(table["Country"]) == ["Germany", "United Kingdom", "United Kingdom"]
    assert "Organisation" not in table
    assert "Row 4 seems to be the same client as row 3." in tab.words
    assert "Row 4: Row 4" not in tab.words
    assert office.desk.store.clients.count() == 0


def test_another_sheet_and_other_headings_can_be_chosen(office: Office) -> None:
    book = Workbook()
    book.active.title = "New"
    for row in (["Client", "Email"], ["Bea", "b@x.example"], ["Cleo", "c@x.example"]):
        book.active.append(row)
    for row in (["Our list"], ["Kunde", "Ort"], ["Mandant", "Stadt"], ["Ann", "York"]):
        book.create_sheet("Old") if "Old" not in book.sheetnames else None
        book["Old"].append(row)
    packed = io.BytesIO()
    book.save(packed)
    tab = turned_to(opened(), "Import a file")
    tab.at.file_uploader(key="import_file_0").upload("list.xlsx", packed.getvalue()).run()
    file_id = next(key for key in tab.keys if key.endswith("_sheet")).removesuffix("_sheet")
    assert "**2 clients**." in tab.words
    tab.put(f"{file_id}_sheet", "Old")
    assert "**2 clients**." in tab.words
    assert list(tab.at.dataframe[0].value["Name"]) == ["Mandant", "Ann"]
    tab.put(f"{file_id}_Old_headings", 3)
    assert list(tab.at.dataframe[0].value["Name"]) == ["Ann"]
    assert tab.at_hand("import_take").label == "Import 1 client"


def test_a_repeated_row_is_left_out_unless_it_is_wanted(office: Office) -> None:
    tab = uploaded()
    assert tab.at_hand("import_take").label == "Import 2 clients"
    assert tab.put("import_leave_twice", False).at_hand("import_take").label == "Import 3 clients"
    tab.put("import_leave_twice", True).click("import_take")
    assert office.desk.store.clients.count() == 2


def test_after_an_import_the_way_leads_to_the_list(office: Office) -> None:
    tab = uploaded().click("import_take")
    assert "2 clients are on the list." in tab.words
    tab.click("import_to_list")
    assert (tab.at.session_state["clients_tab"], "2 clients." in tab.words) == ("The list", True)
    assert office.desk.store.clients.count() == 2


def test_an_import_can_be_taken_back_after_a_reload_until_it_is_used(office: Office) -> None:
    uploaded().click("import_take")
    reloaded = turned_to(opened(), "Import a file")
    assert reloaded.at_hand("import_undo").label == "Take the last 2 back out"
    (fox,) = office.desk.store.clients.search("Fox")
    case_id = cases.flag(office.desk, fox.client_id, token="flag")
    assert not turned_to(opened(), "Import a file").has("import_undo")
    cases.take_away(office.desk, office.opened(case_id))
    turned_to(opened(), "Import a file").click("import_undo")
    assert office.desk.store.clients.count() == 0


def test_a_client_is_removed_and_put_back(office: Office) -> None:
    client_id = office.client("Bay & Co")
    tab = opened().click(f"remove_{client_id}")
    assert (tab.troubles, office.desk.store.clients.count()) == ([], 0)
    assert "Bay & Co is off the list." in tab.words
    tab.click("put_back")
    assert [one.client_id for one in office.desk.store.clients.each()] == [client_id]
    assert "is off the list" not in tab.words


def test_a_client_with_a_case_leads_to_it_and_cannot_be_removed(office: Office) -> None:
    case_id = office.noticed("Bay & Co")
    client_id = office.opened(case_id).case.client_id
    tab = opened().unfold()
    assert "Notice given" in tab.words
    assert not {f"flag_{client_id}", f"remove_{client_id}"} & set(tab.keys)
    assert "With a case on file this client stays on the list." in tab.words
    assert tab.click(f"open_{client_id}").case_id == case_id


def test_the_start_leads_to_the_case_that_is_there(office: Office) -> None:
    case_id = office.flagged("Bay & Co")
    client_id = office.opened(case_id).case.client_id
    tab = Tab()
    assert (tab.has(f"flag_{client_id}"), "Preparing" in tab.words) == (False, True)
    assert tab.click(f"go_on_{client_id}").case_id == case_id


def test_a_case_opened_from_the_start_stands_in_the_address(office: Office) -> None:
    case_id = office.flagged("Bay & Co")
    tab = Tab().click(f"case_{case_id}")
    assert (tab.case_id, "Bay & Co" in tab.title) == (case_id, True)


def test_an_empty_list_leads_to_adding_and_importing(office: Office) -> None:
    for part in ("Add a client", "Import a file"):
        tab = opened().click(f"to_{part}")
        assert (tab.at.session_state["clients_tab"], tab.troubles) == (part, [])
    assert office.desk.store.clients.count() == 0


def test_an_empty_portfolio_shows_its_empty_state_alone(office: Office) -> None:
    tab = opened("portfolio")
    assert "No cases yet" in tab.words
    assert (list(tab.at.metric), tab.has("pf_text")) == ([], False)
    assert office.desk.store.cases.status_counts() == {}


def test_related_people_are_shown_corrected_and_removed(office: Office) -> None:
    spouse = RelatedParty(name="Ana Bay", role=PartyRole.SPOUSE, may_be_told=True, note="since 2020")
    lawyer = RelatedParty(name="Leon Fox", role=PartyRole.COUNSEL)
    client_id = office.client("Bay & Co", related_parties=(spouse, lawyer))
    form = form_of(client_id)
    tab = opened()
    assert tab.value(f"{form}_party_0_name") == "Ana Bay"
    tab.fill(
        **{
            f"{form}_party_0_told": False,
            f"{form}_party_1_gone": True,
            f"{form}_party_new_name": "Inês",
            f"{form}_party_new_role": PartyRole.TENANT,
        }
    )
    tab.click(f"{form}_save")
    assert office.desk.store.clients.get(client_id).related_parties == (
        RelatedParty(name="Ana Bay", role=PartyRole.SPOUSE, note="since 2020"),
        RelatedParty(name="Inês", role=PartyRole.TENANT),
    )
    assert (tab.value(f"{form}_party_1_name"), tab.value(f"{form}_party_new_name")) == ("Inês", "")


def test_a_country_is_chosen_by_name_and_kept_by_code(office: Office) -> None:
    client_id = office.client("Bay & Co", since_on=date(2020, 3, 4))
    form = form_of(client_id)
    tab = opened()
    assert tab.at_hand(f"{form}_country").options[0] == "Not said"
    assert "Germany" in tab.at_hand(f"{form}_country").options
    tab.fill(**{f"{form}_country": "DE"}).click(f"{form}_save")
    kept = office.desk.store.clients.get(client_id)
    assert (kept.country, kept.address.country, kept.since_on) == ("DE", "DE", date(2020, 3, 4))
    assert kept.address.printed_lines[-1] == "Germany"


def test_a_case_flagged_by_mistake_is_taken_away_on_the_page(office: Office) -> None:
    case_id = office.flagged("Bay & Co")
    tab = Tab(case=case_id, step="case")
    assert "Greeted as: Dear Bay & Co" in tab.words
    tab.click("take_away_now")
    assert (tab.troubles, tab.case_id) == ([], "")
    assert tab.said == ["The case is taken away. Bay & Co stays on the client list."]
    assert (office.desk.store.cases.status_counts(), office.desk.store.clients.count()) == ({}, 1)


def test_a_case_that_reached_the_client_offers_no_way_to_take_it_away(office: Office) -> None:
    tab = Tab(case=office.issued(), step="case").unfold()
    assert not {"take_away", "take_away_now"} & set(tab.keys)
