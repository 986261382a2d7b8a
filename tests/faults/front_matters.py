"""Records as people type them: front matters with something that is easily lost when edited.

All say the same: a meeting with two agencies and one follow-up. Comments are numbered, so that each
can be told from the others. What stands in the way of an edit differs.
"""

from __future__ import annotations

_PROSE = "\n# Pembahasan\n\nBPBD: Menyerahkan data.  Lainnya --- tidak ada: [x] # bukan\n"
_TOP = "title: Rapat\ndate: 2019-11-05\nkind: internal\nplace: Balai Kota\n"
_OPEN = "not-stated: [chair, recorded-by]\n"
_CAME = "attendees: [BPBD, DLH]\n"
_ITEM = (
    "follow-ups:\n  - id: data\n    what: Menyerahkan data\n    owners: [BPBD]\n"
    "    quote: Menyerahkan data\n"
)
_REST = _OPEN + _CAME + _ITEM


def _record(fields: str, prose: str = _PROSE) -> str:
    return f"---\n{fields}---\n{prose}"


_PLAIN = _record(_TOP + _REST)
_BLOCKS = _record(
    """\
title: Rapat   # k1
# k2
date: 2019-11-05 # k3
kind: internal    # k4

place: Balai Kota # k5
# k6
not-stated: # k7
  # k8
  - chair # k9
  - recorded-by
  # k10

attendees:   # k11
  - BPBD # k12

  # k13
  - DLH   # k14
# k15
follow-ups: # k16
  # k17
  - id: data # k18
    # k19
    what: Menyerahkan data # k20
    owners: # k21
      - BPBD # k22
    quote: Menyerahkan data # k23
# k24
"""
)

