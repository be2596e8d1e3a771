"""The hook of MkDocs, for a clone in which nothing is installed but the libraries: `hooks: [scripts/mkdocs_hook.py]`.

Where the package is installed, `plugins: [briefsite]` does the same.
"""

from briefsite.hosts.mkdocs.publication_events import PublicationEvents

_events = PublicationEvents()
globals().update({name: getattr(_events, name) for name in dir(_events) if name.startswith("on_")})
