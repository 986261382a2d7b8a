from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jakres_cli.git.blobs import BROKEN, NOT_THERE, Blobs, blob_id
from jakres_cli.model.source import LARGEST
from tests.repositories import Repository
from tests.soak import examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNT = 150


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A repository with many contents: empty, with line ends and NULs, long ones."""
    folder = tmp_path_factory.mktemp("store")
    made = Repository(folder, folder)
    made.git("init", "--quiet", ".")
    contents = [b"", b"\n", b"\0" * 100, b"blob 3\nabc\n", b"x" * 200_000]
    contents += [f"isi {number}\n".encode() * number for number in range(COUNT)]
    return folder / ".git", {made.blob(one): one for one in contents}


@pytest.fixture
def blobs(store: tuple[Path, dict[str, bytes]]) -> Iterator[Blobs]:
    """A reader of the store."""
    reader = Blobs(str(store[0]))
    yield reader
    reader.close()


def test_ids_are_those_of_git(store: tuple[Path, dict[str, bytes]]) -> None:
    """The id that is worked out here is the one that git gave."""
    assert all(blob_id(data, like=name) == name for name, data in store[1].items())


@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_expected_the_right_content_comes(
    store: tuple[Path, dict[str, bytes]], data: st.DataObject
) -> None:
    """In any order, whatever was announced, rightly or wrongly, each id gives its content."""
    folder, contents = store
    names = st.lists(st.sampled_from([*contents, "0" * 40]), max_size=2 * COUNT)
    reader = Blobs(str(folder))
    reader.expect(data.draw(names))
    for name in data.draw(names):
        assert reader.read(name) == contents.get(name, NOT_THERE)
    reader.close()


def test_one_process_reads_everything(blobs: Blobs, store: tuple[Path, dict[str, bytes]]) -> None:
    """Contents that were announced come through one run of git, however many they are."""
    blobs.expect(store[1])
    assert [blobs.read(name) for name in store[1]] == list(store[1].values())
    assert blobs.starts == 1


def test_a_few_out_of_turn_cost_little(blobs: Blobs, store: tuple[Path, dict[str, bytes]]) -> None:
    """Contents read before their turn, or never, don't break the reading ahead of the others."""
    names = [*store[1]] * 3
    blobs.expect(["0" * 40, *names])
    for name in (*names[100:110], *names):
        assert blobs.read(name) == store[1][name]
    assert blobs.questions < len(names) / 10
    assert blobs.starts == 1


def test_what_is_no_content(blobs: Blobs, store: tuple[Path, dict[str, bytes]]) -> None:
    """A commit or tree is no file, and nothing is made of an id that isn't there."""
    made = Repository(store[0].parent, store[0].parent)
    tree = made.git("hash-object", "-t", "tree", "-w", "--stdin").strip()
    assert blobs.read(tree) == NOT_THERE
    assert blobs.read("1" * 40) == NOT_THERE


def test_a_large_content_is_cut(blobs: Blobs, store: tuple[Path, dict[str, bytes]]) -> None:
    """Of what is larger than a record may be only the beginning is read; the next is whole."""
    made = Repository(store[0].parent, store[0].parent)
    large = made.blob(b"x" * (LARGEST + 5))
    small = next(iter(store[1]))
    blobs.expect([large, small])
    found = blobs.read(large)
    assert isinstance(found, bytes)
    assert len(found) == LARGEST
    assert blobs.read(small) == store[1][small]


def test_a_broken_content_is_named_and_passed(tmp_path: Path) -> None:
    """Git stops at a broken content; it is named, and those behind it are read."""
    made = Repository(tmp_path, tmp_path)
    made.git("init", "--quiet", ".")
    names = [made.blob(f"isi {number}".encode() * 2000) for number in range(5)]
    path = tmp_path / ".git" / "objects" / names[2][:2] / names[2][2:]
    data = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(data[:-8])
    reader = Blobs(str(tmp_path / ".git"))
    reader.expect(names)
    found = [reader.read(name) for name in names]
    assert found.pop(2) in {BROKEN, NOT_THERE}
    assert all(isinstance(one, bytes) for one in found)
    reader.close()
