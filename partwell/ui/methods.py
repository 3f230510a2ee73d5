"""How the ways of sending a paper are named and offered, the clause's own way first."""

from partwell.desk import OpenCase
from partwell.domain.notice_receipt import allowed_methods

METHODS = {
    "post": "First-class post",
    "tracked_post": "Tracked or certified post",
    "courier": "Courier",
    "email": "E-mail",
    "hand": "Handed over",
    "portal": "Client portal",
}
NOT_AS_AGREED = "not as the agreement says"


def offered(opened: OpenCase) -> dict[str, str]:
    """Each way that agreement and profession leave open in this case, with its name as it is offered."""
    return {
        one.name: METHODS[one.name] if one.is_as_agreed else f"{METHODS[one.name]} ({NOT_AS_AGREED})"
        for one in allowed_methods(opened.case, opened.dossier.profession)
    }
