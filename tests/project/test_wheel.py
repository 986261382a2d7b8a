"""The wheel holds exactly our files, and works away from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import jakres_cli
from hatch_build import MODULE

TOP = Path(__file__).parents[2]
DIST_INFO = f"jakres-{jakres_cli.__version__}.dist-info"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the checkout."""
    return _build("wheel", TOP, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that holds the wheel and what it declares to need, nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    _run(sys.executable, "-m", "venv", "--without-pip", folder)
    python = folder / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    _run(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel)
    (packages,) = folder.glob("lib/python*/site-packages")
    for name in _needed_by(wheel):
        _link(metadata.distribution(name), packages)
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of this repository's own records, outside any repository."""
    shutil.copy(TOP / "jakres.yaml", tmp_path)
    shutil.copytree(TOP / "records", tmp_path / "records")
    return tmp_path


def test_the_wheel_holds_exactly_our_files(wheel: Path) -> None:
    """The package, templates, registers to start from and metadata are in it, and nothing else."""
    assert _members(wheel).keys() == {
        *_files_of("jakres_cli"),
        MODULE,
        *(f"jakres_cli/{name}" for name in _files_of("templates")),
        "jakres_cli/starter/agencies.yaml",
        "jakres_cli/starter/people.yaml",
        *(f"{DIST_INFO}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")),
        f"{DIST_INFO}/licenses/LICENSE",
    }


def test_the_sdist_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """A wheel built from the sdist is the wheel built from the checkout, byte by byte."""
    with tarfile.open(_build("sdist", TOP, tmp_path)) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = tmp_path / f"jakres-{jakres_cli.__version__}"
    assert not (unpacked / MODULE).exists()
    assert _members(_build("wheel", unpacked, tmp_path)) == _members(wheel)


def test_the_installed_package_is_not_the_checkout(environment: Path, tmp_path: Path) -> None:
    """The tests below run what the wheel holds."""
    code = "import jakres_cli; print(jakres_cli.__file__)"
    found = _run(environment / "bin" / "python", "-c", code, cwd=tmp_path)
    assert Path(found.strip()).is_relative_to(environment)


def test_version(environment: Path, tmp_path: Path) -> None:
    """The installed program tells its version, in a folder that is no workspace."""
    assert jakres_cli.__version__ in _jakres(environment, tmp_path, "--version")


def test_actions(environment: Path, workspace: Path) -> None:
    """The installed program lists what BPBD has promised."""
    assert "BPBD" in _jakres(environment, workspace, "actions", "--agency", "BPBD")


def test_check(environment: Path, workspace: Path) -> None:
    """The installed program finds no error in our records, and warns of duties of the absent."""
    assert "JK203" in _jakres(environment, workspace, "check")


def test_indonesian(environment: Path, workspace: Path) -> None:
    """The installed program speaks Indonesian: the catalogue was made with the wheel."""
    assert "catatan terbaca" in _jakres(environment, workspace, "actions", "--lang", "id")


def test_papers(environment: Path, workspace: Path) -> None:
    """The installed program makes every kind of file with what it declares to need."""
    for form, begin in (("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("pdf", b"%PDF")):
        _jakres(environment, workspace, "render", "minutes", "2018-07-23", "-o", f"a.{form}")
        assert (workspace / f"a.{form}").read_bytes().startswith(begin)


def _build(target: str, source: Path, to: Path) -> Path:
    to = to / target
    _run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", to, cwd=source)
    (built,) = to.iterdir()
    return built


def _members(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _files_of(folder: str) -> list[str]:
    """What git tracks, or would track: a file not yet added belongs to the wheel as well."""
    listed = _run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", folder)
    return [name for name in listed.split("\0") if name and (TOP / name).is_file()]


def _needed_by(wheel: Path) -> set[str]:
    """The names of all that the wheel needs when it runs, directly or not."""
    needed: set[str] = set()
    waiting = list(metadata.distributions(path=[str(wheel)]))
    while waiting:
        for text in waiting.pop().requires or ():
            requirement = Requirement(text)
            wanted = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            name = canonicalize_name(requirement.name)
            if wanted and name not in needed:
                needed.add(name)
                waiting.append(metadata.distribution(name))
    return needed


def _link(distribution: metadata.Distribution, packages: Path) -> None:
    """Make an installed distribution importable in another environment, without a network."""
    for top in {file.parts[0] for file in distribution.files or ()} - {"..", "__pycache__"}:
        (packages / top).symlink_to(Path(str(distribution.locate_file(top))))


def _jakres(environment: Path, folder: Path, *arguments: str) -> str:
    """What the installed program prints, with nothing of ours around it."""
    clean = {"PATH": os.environ["PATH"], "HOME": str(folder), "JAKRES_TODAY": "2019-11-15"}
    return _run(environment / "bin" / "jakres", *arguments, cwd=folder, env=clean)


def _run(*command: str | Path, cwd: Path = TOP, env: dict[str, str] | None = None) -> str:
    """What a command prints, on both streams; it must succeed."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout
