"""Who may use the desk: the one browser that came with the address, from the desk's own pages, and nobody else."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

HOST = "127.0.0.1"
COOKIE = "mujaz-desk"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
}
SAFE = frozenset({"GET", "HEAD"})
CLOSED = (
    "This is the review desk of an archive on this machine. Its address, with the token in it, stands on the terminal "
    "on which it was started, and lets one browser in, once. Start `mujaz review` again for a new one.\n"
    "هذا مكتب المراجعة لأرشيف على هذا الجهاز. عنوانه مع رمز الدخول مكتوب في نافذة الأوامر التي شُغّل منها، ويُدخل "
    "متصفحاً واحداً مرة واحدة. شغّل mujaz review من جديد لعنوان آخر.\n"
)


class Guard:
    """Checks every request: its host, its origin, and the cookie for which the token was exchanged."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.token = secrets.token_urlsafe(32)
        """Stands in the address once, until it is used."""
        self._session = secrets.token_urlsafe(32)
        self._hosts = frozenset({f"{HOST}:{port}", f"localhost:{port}"})
        self._cookie = f"{COOKIE}-{port}"

    @property
    def address(self) -> str:
        """Where the desk is entered."""
        return f"http://{HOST}:{self.port}/?token={self.token}"

    async def __call__(self, request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        """Return the answer to a request that may be made, and a refusal to any other."""
        response = self._refuse(request) or await answer(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    def _refuse(self, request: Request) -> Response | None:
        """Return what to say to a request that is not answered; None if it is."""
        host = request.headers.get("host", "")
        if host not in self._hosts:  # a page elsewhere whose name leads to this machine
            return PlainTextResponse("Wrong host.", 403)
        origin = request.headers.get("origin")
        foreign = origin is not None and origin != f"http://{host}"
        if foreign or (origin is None and request.method not in SAFE):
            return PlainTextResponse("Wrong origin.", 403)
        if request.headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
            return PlainTextResponse("Wrong site.", 403)
        if request.method in SAFE and (token := request.query_params.get("token")) is not None:
            return self._exchange(token)
        if not hmac.compare_digest(request.cookies.get(self._cookie, "").encode(), self._session.encode()):
            return PlainTextResponse(CLOSED, 403)
        return None

    def _exchange(self, token: str) -> Response:
        """Return the cookie for the token, which is worth nothing from then on."""
        if not self.token or not hmac.compare_digest(token.encode(), self.token.encode()):
            return PlainTextResponse(CLOSED, 403)
        self.token = ""
        response = RedirectResponse("/", 303)
        response.set_cookie(self._cookie, self._session, httponly=True, samesite="strict", path="/")
        return response
