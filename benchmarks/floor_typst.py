"""What typst alone needs: lay out and write each paper, given as the data that it lays out.

python floor_typst.py PROGRAM FOLDER
"""

import sys
import tempfile
from pathlib import Path

import typst


def main() -> None:
    """Compile every file of the folder, one after the other, as jakres does."""
    program, folder = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2])
    compiler = typst.Compiler(font_paths=typst.Fonts(include_system_fonts=False))
    with tempfile.TemporaryDirectory() as target:
        for path in sorted(folder.iterdir()):
            made = compiler.compile(
                input=program,
                format="pdf",
                root=target,
                sys_inputs={"paper": path.read_text(encoding="utf-8")},
                pdf_standards=["ua-1"],
                timestamp=0,
            )
            (Path(target) / f"{path.stem}.pdf").write_bytes(made)


if __name__ == "__main__":
    main()
