"""`jakres init --ci`: the files are right, and their steps do what they say with real git."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from jakres_cli.locale import catalogue
from jakres_cli.output.ci_jobs import FORGES, ci_job
from tests.conftest import SETTINGS, TODAY, Result, Workspace, make_workspace
from tests.transcript import clean_environment
from tests.unit.making import PATH, meeting
from tests.warm import write_program

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("en", "id")
OTHER = "records/meetings/2019/2019-11-01-lain.md"
LOOSER = SETTINGS + "kinds: [dadakan]\n"


# --- the files ------------------------------------------------------------------------------------


def job(forge: str, folder: str = "", lang: str = "en") -> dict[str, Any]:
    """The file for a forge as YAML; a scalar is the text that is written."""
    _, text = ci_job(forge, folder, catalogue(lang))
    found: dict[str, Any] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 (text only, no objects)
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("forge", FORGES)
def test_a_file_is_plain_yaml(forge: str, lang: str) -> None:
    """It parses, ends with one line end, and says in every language the same to the machine."""
    path, text = ci_job(forge, "", catalogue(lang))
    assert path.endswith(".yml")
    assert yaml.safe_load(text)
    assert text.endswith("\n")
    assert not re.search(r"[ \t]\n|\t", text)
    assert scripts(forge, lang=lang) == scripts(forge)


def scripts(forge: str, lang: str = "en") -> list[str]:
    """What is run, without the sentences for people."""
    found = job(forge, lang=lang)
    if forge == "gitlab":
        steps = found["jakres"]["script"]
    else:
        steps = [step["run"] for step in found["jobs"]["records"]["steps"] if "run" in step]
    return [re.sub(r'echo "(::error::)?[^"$`\\]*"', "echo", step) for step in steps]


def test_a_workflow_may_only_read() -> None:
    """One permission for all, nowhere another, and the token doesn't stay on the disk."""
    found = job("github")
    assert found["permissions"] == {"contents": "read"}
    assert list(found["on"]) == ["pull_request", "push"]
    records = found["jobs"]["records"]
    assert "permissions" not in records
    (checkout,) = (step for step in records["steps"] if "checkout" in step.get("uses", ""))
    assert checkout["with"]["persist-credentials"] == "false"
    assert "secrets" not in str(found)


def test_a_workflow_uses_two_official_actions() -> None:
    """By major version; a remark says how to pin them."""
    uses = [step["uses"] for step in job("github")["jobs"]["records"]["steps"] if "uses" in step]
    assert uses == ["actions/setup-python@v6", "actions/checkout@v5"]


@pytest.mark.parametrize("forge", FORGES)
def test_nobodys_text_gets_into_a_script(forge: str) -> None:
    """No expression is put into a script, and no variable stands outside of quotes."""
    for script in scripts(forge):
        assert "${{" not in script
        bare = re.sub(r'"[^"]*"', "", script.replace("FETCH_HEAD", ""))
        assert "$" not in bare.replace('="$(git rev-parse HEAD)"', "")


@pytest.mark.parametrize("forge", FORGES)
def test_the_install_runs_nothing_of_the_change(forge: str) -> None:
    """Python is told to look nowhere but in its own folders, and on GitHub it comes first."""
    everything = "\n".join(scripts(forge))
    assert re.findall(r"python .*", everything) == [
        'python -I -m pip install --quiet --disable-pip-version-check "$JAKRES_PACKAGE"'
    ]
    if forge == "github":
        steps = job(forge)["jobs"]["records"]["steps"]
        positions = {step.get("uses", step.get("name", "")): n for n, step in enumerate(steps)}
        assert positions["Install jakres"] < positions["actions/checkout@v5"]


