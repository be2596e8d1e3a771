"""What is kept from build to build, so that what was not touched is not computed again (issue 7)."""

from briefsite.cache.held import Held
from briefsite.cache.memo import FOLDER, Memo, digest, digest_files, made_with

__all__ = ["FOLDER", "Held", "Memo", "digest", "digest_files", "made_with"]
