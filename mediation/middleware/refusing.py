"""How a request is refused before anything sees it: a program gets a problem, a person a sentence."""

from django.http import HttpRequest, HttpResponse, JsonResponse

API = "/api/"


def is_for_a_program(request: HttpRequest) -> bool:
    return request.path.startswith(API)


def problem(status: int, code: str, detail: str, *, attributes: tuple[str | None, ...] = (None,)) -> JsonResponse:
    """A refusal in the shape of ``api.problems.Problem``, one line for each attribute."""
    errors = [{"code": code, "detail": detail, "attr": attribute} for attribute in attributes]
    kind = "server_error" if status >= 500 else "client_error" if attributes == (None,) else "validation_error"
    return JsonResponse({"type": kind, "errors": errors}, status=status)


def refused(request: HttpRequest, status: int, code: str, words: str) -> HttpResponse:
    """A program is answered with a problem, a person with the sentence."""
    if is_for_a_program(request):
        return problem(status, code, words)
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
