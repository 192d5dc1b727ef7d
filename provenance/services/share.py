"""What somebody is sent: one pinned comparison behind a link that can end."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from provenance.models import LinkState, ShareLink, View
from provenance.services.compare import Compared, pinned, show
from provenance.services.refusals import Gone, Refused

SENTENCES = {
    LinkState.EXPIRED: "This link has expired; ask whoever sent it for a new one.",
    LinkState.REVOKED: "This link was revoked by those who made it.",
    LinkState.WITHDRAWN: "What this link showed was withdrawn.",
}


class LinkGone(Exception):  # noqa: N818 - it is an answer, not an error of the program
    """The link exists and opens no more: `state` says why, `says` says it in a sentence."""

    def __init__(self, state: LinkState) -> None:
        super().__init__(SENTENCES[state])
        self.state = state
        self.says = SENTENCES[state]


@dataclass(frozen=True, slots=True)
class Names:
    """What a shared page calls an article and its two texts, the older first."""

    title: str
    labels: tuple[str, str]
    languages: tuple[str, str]


@transaction.atomic
def share_comparison(
    *,
    compared: Compared,
    view: str,
    by: AbstractBaseUser | None,
    names: Names | None = None,
    expires_at: datetime | None = None,
) -> ShareLink:
    """Make a link that shows this comparison, as computed now, in this view, to whoever has it.

    How the two texts were compared, what is left aside and, if given, what they are called is
    pinned with it.

    Raises Gone if a variant was withdrawn, Refused if the view is unknown or the end has passed.
    """
    if compared.older.is_withdrawn or compared.newer.is_withdrawn:
        raise Gone("One of the two variants was withdrawn; choose another.")
    if view not in View.values:
        raise Refused(f"The view must be side, inline or changes, not {view!r}.")
    if expires_at is not None and expires_at <= timezone.now():
        raise Refused("The link would have expired already; choose a later end.")
    return ShareLink.objects.create(
        analysis=pinned(compared),
        article_id=compared.older.article_id,
        older=compared.older,
        newer=compared.newer,
        view=view,
        names=asdict(names) if names else {},
        created_by_id=by.pk if by else None,
        expires_at=expires_at,
    )


@transaction.atomic
def revoke(*, link: ShareLink, by: AbstractBaseUser | None, reason: str = "") -> ShareLink:
    """End the link for good; doing it again changes nothing."""
    link = ShareLink.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.revoked_by_id = by.pk if by else None
        link.revoked_reason = reason.strip()
        link.save(update_fields=["revoked_at", "revoked_by", "revoked_reason"])
    return link


def open_link(token: str) -> ShareLink:
    """Give the link with all it shows, in one query.

    Raises ShareLink.DoesNotExist if there is none, LinkGone if it expired, was revoked, or what it
    shows was withdrawn.
    """
    link = ShareLink.objects.select_related(
        "analysis", "article", "older__article", "newer__article"
    ).get(token=token)
    if link.state != LinkState.OPEN:
        raise LinkGone(LinkState(link.state))
    return link


def show_link(link: ShareLink) -> Compared:
    """Give the comparison the link pins."""
    return show(analysis=link.analysis, older=link.older, newer=link.newer)


def names_of(link: ShareLink) -> Names | None:
    """Give what all was called when the link was made; None if that was not kept then."""
    if not link.names:
        return None
    older, newer = link.names["labels"]
    in_older, in_newer = link.names["languages"]
    return Names(link.names["title"], (older, newer), (in_older, in_newer))
