"""What is kept: evidence that never changes, statements over it, and what was computed from it."""

from provenance.models.analyses import Analysis, Job, Kind, State, key_of
from provenance.models.articles import Article, Person, Visibility, siglum_of
from provenance.models.collations import Alignment, AlignmentCorrection
from provenance.models.corrections import CORRECTABLE, SECTION, Correction
from provenance.models.immutable import ImmutableError
from provenance.models.kept_work import KeptWork
from provenance.models.originals import Original
from provenance.models.search import SearchEntry
from provenance.models.sharing import LinkState, ShareLink, View
from provenance.models.variants import Capture, Variant, fault_of, moment_of
from provenance.models.vectors import Vector
from provenance.models.verdicts import Decision, Subject, Verdict

__all__ = [
    "CORRECTABLE",
    "SECTION",
    "Alignment",
    "AlignmentCorrection",
    "Analysis",
    "Article",
    "Capture",
    "Correction",
    "Decision",
    "ImmutableError",
    "Job",
    "KeptWork",
    "Kind",
    "LinkState",
    "Original",
    "Person",
    "SearchEntry",
    "ShareLink",
    "State",
    "Subject",
    "Variant",
    "Vector",
    "Verdict",
    "View",
    "Visibility",
    "fault_of",
    "key_of",
    "moment_of",
    "siglum_of",
]
