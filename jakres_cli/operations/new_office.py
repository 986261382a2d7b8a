"""What ``jakres init`` has to know of an office: from options, from answers, or the defaults."""

from __future__ import annotations

import re

from jakres_cli.locale import catalogue
from jakres_cli.model.base import AskedWrongly, CannotDo, Message, Value
from jakres_cli.model.naming import Names
from jakres_cli.model.records import Records, Settings
from jakres_cli.model.words import nearest_word
from jakres_cli.operations.new_workspace import NewWorkspace
from jakres_cli.operations.plan import read_or_refuse
from jakres_cli.output.new_workspace import (
    NewOffice,
    empty_registers,
    new_files,
    register_with,
    settings_for,
    settings_text,
)
from jakres_cli.records.layout import AGENCIES_PATH, PEOPLE_PATH, SETTINGS_PATH
from jakres_cli.records.load import load_workspace
from jakres_cli.records.read import load_settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from jakres_cli.cli.session import Session
    from jakres_cli.model.source import Tree

_DEFAULT = "SJB"
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_WHOLE, _EMPTY = "whole", "empty"


class StartRegisters(Value):
    """The registers to start from, and the settings when they come from another workspace."""

    agencies: str
    people: str
    records: Records
    copied_text: str | None = None
    copied: Settings | None = None

    def files_for(self, office: NewOffice, *, empty: bool) -> dict[str, str]:
        """Return the files by path; the office is in the registers, if ``empty`` alone."""
        t = catalogue(office.lang)
        agencies, people = empty_registers(t) if empty else (self.agencies, self.people)
        if empty or office.code not in self.records.agencies:
            agencies = register_with(agencies, office)
        if self.copied_text is None:
            settings = settings_text(office, t)
        else:
            settings = settings_for(self.copied_text, office)
        return new_files(office, settings, agencies, people, t)

    def are_of_another(self, office: NewOffice) -> bool:
        """Tell whether the settings are copied from those of another office."""
        return self.copied is not None and self.copied.office != office.code


def choose_registers(folder: str | None) -> StartRegisters:
    """Return the registers of the workspace ``folder``, else those that come with jakres."""
    if folder is not None:
        from jakres_cli.store.workspace import WorkingTree, find_root

        tree = WorkingTree(find_root(folder))
        agencies, people = _text(tree, AGENCIES_PATH), _text(tree, PEOPLE_PATH)
        return StartRegisters(
            agencies=agencies,
            people=people,
            records=_read(agencies, people),
            copied_text=_text(tree, SETTINGS_PATH),
            copied=load_settings(tree),
        )
    from jakres_cli.store.surroundings import starter_register

    agencies, people = starter_register("agencies.yaml"), starter_register("people.yaml")
    return StartRegisters(agencies=agencies, people=people, records=_read(agencies, people))


def choose_office(
    session: Session,
    registers: StartRegisters,
    code: str | None,
    name: str | None,
    letterhead: tuple[str, ...],
) -> NewOffice:
    """Return the office: as given, as answered on a terminal, else that of the registers.

    Raises ``AskedWrongly`` naming what is missing when there is nobody to ask.
    """
    copied = registers.copied
    if copied is not None and letterhead:
        raise AskedWrongly(
            Message("--letterhead can't be given with --from"),
            Message("the settings are copied whole; change them in jakres.yaml afterwards"),
        )
    names = Names(registers.records)
    if session.interactive and copied is None:
        name = name or _asked_name(session, code, registers)
        code, name = _named(code or _asked_code(session, name, names), name, names)
    else:
        default = copied.office if copied else _DEFAULT
        code, name = _named(_given_code(code, name, names, default), name, names)
    return NewOffice(
        code=code,
        name=name,
        lang=_language(session, copied),
        letterhead=_letterhead(session, letterhead, name, ask=copied is None),
    )


def choose_empty(session: Session, registers: StartRegisters) -> bool:
    """Tell whether the office wants to start from registers with nobody but itself in them."""
    if not session.interactive or registers.copied is not None:
        return False
    choices = [
        (_WHOLE, session.t(Message("Jakarta's agencies and their partners"))),
        (_EMPTY, session.t(Message("just this office"))),
    ]
    question = Message("Which register of agencies to start from?")
    return session.ask.choose(question, choices, _WHOLE) == _EMPTY


def _named(text: str, name: str | None, names: Names) -> tuple[str, str]:
    """Return the code and the name of the office called ``text``; raises ``AskedWrongly``."""
    party = names.find(text)
    if party is None:
        return _new_code(text, name, names)
    if party.kind != "agency":
        raise AskedWrongly(Message("{code} is in the register, but not as an agency", code=text))
    named = names.find(name) if name else party
    if named is None or named.code != party.code:
        raise AskedWrongly(
            Message("{code} is “{name}” in the register", code=party.code, name=party.name),
            Message("give the office another code"),
        )
    return party.code, party.name


def _new_code(text: str, name: str | None, names: Names) -> tuple[str, str]:
    if not _CODE.fullmatch(text):
        raise AskedWrongly(
            Message("“{value}” is not a code", value=text),
            Message("letters, digits and hyphens: BPBD, Biro-PKLH"),
        )
    if name:
        return text, name
    guess = nearest_word(text, names.spellings())
    raise AskedWrongly(
        Message("the register doesn't know {code}; --name is missing", code=text),
        Message("did you mean {guess} ({name})?", guess=guess, name=names.parties[guess].name)
        if guess
        else Message('give its full name: --name "NAME"'),
    )


def _given_code(code: str | None, name: str | None, names: Names, default: str) -> str:
    if code:
        return code
    if not name:
        return default
    party = names.find(name)
    if party is None:
        raise AskedWrongly(
            Message("the register doesn't know “{name}”; --office is missing", name=name),
            Message("give a code that people know it by: --office CODE"),
        )
    return party.code


def _asked_name(session: Session, code: str | None, registers: StartRegisters) -> str:
    agency = registers.records.agencies.get(code or _DEFAULT)
    default = agency.name.id if agency else ""
    return session.require(
        session.ask.text(Message("What is the office called?"), default),
        "--name",
        Message("the name of the office"),
    )


def _asked_code(session: Session, name: str, names: Names) -> str:
    party = names.find(name)
    if party is not None:
        return party.code
    initials = "".join(word[0] for word in name.split() if word[0].isalnum()).upper()
    code = session.ask.text(Message("Which short code do people know it by?"), initials)
    return session.require(code, "--office", Message("the code of the office"))


def _letterhead(
    session: Session, given: tuple[str, ...], name: str, *, ask: bool
) -> tuple[str, ...]:
    if given or not (ask and session.interactive):
        return given or (name,)
    return (session.ask.text(Message("What stands in the letterhead?"), name) or name,)


def _language(session: Session, copied: Settings | None) -> str:
    if copied is not None and copied.lang and not session.options.lang:
        return copied.lang
    if (
        copied is not None
        or session.options.lang
        or session.variable("JAKRES_LANG")
        or not session.interactive
    ):
        return session.t.lang
    languages = [("id", "Bahasa Indonesia"), ("en", "English")]
    return session.ask.choose(
        Message("In which language are the messages and documents?"), languages, session.t.lang
    )


def _text(tree: Tree, path: str) -> str:
    data = read_or_refuse(tree, path)
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise CannotDo(Message("{path} is not UTF-8", path=path)) from None


def _read(agencies: str, people: str) -> Records:
    files = {AGENCIES_PATH: agencies, PEOPLE_PATH: people}
    return load_workspace(NewWorkspace(files), Settings(office=_DEFAULT)).records
