"""What the reader itself finds; a function for each code, so that every code has its page.

These problems are noted while a file is read, because answers depend on them too. A page's
examples are whole files when they begin with a fence or a path, else the fields of a meeting.
"""

from __future__ import annotations

from jakres_cli.model.base import Message
from jakres_cli.records.syntax.text import conflict_mark
from jakres_cli.rules.finding import Finding, RecordContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from jakres_cli.model.source import Problem
    from jakres_cli.records.read import RecordReading


def unreadable(reading: RecordReading) -> Iterator[Problem]:
    r"""Every ``.md`` and ``.yaml`` file under ``records/`` is a record, and can be read.

    A record begins with a line of exactly ``---``; its fields end with another one. It is UTF-8,
    no larger than 2 MiB, its front matter than 256 KiB, a value than 4,096 characters, and nests
    at most 16 deep. Characters that act but don't show (control characters, direction marks,
    U+2028) may not stand in it, nor be written as an escape. Links and special files are not
    followed.

    Bad:

        ---
        title: Rapat koordinasi
        date: 2019-10-29
        attendees: [BPBD]

        Rapat membahas banjir.

    Good:

        ---
        title: Rapat koordinasi
        date: 2019-10-29
        attendees: [BPBD]
        ---

        Rapat membahas banjir.
    """
    yield from _of("JK001", reading)


def not_yaml(reading: RecordReading) -> Iterator[Problem]:
    """The fields are plain YAML: no field twice, no anchors, aliases, merge keys or tags.

    A text that contains “: ” or begins with a sign such as ``[``, ``&`` or ``*`` must be quoted.

    Bad:

        place: Balai Kota
        place: Ruang Rapat 2

    Good:

        place: Ruang Rapat 2
    """
    yield from _of("JK002", reading)


def cut_off(reading: RecordReading) -> Iterator[Problem]:
    """A plain text must not contain a blank followed by ``#``: YAML drops what comes after it.

    Quote the whole text. A real comment has a blank after the ``#``.

    Bad:

        place: Ruang #3 Balai Kota

    Good:

        place: 'Ruang #3 Balai Kota'  # lantai dasar
    """
    yield from _of("JK003", reading)


def unknown(reading: RecordReading) -> Iterator[Problem]:
    """Every field is one that its record has, and every value one that its field takes.

    One spelling only: ``follow_ups`` and ``tindak-lanjut`` are ``follow-ups``. The office's own
    fields begin with ``x-``.

    Bad:

        tempat: Balai Kota

    Good:

        place: Balai Kota
        x-ruang: 204
    """
    yield from _of("JK101", reading)


def contradictory(reading: RecordReading) -> Iterator[Problem]:
    """An id is used once in its file, and what is said twice agrees.

    The date in a file's name is the record's date. A field is either given or listed in
    ``not-stated``. What was held was held up to today: minutes and stubs of a day to come are
    planned, or misdated. A planned or cancelled record has no attendees, follow-ups or updates.

    Bad:

        place: Balai Kota
        not-stated: [place]

    Good:

        place: Balai Kota
        not-stated: [time]
    """
    yield from _of("JK103", reading)


def missing(reading: RecordReading) -> Iterator[Problem]:
    """A required field is there. An empty one counts as missing.

    A follow-up needs ``id``, ``what`` and ``owners``; when nobody was named, ``owners: []``.

    Bad:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa

    Good:

        follow-ups:
          - id: data-pompa
            what: Menyerahkan data pompa
            owners: [BPBD]
    """
    yield from _of("JK104", reading)


def impossible(reading: RecordReading) -> Iterator[Problem]:
    """Dates, times and due forms are possible and written in the one way.

    Bad:

        end-date: 2019-02-30

    Good:

        end-date: 2019-10-30
    """
    yield from _of("JK105", reading)


def there(reading: RecordReading) -> Iterator[Problem]:
    """Every record that git has is in the folder.

    Sync programs delete files, and a sparse checkout leaves them out; answers then lack what they
    say. It is not missing when its deletion is staged, or when its ``former`` name leads to where
    it stands now. ``git restore`` brings it back.

    Bad:

        # git ls-files records; ls records/meetings/2019
        records/meetings/2019/2019-10-29-contoh.md
        ls: records/meetings/2019: No such file or directory

    Good:

        # git ls-files records; ls records/meetings/2019
        records/meetings/2019/2019-10-29-contoh.md
        2019-10-29-contoh.md
    """
    yield from _of("JK112", reading)


def changed_elsewhere(reading: RecordReading) -> Iterator[Problem]:
    """A value that other YAML readers would change is quoted.

    To them ``10:30`` is 630, ``NO`` is false and ``012`` is 10; jakres reads the text.

    Bad:

        time: 10:30

    Good:

        time: '10:30'
    """
    yield from _of("JK213", reading)


def _of(code: str, reading: RecordReading) -> Iterator[Problem]:
    return (problem for problem in reading.problems if problem.code == code)


def no_conflict_marks(case: RecordContext) -> Iterator[Finding]:
    """A record in conflict is resolved before it is committed: no marks of git are left in it.

    Nothing else is said of such a file, and no paper is made of it.

    Bad:

        place: Balai Kota
        ---
        <<<<<<< HEAD
        Data diserahkan pekan depan.
        =======
        Data diserahkan bulan depan.
        >>>>>>> cabang

    Good:

        place: Balai Kota
        ---
        Data diserahkan pekan depan.
    """
    document = case.reading.document
    mark = conflict_mark(document.prose) if document is not None else None
    if mark is not None and document is not None:
        start = document.prose_start
        yield Finding(
            span=(start + mark.start(), start + mark.end()),
            message=Message("a conflict mark of git was left in the prose"),
            hint=Message("jakres resolve shows what each side wants"),
        )
