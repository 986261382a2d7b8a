"""What a forge runs for each change: the file that makes it check the records."""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.output.new_workspace import yaml_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.locale import Catalogue

FORGES = ("github", "gitlab")
_PATHS = {"github": ".github/workflows/jakres.yml", "gitlab": ".gitlab-ci.yml"}


def ci_job(forge: str, folder: str, t: Catalogue) -> tuple[str, str]:
    """Return the path, from the top of the repository, and the text of the file for ``forge``.

    ``folder`` is where in the repository the workspace is, with a slash behind it, or empty.
    """
    words = {name: t(message) for name, message in _REMARKS.items()}
    words |= {name: yaml_text(t(message)) for name, message in _NAMES.items()}
    words["root"] = yaml_text(folder.rstrip("/") or ".")
    text = {"github": _GITHUB, "gitlab": _GITLAB}[forge]
    return _PATHS[forge], text % words


_NAMES = {
    "install": Message("Install jakres"),
    "digest": Message("What changes in the records"),
    "check": Message("Check the records"),
    "settings": Message("Check them with the settings of the base branch"),
}
_REMARKS = {
    "purpose": Message("Checks what a change makes of the records. Written by jakres init."),
    "branch": Message("the branch that others start from, if it has another name"),
    "least": Message("It only reads. Don't use pull_request_target: that gives strangers a token."),
    "folder": Message("the folder with jakres.yaml"),
    "package": Message("what pip installs, one version exactly: NAME==VERSION or an address"),
    "variable": Message("JAKRES_PACKAGE is a variable of the project: what pip installs."),
    "unset": Message("say in JAKRES_PACKAGE what pip shall install"),
    "early": Message("Comes first, so that nothing of the change can be run by it"),
    "pin": Message("v5 and v6 move; a full commit hash in their place doesn't"),
    "merge": Message("The merge with the base branch: what that would become"),
    "isolated": Message("-I: nothing that lies in the repository is run"),
    "trust": Message("A change of jakres.yaml doesn't loosen the check of what comes with it"),
    "same": Message("jakres.yaml is that of the base branch"),
}

_GITHUB = """\
# %(purpose)s
name: jakres

on:
  pull_request:
  push:
    branches: [main]  # %(branch)s

# %(least)s
permissions:
  contents: read

defaults:
  run:
    shell: bash

env:
  JAKRES_ROOT: %(root)s  # %(folder)s
  JAKRES_PACKAGE: ''  # %(package)s

jobs:
  records:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      # %(pin)s
      - uses: actions/setup-python@v6
        with:
          python-version: '3.13'

      # %(early)s
      - name: %(install)s
        run: |
          if [ -z "$JAKRES_PACKAGE" ]; then
            echo "::error::%(unset)s"
            exit 1
          fi
          python -I -m pip install --quiet --disable-pip-version-check "$JAKRES_PACKAGE"

      # %(merge)s
      - uses: actions/checkout@v5
        with:
          fetch-depth: 2
          persist-credentials: false

      - name: %(digest)s
        if: github.event_name == 'pull_request'
        continue-on-error: true
        run: jakres diff HEAD^1...HEAD --format md >> "$GITHUB_STEP_SUMMARY"

      - name: %(check)s
        run: jakres check --format github

      # %(trust)s
      - name: %(settings)s
        if: github.event_name == 'pull_request'
        run: |
          settings="$JAKRES_ROOT/jakres.yaml"
          if ! git cat-file -e "HEAD^1:./$settings" ||
              git diff-tree --quiet HEAD^1 HEAD -- "$settings"; then
            echo "%(same)s"
            exit 0
          fi
          rm -f "$settings"
          git cat-file blob "HEAD^1:./$settings" > "$settings"
          jakres check --format github
"""

_GITLAB = """\
# %(purpose)s
# %(variable)s
jakres:
  image: python:3.13
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    JAKRES_ROOT: %(root)s  # %(folder)s
    GIT_DEPTH: '0'
  script:
    # %(isolated)s
    - |
      if [ -z "$JAKRES_PACKAGE" ]; then
        echo "%(unset)s" >&2
        exit 1
      fi
      python -I -m pip install --quiet --disable-pip-version-check "$JAKRES_PACKAGE"

    # %(merge)s
    - |
      if [ "$CI_PIPELINE_SOURCE" = merge_request_event ]; then
        change="$(git rev-parse HEAD)"
        git fetch --quiet origin "refs/heads/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
        git checkout --quiet --detach FETCH_HEAD
        git -c user.name=jakres -c user.email=jakres@localhost \\
          merge --quiet --no-ff --no-edit "$change"
        jakres diff HEAD^1...HEAD --format md > jakres-diff.md || true
      fi

    - jakres check --format gitlab -o gl-code-quality-report.json || true
    - jakres check

    # %(trust)s
    - |
      settings="$JAKRES_ROOT/jakres.yaml"
      if [ "$CI_PIPELINE_SOURCE" != merge_request_event ] ||
          ! git cat-file -e "HEAD^1:./$settings" ||
          git diff-tree --quiet HEAD^1 HEAD -- "$settings"; then
        echo "%(same)s"
      else
        rm -f "$settings"
        git cat-file blob "HEAD^1:./$settings" > "$settings"
        jakres check
      fi
  artifacts:
    when: always
    expose_as: %(digest)s
    paths:
      - jakres-diff.md
    reports:
      codequality: gl-code-quality-report.json
"""
