"""The answer that a collation's downloads hold: what the command prints, under the sigla."""

import re
from typing import Any

from provenance import answers
from provenance.services.align import Aligned

NO_NAME = re.compile(r"[^\w.-]+")


def answer_of(aligned: Aligned) -> dict[str, Any]:
    """Give a collation as people corrected it, in the words of the contract.

    `title` and `sigla` are beside it for those formats that name witnesses; `corrections`, where
    there are any, tells when and why what was said, and whether it holds.
    """
    texts = aligned.texts
    names = [text.name for text in texts]
    answer = answers.collation_answer(names, [text.text for text in texts], aligned.found)
    answer["title"] = aligned.collated.chosen.article.title
    answer["sigla"] = [NO_NAME.sub("-", name) for name in answer["witnesses"]]
    if aligned.stated:
        answer["corrections"] = [
            {
                "kind": each.correction.kind,
                "at": each.correction.at.isoformat(),
                "reason": each.correction.reason,
                "holds": not each.misfit,
            }
            for each in aligned.stated
        ]
    return answer
