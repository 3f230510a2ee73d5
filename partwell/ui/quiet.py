"""Nothing leaves this computer: Streamlit is told its address, which it would else ask of a server outside.

It asks whenever a page of somebody else's knocks at this server, to see whether that page may come in.
"""

from streamlit import net_util

HERE = "127.0.0.1"


def be_quiet() -> None:
    """Give Streamlit the answers it would look for outside; both are the address it listens at."""
    net_util._external_ip = HERE  # noqa: SLF001 -- there is no other way to tell it
    net_util._internal_ip = HERE  # noqa: SLF001 -- as above
