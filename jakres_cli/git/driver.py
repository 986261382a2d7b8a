"""The settings with which git lets jakres merge records, in one repository and nowhere else."""

from __future__ import annotations

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
