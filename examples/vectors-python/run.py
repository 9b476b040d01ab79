#!/usr/bin/env python3
"""Runs the vectors against the implementation beside this file.

    python3 run.py path/to/vectors

Exit code 0: every case passed. 1: a case failed, and is named. 2: the vectors cannot be read.
Python 3.8 or newer, and nothing else.
"""

import json
import pathlib
import sys

sys.dont_write_bytecode = True

from commands import audit, decide, fold  # noqa: E402

FORMAT = 1


class Unreadable(Exception):
    """The vectors cannot be run."""


def read(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path.name} cannot be read: {type(error).__name__}") from error


def files_of(folder):
    """The files of cases, as the list of files has them: one that is missing or shorter is noticed."""
    index = read(folder / "index.json")
    for entry in index["files"]:
        file = read(folder / entry["file"])
        if file["format"] != FORMAT:
            raise Unreadable(f"{entry['file']} is of format {file['format']}, and this runner reads {FORMAT}")
        if len(file["cases"]) != entry["cases"]:
            raise Unreadable(f"{entry['file']} has {len(file['cases'])} cases, and {entry['cases']} are listed")
        yield entry["file"], file["cases"]


def verdict(case, policies):
    """What the implementation says to a case."""
    given, known = case["given"], case.get("known", {})
    if case["kind"] == "fold":
        return fold(given)
    policy = policies[case.get("policy", "default")]
    if case["kind"] == "audit":
        return audit(given, policy, known, case.get("unknowable", []))
    if case["kind"] == "decide":
        return decide(given, case["when"], policy, known)
    raise Unreadable(f"{case['id']} is of kind {case['kind']}, which this runner does not know")


def text(value):
    # Compared as JSON text: for Python, true and 1 and 1.0 are equal.
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def difference(expected, found, path=""):
    """Where two values differ, line by line."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted({*expected, *found}):
            here = f"{path}.{key}" if path else key
            if key not in found:
                yield f"{here}: expected {text(expected[key])}, found nothing"
            elif key not in expected:
                yield f"{here}: expected nothing, found {text(found[key])}"
            else:
                yield from difference(expected[key], found[key], here)
    elif text(expected) != text(found):
        yield f"{path}: expected {text(expected)}, found {text(found)}"


def run(folder):
    index = read(folder / "index.json")
    policies = {pathlib.PurePosixPath(name).stem: read(folder / name) for name in index["policies"]}
    passed = failed = 0
    for file, cases in files_of(folder):
        for case in cases:
            try:
                differences = list(difference(case["then"], verdict(case, policies)))
            except Unreadable:
                raise
            except Exception as error:  # an implementation that fails is a case that fails
                differences = [f"the implementation failed: {error!r}"]
            if not differences:
                passed += 1
                continue
            failed += 1
            print(f"FAILED {file}: {case['id']}\n  {case['description']}")
            for line in differences:
                print(f"  {line}")
    print(f"{passed} of {passed + failed} cases passed")
    return failed


def main(arguments):
    if len(arguments) != 1:
        print("usage: python3 run.py path/to/vectors", file=sys.stderr)
        return 2
    try:
        return 1 if run(pathlib.Path(arguments[0])) else 0
    except (Unreadable, KeyError, TypeError) as error:
        print(f"The vectors cannot be run: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