def test_the_workspace_in_a_folder(workspace: Workspace) -> None:
    """The file stands at the top of the repository, and knows the folder, whatever its name."""
    top = workspace.path
    subprocess.run(["git", "init", "--quiet", top], check=True)
    for path in ("jakres.yaml", "records/agencies.yaml", "records/people.yaml"):
        (top / path).unlink()
    result = workspace.run("init", "no: 1/#rapat", "--ci", "github")
    assert result.code == 0, result.stderr
    assert result.stdout.splitlines()[0] == ".github/workflows/jakres.yml"
    text = (top / ".github/workflows/jakres.yml").read_text("utf-8")
    assert yaml.safe_load(text)["env"]["JAKRES_ROOT"] == "no: 1/#rapat"
    assert "JAKRES_PACKAGE" in result.stderr


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    """Nothing is written then, neither by `--dry-run`, nor without `--ci`."""
    folders = Workspace(tmp_path / "kantor", tmp_path / "home")
    folders.path.mkdir()
    folders.home.mkdir()
    folders.write(".gitlab-ci.yml", "milik: kami\n")
    assert folders.run("init", "--ci", "gitlab").code == 3
    assert folders.run("init", "--ci", "bitbucket").code == 2
    assert [path.name for path in folders.path.iterdir()] == [".gitlab-ci.yml"]
    assert folders.run("init").code == 0
    assert (folders.path / ".gitlab-ci.yml").read_text() == "milik: kami\n"
    assert not (folders.path / ".github").exists()


# --- their steps ----------------------------------------------------------------------------------


@dataclass
class Forge:
    """A repository with a base branch and a change of it, and a machine that runs the job."""

    folder: Path
    workspace: Workspace
    target: str = "main"
    env: dict[str, str] = field(default_factory=dict)

    def git(self, *arguments: str) -> str:
        """What a git command prints in the clone."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.workspace.path,
            env=self.surroundings(),
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    def commit(self, **files: str) -> None:
        """Write files and commit them."""
        for path, text in files.items():
            self.workspace.write(path, text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "x")

    def surroundings(self) -> dict[str, str]:
        """The environment of a step."""
        plain = clean_environment(self.workspace.home, TODAY)
        path = f"{self.folder / 'bin'}{os.pathsep}{plain['PATH']}"
        return {**plain, "PATH": path, "JAKRES_LANG": "en", "JAKRES_PACKAGE": "x==1", **self.env}

    def shell(self, script: str) -> Result:
        """Run a step as the forges do: the first failure ends it."""
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.workspace.path,
            env=self.surroundings(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Result(done.stdout, done.stderr, done.returncode)


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """A base branch with a workspace, and `jakres` and `python` as a job finds them."""
    made = Forge(tmp_path, make_workspace(tmp_path))
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    write_program(bin_)
    python = bin_ / "python"
    python.write_text(f'#!/bin/sh\necho "$@" > {bin_}/asked\n')
    python.chmod(0o755)
    made.git("init", "--quiet")
    made.commit(**{PATH: meeting()})
    return made


def change(forge: Forge, base: dict[str, str], **files: str) -> None:
    """A branch with `files` changed, while the base branch goes on with `base`."""
    forge.git("switch", "--quiet", "--create", "perubahan")
    forge.commit(**files)
    if base:
        forge.git("switch", "--quiet", forge.target)
        forge.commit(**base)
        forge.git("switch", "--quiet", "perubahan")


def on_github(forge: Forge) -> dict[str, Result]:
    """The steps of the workflow by name, on the merge that GitHub checks out."""
    head = forge.git("rev-parse", "HEAD")
    forge.git("checkout", "--quiet", "--detach", forge.target)
    forge.git("merge", "--quiet", "--no-ff", "--no-edit", head)
    workflow = job("github")
    forge.env |= {"JAKRES_ROOT": workflow["env"]["JAKRES_ROOT"], "GITHUB_ACTIONS": "true"}
    done: dict[str, Result] = {}
    for step in workflow["jobs"]["records"]["steps"]:
        if "run" in step:
            summary = forge.folder / f"summary-{len(done)}"
            forge.env["GITHUB_STEP_SUMMARY"] = str(summary)
            done[step["name"]] = result = forge.shell(step["run"])
            if result.code and "continue-on-error" not in step:
                break
    return done


def on_gitlab(forge: Forge) -> Result:
    """The job of a merge request, on the branch's own last commit."""
    origin = forge.folder / "origin.git"
    forge.git("clone", "--quiet", "--bare", ".", str(origin))
    forge.git("remote", "add", "origin", str(origin))
    forge.git("checkout", "--quiet", "--detach", "HEAD")
    forge.env |= {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": forge.target,
        "JAKRES_ROOT": job("gitlab")["jakres"]["variables"]["JAKRES_ROOT"],
    }
    return forge.shell("\n".join(job("gitlab")["jakres"]["script"]))


