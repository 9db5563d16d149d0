"""Logging in by mail: the mail has a code, and a link that brings it along."""

from allauth.account.views import ConfirmLoginCodeView


class ConfirmCode(ConfirmLoginCodeView):  # type: ignore[misc]  # has no types
    """The page that asks for the code.

    Opened by the link, which some mail systems open before people do, it has the code filled in and
    waits to be sent: in the browser that asked for it, and in no other.
    """

    def get_initial(self) -> dict[str, str]:
        """The code that the address brings."""
        return {"code": self.request.GET.get("code", "")}
