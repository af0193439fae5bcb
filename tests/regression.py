#!/usr/bin/env python3
"""What a change does to real documents: two binaries over one folder, document by document.

    python3 tests/regression.py OLD NEW FOLDER [--jobs N] [--severity error,warning,note]

OLD and NEW are two builds of the command line (`cargo build --release -p gouji-cli`, then copy the binary aside).
Printed are, for each document whose report differs, the findings gained (+) and lost (-) and how many of its figures
were checked before and after; at the end the totals. A finding is the same if rule, severity, places and message are.
Exit 0: no finding was gained or lost and no fewer figures are checked; 1: something of it; 2: wrong use.
"""

import argparse
import collections
import concurrent.futures
import json
import pathlib
import subprocess
import sys

DOCUMENTS = {".txt", ".md", ".html", ".htm", ".csv", ".pdf", ".docx", ".xlsx", ".xls", ".ods", ".odt", ".doc"}
# A check takes seconds; one that takes longer than this is a fault worth seeing.
LONGEST_SECONDS = 600


def reports(binary, path):
    """The reports on one document; what went wrong where there are none."""
    command = [binary, "check", "--format", "jsonl", str(path)]
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_SECONDS)
    except subprocess.TimeoutExpired:
        return [], f"no report within {LONGEST_SECONDS} s"
    try:
        found = [json.loads(line) for line in run.stdout.splitlines() if line.strip()]
    except json.JSONDecodeError as error:
        return [], f"no JSON: {error}"
    if run.returncode not in (0, 1, 2) or not found:
        return found, f"exit {run.returncode}: {run.stderr.strip()[-200:]}"
    return found, ""


def findings(found, severities):
    """Each finding as something that can be compared, with how often it is there."""
    counted = collections.Counter()
    for report in found:
        for finding in report["findings"]:
            if finding["severity"] not in severities:
                continue
            places = tuple((place["start"], place["end"], place["text"]) for place in finding["places"])
            line = finding["places"][0]["line"] if finding["places"] else 0
            counted[(finding["rule"], finding["severity"], line, finding["message"]["zh"], places)] += 1
    return counted


def total(found, name):
    return sum(report["summary"].get(name, 0) for report in found)


def compare(path, old, new, severities):
    """What differs in one document: lines to print, findings gained, lost, and figures checked before and after."""
    (before, failed_before), (after, failed_after) = reports(old, path), reports(new, path)
    was, now = findings(before, severities), findings(after, severities)
    gained, lost = now - was, was - now
    checked = total(before, "checked"), total(after, "checked")
    figures = total(before, "figures"), total(after, "figures")
    lines = [f"  before: {failed_before}"] * bool(failed_before) + [f"  after: {failed_after}"] * bool(failed_after)
    for sign, some in (("+", gained), ("-", lost)):
        for (rule, severity, line, message, _), times in sorted(some.items()):
            often = f" ({times}×)" if times > 1 else ""
            lines.append(f"  {sign} {rule} {severity} line {line}: {message}{often}")
    verdicts = [report["verdict"] for report in before], [report["verdict"] for report in after]
    if verdicts[0] != verdicts[1]:
        lines.append(f"  verdict: {', '.join(verdicts[0])} → {', '.join(verdicts[1])}")
    if lines or checked[0] != checked[1] or figures[0] != figures[1]:
        lines.append(f"  checked: {checked[0]} of {figures[0]} → {checked[1]} of {figures[1]}")
    return lines, sum(gained.values()), sum(lost.values()), checked, bool(failed_after and not failed_before)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--severity", default="error,warning,note", help="which findings count")
    chosen = parser.parse_args()
    if not chosen.folder.is_dir():
        parser.error(f"{chosen.folder} is no folder")
    paths = sorted(p for p in chosen.folder.rglob("*") if p.suffix.lower() in DOCUMENTS)
    if not paths:
        parser.error(f"{chosen.folder} holds no documents")
    severities = set(chosen.severity.split(","))
    gained = lost = changed = failed = 0
    before = after = 0
    with concurrent.futures.ThreadPoolExecutor(chosen.jobs) as pool:
        answers = pool.map(lambda path: compare(path, chosen.old, chosen.new, severities), paths)
        for path, (lines, more, fewer, checked, fails) in zip(paths, answers):
            if lines:
                changed += 1
                print(path.relative_to(chosen.folder), *lines, sep="\n", flush=True)
            gained, lost, failed = gained + more, lost + fewer, failed + fails
            before, after = before + checked[0], after + checked[1]
    print(f"{len(paths)} documents, {changed} changed: {gained} findings gained, {lost} lost, "
          f"figures checked {before} → {after}" + (f", {failed} fail now" if failed else ""))
    return int(gained + lost + failed > 0 or after < before)


if __name__ == "__main__":
    sys.exit(main())
