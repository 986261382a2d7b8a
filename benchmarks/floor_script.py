"""Floor: the script that somebody would write in an afternoon, with python-frontmatter."""

import sys
from pathlib import Path
from typing import Any

import frontmatter


def main() -> None:
    """Print the follow-ups of one agency that no progress entry calls done or dropped."""
    root, agency = Path(sys.argv[1], "records"), sys.argv[2]
    closed, promised = set(), []
    for path in root.rglob("*.md"):
        fields: dict[str, Any] = frontmatter.load(path).metadata
        if fields.get("status") in ("done", "dropped"):
            closed.add((path.parent.parent.name, path.parent.name))
        items = fields.get("follow-ups", ())
        promised += [(path.stem, it["id"], it["what"]) for it in items if agency in it["owners"]]
    for meeting, name, what in sorted(promised):
        if (meeting, name) not in closed:
            print(f"{meeting}/{name}: {what}")


if __name__ == "__main__":
    main()
