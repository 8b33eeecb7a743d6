"""The command line: Click and nothing else. Each command parses, calls one function and echoes.

Commands import what they call inside their callbacks, so that `--help` costs no more than Click.
"""
