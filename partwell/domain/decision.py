"""From what happened to a decision that holds: dated facts as a sentence, and what a careful person adds."""

from datetime import date, timedelta

from partwell.domain import gates
from partwell.domain.case import Audience, Case, DatedFact
from partwell.domain.day_counting import in_words
from partwell.domain.dossier import Dossier
from partwell.domain.findings import Finding, Level
from partwell.domain.formats import format_date
from partwell.domain.knowledge import Disclosure
from partwell.domain.letter_facts import Reading
from partwell.domain.letter_fields import names_in, replaced, values
from partwell.domain.practice import Practice

COOLING_OFF_DAYS = 2  # 24 to 48 hours before deciding in heat is a freelancers' custom, no rule


def told(fact: DatedFact) -> str:
    """One dated fact on one line, for lists and the record."""
    when = f"{in_words(fact.happened_on)}: " if fact.happened_on else ""
    clause = f" ({fact.clause})" if fact.clause else ""
    tried = f". Tried: {fact.tried}" if fact.tried else ""
    return f"{when}{fact.what.strip().rstrip('.')}{clause}{tried}"


def for_the_client(facts: tuple[DatedFact, ...]) -> tuple[DatedFact, ...]:
    """Those of the facts that are marked for the client; no other one may stand in a letter to them."""
    return tuple(fact for fact in facts if fact.audience == Audience.CLIENT)


def left_out(facts: tuple[DatedFact, ...]) -> str:
    """How many of the facts are no words for the client, and why; empty where all are."""
    marks = [fact.audience for fact in facts if fact.audience != Audience.CLIENT]
    if not marks:
        return ""
    told = " or ".join(f"“{mark}”" for mark in dict.fromkeys(marks))
    count = "1 fact is" if len(marks) == 1 else f"{len(marks)} facts are"
    return f"{count} left out: marked {told} under “Who may read it”, and so not for the client."


def sentence_from(facts: tuple[DatedFact, ...], practice: Practice) -> str:
    """The facts that the client may read, as plain sentences, oldest first, each with its day and clause."""
    in_time = sorted(for_the_client(facts), key=lambda fact: fact.happened_on or date.max)
    return " ".join(_sentence(fact, practice) for fact in in_time)


def _sentence(fact: DatedFact, practice: Practice) -> str:
    what = fact.what.strip().rstrip(".")
    clause = f" ({fact.clause.strip()})" if fact.clause.strip() else ""
    if fact.happened_on is None:
        return f"{what[:1].upper()}{what[1:]}{clause}."
    begins_with_name = what[:1].isupper() and what.split(" ")[0].lower() not in _ARTICLES
    inner = what if begins_with_name else f"{what[:1].lower()}{what[1:]}"
    return f"On {format_date(fact.happened_on, practice)}, {inner}{clause}."


_ARTICLES = {"the", "a", "an", "our", "your", "we", "no", "two", "three", "payment", "invoice", "this", "it"}


def suggested_sentence(dossier: Dossier) -> str:
    """How the chosen reason is usually framed, as a hint in the empty field."""
    reasons = [dossier.knowledge.reason(reason_id) for reason_id in dossier.case.reason_ids]
    texts = [reason.framing for reason in reasons if reason]
    reading = Reading(dossier=dossier, draft=dossier.case.letter("ending"), disclosure=Disclosure.FULL)
    return " ".join(replaced(text, values(reading, names_in(text))) for text in texts)


def disclosure(dossier: Dossier) -> Disclosure:
    """How much of the reason the letter may say, the strictest of profession, reason, gates and choice."""
    return gates.disclosure_allowed(dossier.case, dossier.profession, dossier.knowledge, dossier.holding)


def why_so(dossier: Dossier) -> str:
    """What fixed how much the letter says."""
    allowed, case = disclosure(dossier), dossier.case
    strict = [one.gate.label for one in dossier.gates if one.gate.disclosure == allowed]
    if strict:
        return f"Because of: {'; '.join(strict)}."
    if case.disclosure == allowed:
        return "This is your choice."
    if dossier.profession.policy.disclosure == allowed:
        return f"This is usual for {dossier.profession.label}."
    return "The reason itself is best told this way."


def second_look(dossier: Dossier) -> tuple[Finding, ...]:
    """Whether a second person or a pause is wanted before deciding, and why."""
    case, found = dossier.case, []
    if gates.needs_second_reviewer(case, dossier.profession, dossier.knowledge, dossier.holding):
        if not any(review.agrees for review in case.reviews):
            found.append(
                Finding(
                    code="second_reviewer",
                    level=Level.CONSULT,
                    what="A person who was not involved should look at this decision.",
                    why="It shows that the reason stands on its own and that like cases are treated alike.",
                    instead="Record who looked at it, when, and what they said.",
                )
            )
        return tuple(found)
    if is_fresh(dossier) and not case.cooled_off:
        found.append(
            Finding(
                code="cooling_off",
                level=Level.ADVISE,
                what="This case is less than two days old, and no second person decides with you.",
                why="A decision that was slept on is easier to explain. This is a custom and no rule.",
                instead="Come back tomorrow, or note why it cannot wait.",
            )
        )
    return tuple(found)


def slept_on_from(case: Case) -> date:
    """The first day on which a case can have been slept on: the one after it was opened."""
    return case.opened_on + timedelta(days=1)


def is_fresh(dossier: Dossier) -> bool:
    """Whether a lone professional opened the case within the last two days."""
    alone = len(dossier.practice.people) <= 1
    return alone and dossier.on - dossier.case.opened_on < timedelta(days=COOLING_OFF_DAYS)
