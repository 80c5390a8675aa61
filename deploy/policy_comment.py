"""A change goes in; what it does to the policy comes out, as one comment on it that is kept up to date.

`compare BASE HEAD FILE` writes the comment; `post github FILE` or `post gitlab FILE` puts it where the
variables of the pipeline say. To post, nothing but Python is needed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

MARK = "<!-- policy diff -->"
"""By this the comment is found again."""

NOTHING = "Nothing changes: both say the same."
LIMIT = 60_000
"""How many characters a comment may have: GitHub takes 65,536."""

_PAGE = 100
_PAGES = 50
_SECONDS = 30
_ROOT = Path(__file__).resolve().parents[1]


class PostError(Exception):
    """Why there is no comment."""


@dataclass(frozen=True)
class Service:
    """Where comments on a change are read and written, and by which of their keys one knows one's own."""

    listed: str
    edited: str
    change: str
    headers: Mapping[str, str]
    author: tuple[str, str]
    own: Any

    def is_own(self, comment: Any) -> bool:
        """Whether a comment is the one that an earlier run has written: anybody can write the mark."""
        who, key = self.author
        return str(comment["body"]).startswith(MARK) and comment[who][key] == self.own


class _Stay(HTTPRedirectHandler):
    """A redirection is an error: the token is for the service and for nobody that it leads to."""

    def redirect_request(self, *_: Any) -> None:
        return None


def compare(base: str, head: str, file: Path) -> None:
    """Write what the commits from where `head` left `base` on do, by the code that lies here."""
    left, right = (_git("rev-parse", "--short", one) for one in (_git("merge-base", base, head), head))
    done = subprocess.run(
        [Path(sys.executable).with_name("runbook"), "diff", left, right],
        cwd=_ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    text = done.stdout if done.returncode == 0 else _not_compared(done.stderr)
    file.write_text(text, encoding="utf-8")


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=_ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PostError(f"git {' '.join(arguments)}: {done.stderr.strip() or 'there is no such commit'}")
    return done.stdout.strip()


def _not_compared(problems: str) -> str:
    """A block by indentation, which nothing in the text can end."""
    shown = "\n".join(f"    {line}" for line in problems.splitlines())
    return (
        "# Changes of the data\n\nThis change cannot be compared: the code of the target branch cannot read "
        f"the data of one side.\n\n{shown}\n"
    )


def comment(text: str) -> str:
    """The comment with its mark, cut at the end of a line where it is too long."""
    if len(text) > LIMIT:
        kept = text[:LIMIT].rpartition("\n")[0]
        text = f"{kept}\n\nCut here: the whole comparison is in the file that the job keeps."
    return f"{MARK}\n{text}"


def github(environment: Mapping[str, str]) -> Service:
    """The comments of a pull request. Its token writes as a bot."""
    repository = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}"
    listed = f"{repository}/issues/{int(environment['CHANGE'])}/comments"
    headers = {"Authorization": f"Bearer {environment['TOKEN']}", "Accept": "application/vnd.github+json"}
    return Service(listed, f"{repository}/issues/comments", "PATCH", headers, ("user", "type"), "Bot")


def gitlab(environment: Mapping[str, str]) -> Service:
    """The notes of a merge request. Its token belongs to a bot of the project."""
    api = environment["CI_API_V4_URL"]
    project, change = int(environment["CI_PROJECT_ID"]), int(environment["CI_MERGE_REQUEST_IID"])
    headers = {"PRIVATE-TOKEN": environment["RUNBOOK_COMMENT_TOKEN"]}
    notes = f"{api}/projects/{project}/merge_requests/{change}/notes"
    own = _ask(headers, "GET", f"{api}/user")["id"]
    return Service(notes, notes, "PUT", headers, ("author", "id"), own)


SERVICES = {"github": github, "gitlab": gitlab}


def post(service: Service, text: str) -> str:
    """Write the comment, or bring the one that is there up to date; what was done."""
    there = next((one for one in _comments(service) if service.is_own(one)), None)
    body = {"body": comment(text)}
    if there is not None:
        _ask(service.headers, service.change, f"{service.edited}/{there['id']}", body)
        return "The comment is up to date."
    if NOTHING in text:
        return "Nothing changes, so there is no comment."
    _ask(service.headers, "POST", service.listed, body)
    return "The comment is written."


def _comments(service: Service) -> Iterator[Any]:
    for page in range(1, _PAGES + 1):
        found = _ask(service.headers, "GET", f"{service.listed}?per_page={_PAGE}&page={page}")
        yield from found
        if len(found) < _PAGE:
            return


def _ask(headers: Mapping[str, str], method: str, url: str, body: Any = None) -> Any:
    if not url.startswith(("https://", "http://")):
        raise PostError(f"{url}: not an address of the web")
    data = None if body is None else json.dumps(body).encode()
    sent = {**headers, "Content-Type": "application/json", "User-Agent": "runbook"}
    request = Request(url, data, sent, method=method)  # noqa: S310  # looked at above
    try:
        with build_opener(_Stay).open(request, timeout=_SECONDS) as answer:
            return json.load(answer)
    except HTTPError as error:
        error.close()
        raise PostError(f"{method} {url}: the answer is {error.code}; expected a token that may") from error
    except (URLError, TimeoutError, ValueError) as error:
        raise PostError(f"{method} {url}: no answer that can be read ({error})") from error


def main(arguments: list[str]) -> None:
    """Do what the words of the command say."""
    try:
        match arguments:
            case ["compare", base, head, file]:
                compare(base, head, Path(file))
            case ["post", name, file] if name in SERVICES:
                print(post(SERVICES[name](os.environ), Path(file).read_text("utf-8")))
            case _:
                sys.exit("expected: compare BASE HEAD FILE, post github FILE, or post gitlab FILE")
    except PostError as error:
        sys.exit(str(error))
    except KeyError as error:
        sys.exit(f"the variable {error} is not set; the pipeline sets it")


if __name__ == "__main__":
    main(sys.argv[1:])
