"""What is kept from build to build, so that what was not touched is not computed again."""

from briefsite.fast.cache.code_digest import code_digest
from briefsite.fast.cache.file_digests import digest_files
from briefsite.fast.cache.memo import FOLDER, Memo
from briefsite.fast.cache.memory_cache import MemoryCache

__all__ = ["FOLDER", "Memo", "MemoryCache", "code_digest", "digest_files"]
