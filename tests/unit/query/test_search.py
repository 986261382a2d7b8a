"""Words in records: what is found, where, and that looking at bytes first loses nothing."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from jakres_cli.query.meetings import Period
from jakres_cli.query.passages import fold_text, make_excerpt, parse_search, text_passages
from jakres_cli.query.search import SearchAnswer, search_records
from jakres_cli.query.search_filters import FoundPlace, SearchSelection, select_found
from jakres_cli.records.read import load_settings
from jakres_cli.records.syntax.document import read_markdown
from tests.soak import examples
from tests.unit.making import PATH, STEM, Files, entry, entry_path, meeting, on, record, tree

if TYPE_CHECKING:
    from collections.abc import Mapping

EVERYTHING = SearchSelection(period=Period())


def answer(files: Mapping[str, str | bytes], text: str) -> SearchAnswer:
    """What a search answers."""
    together: dict[str, str | bytes] = {**tree().files, **files}
    made = Files(together)
    return search_records(made, load_settings(made), parse_search(text))


def places(
    files: Mapping[str, str | bytes], text: str, wanted: SearchSelection = EVERYTHING
) -> list[FoundPlace]:
    """The places that are found."""
    return select_found(answer(files, text), wanted)


def lines(fields: str, prose: str, text: str) -> list[int]:
    """The lines that are found in one meeting; its fields begin on the fifth."""
    return [one.hit.line for one in places({PATH: meeting(fields, prose)}, text)]


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("data pompa", ("data", "pompa")),
        ("  Data\tDATA\n", ("data",)),
        ('"Data  Pompa" BPBD', ("data pompa", "bpbd")),
        ("“data pompa”", ("data pompa",)),
        ("«data pompa» x", ("data pompa", "x")),
        ('data "pompa air', ("data", "pompa", "air")),
        ('"" data', ("data",)),
        ("Café ÉCLAIR", ("cafe", "eclair")),
        ("**tebal** _x_", ("tebal", "x")),
        ("- data & 100%", ("data", "100%")),
        ("ＢＰＢＤ m²", ("bpbd", "m2")),
        ("***", ()),
        ("", ()),
    ],
)
def test_what_is_looked_for(text: str, words: tuple[str, ...]) -> None:
    """Words and quoted phrases, each once, without case, accents and Markdown marks."""
    assert parse_search(text).terms == words


@profile(max_examples=examples(200))
@given(st.text())
def test_folding_goes_character_by_character(text: str) -> None:
    """Positions in folded text can be told from the characters alone; folding twice is once."""
    assert len(fold_text(text)) == sum(len(fold_text(one)) for one in text)
    assert fold_text(fold_text(text)) == fold_text(text)


# --- where ----------------------------------------------------------------------------------------


def test_all_words_must_stand_in_the_record() -> None:
    """A record that lacks one of them is not found."""
    assert lines("", "Data pompa.\n", "pompa data") == [6]
    assert lines("", "Data pompa.\n", "pompa air") == []


def test_a_paragraph_that_has_all_words_is_shown() -> None:
    """Where a passage has all of them, passages that have some are left out."""
    prose = "Pompa air.\n\nData hujan.\n\nData dari\npompa.\n"
    assert lines("", prose, "pompa data") == [10]
    assert lines("", prose, "pompa hujan") == [6, 8]


def test_a_phrase_goes_over_the_end_of_a_line() -> None:
    """In one paragraph, whatever marks and blanks are between; not from one to the next."""
    assert lines("", "Kelompok **kerja\nketahanan**  kota.\n", '"kerja ketahanan kota"') == [6]
    assert lines("", "> Kelompok kerja\n> ketahanan.\n", '"kerja ketahanan"') == [6]
    assert lines("", "Kelompok kerja\n\nketahanan.\n", '"kerja ketahanan"') == []
    assert lines("", "- Kelompok kerja\n- ketahanan.\n", '"kerja ketahanan"') == []


def test_the_line_is_that_of_the_word() -> None:
    """In a long paragraph it is the line on which the first word stands."""
    prose = "Satu\ndua\ntiga pompa\nempat\n"
    assert lines("", prose, "pompa") == [8]
    assert lines("", prose, "empat pompa") == [8]


def test_case_and_accents_make_no_difference() -> None:
    """On either side, composed or not."""
    for written in ("Pérancis", "PERANCIS", "Pe\u0301rancis", "ＰＥＲＡＮＣＩＳ", "peran\u00adcis"):
        for asked in ("perancis", "PÉRANCIS"):
            assert lines("", f"Kedutaan {written}.\n", asked) == [6], (written, asked)


def test_comments_are_no_prose() -> None:
    """What stands in an HTML comment, or behind # among the fields, is not found."""
    assert lines("place: Balai # pompa", "<!-- pompa\npompa --> x\n", "pompa") == []
    assert lines("", "<!-- x --> pompa <!-- y\n", "pompa") == [6]