CHECK = "Check the records"
AGAIN = "Check them with the settings of the base branch"


def test_a_good_change_passes(forge: Forge) -> None:
    """Every step ends well; the base branch's settings are asked only if they were changed."""
    change(forge, {}, **{OTHER: meeting(day="2019-11-01")})
    steps = on_github(forge)
    assert list(steps)[-2:] == [CHECK, AGAIN]
    assert {name: one.code for name, one in steps.items()}[CHECK] == 0
    assert (steps[AGAIN].code, steps[AGAIN].stdout) == (
        0,
        "jakres.yaml is that of the base branch\n",
    )
    assert (forge.folder / "bin/asked").read_text().split()[-1] == "x==1"


def test_a_good_change_passes_on_gitlab(forge: Forge) -> None:
    """The same there; the report for the merge request is written."""
    change(forge, {}, **{OTHER: meeting(day="2019-11-01")})
    result = on_gitlab(forge)
    assert result.code == 0, result.stderr
    assert (forge.workspace.path / "gl-code-quality-report.json").read_text() == "[]\n"


@pytest.mark.parametrize("where", FORGES)
def test_an_error_fails(forge: Forge, where: str) -> None:
    """An unknown agency in a new record ends the job, beside the line it is on."""
    change(forge, {}, **{OTHER: meeting("attendees: [BPDB]", day="2019-11-01")})
    if where == "github":
        steps = on_github(forge)
        assert list(steps)[-1] == CHECK
        assert steps[CHECK].code == 1
        assert steps[CHECK].stdout.startswith(f"::error file={OTHER},line=4,")
        summaries = "".join(one.read_text() for one in forge.folder.glob("summary-*"))
        assert "did you mean BPBD" in summaries
    else:
        result = on_gitlab(forge)
        assert result.code == 1
        report = (forge.workspace.path / "gl-code-quality-report.json").read_text()
        assert '"check_name": "JK102"' in report


@pytest.mark.parametrize("where", FORGES)
def test_it_is_the_merge_that_counts(forge: Forge, where: str) -> None:
    """Two branches that are right each for itself, and wrong together."""
    later = meeting("follows: [2019-10-29-contoh]", day="2019-11-01")
    forge.git("branch", "tujuan")
    forge.target = "tujuan"
    change(forge, {}, **{OTHER: later})
    assert forge.workspace.run("check").code == 0
    forge.git("switch", "--quiet", "tujuan")
    forge.git("rm", "--quiet", PATH)
    forge.git("commit", "--quiet", "--message", "x")
    assert forge.workspace.run("check").code == 0
    forge.git("switch", "--quiet", "perubahan")
    if where == "github":
        assert on_github(forge)[CHECK].code == 1
    else:
        assert on_gitlab(forge).code == 1


@pytest.mark.parametrize("where", FORGES)
def test_a_change_can_not_loosen_its_own_check(forge: Forge, where: str) -> None:
    """With settings that allow what the records need, the base branch's settings still refuse."""
    change(forge, {}, **{"jakres.yaml": LOOSER, OTHER: meeting("kind: dadakan", day="2019-11-01")})
    if where == "github":
        steps = on_github(forge)
        assert (steps[CHECK].code, steps[AGAIN].code) == (0, 1)
        assert "unknown value “dadakan”" in steps[AGAIN].stdout
    else:
        result = on_gitlab(forge)
        assert result.code == 1
        assert "unknown value “dadakan”" in result.stdout


