"""`jakres check --format …`: the same problems, in the formats of other programs."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest

from jakres_cli.rules.registry import RULES
from tests.unit.making import PATH, meeting
from tests.unit.output.sarif_shape import LOG

if TYPE_CHECKING:
    from tests.conftest import Workspace

FORMATS = ("text", "json", "github", "gitlab", "sarif", "rdjson")
SLIP = "attendees: [BPBD]\nowners: x\nfollow-ups:\n  - id: data\n    what: Menyerahkan data\n"
ONE = meeting(f"{SLIP}    owners: [BPDB]\nchair: Ibu Café 日本", "Uraian.\n")


@pytest.fixture
def slips(workspace: Workspace) -> Workspace:
    """A workspace with two errors and two warnings, in one record."""
    workspace.write(PATH, ONE)
    return workspace


def answer(workspace: Workspace, form: str, *arguments: str, **env: str) -> Any:  # noqa: ANN401
    """What `check` prints in a format that is JSON."""
    return json.loads(workspace.run("check", "--format", form, *arguments, env=env).stdout)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_ends_alike(slips: Workspace, form: str) -> None:
    """The exit code and the sum on stderr don't depend on the format."""
    result = slips.run("check", "--format", form)
    assert result.code == 1
    assert result.stderr == "2 of 3 records read: 2 errors, 1 warning\n"


@pytest.mark.parametrize("form", FORMATS)
def test_to_a_file(slips: Workspace, form: str) -> None:
    """`-o` writes what would have been printed."""
    printed = slips.run("check", "--format", form).stdout
    result = slips.run("check", "--format", form, "-o", "hasil")
    assert (result.code, result.stdout) == (1, "")
    assert (slips.path / "hasil").read_text("utf-8") == printed


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_wrong(workspace: Workspace, form: str) -> None:
    """Without a problem there is an answer too, and it is one of that format."""
    result = workspace.run("check", "--format", form)
    assert result.code == 0
    if form in {"text", "github"}:
        assert result.stdout == ""
    else:
        assert json.loads(result.stdout) is not None


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "rdjson"])
def test_paths_are_those_of_the_repository(slips: Workspace, form: str) -> None:
    """In a folder of a repository the path begins at the repository's root."""
    alone = slips.run("check", "--format", form).stdout
    assert "workspace/records" not in alone
    subprocess.run(["git", "init", "--quiet", slips.path.parent], check=True)
    assert f"workspace/{PATH}" in slips.run("check", "--format", form).stdout
    assert "workspace/records" not in slips.run("check", "--format", "json").stdout


def test_one_path_only(slips: Workspace) -> None:
    """Only problems in the files asked about, in these formats as well."""
    assert answer(slips, "gitlab", "records/agencies.yaml") == []


# --- github ---------------------------------------------------------------------------------------


def test_annotations(slips: Workspace) -> None:
    """Errors first, each a command with its place, title and text; then the warnings."""
    lines = slips.run("check", "--format", "github").stdout.splitlines()
    unknown_field = (
        "unknown field “owners” (meeting) (the office's own fields begin with x-: x-owners)"
    )
    assert lines[0] == (
        f"::error file={PATH},line=5,endLine=5,col=1,endColumn=7,title=JK101 unknown field or value"
        f"::{PATH}:5:1: {unknown_field}"
    )
    assert [line.partition(f"{PATH},")[0] for line in lines[1:]] == [
        "::error file=",
        "::warning file=",
    ]
    assert "line=9,endLine=9,col=14,endColumn=18,title=JK102 reference to nothing::" in lines[1]
    assert "line=10,endLine=10,col=8,endColumn=19,title=JK214 not in the register::" in lines[2]


def test_the_worst_ten_of_a_level(workspace: Workspace) -> None:
    """GitHub shows ten errors and ten warnings of a step; the others are plain lines, none lost."""
    fields = "".join(f"salah-{n}: x\n" for n in range(14))
    owners = "".join(f"  - {{id: t-{n}, what: a, owners: []}}\n" for n in range(12))
    workspace.write(PATH, meeting(f"{fields}follow-ups:\n{owners}"))
    lines = workspace.run("check", "--format", "github").stdout.splitlines()
    assert [line.split(" ")[0] for line in lines[:20]] == ["::error"] * 10 + ["::warning"] * 10
    assert [" error: " in line for line in lines[20:]] == [True] * 4 + [False] * 2
    for name in (*(f"“salah-{n}”" for n in range(14)), *(f"owns t-{n} " for n in range(12))):
        assert sum(name in line for line in lines) == 1