def test_values_are_found_with_their_field() -> None:
    """By the path of the value; names of fields are no text."""
    files = {
        PATH: meeting(
            "place: Balai Kota\nfollow-ups:\n  - id: data-pompa\n    what: Menyerahkan data\n"
            "    owners: [BPBD]\nx-catatan: {lain: pompa tua}\n"
        )
    }
    assert [one.hit.field for one in places(files, "pompa")] == [
        "follow-ups.data-pompa.id",
        "x-catatan.lain",
    ]
    assert [one.ref for one in places(files, "menyerahkan")] == [f"{STEM}/data-pompa"]
    assert places(files, "place") == []
    assert [one.hit.field for one in places(files, "balai")] == ["place"]


@pytest.mark.parametrize(
    "written",
    ['"P\\u00e9rancis"', '"Per\\\n  ancis"', "Perancis", "'Perancis'", '"\\x50erancis"'],
)
def test_text_in_quotes_is_what_it_says(written: str) -> None:
    """Escapes in YAML are undone before anything is compared."""
    assert lines(f"place: {written}", "", "perancis") == [5]
    assert lines("place: 'Jum''at pagi'", "", "jum'at") == [5]


def test_a_quote_is_not_shown_beside_its_prose() -> None:
    """It repeats the prose by its nature; where the prose lacks the words it is shown."""
    fields = "follow-ups:\n  - {id: a, what: b, owners: [BPBD], quote: data pompa}\n"
    assert lines(fields, "Ada data pompa.\n", "pompa") == [8]
    assert lines(fields, "Lain.\n", "pompa") == [6]


def test_one_place_a_line() -> None:
    """A line with several values that fit is one place."""
    assert lines("tags: [pompa, pompa-air, pompa-lumpur]", "", "pompa") == [5]


def test_registers_are_no_records() -> None:
    """Names of agencies are in `jakres agencies`; a search doesn't say what nobody wrote."""
    assert places({}, "Penanggulangan") == []
    assert places({PATH: meeting()}, '"Badan Penanggulangan"') == []


# --- which ----------------------------------------------------------------------------------------

EVENT = "records/events/lokakarya.md"
GROUP = "records/working-groups/pokja.md"
SERIES = "records/series/mingguan.md"
PROPOSAL = "records/events/lokakarya/proposals/DLH.md"
LATER = "records/meetings/2019/2019-11-01-lain.md"
ENTRY = entry_path("2019-11-05", "DLH", "x")
ALL = {
    PATH: meeting("follow-ups:\n  - {id: x, what: pompa, owners: [DLH]}\npillar: siap"),
    LATER: meeting("attendees: [Dishub]", "Pompa.\n", day="2019-11-01"),
    ENTRY: entry("", "Pompa.\n", day="2019-11-05", by="DLH"),
    EVENT: record("title: Pompa\nstatus: planned\nhosts: [SJB]\ndate: 2019-12-01\npillar: siap"),
    PROPOSAL: record("received: 2019-11-03\ntopics:\n  - {group: g, topic: pompa}"),
    GROUP: record("title: Pompa\nstatus: formed\nmembers:\n  - {agency: DLH}"),
    SERIES: record("title: Pompa"),
}


def test_the_newest_come_first() -> None:
    """By the record's own day, then path and line; what has no day comes last."""
    assert [(one.ref, one.kind, str(one.date)) for one in places(ALL, "pompa")] == [
        ("lokakarya", "event", "2019-12-01"),
        (f"{STEM}/x", "progress", "2019-11-05"),
        ("lokakarya/DLH", "proposal", "2019-11-03"),
        ("2019-11-01-lain", "meeting", "2019-11-01"),
        (f"{STEM}/x", "meeting", "2019-10-29"),
        ("mingguan", "series", "None"),
        ("pokja", "working-group", "None"),
    ]


@pytest.mark.parametrize(
    ("wanted", "kinds"),
    [
        ({"meeting": STEM}, ["progress", "meeting"]),
        ({"parties": frozenset({"DLH"})}, ["progress", "proposal", "meeting", "working-group"]),
        ({"parties": frozenset({"SJB"})}, ["event"]),
        ({"pillar": "siap"}, ["event", "progress", "meeting"]),
        ({"period": Period(since=on("2019-11-05"))}, ["event", "progress"]),
        ({"period": Period(until=on("2019-11-01"))}, ["meeting", "meeting"]),
    ],
    ids=str,
)
def test_which_records_a_question_is_about(wanted: dict[str, object], kinds: list[str]) -> None:
    """By meeting, agency, pillar and days; an entry belongs to its meeting's."""
    selection = SearchSelection(**{"period": Period(), **wanted})  # type: ignore[arg-type]
    assert [one.kind for one in places(ALL, "pompa", selection)] == kinds


def test_an_entry_belongs_to_a_meeting_without_the_word() -> None:
    """What is inherited from the meeting is known though its own text isn't what is looked for."""
    files = {PATH: ALL[PATH].replace("pompa", "air"), ENTRY: ALL[ENTRY]}
    wanted = SearchSelection(period=Period(), pillar="siap")
    assert [place.path for place in places(files, "pompa", wanted)] == [ENTRY]


