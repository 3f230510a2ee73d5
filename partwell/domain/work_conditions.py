"""What the facts say of the work and the money, which letters need to know before they speak of them."""

from datetime import date

from partwell.domain.condition_facts import Derived, Facts


def _fees_outstanding(facts: Facts) -> bool:
    amount = facts.engagement.fees_outstanding_amount
    return (amount is not None and amount > 0) or "fees_unpaid" in facts.yes


NOTHING = frozenset({"nothing", "none", "nil", "no", "n/a", "-", "–"})  # typed to say that there is none


def names_something(words: str) -> bool:
    """Whether the words name anything, and are not left empty or "nothing"."""
    return bool(words.strip()) and not says_nothing(words)


def says_nothing(words: str) -> bool:
    """Whether somebody wrote down that there is nothing."""
    return words.strip().casefold().rstrip(".") in NOTHING


OF_WORK: dict[str, Derived] = {
    "agreement_dated": Derived(
        label="The date of the agreement is known",
        look=lambda facts: facts.engagement.agreement_on is not None,
    ),
    "closing_session_planned": Derived(
        label="A last session or visit lies ahead",
        look=lambda facts: (facts.engagement.last_service_on or date.min) >= facts.counted_on,
    ),
    "work_listed": Derived(
        label="The state of the work is written down",
        look=lambda facts: any(
            words.strip()
            for words in (
                facts.engagement.work_done,
                facts.engagement.work_in_progress,
                facts.engagement.work_not_started,
            )
        ),
    ),
    "work_done_listed": Derived(
        label="Finished work is listed", look=lambda facts: bool(facts.engagement.work_done.strip())
    ),
    "work_in_progress_listed": Derived(
        label="Work in progress is listed", look=lambda facts: bool(facts.engagement.work_in_progress.strip())
    ),
    "work_not_started_listed": Derived(
        label="Work not begun is listed", look=lambda facts: bool(facts.engagement.work_not_started.strip())
    ),
    "work_continues": Derived(
        label="Some work goes on until the last day",
        look=lambda facts: names_something(facts.engagement.continues_until_end),
    ),
    "nothing_continues": Derived(
        label="No work goes on until the last day",
        look=lambda facts: says_nothing(facts.engagement.continues_until_end),
    ),
    "work_stops_at_once": Derived(
        label="Some work stops with the letter",
        look=lambda facts: names_something(facts.engagement.stops_at_once),
    ),
    "surviving_terms_listed": Derived(
        label="Terms that survive the end are listed",
        look=lambda facts: bool(facts.engagement.surviving_terms.strip()),
    ),
    "fees_outstanding": Derived(label="Fees are outstanding", look=_fees_outstanding),
    "refund_due": Derived(
        label="A refund is due to the client", look=lambda facts: (facts.engagement.refund_amount or 0) > 0
    ),
    "final_invoice_planned": Derived(
        label="The date of the final invoice is known",
        look=lambda facts: facts.engagement.final_invoice_on is not None,
    ),
    "records_ready": Derived(
        label="The client's records are ready to hand over",
        look=lambda facts: any("records" in task.task_id and task.done_on for task in facts.case.tasks),
    ),
}
