"""Our own theme, made from nothing: `instruments` sound the notes, `compose` writes them and prints the sound files.

It is no part of the installed package: `hatch_build.py` runs it when a wheel or an editable install is built.
"""
