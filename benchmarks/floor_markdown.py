"""What markdown-it-py alone needs: read each Markdown file, render it as HTML, write it.

python floor_markdown.py FOLDER
"""

import sys
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt


def main() -> None:
    """Render every file of the folder."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    with tempfile.TemporaryDirectory() as target:
        for path in sorted(Path(sys.argv[1]).iterdir()):
            made = parser.render(path.read_text(encoding="utf-8"))
            (Path(target) / f"{path.stem}.html").write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
