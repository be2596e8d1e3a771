"""The hook of MkDocs, for a clone in which nothing is installed but the libraries: `hooks: [scripts/mkdocs_hook.py]`.

Where the package is installed, `plugins: [briefsite]` does the same.
"""

from briefsite.hosts.mkdocs.plugin import BriefsitePlugin

_plugin = BriefsitePlugin()
globals().update({name: getattr(_plugin, name) for name in dir(_plugin) if name.startswith("on_")})
