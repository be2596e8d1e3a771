"""preview.json: written from a `Preview`, and read back without trusting a byte of it."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from briefsite.commands.preview.model import VERSION, Preview

MOST_BYTES = 8_000_000
LONGEST_TEXT = 20_000
LONGEST_LIST = 50_000


class UnreadablePreviewError(ValueError):
    """The text is no preview.json: the message says where and why."""


def as_json(preview: Preview) -> str:
    """The whole preview as JSON, in ASCII."""
    return json.dumps(dataclasses.asdict(preview), indent=2) + "\n"


def read_json(text: str) -> Preview:
    """The preview that `as_json` wrote. Raises UnreadablePreviewError for anything else."""
    if len(text) > MOST_BYTES:
        raise UnreadablePreviewError(f"preview.json is longer than {MOST_BYTES} characters")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadablePreviewError("preview.json is not JSON") from None
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise UnreadablePreviewError(f"preview.json is not of version {VERSION}")
    preview = _read(value, Preview, "preview")
    assert isinstance(preview, Preview)
    return preview


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(value: object, kind: Any, where: str) -> object:
    """The value as one of `kind`: text, number, yes or no, tuple, or one of our own values."""
    if dataclasses.is_dataclass(kind):
        assert isinstance(kind, type)
        types = _types(kind)
        if not isinstance(value, dict) or value.keys() != types.keys():
            raise UnreadablePreviewError(f"{where} must have exactly the keys {', '.join(types)}")
        return kind(**{name: _read(value[name], types[name], f"{where}.{name}") for name in types})
    if get_origin(kind) is tuple:
        if not isinstance(value, list) or len(value) > LONGEST_LIST:
            raise UnreadablePreviewError(f"{where} must be a list of at most {LONGEST_LIST}")
        return tuple(_read(item, get_args(kind)[0], f"{where}[{index}]") for index, item in enumerate(value))
    if type(value) is not kind or kind is NoneType:
        raise UnreadablePreviewError(f"{where} must be of type {kind.__name__}")
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        raise UnreadablePreviewError(f"{where} is longer than {LONGEST_TEXT} characters")
    return value
