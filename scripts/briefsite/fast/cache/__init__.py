"""What is kept from build to build, so that what was not touched is not computed again."""

from briefsite.fast.cache.codec import AS_BYTES, Form, json_form
from briefsite.fast.cache.digests import digest, digest_files, digest_of
from briefsite.fast.cache.made_with import made_with
from briefsite.fast.cache.memo import FOLDER, Memo
from briefsite.fast.cache.memory_cache import Held

__all__ = [
    "AS_BYTES",
    "FOLDER",
    "Form",
    "Held",
    "Memo",
    "json_form",
    "digest",
    "digest_files",
    "digest_of",
    "made_with",
]
