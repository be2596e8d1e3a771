"""What stands in the place of an offprint that could not be set: a PDF with the address of the page, and no more.

It is written without a typesetter, for that has just failed.
"""

from __future__ import annotations

from urllib.parse import quote

from briefsite.model.offprint import OffprintTitle
from briefsite.read.paths import offprint_path

_RESERVED = "%/:?#[]@!$&'()*+,;="


def leading_pdf(title: OffprintTitle) -> bytes:
    """One page with the address of a brief, as a link; without an address the name of the file."""
    address = quote(title.address, safe=_RESERVED)
    shown = f"BT /F 11 Tf 56 770 Td {_text(address or offprint_path(title.slug))} Tj ET".encode()
    action = f"<< /S /URI /URI {_text(address)} >>"
    link = f"<< /Type /Annot /Subtype /Link /Rect [56 762 540 786] /Border [0 0 0] /A {action} >>" if address else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /Lang {_text(title.lang)} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        f" /Resources << /Font << /F 5 0 R >> >> /Annots [{link}] >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown.decode()}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Title <{title.title.encode('utf-16', 'replace').hex()}> >>",
    ]
    out, places = b"%PDF-1.7\n", list[int]()
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n".encode()
    count = len(objects) + 1
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} /Root 1 0 R /Info 6 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def _text(text: str) -> str:
    """A text as PDF has it, between brackets."""
    return "(" + "".join(f"\\{sign}" if sign in "\\()" else sign for sign in text) + ")"
