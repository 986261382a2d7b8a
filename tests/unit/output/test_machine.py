"""Values of the model as JSON."""

from __future__ import annotations

from jakres_cli.output.json_output import value_json
from tests.conftest import AGENCIES
from tests.unit.making import ITEM, PATH, loaded, meeting


def test_fields_are_called_as_in_the_front_matter() -> None:
    """What Python has another word for is called by its field in JSON: `from` and `with`."""
    register = AGENCIES + "Dinas-A:\n  name: A\n  from: 2019-01-01\n"
    files = {PATH: meeting(f"follow-ups:\n  {ITEM}, with: [DLH]}}")}
    records = loaded(files, agencies=register).records
    agency = value_json(records.agencies["Dinas-A"])
    (item,) = (value_json(one) for one in records.follow_ups())
    assert isinstance(agency, dict)
    assert isinstance(item, dict)
    assert (agency["from"], item["with"]) == ("2019-01-01", ["DLH"])
