"""Times a whole check of each PDF against pdfplumber's reading of its text and tables alone.

    python3 tests/intake/times.py GOUJI FILE.pdf... [--runs N]

Both are whole processes on the same file in the same run: `GOUJI check FILE`, and a Python that opens FILE and asks
every page for its text and its tables. Prints each file's medians in seconds and their ratio, and the median ratio;
exits with 1 where that is below 20. Needs pdfplumber (PyPI).
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import time

READ = """
import pdfplumber, sys
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_text()
        page.extract_tables()
"""


def median(command, runs):
    seconds = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gouji")
    options.add_argument("files", nargs="+")
    options.add_argument("--runs", type=int, default=3)
    asked = options.parse_args()
    ratios = []
    for path in asked.files:
        ours = median([asked.gouji, "check", path], asked.runs)
        theirs = median([sys.executable, "-c", READ, path], asked.runs)
        ratios.append(theirs / ours)
        print(f"{pathlib.Path(path).name}: {ours:.3f} s, pdfplumber {theirs:.2f} s, {ratios[-1]:.1f} times")
    print(f"median: {statistics.median(ratios):.1f} times")
    sys.exit(statistics.median(ratios) < 20)


main()
