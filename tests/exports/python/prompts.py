"""Reads every program named in a list and prints, as JSON, the prompt that Python itself reads in each."""

import ast
import json
import sys


def prompt(path):
    with open(path, encoding="utf-8", newline="") as file:
        tree = ast.parse(file.read(), path)
    found = [
        ast.literal_eval(keyword.value)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "prompt"
    ]
    (only,) = found
    return only


print(json.dumps([prompt(path) for path in sys.argv[1:]]))
