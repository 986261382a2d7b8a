"""Which module holds which command; one is imported only when it is called."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.grammar import Command

GROUPS = {
    "add": ("follow-up", "decision", "attendee", "absent", "agency", "person", "post"),
}
"""Commands of two words."""

NAMES = (
    "new-meeting",
    "attendance",
    *(f"add {member}" for member in GROUPS["add"]),
    "set",
    "approve",
    "correct",
    "actions",
    "show",
    "history",
    "update",
    "done",
    "postpone",
    "propose",
    "import",
    "check",
    "diff",
    "fmt",
    "rename",
    "render",
    "meetings",
    "decisions",
    "events",
    "agencies",
    "search",
    "init",
    "setup-git",
    "doctor",
    "resolve",
    "merge-driver",
    "explain",
    "schema",
)

INDONESIAN = {
    "rapat-baru": "new-meeting",
    "kehadiran": "attendance",
    "tambah": "add",
    "ubah": "set",
    "setujui": "approve",
    "ralat": "correct",
    "tindak-lanjut": "actions",
    "tampilkan": "show",
    "riwayat": "history",
    "perkembangan": "update",
    "selesai": "done",
    "tunda": "postpone",
    "usul": "propose",
    "impor": "import",
    "periksa": "check",
    "perubahan": "diff",
    "rapikan": "fmt",
    "ganti-nama": "rename",
    "cetak": "render",
    "rapat": "meetings",
    "keputusan": "decisions",
    "kegiatan": "events",
    "instansi": "agencies",
    "cari": "search",
    "mulai": "init",
    "siapkan-git": "setup-git",
    "dokter": "doctor",
    "selesaikan-konflik": "resolve",
    "penggabung": "merge-driver",
    "jelaskan": "explain",
    "skema": "schema",
}
INDONESIAN_IN_GROUP = {
    "add": {
        "tindak-lanjut": "follow-up",
        "keputusan": "decision",
        "peserta": "attendee",
        "tidak-hadir": "absent",
        "instansi": "agency",
        "orang": "person",
        "jabatan": "post",
    },
}


def english_name(name: str, group: str | None = None) -> str:
    """Return the English name of a command, or of a member of ``group``."""
    names = INDONESIAN_IN_GROUP[group] if group else INDONESIAN
    return names.get(name, name)


def indonesian_name(name: str) -> str:
    """Return the Indonesian name of the command with the English name ``name``."""
    first, _, member = name.partition(" ")
    other = next(word for word, meant in INDONESIAN.items() if meant == first)
    if not member:
        return other
    members = INDONESIAN_IN_GROUP[first].items()
    return f"{other} {next(word for word, meant in members if meant == member)}"


def command_named(name: str) -> Command | None:
    """Return the command with the English name ``name``."""
    if name not in NAMES:
        return None
    file = name.replace("-", "_").replace(" ", "_")
    # a word of Python's own can't name a module that anybody imports
    module = import_module(f"jakres_cli.commands.{file}{'_' if iskeyword(file) else ''}")
    command: Command = module.COMMAND
    return command


def all_commands() -> list[Command]:
    """Return every command."""
    return [command for name in NAMES if (command := command_named(name))]
