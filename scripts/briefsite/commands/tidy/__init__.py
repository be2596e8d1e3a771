"""`briefsite tidy`: the bibliography in one layout and one order, so that two people's changes seldom meet.

In: the text of a bibliography. `form.tidied` gives the text in the tidy form, and what is different in it; what it
does not understand stays as it is written. Our reader gives the same references and problems before and after.
"""
