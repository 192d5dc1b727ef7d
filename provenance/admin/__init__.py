"""Where staff keep the articles: adding, correcting, withdrawing, and nothing that loses evidence.

Staff may do all of it, as the pages let them; what is evidence can only be read. Every act asks for
a reason where one is due and is written to the admin's own log as well.
"""

from provenance.admin.articles import ArticleAdmin
from provenance.admin.records import (
    AnalysisAdmin,
    CaptureAdmin,
    CorrectionAdmin,
    JobAdmin,
    ShareLinkAdmin,
)
from provenance.admin.variants import VariantAdmin

__all__ = [
    "AnalysisAdmin",
    "ArticleAdmin",
    "CaptureAdmin",
    "CorrectionAdmin",
    "JobAdmin",
    "ShareLinkAdmin",
    "VariantAdmin",
]
