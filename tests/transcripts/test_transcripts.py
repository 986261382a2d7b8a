"""What the documents show is what the commands print."""

from __future__ import annotations

import pytest

from tests.transcript import REPOSITORY, Transcript, difference, find, own_documents, run

STORIES = [story for path in own_documents() for story in find(path)]


def _place(story: Transcript) -> str:
    return f"{story.path.relative_to(REPOSITORY)}:{story.line}"


@pytest.mark.parametrize("story", STORIES, ids=_place)
def test_document_shows_what_is_printed(story: Transcript) -> None:
    """Every command in a document was run and printed what stands below it."""
    found = difference(story, run(story))
    if found:
        pytest.fail(found, pytrace=False)
