"""The kinds of file in a workspace, the form of each, and other names for their fields."""

from __future__ import annotations

from jakres_cli.records.schema.event import EVENT, PROPOSAL, SERIES, WORKING_GROUP
from jakres_cli.records.schema.meeting import MEETING
from jakres_cli.records.schema.registers import AGENCIES, PEOPLE, SETTINGS
from jakres_cli.records.schema.shared import PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.records.schema.shapes import Form, Register


MEETING_KIND = "meeting"
PROGRESS_KIND = "progress"
EVENT_KIND = "event"
PROPOSAL_KIND = "proposal"
WORKING_GROUP_KIND = "working-group"
SERIES_KIND = "series"
AGENCIES_KIND = "agencies"
PEOPLE_KIND = "people"
SETTINGS_KIND = "settings"

FORMS: dict[str, Form | Register] = {
    MEETING_KIND: MEETING,
    PROGRESS_KIND: PROGRESS,
    EVENT_KIND: EVENT,
    PROPOSAL_KIND: PROPOSAL,
    WORKING_GROUP_KIND: WORKING_GROUP,
    SERIES_KIND: SERIES,
    AGENCIES_KIND: AGENCIES,
    PEOPLE_KIND: PEOPLE,
    SETTINGS_KIND: SETTINGS,
}


OTHER_NAMES = {
    "acara": "agenda",
    "alasan": "reason",
    "anggota": "members",
    "bagian": "role",
    "batas-waktu": "due",
    "bukti": "evidence",
    "bukti-dukung": "evidence",
    "catatan": "note",
    "daftar-hadir": "attendees",
    "deadline": "due",
    "diundang": "invited",
    "dokumen": "documents",
    "hadir": "attendees",
    "hari": "weekday",
    "induk": "parent",
    "instansi": "agency",
    "jabatan": "position",
    "jam": "time",
    "judul": "title",
    "jumlah-peserta": "headcount",
    "kegiatan": "events",
    "kelompok": "groups",
    "kepada": "to",
    "keputusan": "decisions",
    "keterangan": "note",
    "ketua": "chair",
    "kutipan": "quote",
    "lanjutan-dari": "follows",
    "lokasi": "place",
    "mitra": "partners",
    "nama": "name",
    "notulis": "recorded-by",
    "owner": "owners",
    "pencatat": "recorded-by",
    "penanggung-jawab": "owners",
    "pendukung": "with",
    "penyelenggara": "hosts",
    "pemimpin": "leads",
    "peserta": "attendees",
    "pilar": "pillar",
    "pimpinan": "chair",
    "pimpinan-rapat": "chair",
    "pukul": "time",
    "seri": "series",
    "sumber": "source",
    "tanggal": "date",
    "target": "due",
    "tempat": "place",
    "tenggat": "due",
    "tidak-hadir": "absent",
    "tindak-lanjut": "follow-ups",
    "topik": "topics",
    "tujuan": "purposes",
    "undangan": "invitation",
    "uraian": "what",
    "waktu": "time",
}
