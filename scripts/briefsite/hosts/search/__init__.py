"""The search of a site on disk: what is learnt of pages while they are made, and the index written of it."""

from briefsite.hosts.search.site_search import SEARCH_FOLDER, Search, SearchError

__all__ = ["SEARCH_FOLDER", "Search", "SearchError"]
