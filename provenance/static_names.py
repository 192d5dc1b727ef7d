"""Under which names are scripts and styles served, so that browsers may keep them for ever?"""

from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = r"""(?P<matched>from\s+["'](?P<url>\./.*?)["'])"""


class HashedNames(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # not typed
    """Each file under a name that ends in its hash, also where one of our scripts imports another.

    Else a browser that keeps a script for a year would go on with what it imported then. Django's
    own switch for it reads the scripts of all packages, and fails on what some of them only quote.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((_IMPORT, 'from "%(url)s"'),)),
    )
