"""Reads the state machines named on standard input, a file a line, with moto's parser: the one that CreateStateMachine asks.

Says of each, a line each, "accepted" or what is wrong with it.
"""

import pathlib
import sys

from moto.stepfunctions.parser.asl.parse.asl_parser import AmazonStateLanguageParser

for name in sys.stdin.read().split():
    try:
        AmazonStateLanguageParser.parse(pathlib.Path(name).read_text())
        print("accepted", flush=True)
    except Exception as problem:
        print(" ".join(repr(problem).split())[:300], flush=True)
