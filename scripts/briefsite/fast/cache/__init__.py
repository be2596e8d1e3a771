"""What is kept from build to build, so that what was not touched is not computed again."""

from briefsite.fast.cache.memo import FOLDER, Memo, digest, digest_files, made_with
from briefsite.fast.cache.memory_cache import Held

__all__ = ["FOLDER", "Held", "Memo", "digest", "digest_files", "made_with"]
