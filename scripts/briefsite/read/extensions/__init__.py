"""Extensions of Python-Markdown for addresses: in HTML they lead where those of Markdown do, broken ones nowhere."""
