"""How results reach a person: the words, untrusted text made safe to show, the terminal, files."""