FRONT_MATTERS: dict[str, str] = {
    "plain": _PLAIN,
    "comments everywhere": _BLOCKS,
    "comments in column one": _record(
        "# k1\n"
        + _TOP
        + "# k2\nnot-stated:\n# k3\n- chair\n# k4\n- recorded-by\n# k5\n"
        + _CAME
        + "# k6\nfollow-ups:\n# k7\n- id: data\n# k8\n  what: Menyerahkan data\n# k9\n"
        "  owners: [BPBD]\n# k10\n  quote: Menyerahkan data\n# k11\n"
    ),
    "blank lines": _record(
        "\n\ntitle: Rapat\n\n\ndate: 2019-11-05\n\nkind: internal\nplace: Balai Kota\n\n"
        "not-stated:\n\n  - chair\n\n\n  - recorded-by\n\nattendees:\n\n  - BPBD\n\n  - DLH\n\n\n"
        "follow-ups:\n\n  - id: data\n\n    what: Menyerahkan data\n\n    owners:\n\n"
        "      - BPBD\n\n    quote: Menyerahkan data\n\n\n"
    ),
    "zero indented lists": _record(
        _TOP + "not-stated:\n- chair\n- recorded-by  # k1\nattendees:  # k2\n- BPBD\n- DLH # k3\n"
        "follow-ups:\n- id: data\n  what: Menyerahkan data\n  owners:\n  - BPBD  # k4\n"
        "  quote: Menyerahkan data\n"
    ),
    "deep indents": _record(
        _TOP
        + "not-stated:\n        - chair\n        - recorded-by\nattendees:\n     -    BPBD # k1\n"
        "     -    DLH\nfollow-ups:\n    -   id: data\n        what: Menyerahkan data\n"
        "        owners:\n               -  BPBD\n        quote: Menyerahkan data\n"
    ),
    "odd indents": _record(
        _TOP
        + "not-stated:\n - chair\n - recorded-by\nattendees:\n   - BPBD\n   - DLH\nfollow-ups:\n"
        " -   id: data\n     what:   Menyerahkan data\n     owners:\n      - BPBD # k1\n"
        "     quote:     Menyerahkan data\n"
    ),
    "a dash alone": _record(
        _TOP + _OPEN + "attendees:\n  -\n    BPBD\n  -   # k1\n    DLH\nfollow-ups:\n  -\n"
        "    id: data\n    what: Menyerahkan data\n    owners:\n      -\n        BPBD\n"
        "    quote: Menyerahkan data\n"
    ),
    "single quotes": _record(
        "title: 'Rapat'   # k1\ndate: '2019-11-05'\nkind: 'internal'\nplace: 'Balai # Kota'\n"
        "not-stated: ['chair', 'recorded-by']\nattendees: ['BPBD', 'DLH']\nfollow-ups:\n"
        "  - id: 'data'\n    what: 'Menyerahkan data'\n    owners: ['BPBD']\n"
        "    quote: 'Menyerahkan data'\n"
    ),
    "double quotes": _record(
        'title: "Rapat"   # k1\ndate: "2019-11-05"\nkind: "internal"\n'
        'place: "Balai \\"Kota\\" \\u00e9"\n'
        'not-stated: ["chair", "recorded-by"]\nattendees: ["BPBD", "DLH"]\nfollow-ups:\n'
        '  - id: "data"\n    what: "Menyerahkan data"\n    owners: ["BPBD"]\n'
        '    quote: "Menyerahkan data"\n'
    ),
    "quoted keys": _record(
        "'title': Rapat\n\"date\": 2019-11-05\n'kind': internal\n\"place\": Balai Kota # k1\n"
        "'not-stated': [chair, recorded-by]\n'attendees': [BPBD, DLH]\n\"follow-ups\":\n"
        "  - 'id': data\n    \"what\": Menyerahkan data\n    'owners': [BPBD]\n"
        "    quote: Menyerahkan data\n"
    ),
    "quotes over lines": _record(
        "title: 'Rapat'\ndate: 2019-11-05\nkind: internal\nplace: 'Balai\n  Kota # bukan'\n"
        + _OPEN
        + _CAME
        + 'follow-ups:\n  - id: data\n    what: "Menyerahkan\n      data"\n'
        "    owners: [BPBD]\n    quote: 'Menyerahkan\n\n      data'\n"
    ),
    "plain over lines": _record(
        "title: Rapat\ndate: 2019-11-05\nkind: internal\nplace: Balai\n  Kota\n\n  Lama # k1\n"
        + _OPEN
        + _CAME
        + "follow-ups:\n  - id: data\n    what: Menyerahkan\n      data # k2\n"
        "    owners: [BPBD]\n    quote: Menyerahkan\n      data\n"
    ),
    "value on the next line": _record(
        "title:\n  Rapat # k1\ndate:   # k2\n  2019-11-05\nkind:\n  internal\nplace:\n\n"
        "  # k3\n  Balai Kota\nnot-stated:\n  [chair, recorded-by]\nattendees:\n"
        "  [BPBD, DLH] # k4\nfollow-ups:\n  - id: data\n    what:\n      Menyerahkan data\n"
        "    owners:\n      [BPBD]\n    quote:\n      Menyerahkan data\n"
    ),
    "folded block": _record(
        "title: Rapat\ndate: 2019-11-05\nkind: internal\nplace: >  # k1\n  Balai\n  Kota\n\n"
        + _OPEN
        + _CAME
        + "follow-ups:\n  - id: data\n    what: >-\n      Menyerahkan\n      data\n"
        "    owners: [BPBD]\n    quote: >\n      Menyerahkan data\n"
    ),
    "literal block": _record(
        "title: Rapat\ndate: 2019-11-05\nkind: internal\nplace: |\n  Balai # bukan\n    Kota\n\n"
        + _OPEN
        + _CAME
        + "follow-ups:\n  - id: data\n    what: |-\n      Menyerahkan data\n"
        "    owners: [BPBD]\n    quote: |-\n        Menyerahkan data\n"
    ),
    "blocks that keep or indent": _record(
        "title: Rapat\ndate: 2019-11-05\nkind: internal\nplace: |2-\n    Balai\n   Kota\n"
        + _OPEN
        + _CAME
        + "follow-ups:\n  - id: data\n    what: >+\n      Menyerahkan data\n\n"
        "    owners: [BPBD]\n    quote: |4-\n          Menyerahkan data\n"
    ),
    "flow lists over lines": _record(
        _TOP + "not-stated: [\n  chair, # k1\n  recorded-by\n]\nattendees: [ # k2\n  BPBD, # k3\n"
        "  # k4\n  DLH, # k5\n] # k6\nfollow-ups:\n  - id: data\n    what: Menyerahkan data\n"
        "    owners: [\n      BPBD\n    ]\n    quote: Menyerahkan data\n"
    ),
    "flow items": _record(
        _TOP + _OPEN + "attendees: [BPBD, {agency: DLH, role: host}]  # k1\n"
        "follow-ups: [{id: data, what: Menyerahkan data, owners: [BPBD], "
        "quote: Menyerahkan data}]\n"
    ),
    "braces over lines": _record(
        _TOP
        + _OPEN
        + "attendees:\n  - {agency: BPBD, # k1\n     role: host}\n  - DLH\nfollow-ups:\n"
        "  - {id: data, what: Menyerahkan data, # k2\n     owners: [BPBD],\n"
        "     quote: Menyerahkan data}\n"
    ),
    "braces in a list": _record(
        _TOP + _OPEN + "attendees:\n  - {agency: BPBD}\n  - {agency: DLH} # k1\nfollow-ups:\n"
        "  - {id: data, what: Menyerahkan data, owners: [BPBD], quote: Menyerahkan data} # k2\n"
    ),
    "braces around everything": _record(
        "{title: Rapat, date: 2019-11-05, kind: internal, place: Balai Kota, # k1\n"
        " not-stated: [chair, recorded-by], attendees: [BPBD, DLH],\n"
        " follow-ups: [{id: data, what: Menyerahkan data, owners: [BPBD],\n"
        "   quote: Menyerahkan data}]}\n"
    ),
    "tight brackets": _record(
        _TOP + "not-stated: [chair,recorded-by]\nattendees: [BPBD,DLH,]\nfollow-ups:\n"
        "  - id: data\n    what: Menyerahkan data\n    owners: [ BPBD , ]\n"
        "    quote: Menyerahkan data\n"
    ),
    "json": _record(
        _TOP + '"not-stated": ["chair","recorded-by"]\n"attendees": ["BPBD",{"agency":"DLH"}]\n'
        '"follow-ups": [{"id":"data","what":"Menyerahkan data","owners":["BPBD"],\n'
        '  "quote":"Menyerahkan data"}]\n'
    ),
    "tabs after colons": _record(
        "title:\tRapat\ndate:\t2019-11-05\t# k1\nkind:\t\tinternal\nplace: \tBalai Kota\t \n"
        "not-stated:\t[chair,\trecorded-by]\nattendees:\t[BPBD, DLH]\t# k2\nfollow-ups:\t# k3\n"
        "  - id:\tdata\n    what:\tMenyerahkan data\n    owners:\t[BPBD]\n"
        "    quote:\tMenyerahkan data\n"
    ),
    "blanks at line ends": _record(
        "title: Rapat  \ndate: 2019-11-05 \nkind: internal   \nplace: Balai Kota \nnot-stated: \n"
        "  - chair  \n  - recorded-by \nattendees:  \n  - BPBD \n  - DLH   \nfollow-ups: \n"
        "  - id: data \n    what: Menyerahkan data  \n    owners: [BPBD]  \n"
        "    quote: Menyerahkan data \n"
    ),
    "blanks before colons": _record(
        "title : Rapat\ndate : 2019-11-05\nkind : internal\nplace  : Balai Kota # k1\n"
        "not-stated : [chair, recorded-by]\nattendees :\n  - BPBD\n  - DLH\nfollow-ups :\n"
        "  - id : data\n    what : Menyerahkan data\n    owners : [BPBD]\n"
        "    quote : Menyerahkan data\n"
    ),
    "wide gaps": _record(
        "title:        Rapat\ndate:         2019-11-05        # k1\nkind:         internal\n"
        "place:        Balai Kota        # k2\nnot-stated:   [chair, recorded-by]\n"
        "attendees:    [BPBD, DLH]       # k3\n" + _ITEM
    ),
    "everything indented": _record(
        "  title: Rapat\n  date: 2019-11-05\n  kind: internal\n  place: Balai Kota # k1\n"
        "  not-stated: [chair, recorded-by]\n  attendees:\n    - BPBD\n    - DLH\n  follow-ups:\n"
        "    - id: data\n      what: Menyerahkan data\n      owners: [BPBD]\n"
        "      quote: Menyerahkan data\n"
    ),
    "own fields": _record(
        "x-nomor: 012 # k1\n"
        + _TOP
        + "x-rak: {a: [1, NO, ~], 'b': \"c # d\"}\n"
        + _OPEN
        + "x-daftar:\n- satu # k2\n-   dua\n"
        + _CAME
        + "x-teks: |\n  satu\n  # bukan\n\n  dua\n"
        + _ITEM
        + "    x-catatan: {kode: 0x1F}\nx-akhir:\n"
    ),
    "own fields in other scripts": _record(
        _TOP + "x-café: Crème # k1\nx-日本: 東京\nx-naïve ключ: да\n" + _REST
    ),
    "other scripts": _record(
        "title: Rapat 東京 — “kutipan” ’petik’\ndate: 2019-11-05\nkind: internal\n"
        "place: Café Ağaç 🏛 # k1 é\n" + _REST,
        _PROSE + "\n“Prosa” — 🏛 é\u0301\n",
    ),
    "empty values": _record(
        "title: Rapat\ndate: 2019-11-05\nkind: internal\nplace:\nend-time: # k1\ntags: []\n"
        "absent:\ndecisions: # k2\nchair: ''\ndocuments: [ ]\n" + _REST
    ),
    "empty lists with comments": _record(
        _TOP + "absent: []   # k1\ndecisions: [ # k2\n]\ntags: # k3\n  # k4\n  []\n" + _REST
    ),
    "fields in another order": _record(
        _ITEM
        + _CAME
        + "place: Balai Kota # k1\n"
        + _OPEN
        + "kind: internal\ndate: 2019-11-05\ntitle: Rapat\n"
    ),
    "lists first": _record("# k1\n" + _CAME + "# k2\n" + _TOP + _OPEN + _ITEM),
    "two languages": _record(
        "title: {id: Rapat, en: Meeting} # k1\ndate: 2019-11-05\nkind: internal\n"
        "place: Balai Kota\n" + _REST
    ),
    "two languages in a block": _record(
        "title: # k1\n  en: Meeting # k2\n  id: Rapat\ndate: 2019-11-05\nkind: internal\n"
        "place: Balai Kota\n" + _REST
    ),
    "long attendees": _record(
        _TOP + _OPEN + "attendees:\n  # k1\n  - agency: BPBD # k2\n    role: host\n    names:\n"
        "      - name: Ibu Rina # k3\n        position: Kabid\n\n  - DLH # k4\n" + _ITEM
    ),
    "many items": _record(
        _TOP
        + _OPEN
        + _CAME
        + "decisions:\n  - id: satu # k1\n    text: Satu\n    quote: Menyerahkan\n"
        "  # k2\n  - id: dua\n    text: Dua\n    quote: Menyerahkan\nfollow-ups:\n"
        "  - id: lain # k3\n    what: Lainnya\n    owners: []   # k4\n    quote: Lainnya\n\n"
        "  - id: data\n    what: Menyerahkan data\n    owners: [BPBD]\n"
        "    quote: Menyerahkan data\n  # k5\n  - id: akhir\n    what: tidak ada # k6\n"
        "    owners: [DLH]\n    quote: tidak ada\n"
    ),
    "minutes begun": _record(
        _TOP + _REST + "minutes:\n  # k1\n  status: draft   # k2\n  number: '7' # k3\n"
    ),
    "minutes in braces": _record(_TOP + _REST + "minutes: {status: draft, number: '7'}  # k1\n"),
    "minutes in braces with comments": _record(
        _TOP + _REST + "minutes: {status: draft, # k1\n  number: '7'}\n"
    ),
    "minutes empty": _record(_TOP + "minutes:   # k1\n" + _REST),
    "duplicate looking prose": _record(
        _TOP + _REST,
        "\nplace: Balai Kota\ntitle: Rapat\nattendees: [BPBD, DLH]\n\n```yaml\n---\nplace: x\n"
        "---\n```\n"
        "\nBPBD: Menyerahkan data.\n  - BPBD\n# k1 bukan komentar\nLainnya tidak ada\n",
    ),
    "rules in prose": _record(
        _TOP + _REST,
        "Menyerahkan data.\n\n---\n\nLainnya\n***\n---\na: b\n---\ntidak ada\n---",
    ),
    "comments in prose": _record(
        _TOP + _REST, "\n<!-- k1 place: x -->\nMenyerahkan data.\n<!-- k2\n---\n-->\n"
    ),
    "headings in prose": _record(
        _TOP + _REST,
        "\nMenyerahkan data.\n\n## Tindak lanjut\n\n- satu\n* dua\n\n\n## Keputusan\n\nx\n\n\n\n",
    ),
    "a section at the end": _record(
        _TOP + _REST, "\nMenyerahkan data.\n\n## Tindak lanjut\n- satu"
    ),
    "no prose": f"---\n{_TOP}{_OPEN}{_CAME}{_ITEM}---\nMenyerahkan data",
    "no blank line before prose": _record(_TOP + _REST, "Menyerahkan data.\n"),
    "long lines": _record(
        "title: Rapat "
        + "panjang " * 40
        + "\ndate: 2019-11-05\nkind: internal\nplace: "
        + "'Balai ''Kota'' '"
        + "  # k1 "
        + "x" * 300
        + "\nnot-stated: [chair, recorded-by]\n"
        "attendees: [" + "BPBD, " + "DLH] # k2 " + "y" * 200 + "\n" + _ITEM
    ),
    "signs in values": _record(
        "title: Rapat?! (satu) & dua* %\ndate: 2019-11-05\nkind: internal\n"
        "place: 'a: b # c ''d'' [e] {f} \"g\" \\n'\n" + _REST
    ),
    "numbers and flags": _record(
        "title: NO\ndate: 2019-11-05\nkind: internal\ntime: 10:30 # k1\nplace: 012\n"
        "headcount: 7\ntags: [yes, ~, 1_000]\n" + _REST
    ),
    "comments that look like fields": _record(
        _TOP
        + "# place: Balai Lama k1\n#attendees: [SJB] k2\n"
        + _OPEN
        + "# - BPBD k3\n"
        + _CAME
        + "# minutes: {status: approved} k4\n"
        + _ITEM
        + "    # due: k5\n"
    ),
    "comments without a blank": _record(
        _TOP
        + "#k1\n"
        + _OPEN
        + "attendees:\n  #k2\n  - BPBD\n  #k3\n  - DLH\n#k4\n"
        + _ITEM
        + "#k5\n"
    ),
    "a comment under the last item": _record(
        _TOP
        + _OPEN
        + _ITEM
        + "  # k1\n# k2\nattendees:\n  - BPBD\n  - DLH\n    # k3\n  # k4\n# k5\n"
    ),
    "a list at the end": _record(_TOP + _OPEN + _ITEM + "attendees:\n  - BPBD\n  - DLH # k1\n"),
    "words in a list beside more": _record(
        _TOP + _OPEN + "attendees:\n  - BPBD # k1\n  - agency: DLH\nabsent:\n  - SJB # k2\n" + _ITEM
    ),
    "an approved one elsewhere": _record(
        _TOP + _REST + "source:\n  url: https://example.org/a#b   # k1\n  posted: 2019-11-06\n"
    ),
    "question marks": _record(
        _TOP + _OPEN + _CAME + "? follow-ups # k1\n: - id: data\n    what: Menyerahkan data\n"
        "    owners: [BPBD]\n    quote: Menyerahkan data\n"
    ),
    "lists in lists' lines": _record(
        _TOP + _OPEN + "attendees: [\n BPBD,\n DLH]\nfollow-ups: [{id: data,\n"
        " what: Menyerahkan data, owners: [BPBD],\n quote: Menyerahkan data}]\n"
    ),
}
_NAMES = tuple(FRONT_MATTERS)


def _added(name: str, text: str) -> None:
    FRONT_MATTERS[name] = text


for _name in _NAMES[::3]:
    _added(f"{_name}, CRLF", FRONT_MATTERS[_name].replace("\n", "\r\n"))
for _name in _NAMES[1::9]:
    _added(f"{_name}, BOM", "\ufeff" + FRONT_MATTERS[_name])
for _name in _NAMES[2::9]:
    _added(f"{_name}, no final line end", FRONT_MATTERS[_name].rstrip("\n"))
_added("comments everywhere, BOM and CRLF", "\ufeff" + _BLOCKS.replace("\n", "\r\n"))
