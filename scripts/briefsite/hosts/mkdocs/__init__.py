"""Briefsite in MkDocs, as the plugin `briefsite` of the installed package and as the hook `scripts/mkdocs_hook.py`.

Both are the events of `plugin.py`, which call the free functions of the modules beside it. Nothing else imports MkDocs.
"""