def test_a_command_keeps_its_parts(workspace: Workspace) -> None:
    """Per cent, colon and comma of people's text are written so that GitHub shows them again."""
    workspace.write(PATH, meeting('kind: "100%0A, a:b::c"'))
    (line,) = workspace.run("check", "--format", "github").stdout.splitlines()
    properties, _, text = line.removeprefix("::error ").partition("::")
    assert dict(pair.split("=") for pair in properties.split(","))["line"] == "5"
    assert "“100%250A, a:b::c”" in text


def test_the_summary_of_the_step(slips: Workspace) -> None:
    """The whole list is added to the file that the runner names; what stood there stays."""
    summary = slips.write("../ringkasan.md", "# Sebelumnya\n\n")
    printed = slips.run("check", "--format", "github").stdout
    result = slips.run("check", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert (result.code, result.stdout) == (1, printed)
    text = summary.read_text("utf-8")
    assert text.startswith("# Sebelumnya\n\n## jakres check\n\n2 of 3 records read\n")
    assert "<details open>\n<summary>2 errors</summary>\n\n- **JK101** unknown field" in text
    assert "<details>\n<summary>1 warning</summary>\n\n- **JK214** the register" in text
    assert f"` {PATH}:9:14 `" in text
    assert text.count("<details") == text.count("\n\n</details>\n") == 2


def test_a_summary_never_outgrows_its_limit(workspace: Workspace) -> None:
    """With more problems than GitHub takes the rest is counted, also after what stood there."""
    names = "".join(f"  - tidak-ada-{'x' * 300}-{n}\n" for n in range(750))
    for day in ("2019-10-29", "2019-10-30"):
        record = meeting(f"attendees:\n{names}", day=day)
        workspace.write(f"records/meetings/2019/{day}-contoh.md", record)
    limit = 1024 * 1024
    for before in (0, limit // 2, limit - 100, limit + 1):
        summary = workspace.write("../ringkasan.md", "x" * before)
        env = {"GITHUB_STEP_SUMMARY": str(summary)}
        lines = workspace.run("check", "--format", "github", env=env).stdout.splitlines()
        added = summary.read_text("utf-8")[before:]
        assert len(lines) == 1_500
        assert before + len(added.encode()) <= max(limit, before)
        if limit - before > 1024:
            shown = added.count("\n- **JK102**")
            assert f"… and {1_500 - shown} more, in the log\n\n</details>\n" in added
            assert limit - before - len(added.encode()) < 2048


def test_nothing_wrong_is_a_summary_too(workspace: Workspace) -> None:
    """Who looks at the run sees that everything was checked."""
    summary = workspace.path.parent / "ringkasan.md"
    workspace.run("periksa", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert summary.read_text() == "## jakres check\n\n2 of 2 records read\n\nNo problem found.\n"


def test_a_summary_is_no_record(workspace: Workspace) -> None:
    """A variable that names a record is refused, and the record stays."""
    before = (workspace.path / "records/agencies.yaml").read_bytes()
    env = {"GITHUB_STEP_SUMMARY": "records/agencies.yaml"}
    result = workspace.run("check", "--format", "github", env=env)
    assert (result.code, result.stdout) == (3, "")
    assert (workspace.path / "records/agencies.yaml").read_bytes() == before


# --- gitlab ---------------------------------------------------------------------------------------


def test_code_quality(slips: Workspace) -> None:
    """Each problem has the five things that GitLab asks for."""
    found = answer(slips, "gitlab")
    assert [(one["check_name"], one["severity"]) for one in found] == [
        ("JK101", "major"),
        ("JK102", "major"),
        ("JK214", "minor"),
    ]
    assert found[1]["location"] == {"path": PATH, "lines": {"begin": 9}}
    assert found[1]["description"].startswith("unknown agency, post, person or working group")
    assert len({one["fingerprint"] for one in found}) == 3


def test_fingerprints_stay_when_lines_move(slips: Workspace) -> None:
    """Another day, language or field above changes lines and words, but no fingerprint."""
    before = [one["fingerprint"] for one in answer(slips, "gitlab")]
    moved = ONE.replace(
        "title: Rapat contoh", "title: Rapat lain\nplace: Balai Kota\ntime: '09:00'"
    )
    slips.write(PATH, moved)
    after = answer(slips, "gitlab", "--lang", "id", JAKRES_TODAY="2019-11-11")
    assert [one["fingerprint"] for one in after] == before
    assert [one["location"]["lines"]["begin"] for one in after] == [7, 11, 12]


def test_a_draft_that_gets_older_is_the_same_problem(workspace: Workspace) -> None:
    """Days that go by change the message, not the fingerprint."""
    workspace.write(PATH, meeting())
    prints = []
    for day in ("2019-11-20", "2019-12-24"):
        found = answer(workspace, "gitlab", JAKRES_TODAY=day)
        prints.append(next(o["fingerprint"] for o in found if o["check_name"] == "JK209"))
    assert prints[0] == prints[1]


def test_problems_alike_have_fingerprints_of_their_own(workspace: Workspace) -> None:
    """GitLab drops a problem whose fingerprint it has seen, so no two have the same."""
    workspace.write(PATH, meeting("attendees: [XYZ, XYZ, XYZ]"))
    found = answer(workspace, "gitlab")
    assert len({one["fingerprint"] for one in found}) == len(found) == 3


# --- sarif ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "id"])
def test_sarif_is_of_its_shape(slips: Workspace, lang: str) -> None:
    """It has what the standard asks for, in both languages; the reading is accounted for."""
    log = answer(slips, "sarif", "--lang", lang)
    jsonschema_rs.validator_for(LOG).validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["properties"]["records"] == {"found": 3, "read": 2}
    assert str(slips.path) not in json.dumps(log)


def test_sarif_rules_are_the_registry(slips: Workspace) -> None:
    """Every code has its page as help, and each result points to its own."""
    (run,) = answer(slips, "sarif")["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    for rule in rules:
        page = slips.run("explain", rule["id"], "--format", "md").stdout
        assert rule["help"]["markdown"] == page
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert result["ruleId"] == rule["id"]
        assert result["level"] == rule["defaultConfiguration"]["level"]


def test_sarif_regions_are_code_points(slips: Workspace) -> None:
    """The region holds exactly the words that the problem is about, beyond ASCII too."""
    lines = ONE.split("\n")
    found = []
    for result in answer(slips, "sarif")["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        found.append(line[region["startColumn"] - 1 : region["endColumn"] - 1])
    assert found == ["owners", "BPDB", "Ibu Café 日本"]


def test_sarif_fingerprints_are_those_of_gitlab(slips: Workspace) -> None:
    """One notion of what the same problem is; GitHub finds it under the name that it knows."""
    results = answer(slips, "sarif")["runs"][0]["results"]
    marks = [one["fingerprint"] for one in answer(slips, "gitlab")]
    assert [one["partialFingerprints"]["primaryLocationLineHash"] for one in results] == marks


def test_sarif_uris_are_escaped(workspace: Workspace) -> None:
    """A name that no URI may hold is percent-encoded, bytes that are no UTF-8 included."""
    workspace.write("records/meetings/2019/a b#?é\udcff.md", "x")
    log = answer(workspace, "sarif")
    jsonschema_rs.validator_for(LOG).validate(log)
    uri = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    assert uri == "records/meetings/2019/a%20b%23%3F%C3%A9%FF.md"


# --- rdjson ---------------------------------------------------------------------------------------


def test_rdjson(slips: Workspace) -> None:
    """Source, severity and, for each problem, what reviewdog's Diagnostic Format has."""
    found = answer(slips, "rdjson")
    assert (found["source"], found["severity"]) == ({"name": "jakres"}, "ERROR")
    first = found["diagnostics"][0]
    assert first["location"] == {
        "path": PATH,
        "range": {"start": {"line": 5, "column": 1}, "end": {"line": 5, "column": 7}},
    }
    assert (first["severity"], first["code"]) == ("ERROR", {"value": "JK101"})


def test_rdjson_counts_bytes(slips: Workspace) -> None:
    """Columns are bytes of UTF-8 there."""
    place = answer(slips, "rdjson")["diagnostics"][2]["location"]["range"]
    line = ONE.split("\n")[9].encode()
    start, end = place["start"]["column"] - 1, place["end"]["column"] - 1
    assert line[start:end].decode() == "Ibu Café 日本"


def test_a_known_replacement_is_suggested(workspace: Workspace) -> None:
    """A slip whose right word is known gets a suggestion that mends just that word."""
    workspace.write(PATH, meeting('attendees: [BPDB, "BPDB"]\ntempat: x\nkind: bilaterl'))
    text = (workspace.path / PATH).read_text("utf-8")
    lines = text.split("\n")
    for one in answer(workspace, "rdjson")["diagnostics"]:
        for suggestion in one.get("suggestions", ()):
            place = suggestion["range"]
            start, end = place["start"], place["end"]
            line = lines[start["line"] - 1]
            new = line[: start["column"] - 1] + suggestion["text"] + line[end["column"] - 1 :]
            lines[start["line"] - 1] = new
    mended = meeting('attendees: [BPBD, "BPDB"]\nplace: x\nkind: bilateral')
    assert lines == mended.split("\n")


def test_a_file_that_is_no_text_has_lines_only(workspace: Workspace) -> None:
    """Where bytes are no UTF-8 nobody can count them; the line still stands."""
    workspace.write(PATH, ONE.encode() + b"\xff\xfe\n")
    found = answer(workspace, "rdjson")["diagnostics"]
    assert {tuple(one["location"]["range"]["start"]) for one in found} == {("line",)}
