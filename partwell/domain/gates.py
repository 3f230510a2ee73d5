"""Gates: whether an ending must wait, be cleared by somebody, take longer or be put in other words."""

from collections.abc import Iterable
from dataclasses import dataclass

from partwell.domain.case import Case, Consultation, Waiver
from partwell.domain.circumstances import label_of
from partwell.domain.day_counting import in_words, period_in_words
from partwell.domain.findings import Finding, Level
from partwell.domain.knowledge import DayUnit, Disclosure, Gate, GateSeverity, Knowledge, Profession
from partwell.domain.notice_period import Extension

STOP_ROLES = frozenset({"court", "counsel", "insurer", "supervisor"})  # whose word may lift a stop
REOPENED = "opened it again"  # as what a consultation names whoever took a clearance back
BLOCKING = frozenset({GateSeverity.STOP, GateSeverity.CONSULT})
STRICTNESS = {Disclosure.FULL: 0, Disclosure.BRIEF: 1, Disclosure.CODED: 2, Disclosure.NONE: 3}
SAID = {  # roles as a sentence names them; others stand as they are
    "court": "the court",
    "police": "the police",
    "insurer": "your insurer",
    "supervisor": "your supervisor",
    "regulator": "your regulator",
    "professional body": "your professional body",
}
LEVELS = {
    GateSeverity.STOP: Level.STOP,
    GateSeverity.CONSULT: Level.CONSULT,
    GateSeverity.EXTEND: Level.ADVISE,
    GateSeverity.REWORD: Level.ADVISE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGate:
    """A gate that fired, why it did, what was recorded on it, and what still lacks."""

    gate: Gate
    because: str  # the statements that made it fire, in one line
    consultation: Consultation | None = None  # the latest one recorded on it
    waiver: Waiver | None = None  # of added days only
    lacks: tuple[str, ...] = ()  # sentences; empty once nothing more is asked for

    @property
    def is_cleared(self) -> bool:
        """Whether it stands in nobody's way any more; added days count as cleared once waived."""
        if self.gate.severity == GateSeverity.EXTEND:
            return self.waiver is not None
        return self.gate.severity in BLOCKING and not self.lacks

    @property
    def is_blocking(self) -> bool:
        """Whether notice may not be given because of it."""
        return self.gate.severity in BLOCKING and bool(self.lacks)

    @property
    def cleared_by(self) -> str:
        """Who cleared or waived it, when and how, in one line; empty while it is open."""
        if not self.is_cleared:
            return ""
        if self.waiver is not None and self.gate.severity == GateSeverity.EXTEND:
            return f"Left out on {in_words(self.waiver.on)}: {self.waiver.why}"
        told = self.consultation
        if told is None:
            return ""
        paper = f" ({told.document})" if told.document.strip() else ""
        return f"{told.person}, {told.role}, on {in_words(told.on)}{paper}: {told.note}"


def open_gates(
    case: Case, profession: Profession, knowledge: Knowledge, holding: frozenset[str]
) -> tuple[OpenGate, ...]:
    """Every gate that fires where these conditions hold, stops first, cleared ones among them."""
    order = list(GateSeverity)
    fired = [gate for gate in profession.gates if gate.holds(holding)]
    fired.sort(key=lambda gate: order.index(gate.severity))
    return tuple(_opened(gate, case, _because(gate, profession, knowledge, holding)) for gate in fired)


def blocking(gates: Iterable[OpenGate]) -> tuple[OpenGate, ...]:
    """The gates because of which notice may not be given yet."""
    return tuple(gate for gate in gates if gate.is_blocking)


def stopping(gates: Iterable[OpenGate]) -> tuple[OpenGate, ...]:
    """The stops that are not cleared: while one stands there is no last day."""
    return tuple(one for one in gates if one.is_blocking and one.gate.severity == GateSeverity.STOP)


def as_findings(gates: Iterable[OpenGate]) -> tuple[Finding, ...]:
    """What each gate that is not cleared means, as findings under the gate's own id."""
    return tuple(_finding(one) for one in gates if not one.is_cleared)


def in_the_way(
    case: Case, profession: Profession, knowledge: Knowledge, holding: frozenset[str]
) -> tuple[Finding, ...]:
    """The stops and consultations that still keep notice from being given."""
    return as_findings(blocking(open_gates(case, profession, knowledge, holding)))


def extend_days(gates: Iterable[OpenGate]) -> tuple[Extension, ...]:
    """The days each gate adds to the recommended last day, with the reason where they were waived."""
    return tuple(
        Extension(
            gate_id=one.gate.id,
            label=one.gate.label,
            days=one.gate.extend_days,
            waived_because=one.waiver.why if one.waiver else "",
            source=one.gate.source,
        )
        for one in gates
        if one.gate.extend_days > 0
    )


def removed_elements(gates: Iterable[OpenGate]) -> frozenset[str]:
    """Letter elements that must not appear; a clearance to go on does not bring them back."""
    return frozenset(element for one in gates for element in one.gate.removes_elements)


def needs_second_reviewer(
    case: Case, profession: Profession, knowledge: Knowledge, holding: frozenset[str]
) -> bool:
    """Whether a gate asks for somebody who was not involved to look at the decision."""
    return any(one.gate.needs_second_reviewer for one in open_gates(case, profession, knowledge, holding))


def disclosure_allowed(
    case: Case, profession: Profession, knowledge: Knowledge, holding: frozenset[str]
) -> Disclosure:
    """How much of the reason a letter may say: the strictest of profession, reasons, gates and choice.

    The professional may always say less. The reason itself stays in the file, whatever the letter says;
    a gate's limit holds even once the gate is cleared.
    """
    reasons = (knowledge.reason(reason_id) for reason_id in case.reason_ids)
    gates = open_gates(case, profession, knowledge, holding)
    wanted = (
        profession.policy.disclosure,
        case.disclosure,
        *(reason.disclosure for reason in reasons if reason is not None),
        *(one.gate.disclosure for one in gates),
    )
    return max((one for one in wanted if one is not None), key=STRICTNESS.__getitem__)


def _because(gate: Gate, profession: Profession, knowledge: Knowledge, holding: frozenset[str]) -> str:
    names = [name for name in (*gate.applies_when, *gate.applies_when_any) if name in holding]
    return "; ".join(dict.fromkeys(label_of(name, profession, knowledge) for name in names))


def _opened(gate: Gate, case: Case, because: str) -> OpenGate:
    told = _latest(case, gate)
    waiver = case.waiver(gate.id) if gate.extend_days > 0 or gate.severity == GateSeverity.EXTEND else None
    if waiver is not None and not waiver.why.strip():
        waiver = None
    lacks = _lacks(gate, case, told) if gate.severity in BLOCKING else ()
    return OpenGate(gate=gate, because=because, consultation=told, waiver=waiver, lacks=lacks)


def _latest(case: Case, gate: Gate) -> Consultation | None:
    """The last word on a gate: a later one may take an earlier clearance back."""
    told = [one for one in case.consultations if one.gate_id == gate.id]
    return max(reversed(told), key=lambda one: one.on) if told else None


def _lacks(gate: Gate, case: Case, told: Consultation | None) -> tuple[str, ...]:
    if gate.severity == GateSeverity.STOP and not gate.clearable:
        return ("No clearance can lift it; only a change of what made it fire can.",)
    lacks = []
    whom = _whom(gate)
    if told is None:
        lacks.append(f"Nobody has cleared it yet: ask {whom}, and record who, when and what they said.")
    elif told.role == REOPENED:
        lacks.append(f"It was opened again on {in_words(told.on)}: {told.note}")
    elif not told.clears:
        lacks.append(f"{told.person} did not clear it on {in_words(told.on)}.")
    else:
        lacks.extend(_incomplete(gate, told, whom))
    if gate.needs_second_reviewer and not _reviewed(case, gate):
        lacks.append("A second person who was not involved has to look at the decision.")
    return tuple(lacks)


def _incomplete(gate: Gate, told: Consultation, whom: str) -> Iterable[str]:
    if not told.person.strip():
        yield "The clearance names no person."
    if not told.note.strip():
        yield "The clearance has no note of what was said."
    if gate.severity != GateSeverity.STOP:
        return
    if told.role.strip().casefold() not in _may_lift(gate):
        yield f"A stop is lifted only by {whom}."
    if not told.document.strip():
        yield "The paper that lifts it, such as an order or a letter, is not named."


def _may_lift(gate: Gate) -> frozenset[str]:
    """Whose word lifts a stop: those the gate names, as far as anybody's word can."""
    return STOP_ROLES.intersection(gate.consult) or STOP_ROLES


def _whom(gate: Gate) -> str:
    if gate.severity == GateSeverity.STOP:
        listed = [role for role in (*gate.consult, *sorted(STOP_ROLES)) if role in _may_lift(gate)]
    else:
        listed = list(gate.consult) or ["insurer", "counsel", "professional body"]
    named = [SAID.get(role, role) for role in dict.fromkeys(listed)]
    return " or ".join(filter(None, (", ".join(named[:-1]), named[-1])))


def _reviewed(case: Case, gate: Gate) -> bool:
    involved = {name for name in (case.decided_by.strip(), case.owner_id.strip()) if name}
    agreed = [review.reviewer.strip() for review in case.reviews if review.agrees]
    agreed += [
        one.person.strip()
        for one in case.consultations
        if one.gate_id == gate.id and one.clears and one.role.strip().casefold() == "second reviewer"
    ]
    return any(name and name not in involved for name in agreed)


def _finding(one: OpenGate) -> Finding:
    gate = one.gate
    because = f"Because: {one.because}." if one.because else ""
    added = ""
    if gate.extend_days > 0 and one.waiver is None:
        added = f"It adds {period_in_words(gate.extend_days, DayUnit.CALENDAR)} to the recommended last day."
    return Finding(
        code=gate.id,
        level=LEVELS[gate.severity],
        what=gate.what,
        why=" ".join(part for part in (because, gate.why, added) if part),
        instead=" ".join(part for part in (gate.lifts, *one.lacks) if part),
        source=gate.source,
        where="decision",
    )
