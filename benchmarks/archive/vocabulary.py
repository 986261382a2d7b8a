"""Invented bodies, people and words of a city that does not exist, for made-up workspaces."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

CITY = "Tirtabaya"
OFFICE = "SKT"
UMBRELLA = "Pemkot-Tirtabaya"
LEGACY = "Din-Taman"
LAST_DAY = date(2019, 11, 8)


class Body(NamedTuple):
    """An agency of the register."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    parent: str = ""
    until: str = ""
    successor: str = ""


_DINAS = {
    "Air": "Perairan dan Drainase",
    "Jalan": "Jalan dan Jembatan",
    "Angkut": "Angkutan Umum",
    "Hijau": "Ruang Hijau",
    "Bersih": "Kebersihan",
    "Rumah": "Hunian dan Permukiman",
    "Sehat": "Kesehatan Warga",
    "Didik": "Pengajaran",
    "Sosial": "Layanan Sosial",
    "Data": "Data dan Jaringan",
    "Pangan": "Pangan dan Pasar",
    "Energi": "Energi Terbarukan",
    "Padam": "Pemadam dan Evakuasi",
    "Budaya": "Budaya dan Warisan",
    "Usaha": "Usaha Warga",
    "Arsip": "Arsip dan Bacaan",
}
_BADAN = {
    "Siaga": "Siaga Bencana",
    "Rencana": "Rencana Ruang",
    "Dana": "Pengelolaan Dana",
    "Aset": "Pengelolaan Barang",
    "Latih": "Pelatihan Pegawai",
    "Riset": "Riset Terapan",
    "Izin": "Perizinan Satu Meja",
}
_BIRO = {"Kerja-Sama": "Kerja Sama Antarkota", "Hukum": "Hukum dan Naskah", "Umum": "Umum"}
_DISTRICTS = ("Rawasari Hilir", "Muara Kencana", "Bukit Selasih", "Telaga Sunyi", "Karang Layar")
_UNITS = {
    "Air": "Pompa Perairan",
    "Jalan": "Perawatan Jembatan",
    "Bersih": "Angkut Sampah",
    "Padam": "Pos Evakuasi",
}
_OUTSIDE = (
    Body("Kemen-Pesisir", "Kementerian Pesisir Nusamara", ("Kementerian Pesisir",), "national"),
    Body("Balai-Sungai", "Balai Sungai Luwira dan Sapta", ("Balai Sungai Luwira",), "national"),
    Body("Lembaga-Cuaca", "Lembaga Cuaca Nusamara", (), "national"),
    Body("Pusat-Kebumian", "Pusat Kebumian Nusamara", (), "research"),
    Body("Kedubes-Valmora", "Kedutaan Besar Valmora", ("Kedubes Valmora",), "foreign"),
    Body("Kedubes-Ostrava", "Kedutaan Besar Ostravia", ("Kedubes Ostravia",), "foreign"),
    Body("Univ-Tirtabaya", "Universitas Tirtabaya", ("Untirba",), "university"),
    Body("Univ-Selat", "Universitas Selat Timur", (), "university"),
    Body("Inst-Pesisir", "Institut Teknologi Pesisir", (), "university"),
    Body("Politek-Muara", "Politeknik Muara", (), "university"),
    Body("Yay-Teduh", "Yayasan Kota Teduh", ("Kota Teduh",), "ngo"),
    Body("Yay-Sungai", "Yayasan Sungai Jernih", ("Sungai Jernih",), "ngo"),
    Body("Yay-Anak", "Yayasan Anak Pesisir", (), "ngo"),
    Body("Forum-Warga", "Forum Warga Bantaran", (), "ngo"),
    Body("Relawan-Peta", "Relawan Peta Terbuka", (), "ngo"),
    Body("PT-Lintas", "PT Lintas Rel Tirtabaya", ("Lintas Rel",), "company"),
    Body("PT-Banyu", "PT Banyu Tirtabaya", ("Banyu Tirtabaya",), "company"),
    Body("PT-Surya", "PT Surya Atap Kota", (), "company"),
    Body("PT-Semen", "PT Semen Karang", (), "company"),
    Body("Jejaring-Delta", "Jejaring Kota Delta", ("Delta Cities Circle",), "network"),
    Body("Jejaring-Iklim", "Jejaring Iklim Pelabuhan", (), "network"),
)


def _city_bodies(prefix: str, word: str, names: dict[str, str], kind: str = "") -> list[Body]:
    return [
        Body(
            f"{prefix}-{code}",
            f"{word} {name} Kota {CITY}",
            (f"{word} {name}",),
            kind,
            UMBRELLA,
        )
        for code, name in names.items()
    ]


def bodies() -> list[Body]:
    """Every agency, sorted by code without regard to case."""
    found = [
        Body(UMBRELLA, f"Pemerintah Kota {CITY}", (f"Pemkot {CITY}",), "umbrella"),
        Body(OFFICE, f"Sekretariat Ketahanan {CITY}", (), "secretariat", UMBRELLA),
        Body(
            LEGACY,
            f"Dinas Taman Kota {CITY}",
            ("Dinas Taman",),
            parent=UMBRELLA,
            until="2009-12-31",
            successor="Din-Hijau",
        ),
        *_city_bodies("Din", "Dinas", _DINAS),
        *_city_bodies("Bad", "Badan", _BADAN),
        *_city_bodies("Biro", "Biro", _BIRO, "bureau"),
        *(
            Body(f"Kec-{name.replace(' ', '-')}", f"Kecamatan {name}", (), "", UMBRELLA)
            for name in _DISTRICTS
        ),
        *(
            Body(f"Unit-{code}", f"Unit {name}", (), "", f"Din-{code}")
            for code, name in _UNITS.items()
        ),
        *_OUTSIDE,
    ]
    return sorted(found, key=lambda body: body.code.casefold())


