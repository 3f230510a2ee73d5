"""A line between the browser and Partwell that can be cut and mended, as when a laptop sleeps."""

import socket
import threading
from contextlib import suppress

from tests.journeys.browser import Site


class Line:
    """Passes everything on to a running Partwell until it is cut; `site` is its own end."""

    def __init__(self, to: Site) -> None:
        """Lays the line."""
        self._far = ("127.0.0.1", int(to.address.rpartition(":")[2]))
        self._near = socket.create_server(("127.0.0.1", 0))
        self._is_whole, self._open = True, list[socket.socket]()
        self.site = Site(f"http://127.0.0.1:{self._near.getsockname()[1]}", to.home)
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self) -> None:
        """Ends every connection and lets none begin."""
        self._is_whole = False
        for one in self._open:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Lets connections begin again."""
        self._is_whole = True

    def take_up(self) -> None:
        """Takes the line away."""
        self.cut()
        with suppress(OSError):
            self._near.shutdown(socket.SHUT_RDWR)
        for one in (self._near, *self._open):
            one.close()

    def _answer(self) -> None:
        with suppress(OSError):
            while True:
                browser, _ = self._near.accept()
                self._open.append(browser)
                if self._is_whole:
                    partwell = socket.create_connection(self._far)
                    self._open.append(partwell)
                    for here, there in ((browser, partwell), (partwell, browser)):
                        threading.Thread(target=_pass_on, args=(here, there), daemon=True).start()
                else:
                    browser.close()


def _pass_on(here: socket.socket, there: socket.socket) -> None:
    with suppress(OSError):
        while words := here.recv(65536):
            there.sendall(words)
    for one in (here, there):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