def test_a_former_meeting_of_an_entry() -> None:
    """An entry under a meeting's former name belongs to that meeting."""
    path = entry_path("2019-11-05", stem="2019-10-29-lama")
    files = {
        PATH: meeting("former: [2019-10-29-lama]"),
        path: entry("", "Pompa\n", day="2019-11-05"),
    }
    assert [one.path for one in places(files, "pompa")] == [path]
    wanted = SearchSelection(period=Period(), meeting=STEM)
    assert [one.path for one in places(files, "pompa", wanted)] == [path]


# --- what it rests on -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    ["pompa".encode("utf-16"), b"\xff\xfe", b"\xe9 x", b"x" * (2 * 1024 * 1024 + 1)],
    ids=["utf-16", "bom", "latin-1", "too-large"],
)
def test_a_file_whose_bytes_say_nothing_is_named(data: bytes) -> None:
    """Where nobody can know whether the words stand in it, the answer says so."""
    rested = answer({LATER: data}, "pompa").loaded
    assert {one.place.path for one in rested.incomplete} == {LATER}
    assert rested.whole == rested.found - 1


WORD = st.sampled_from(
    [
        "pompa",
        "Pompa",
        "pómpa",
        "po**mp**a",
        "data",
        "da\u00adta",
        "air",
        "ﬁle",
        "ß",
        "Jum'at",
        "日本",
    ]
)
TEXT = st.lists(st.one_of(WORD, st.text(max_size=5)), max_size=6).map(" ".join)
STYLE = st.sampled_from(["json", "single", "plain"])


def _written(text: str, style: str) -> str:
    shown = " ".join(text.split())
    if style == "single":
        return "'" + shown.replace("'", "''") + "'"
    return json.dumps(shown, ensure_ascii=style == "json")


@profile(max_examples=examples(200), deadline=None)
@given(
    st.lists(st.tuples(TEXT, STYLE, TEXT), min_size=1, max_size=3), st.lists(WORD, max_size=2), WORD
)
def test_looking_at_bytes_first_loses_nothing(
    records: list[tuple[str, str, str]], words: list[str], word: str
) -> None:
    """Exactly those records are found of which each word stands in some passage."""
    day = datetime.date(2019, 1, 1)
    files = {}
    for number, (place, style, prose) in enumerate(records):
        day += datetime.timedelta(days=number)
        text = meeting(f"place: {_written(place, style)}", "", day=str(day)) + prose
        files[f"records/meetings/2019/{day}-contoh.md"] = text.encode(errors="replace")
    asked = " ".join([*words, word])
    expected = set()
    for path, data in files.items():
        held = [fold_text(one.text) for one in text_passages(read_markdown(path, data))]
        if all(any(one in text for text in held) for one in parse_search(asked).terms):
            expected.add(path)
    assert {one.path for one in places(files, asked)} == expected


# --- excerpts -------------------------------------------------------------------------------------


@profile(max_examples=examples(300))
@given(TEXT.map(lambda text: " ".join(text.split())), st.integers(0, 400), WORD)
def test_an_excerpt_shows_every_word(text: str, blanks: int, word: str) -> None:
    """The places in it hold the words, and between the cuts it is the text."""
    filler = " ".join(["lain"] * blanks)
    whole = " ".join(f"{word} {filler} {text} {filler} Zebra x".split())
    wanted = [fold_text(word), "zebra"]
    shown = make_excerpt(whole, wanted)
    assert [fold_text(shown.text[start:end]) for start, end in shown.spans] == wanted
    assert all(piece in whole for piece in shown.text.split("…"))
    assert len(shown.text) < 400


def numbered(*places: int) -> str:
    """Words with a number each, from one to another."""
    return " ".join(f"kata{number:02}" for number in range(*places))


@pytest.mark.parametrize(
    ("words", "shown", "spans"),
    [
        ((0,), f"{numbered(10)}…", [0]),
        ((20,), f"…{numbered(15, 30)}…", [36]),
        ((59,), f"…{numbered(54, 60)}", [36]),
        ((20, 35), f"…{numbered(15, 45)}…", [36, 141]),
        ((20, 36), f"…{numbered(15, 30)}…{numbered(31, 46)}…", [36, 141]),
        ((1, 58), f"{numbered(11)}…{numbered(53, 60)}", [7, 112]),
    ],
)
def test_an_excerpt_is_cut_between_words(
    words: tuple[int, ...], shown: str, spans: list[int]
) -> None:
    """Some of what is before a word and more of what follows; pieces that touch are one."""
    excerpt = make_excerpt(numbered(60), [f"kata{number:02}" for number in words])
    assert excerpt.text == shown
    assert excerpt.spans == tuple((start, start + 6) for start in spans)
    assert excerpt.first == words[0] * 7


def test_where_there_is_no_blank_an_excerpt_is_cut_anyway() -> None:
    """A word that is too long to be shown whole loses its end; a short text is whole."""
    excerpt = make_excerpt(f"{'x' * 50} kata {'y' * 200}", ["kata"])
    assert excerpt.text == f"…{'x' * 29} kata {'y' * 59}…"
    assert make_excerpt(f"kata{' a' * 58}", ["kata"]).text == f"kata{' a' * 58}"
    assert make_excerpt(f"kata{' a' * 59}", ["kata"]).text == f"kata{' a' * 30}…"
