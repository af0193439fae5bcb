"""Reads every file below folders, of whatever kind, each in a process of its own with limits.

    python3 tests/intake/corpus.py GOUJI FOLDER... [--seconds 60] [--megabytes 4096] [--bound] [--jobs N]

Every file is given to `GOUJI check`, whatever its name says; archives are opened as well. A panic, a time-out, an end
by a signal and an exit code other than 0, 1 and 2 are faults, and with --bound more memory than 64 MB and 40 bytes
for each byte of the file (above what the program takes for an empty text). Prints each fault, how many files of each
format were read, why others were not, and the greatest memory and time with their files. Exits with 1 on any fault.
Standard library only; POSIX.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import resource
import signal
import subprocess
import sys
import tempfile
import threading

MEGABYTE = 1 << 20


class Run:
    """One file, read."""

    def __init__(self, gouji, path, seconds, megabytes):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE,) * 2)
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

        self.path, self.size, self.late = path, path.stat().st_size, False
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            command = [gouji, "check", "--format", "jsonl", str(path)]
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=limit)
            # A machine that has much else to do takes its time; this is for what waits and works on nothing.
            timer = threading.Timer(10 * seconds, self.stop, [process.pid])
            timer.start()
            # The memory of this process alone: what Python tells is that of the greatest of all.
            _, status, used = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = self.code = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            self.outcomes = list(self.outcomes_of(out))
            self.panic = next((line.strip() for line in err.read().decode("utf-8", "replace").splitlines() if "panicked" in line), "")
        # A process counts the memory of the one that began it, too: what it said is not kept, so that this one stays small.
        self.seconds, self.peak = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024

    def stop(self, process):
        self.late = True
        os.kill(process, signal.SIGKILL)

    def faults(self, seconds, most):
        if self.late or self.code == -signal.SIGXCPU or self.seconds > seconds:
            yield f"time-out after {seconds} s"
        elif self.code < 0:
            yield f"ended by signal {-self.code}"
        elif self.code not in (0, 1, 2):
            yield f"exit code {self.code}"
        if self.panic:
            yield self.panic
        if most and self.peak > most + 40 * self.size:
            yield f"{self.peak / MEGABYTE:.0f} MB for {self.size / MEGABYTE:.2f} MB"

    def outcomes_of(self, out):
        """Of every document in it: its format, and why it was not read, or none."""
        for line in out.read().decode("utf-8", "replace").splitlines():
            if not line.startswith("{"):
                continue
            report = json.loads(line)
            kind = report["source"]["format"]
            refused = report["findings"][:1] if kind == "unknown" else []
            yield kind, "".join(f["message"]["en"].split(". ")[0] for f in refused)


def base(gouji):
    """What the program takes for a text of one line."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "a.txt"
        path.write_text("预算\n", encoding="utf-8")
        return Run(gouji, path, 60, 4096).peak


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("gouji")
    options.add_argument("folders", nargs="+", type=pathlib.Path)
    options.add_argument("--seconds", type=int, default=60, help="of processor time; ten times as long by the clock")
    options.add_argument("--megabytes", type=int, default=4096, help="room for addresses; more is refused to the process")
    options.add_argument("--bound", action="store_true", help="hold the memory against the size of each file")
    options.add_argument("--jobs", type=int, default=os.cpu_count())
    asked = options.parse_args()
    most = base(asked.gouji) + 64 * MEGABYTE if asked.bound else 0
    files = [f for folder in asked.folders for f in ([folder] if folder.is_file() else sorted(folder.rglob("*")))]
    files = [f for f in files if f.is_file() and not f.is_symlink()]
    outcomes, faults, runs = collections.defaultdict(collections.Counter), 0, []
    with concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool:
        for run in pool.map(lambda f: Run(asked.gouji, f, asked.seconds, asked.megabytes), files):
            runs.append(run)
            for fault in run.faults(asked.seconds, most):
                faults += 1
                print(f"{run.path}: {fault}", flush=True)
            for kind, reason in run.outcomes:
                outcomes[kind][reason or "read"] += 1
    for kind, counts in sorted(outcomes.items()):
        print(f"{kind}: {counts['read']} read" if kind != "unknown" else "not read:")
        print("".join(f"  {n}: {what}\n" for what, n in counts.most_common() if what != "read"), end="")
    if not runs:
        sys.exit("no file")
    largest, slowest = max(runs, key=lambda r: r.peak), max(runs, key=lambda r: r.seconds)
    print(f"{len(runs)} files, {faults} faults")
    print(f"greatest memory: {largest.peak / MEGABYTE:.0f} MB, {largest.path} ({largest.size} bytes)")
    print(f"longest: {slowest.seconds:.1f} s, {slowest.path}")
    sys.exit(faults > 0)


main()
