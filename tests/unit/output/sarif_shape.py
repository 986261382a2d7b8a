"""What SARIF 2.1.0 asks of the parts that jakres writes, as a JSON Schema of our own.

Written after "Static Analysis Results Interchange Format (SARIF) Version 2.1.0 Plus Errata 01"
(OASIS, 2023), chapter 3. The standard allows more properties than jakres has; here any other is a
failure, since it would be a misspelt one.
"""

from __future__ import annotations

from typing import Any


def _object(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """The schema of an object that has these properties and no other."""
    return {
        "type": "object",
        "required": list(required),
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


TEXT = {"type": "string", "minLength": 1}
FROM_ONE = {"type": "integer", "minimum": 1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
LANGUAGE = {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}
MESSAGE = _object({"text": TEXT})
TWO_FORMS = _object({"text": TEXT}, {"markdown": TEXT})
PROPERTY_BAG = {"type": "object"}
RULE = _object(
    {"id": TEXT, "shortDescription": TWO_FORMS, "fullDescription": TWO_FORMS, "help": TWO_FORMS},
    {
        "name": TEXT,
        "defaultConfiguration": _object({"level": LEVEL}),
        "properties": PROPERTY_BAG,
    },
)
REGION = _object(
    {"startLine": FROM_ONE, "startColumn": FROM_ONE, "endLine": FROM_ONE, "endColumn": FROM_ONE}
)
# RFC 3986: a relative path, percent-encoded, that neither leaves the root nor names a drive
RELATIVE_URI = {
    "type": "string",
    "pattern": r"^(?!/|\.\./|[A-Za-z]:)(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$",
}
LOCATION = _object(
    {
        "physicalLocation": _object(
            {
                "artifactLocation": _object(
                    {"uri": RELATIVE_URI, "uriBaseId": {"const": "%SRCROOT%"}}
                ),
                "region": REGION,
            }
        )
    },
    {
        "logicalLocations": {
            "type": "array",
            "items": _object({"fullyQualifiedName": TEXT}),
            "minItems": 1,
        }
    },
)
RESULT = _object(
    {
        "ruleId": TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION, "minItems": 1, "maxItems": 1},
        "partialFingerprints": {
            "type": "object",
            "additionalProperties": TEXT,
            "minProperties": 1,
        },
    }
)
RUN = _object(
    {
        "tool": _object(
            {
                "driver": _object(
                    {
                        "name": {"const": "jakres"},
                        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                    },
                    {"version": TEXT, "semanticVersion": TEXT, "language": LANGUAGE},
                )
            }
        ),
        "results": {"type": "array", "items": RESULT},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    },
    {
        "language": LANGUAGE,
        "originalUriBaseIds": {
            "type": "object",
            "additionalProperties": _object({"description": MESSAGE}),
        },
        "invocations": {
            "type": "array",
            "items": _object({"executionSuccessful": {"type": "boolean"}}),
        },
        "properties": PROPERTY_BAG,
    },
)
LOG = _object(
    {
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN, "minItems": 1, "maxItems": 1},
    },
    {"$schema": {"type": "string", "format": "uri"}},
)
