"""Formulas in TeX: where they stand in a text, and what they are as MathML."""
