"""Holds the reports on one disclosure in several formats against those on its text.

    python3 tests/intake/compare.py GOUJI FOLDER [EXTENSION...]

FOLDER holds NAME.txt and beside it NAME.docx, NAME.xlsx, NAME.pdf, ... Of figures, value, unit, role and coordinate
are compared (as a multiset); of findings, rule, severity and equation. A spreadsheet holds the forms only, so only
the figures of forms are compared there. Exits with 1 where a figure share is below 99.5 %.
"""
import collections
import json
import pathlib
import subprocess
import sys


def report(gouji, path):
    out = subprocess.run([gouji, "check", "--format", "jsonl", "--figures", path], capture_output=True, text=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def figures(reports, forms_only):
    # The year stands on the cover, which a workbook of forms has not.
    def coordinate(figure):
        place = {k: v for k, v in figure["coordinate"].items() if not (forms_only and k == "year")}
        return json.dumps(place, sort_keys=True, ensure_ascii=False)

    forms = [(f["start"], f["end"]) for r in reports for f in r["disclosure"]["forms"]]
    return collections.Counter(
        (f["value"], f["unit"], f["role"], coordinate(f))
        for r in reports
        for f in r.get("figures") or []
        if not forms_only or any(a <= f["start"] < b for a, b in forms)
        if f["start"] != f["end"]
    )


def findings(reports):
    return collections.Counter((f["rule"], f["severity"], f["equation"]) for r in reports for f in r["findings"])


def main():
    gouji, folder, *wanted = sys.argv[1:]
    low = False
    for text in sorted(pathlib.Path(folder).glob("*.txt")):
        for extension in wanted or ["docx", "xlsx", "pdf"]:
            other = text.with_suffix("." + extension)
            if not other.exists():
                continue
            ours, theirs = report(gouji, text), report(gouji, other)
            forms_only = extension in ("xlsx", "xls", "ods")
            a, b = figures(ours, forms_only), figures(theirs, forms_only)
            same, all_ = (a & b).total(), max(a.total(), b.total())
            share = 100 * same / all_ if all_ else 0
            low |= share < 99.5
            print(f"{other.name}: figures {a.total()} / {b.total()}, same {same} ({share:.2f} %)", end="; ")
            x, y = findings(ours), findings(theirs)
            print(f"findings {x.total()} / {y.total()}, same {(x & y).total()}")
            for sign, rest in (("-", a - b), ("+", b - a)):
                for figure, n in list(rest.items())[:12]:
                    print("   ", sign, n, *figure)
            for sign, rest in (("-", x - y), ("+", y - x)):
                for finding in list(rest)[:12]:
                    print("   ", sign, *finding)
    sys.exit(low)


if __name__ == "__main__":
    main()