@pytest.mark.parametrize("where", FORGES)
def test_settings_change_first(forge: Forge, where: str) -> None:
    """A change of the settings alone passes, and what needs them passes after it."""
    change(forge, {}, **{"jakres.yaml": LOOSER})
    if where == "github":
        assert on_github(forge)[AGAIN].code == 0
    else:
        assert on_gitlab(forge).code == 0


@pytest.mark.parametrize("where", FORGES)
def test_settings_that_are_a_link(forge: Forge, where: str) -> None:
    """A link in place of the settings leads nowhere: what it points to is not written."""
    kept = forge.folder / "milik"
    kept.write_text(LOOSER)
    forge.git("switch", "--quiet", "--create", "perubahan")
    (forge.workspace.path / "jakres.yaml").unlink()
    (forge.workspace.path / "jakres.yaml").symlink_to(kept)
    forge.commit()
    code = on_github(forge)[CHECK].code if where == "github" else on_gitlab(forge).code
    assert code != 0
    assert kept.read_text() == LOOSER


@pytest.mark.parametrize("where", FORGES)
def test_a_new_workspace_has_no_settings_to_compare(forge: Forge, where: str) -> None:
    """The change that brings the first records is checked with its own settings."""
    forge.git("switch", "--quiet", "--orphan", "kosong")
    forge.git("commit", "--quiet", "--allow-empty", "--message", "x")
    forge.git("switch", "--quiet", "--create", "perubahan")
    forge.git("checkout", "--quiet", "main", "--", ".")
    forge.commit()
    forge.target = "kosong"
    if where == "github":
        assert on_github(forge)[AGAIN].code == 0
    else:
        assert on_gitlab(forge).code == 0


@pytest.mark.parametrize("where", FORGES)
def test_files_of_the_change_are_not_run(forge: Forge, where: str) -> None:
    """Modules and settings of tools that lie in the repository stay unused."""
    trap = forge.folder / "trap"
    code = f"open({str(trap)!r}, 'w').write('x')\n"
    names = ("jakres_cli/__init__.py", "jakres_cli/__main__.py", "yaml.py", "sitecustomize.py")
    change(forge, {}, **dict.fromkeys(names, code))
    code_of_job = on_github(forge)[CHECK].code if where == "github" else on_gitlab(forge).code
    assert code_of_job == 0
    assert not trap.exists()


def test_a_branch_name_is_no_command(forge: Forge) -> None:
    """GitLab tells the name of the target branch, and git allows nearly anything in one."""
    name = "$(touch${IFS}trap)"
    forge.git("branch", "--move", "main", name)
    forge.target = name
    change(forge, {}, **{OTHER: meeting(day="2019-11-01")})
    assert on_gitlab(forge).code == 0
    assert not (forge.workspace.path / "trap").exists()


@pytest.mark.parametrize("where", FORGES)
def test_without_a_package_it_says_so(forge: Forge, where: str) -> None:
    """Nothing is installed by guessing a name."""
    forge.env["JAKRES_PACKAGE"] = ""
    change(forge, {}, **{OTHER: meeting(day="2019-11-01")})
    result = on_github(forge)["Install jakres"] if where == "github" else on_gitlab(forge)
    assert result.code == 1
    assert "JAKRES_PACKAGE" in result.stdout + result.stderr
    assert not (forge.folder / "bin/asked").exists()


def test_the_digest_is_in_the_summary(forge: Forge) -> None:
    """What the change does to the records stands above what is wrong with it."""
    change(forge, {}, **{OTHER: meeting(day="2019-11-01")})
    steps = on_github(forge)
    assert steps["What changes in the records"].code == 0
    digest = next(forge.folder.glob("summary-1")).read_text("utf-8")
    assert "1 November 2019" in digest