PILLARS = {
    "aman": ("Tirtabaya AMAN", "Safe Tirtabaya"),
    "bugar": ("Tirtabaya BUGAR", "Fit Tirtabaya"),
    "lancar": ("Tirtabaya LANCAR", "Flowing Tirtabaya"),
}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
).split()
GIVEN_NAMES = (
    "Arga Benira Candrika Damarsih Elvano Farindra Galuhsari Hestamara Indrawan Jayeng Kirani "
    "Lintar Mahesri Nayatama Okvira Pramesta Raksana Sekarini Tirtanu Umbara Viranta Wulandri"
).split()
FAMILY_NAMES = (
    "Adikarsa Bayuningrat Cokrowana Dirgamaya Ekawira Gandarupa Harsanegara Jatikusula "
    "Kertalaya Lokawana Martanegri Nirwasita Purbakencana Rekawangsa Sastranaya Wirasuta"
).split()

MEETING_WORDS = ("Rapat koordinasi", "Pembahasan", "Persiapan", "Evaluasi", "Diskusi", "Paparan")
VERBS = (
    "menyusun memutakhirkan memeriksa membagikan menyampaikan merapikan menguji mencetak "
    "melengkapi menghitung menerjemahkan mengumpulkan memetakan meringkas mengusulkan "
    "menjadwalkan membandingkan menandatangani mengirimkan menyiapkan"
).split()
THINGS = (
    "daftar peta laporan jadwal rancangan tabel ringkasan anggaran panduan contoh kajian "
    "naskah katalog rencana catatan formulir hasil-survei kuesioner usulan paparan"
).split()
TOPICS = (
    "pompa air",
    "tanggul pesisir",
    "jalur sepeda",
    "titik kumpul",
    "sumur resapan",
    "bank sampah",
    "taman atap",
    "kualitas udara",
    "gudang pangan",
    "rambu evakuasi",
    "halte terpadu",
    "rumah susun",
    "data hujan",
    "sekolah siaga",
    "pasar ikan",
    "trotoar teduh",
    "pelabuhan kecil",
    "waduk kota",
    "kebun warga",
    "lampu jalan",
    "posyandu keliling",
    "air minum",
    "kapal penumpang",
    "arsip bencana",
)
SYLLABLES = (
    "ba ca da ga ja ka la ma na pa ra sa ta wa bi di ki li mi ni ri si ti bu du ku lu".split()
)

REMARKS = (
    "{agency} memaparkan keadaan {topic} di Kelurahan {place} di {number} lokasi.",
    "Peserta membahas pembagian peran dalam urusan {topic} antara kota dan {agency}.",
    "Menurut {agency}, kendala utama **{topic}** ialah biaya perawatan dan jumlah petugas.",
    "Data {topic} dari Kelurahan {place} belum sama dengan catatan {agency}.",
    "Sebanyak {number} warga mengikuti uji coba {topic} pada tahap pertama.",
    "Pengalaman Kelurahan {place} menunjukkan bahwa {topic} berhubungan erat dengan {other}.",
    "{agency} menanyakan sumber dana bagi {topic} serta kaitannya dengan {other}.",
    "Bahan paparan tentang {topic} memuat {number} halaman dan satu lampiran peta.",
    "Sejumlah peserta memberi catatan atas {topic}, terutama di sekitar Kelurahan {place}.",
    "Perbandingan dengan kota lain memperlihatkan bahwa *{topic}* dapat berjalan tanpa {other}.",
    "{agency} menyampaikan bahwa survei {topic} menjangkau {number} rukun warga.",
    "Diskusi berlanjut ke hubungan antara {topic} dan {other} pada musim hujan.",
)
TAILS = (
    "untuk tahap pertama",
    "bersama kelurahan",
    "beserta lampirannya",
    "dalam dua bahasa",
    "menurut format baru",
    "untuk dua wilayah",
    "dengan foto lapangan",
    "sesuai masukan peserta",
    "termasuk rincian biaya",
    "bagi pengurus warga",
    "pada musim kering",
    "untuk rapat pimpinan",
)
NOTES = (
    "Berkas tahap pertama sudah diterima dan sedang dibaca.",
    "Petugas lapangan menunggu data dari kelurahan.",
    "Rapat kecil diadakan; hasilnya dilampirkan.",
    "Bagian yang kurang tinggal peta dan rincian biaya.",
    "Dikerjakan bersama dua kelurahan; sisanya menyusul.",
    "Naskah dikirim melalui surat dan sudah dicatat.",
)
REASONS = (
    "Menunggu hasil survei",
    "Anggaran baru tersedia pada triwulan berikutnya",
    "Petugas dialihkan ke tanggap banjir",
    "Lokasi berubah",
    "Digabung dengan kegiatan lain",
)
