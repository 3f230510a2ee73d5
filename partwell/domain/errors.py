"""What could not be done, each as one sentence a person can act on."""


class PartwellError(Exception):
    """Something that was asked for could not be done; `str()` of it is the sentence to show."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnknownCase(PartwellError):
    """The address, command or link names a case that is not in the store."""

    def __init__(self, case_id: str) -> None:
        shown = "".join(c for c in case_id if c.isalnum() or c == "-")[:20] or "(empty)"
        super().__init__(
            f"There is no case {shown} here. Nothing was changed; please open the portfolio to find the case."
        )


class UnknownClient(PartwellError):
    """A client was asked for that is not in the list."""

    def __init__(self) -> None:
        super().__init__(
            "That client is not in the list any more. Nothing was changed; please open the client list."
        )


class CaseChangedElsewhere(PartwellError):
    """The case (client, profile) was saved in another tab or by another person since this form was opened."""

    def __init__(self, case_id: str, shown_version: int, stored_version: int, what: str = "case") -> None:
        super().__init__(
            f"This {what} was changed somewhere else since you opened it. "
            "Your words are kept; please compare the two and save again."
        )
        self.case_id = case_id
        self.shown_version = shown_version
        self.stored_version = stored_version


class MoveRefused(PartwellError):
    """A case may not make this move yet; `.reasons` says why, one sentence each."""

    def __init__(self, move: str, reasons: tuple[str, ...]) -> None:
        super().__init__(f"This cannot be done yet ({move}): " + " ".join(reasons))
        self.move = move
        self.reasons = reasons


class NotAllowed(PartwellError):
    """An entry or choice is not possible; the sentence says what is wrong and what to do."""


class LetterIncomplete(PartwellError):
    """A paper cannot be made because a fact it needs is missing; `.missing` names the facts."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        listed = ", ".join(missing)
        super().__init__(
            f"The paper still needs: {listed}. Nothing was issued; please add what is missing first."
        )
        self.missing = missing


class UnreadableFile(PartwellError):
    """A file from outside cannot be taken; the sentence says why and what to try instead."""


class StoreTrouble(PartwellError):
    """The store cannot be read or written; the sentence says what is safe and what to do."""
