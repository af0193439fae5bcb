"""Holds every figure of PDFs against what two other readers find: PyMuPDF and pdfminer.six (PyPI).

    python3 tests/intake/readers_compare.py GOUJI FILE.pdf... [--list]

A figure is a number with a decimal point or with groups of thousands, wherever it stands; white space at the ends of
lines parts figures, and none within a line does but where the reader puts it. Figures are compared as multisets of the
whole document. Prints for each reader the share of its figures that we have, and of ours that it has; with --list the
figures that differ. Exits with 1 where less than 99.5 % are equal, both ways, for the reader that agrees most.
"""
import argparse
import collections
import logging
import pathlib
import re
import subprocess
import sys
import warnings

import pymupdf
from pdfminer.high_level import extract_text

FIGURE = re.compile(r"(?<![\d.,])-?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\d.,]*\d)")
logging.disable(logging.WARNING)
warnings.filterwarnings("ignore")
pymupdf.TOOLS.mupdf_display_errors(False)


def by_gouji(gouji, path):
    return subprocess.run([gouji, "text", path], capture_output=True, text=True).stdout


def by_pymupdf(path):
    with pymupdf.open(path) as pdf:
        return "\n".join(page.get_text() for page in pdf)


def figures(text):
    return collections.Counter(FIGURE.findall(text.replace("，", ",")))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gouji")
    options.add_argument("files", nargs="+")
    options.add_argument("--list", action="store_true")
    asked = options.parse_args()
    equal, short = collections.Counter(), 0
    for path in asked.files:
        ours, best, said = figures(by_gouji(asked.gouji, path)), 0, []
        for name, text in (("PyMuPDF", by_pymupdf(path)), ("pdfminer", extract_text(path))):
            theirs = figures(text)
            both = sum((ours & theirs).values())
            all_of = max(sum(ours.values()), sum(theirs.values()))
            share = both / all_of if all_of else 1
            best = max(best, share)
            equal[name] += both
            equal[name + " of"] += all_of
            said.append(f"{name} {100 * share:.2f} % of {all_of}")
            if asked.list:
                lost, more = theirs - ours, ours - theirs
                said += [f"\n    only {name}: {dict(lost)}"] * bool(lost) + [f"\n    only we: {dict(more)}"] * bool(more)
        short += best < 0.995
        print(f"{pathlib.Path(path).name}: " + ", ".join(said), flush=True)
    for name in ("PyMuPDF", "pdfminer"):
        print(f"all, {name}: {equal[name]} of {equal[name + ' of']}, {100 * equal[name] / max(equal[name + ' of'], 1):.2f} %")
    sys.exit(short > 0)


main()
