"""Floor: read every record, run libyaml's event stream over its front matter, keep nothing."""

import os
import sys

from yaml import CBaseLoader


def main() -> None:
    """Parse the text of every record under a workspace's `records/`."""
    for folder, _, names in os.walk(os.path.join(sys.argv[1], "records")):
        for name in names:
            if name.endswith((".md", ".yaml")):
                parse(front_matter(os.path.join(folder, name)))


def front_matter(path: str) -> bytes:
    """The YAML of a record: between the fences, or all of a register."""
    with open(path, "rb", buffering=0) as file:
        text = file.read()
    return text if path.endswith(".yaml") else text[4 : text.index(b"\n---\n", 3) + 1]


def parse(text: bytes) -> None:
    """Run the whole event stream in C: no event becomes a Python object."""
    CBaseLoader(text).raw_parse()


if __name__ == "__main__":
    main()
