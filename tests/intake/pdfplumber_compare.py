"""Holds the figures that stand in the tables of PDFs against what pdfplumber finds there.

    python3 -m venv v && v/bin/pip install pdfplumber
    v/bin/python tests/intake/pdfplumber_compare.py GOUJI FILE.pdf...

A figure is a cell (of pdfplumber: white space taken out) that is one number. Figures are compared as a multiset over
the whole document, and as rows: the figures of one row in their order, from left to right. Prints what differs,
and the time that each needs.
"""
import collections
import re
import subprocess
import sys
import time
import warnings
import logging

import pdfplumber

FIGURE = re.compile(r"-?\d[\d,]*(\.\d+)?%?$")
logging.disable(logging.WARNING)
warnings.filterwarnings("ignore")


def figures(row):
    cells = [re.sub(r"\s", "", cell or "") for cell in row]
    return tuple(cell for cell in cells if FIGURE.match(cell))


def theirs(path):
    rows = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                rows += [figures(row) for row in table]
    return [row for row in rows if row]


def ours(gouji, path):
    text = subprocess.run([gouji, "text", path], capture_output=True, text=True).stdout
    rows = [figures(line.split("\t")) for line in text.splitlines() if "\t" in line]
    return [row for row in rows if row]


def main():
    gouji, *paths = sys.argv[1:]
    for path in paths:
        start = time.perf_counter()
        a = theirs(path)
        middle = time.perf_counter()
        b = ours(gouji, path)
        subprocess.run([gouji, "check", path], capture_output=True)
        end = time.perf_counter()
        x, y = (collections.Counter(f for row in rows for f in row) for rows in (a, b))
        share = 100 * (x & y).total() / max(x.total(), y.total(), 1)
        r, s = collections.Counter(a), collections.Counter(b)
        rows = 100 * (r & s).total() / max(r.total(), s.total(), 1)
        print(f"{path.rsplit('/', 1)[-1]}: figures {x.total()} / {y.total()}, same {share:.2f} %; rows {r.total()} / "
              f"{s.total()}, same {rows:.2f} %; {middle - start:.2f} s / {end - middle:.2f} s")
        for sign, rest in (("-", r - s), ("+", s - r)):
            for row, n in list(rest.items())[:10]:
                print("   ", sign, n, *row)


if __name__ == "__main__":
    main()
