"""The settings with which git lets jakres merge records, in one repository and nowhere else."""

from __future__ import annotations

from jakres_cli.git.process import ask

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.git.repository import Repository

ATTRIBUTES = (
    "records/**/*.md merge=jakres",
    "records/*.yaml merge=jakres",
    "jakres.yaml merge=jakres",
)
"""The lines that .gitattributes needs; without them git goes on merging by lines."""
SETTINGS = {
    # what one side writes below a meeting that the other renamed goes along
    "merge.directoryRenames": "true",
    "merge.jakres.name": "records, field by field",
    # a jakres that is missing or fails must not leave our side without markers
    "merge.jakres.driver": (
        "jakres merge-driver %O %A %B %P; code=$?; test $code -eq 0 && exit 0; "
        "grep -q '^<<<<<<< ' %A && exit 1; "
        "git merge-file -q -L ours -L base -L theirs %A %O %B"
    ),
}


def set_up_driver(repository: Repository) -> list[str]:
    """Set what is missing, in this repository only; return the names of what was set.

    Raises ``CannotDo`` when git refuses.
    """
    changed = []
    for name, value in SETTINGS.items():
        answer = ask(repository.folder, "config", "--local", "--null", "--get", name)
        if answer.out.removesuffix(b"\0").decode(errors="replace") != value:
            ask(repository.folder, "config", "--local", "--replace-all", name, value).expected()
            changed.append(name)
    return changed
