"""Superscript characters and the ordinary ones they stand for (Unicode's superscript folding).

The CSL specification lets terms hold superscript characters; they are written as superscripts
of the ordinary character, because few fonts have them all.
Source: http://unicode.org/reports/tr30/datafiles/SuperscriptFolding.txt
"""

from __future__ import annotations

_SUPERSCRIPT = (
    "ª²³¹ºʰʱʲʳʴʵʶʷʸˠˡˢˣˤᴬᴭᴮᴰᴱᴲᴳᴴᴵᴶᴷᴸᴹᴺᴼᴽᴾᴿᵀᵁᵂᵃᵄᵅᵆᵇᵈᵉᵊᵋᵌᵍᵏᵐᵑᵒᵓᵔᵕᵖᵗ"
    "ᵘᵙᵚᵛᵜᵝᵞᵟᵠᵡ⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ㆒㆓㆔㆕㆖㆗㆘㆙㆚㆛㆜㆝㆞㆟ˀˁۥۦ"
)
_ORDINARY = (
    "a231ohɦjrɹɻʁwyɣlsxʕAÆBDEƎGHIJKLMNOȢPRTUWaɐɑᴂbdeəɛɜgkmŋoɔᴖᴗpt"
    "uᴝɯvᴥβγδφχ0i456789+−=()n一二三四上中下甲乙丙丁天地人ʔʕوي"
)
SUPERSCRIPTS: dict[str, str] = dict(zip(_SUPERSCRIPT, _ORDINARY, strict=True)) | {"\u2120": "SM", "\u2122": "TM"}
