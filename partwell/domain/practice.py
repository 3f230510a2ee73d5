"""The firm that ends the relationship: its profile, people and postal addresses."""

from dataclasses import dataclass, replace

from partwell.domain.countries import code_or_text, printed_name

# Unicode CLDR, week data: where the week does not begin on Monday.
_FROM_SUNDAY = frozenset(
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP "
    "PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW".split()
)
_FROM_SATURDAY = frozenset("AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY".split())
_STATE_BEFORE_CODE = frozenset({"US", "CA", "AU"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """Where a letter goes, as its writer wants it printed; it answers named questions about itself."""

    lines: tuple[str, ...] = ()  # street and building, one entry a printed line
    city: str = ""
    postcode: str = ""
    region: str = ""  # state, county or canton
    country: str = ""  # ISO code where known, else as printed; empty inside the practice's own country

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known."""
        return not (any(line.strip() for line in self.lines) or self.city or self.postcode)

    @property
    def has_enough_lines(self) -> bool:
        """Whether a postman could find it: a street or box and a town or postcode."""
        return any(line.strip() for line in self.lines) and bool(self.city.strip() or self.postcode.strip())

    @property
    def printed_lines(self) -> tuple[str, ...]:
        """The address as lines for an address block, without empty ones."""
        return self.printed_from("")

    def printed_from(self, home_country: str) -> tuple[str, ...]:
        """The lines for a letter posted in `home_country` (ISO code): its own country is left out."""
        country, home = code_or_text(self.country), code_or_text(home_country)
        abroad = "" if country.casefold() == home.casefold() else printed_name(country)
        if (country or home) in _STATE_BEFORE_CODE or (not country and self.region):
            state_and_code = f"{self.region} {self.postcode}".strip()
            places: tuple[str, ...] = (", ".join(part for part in (self.city, state_and_code) if part),)
        elif self.postcode and self.postcode[:1].isalpha():
            places = (self.city, self.region, self.postcode)
        else:
            places = (f"{self.postcode} {self.city}".strip(), self.region)
        return tuple(line.strip() for line in (*self.lines, *places, abroad) if line.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who works here and may decide, sign, call or review."""

    person_id: str
    name: str
    title: str = ""  # as printed under a signature
    email: str = ""
    phone: str = ""
    may_sign: bool = True
    signature_png: bytes | None = None
    former_signature_png: bytes | None = None  # the one before, kept aside

    def with_signature(self, signature_png: bytes | None) -> "Person":
        """The person with another signature, or none; the present one is kept aside."""
        before = self.signature_png or self.former_signature_png
        return replace(self, signature_png=signature_png, former_signature_png=before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The firm's own profile: what its letters say of it and which rules and holidays apply."""

    name: str = ""
    profession_id: str = ""  # the pack in data/professions that applies unless a case says otherwise
    country: str = ""  # ISO 3166 code of two letters, for holidays, paper size and formats
    region: str = ""  # subdivision code as the holidays library knows it, such as NJ or SCT
    address: PostalAddress = PostalAddress()
    email: str = ""
    phone: str = ""
    website: str = ""
    registration: str = ""  # licence or registration line for the letter foot
    people: tuple[Person, ...] = ()
    logo_png: bytes | None = None
    complaints_contact: str = ""
    referral_directory: str = ""  # where a client may look for somebody else, as printed
    paper_size: str = ""  # "A4" or "Letter"; empty follows the country
    currency: str = ""  # ISO 4217; empty follows the country
    date_style: str = ""  # "day_month_year" or "month_day_year"; empty follows the country
    first_weekday: int | None = None  # 0 is Monday; None follows the country
    neutral_calendar: bool = True  # calendar entries do not name the client
    former_people: tuple[Person, ...] = ()  # no longer here; their names still stand in older cases
    former_logo_png: bytes | None = None  # the one before, kept aside

    @property
    def is_set_up(self) -> bool:
        """Whether the four facts a first letter needs are known."""
        return bool(self.name and self.profession_id and self.country and self.address.has_enough_lines)

    @property
    def week_begins_on(self) -> int:
        """The first day of the week, Monday being 0: as chosen, else as is usual in the country."""
        if self.first_weekday is not None:
            return self.first_weekday
        return 6 if self.country in _FROM_SUNDAY else 5 if self.country in _FROM_SATURDAY else 0

    def person(self, person_id: str) -> Person | None:
        """The person with this key who works here, or None."""
        return next((person for person in self.people if person.person_id == person_id), None)

    def person_ever(self, person_id: str) -> Person | None:
        """The person with this key who works here or did, or None."""
        known = (*self.people, *self.former_people)
        return next((person for person in known if person.person_id == person_id), None)

    def with_person(self, changed: Person) -> "Practice":
        """The practice with the details of one of its people corrected."""
        people = (changed if one.person_id == changed.person_id else one for one in self.people)
        return replace(self, people=tuple(people))

    def without(self, person_id: str) -> "Practice":
        """The practice once somebody is no longer here; they are kept aside."""
        gone = tuple(one for one in self.people if one.person_id == person_id)
        stay = tuple(one for one in self.people if one.person_id != person_id)
        return replace(self, people=stay, former_people=(*self.former_people, *gone))

    def with_again(self, person_id: str) -> "Practice":
        """The practice once somebody who had left is here again."""
        back = tuple(one for one in self.former_people if one.person_id == person_id)
        stay = tuple(one for one in self.former_people if one.person_id != person_id)
        return replace(self, people=(*self.people, *back), former_people=stay)

    def with_logo(self, logo_png: bytes | None) -> "Practice":
        """The practice with another logo, or none; the present one is kept aside."""
        return replace(self, logo_png=logo_png, former_logo_png=self.logo_png or self.former_logo_png)

    @property
    def prints_on_letter_paper(self) -> bool:
        """Whether papers are US Letter and not A4."""
        letter_countries = {"US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "PR"}
        return (self.paper_size or ("Letter" if self.country in letter_countries else "A4")) == "Letter"
