"""Quotation marks and apostrophes as each language sets them, in place of the straight ones that keyboards type.

In go a text or a page's HTML, its language and the publication's table; out comes the same with marks set, and nothing
else changed. What could be meant in two ways stays as it was typed.
"""

from briefsite.wording.typography.html import set_marks_in_html
from briefsite.wording.typography.languages import MARKS, Marks, in_quotation_marks, marks_for, table_of
from briefsite.wording.typography.plain import set_marks

__all__ = ["MARKS", "Marks", "in_quotation_marks", "marks_for", "set_marks", "set_marks_in_html", "table_of"]
