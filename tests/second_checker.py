#!/usr/bin/env python3
"""A second, naive checker that shares no code with the first: second_checker.py --gouji BIN FILE...

Takes what `gouji check --format jsonl --figures --relations` says and the text that it says it of, and works every
figure, relation, finding and verdict out again by itself, with fractions. Prints what differs; exit 1 if anything does.
Standard library only."""
import argparse, json, re, subprocess, sys, unicodedata
from fractions import Fraction as F

POWER = {"元": -4, "亿元": 4}
UNSEEN = re.compile("[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\x00-\x08\x0e-\x1f]")


def ten(n):
    return F(10) ** n


def printed(text):
    """The number that a piece of text prints, or None: NFKC, no separators, a minus or a dash before it."""
    text = UNSEEN.sub("", unicodedata.normalize("NFKC", text)).replace("−", "-")
    text = re.sub(r"</?\w+>|\*\*|\s", "", text)
    text = "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text)
    text = text.replace("٫", ".").replace("٬", ",")
    m = re.search(r"-?\d[\d,]*(?:\.\d+)?", text)
    return None if m is None else F(m.group().replace(",", ""))


class Figure:
    def __init__(self, raw):
        self.raw = raw
        self.blank = raw["start"] == raw["end"]
        self.known = raw["value"] != "" and "*" not in raw["value"]
        self.value = F(raw["value"]) if self.known else F(0)
        self.decimals = len(raw["value"].partition(".")[2])
        self.scale = ten(POWER.get(raw["unit"], 0))
        self.base = F(0) if self.blank else self.value * self.scale

    def half(self, exact):
        """Half a unit of the last printed digit; none of what is exact."""
        if exact or self.blank or self.raw["role"] == "count" or self.raw["unit"] == "元" and self.decimals:
            return F(0)
        return ten(-self.decimals) / 2 * self.scale

    def interval(self, exact):
        h = self.half(exact)
        return self.base - h, self.base + h


def rounded(value, decimals):
    scaled = abs(value) * ten(decimals) + F(1, 2)
    return F(scaled.numerator // scaled.denominator) / ten(decimals) * (1 if value >= 0 else -1)


def cut(a, b):
    """Whether one of two is the other in a larger unit with the further digits cut off."""
    fine, coarse = sorted((a, b), key=lambda f: ten(-f.decimals) * f.scale)
    if fine.raw["unit"] == coarse.raw["unit"] or not {fine.raw["unit"], coarse.raw["unit"]} <= {"元", "万元", "亿元"}:
        return False
    step = ten(-coarse.decimals) * coarse.scale
    steps = abs(fine.base) / step
    whole = F(steps.numerator // steps.denominator) * step
    return (whole if fine.base >= 0 else -whole) == coarse.base


def linear(law, figures, signs, constant, exact):
    total = constant + sum(f.base * s for f, s in zip(figures, signs))
    slack = sum(f.half(exact) * abs(s) for f, s in zip(figures, signs))
    miss = max(-total, F(0)) if law == "at-most" else abs(total)
    if law == "same" and len(figures) == 2 and miss and cut(*figures):
        return "rounding", miss
    return "exact" if miss == 0 else "rounding" if miss <= slack else "inconsistent", miss


def rate(over, under, over_at, under_at, stated, share):
    """Judges stated % = over ÷ under, all rounded."""
    if under_at == 0:
        if over_at == 0 or stated == 0:
            return "rounding", F(0)
        return "inconsistent", abs(stated)
    best = rounded(over_at / under_at * 100, share.decimals)
    if best == stated:
        return "exact", F(0)
    corners = [o / u * 100 for o in over for u in under if u]
    half = ten(-share.decimals) / 2
    fits = under[0] <= 0 <= under[1] or min(corners) - half <= stated <= max(corners) + half
    return ("rounding" if fits else "inconsistent"), abs(stated - best)


def from_zero(stated, change):
    right = F(0) if change == 0 else F(100)
    return ("exact", F(0)) if stated in (right, 0) else ("inconsistent", abs(stated - right))


def judged(relation, figures, exact):
    law, signs = relation["law"], relation["signs"]
    constant = F(relation.get("constant", "0"))
    if law in ("same", "sum", "at-most"):
        return linear(law, figures, signs, constant, exact)
    if law == "share":
        part, whole, share = figures
        return rate(part.interval(exact), whole.interval(exact), part.base, whole.base, share.value, share)
    if law == "growth":
        value, change, growth = figures
        stated, moved = growth.value * signs[2], change.base * signs[1]
        prior = value.base - moved
        if prior == 0:
            return from_zero(stated, moved)
        (vl, vh), half = value.interval(exact), change.half(exact)
        moves = moved - half, moved + half
        return rate(moves, (vl - moves[1], vh - moves[0]), moved, prior, stated, growth)
    if law == "growth-over":
        value, prior, growth = figures
        stated = growth.value * signs[2]
        if prior.base == 0:
            return from_zero(stated, value.base)
        return rate(value.interval(exact), prior.interval(exact), value.base, prior.base, stated + 100, growth)
    if law == "completion":
        done, more, stated = figures
        moved, half = more.base * signs[1], more.half(exact)
        low, high = done.interval(exact)
        plan = low - moved - half, high - moved + half
        return rate((low, high), plan, done.base, done.base - moved, stated.value, stated)
    if law == "per-unit":
        total, count, one = figures
        if count.value == 0:
            return "rounding", F(0)
        last = ten(-one.decimals) * one.scale
        best = rounded(total.base / count.value / one.scale, one.decimals) * one.scale
        low, high = (bound / count.value for bound in total.interval(exact))
        allowed = low - last <= one.base <= high + last / 2
        miss = abs(one.base - best)
        return "exact" if miss == 0 else "rounding" if allowed else "inconsistent", miss
    if law == "formula":
        products = {}
        for f, s in zip(figures[1:], signs[1:]):
            products[s] = products.get(s, F(1)) * f.value
        miss = abs(figures[0].base - sum(products.values()))
        return "exact" if miss == 0 else "rounding" if miss <= figures[0].half(exact) else "inconsistent", miss
    raise ValueError(f"a law that nobody knows: {law}")


def adjusted(relation, relations, figures):
    """A share that was moved by a hundredth or two so that all of one whole add up to 100."""
    whole = figures[relation["figures"][1]].base
    group = [r for r in relations if r["law"] == "share" and figures[r["figures"][1]].base == whole]
    shares = [figures[r["figures"][2]].value for r in group]
    for chosen in (shares, [s for s in shares if s < 100]):
        if sum(chosen) == 100 and len(chosen) > 1:
            return True
    # The same whole may be stated in several sections.
    return any(sum(shares[i:j]) == 100 for i in range(len(shares)) for j in range(i + 2, len(shares) + 1))


def check_figures(report, figures, text):
    for n, f in enumerate(figures):
        start, end = f.raw["start"], f.raw["end"]
        try:
            piece = text[start:end].decode("utf-8")
        except UnicodeDecodeError:
            yield f"figure {n}: {start}..{end} is not on boundaries"
            continue
        if f.known and not f.blank and printed(piece) is not None and abs(printed(piece)) != abs(f.value):
            yield f"figure {n}: {piece!r} printed, {f.raw['value']} reported"
        # 持平, 无变化: nothing, stated in words.
        if f.known and f.value and not f.blank and printed(piece) is None:
            yield f"figure {n}: no number in {piece!r}"
    agreed, against = [0] * len(figures), [0] * len(figures)
    for r in report["relations"]:
        for f in r["figures"]:
            (against if r["verdict"] == "inconsistent" else agreed)[f] += 1
    for n, f in enumerate(figures):
        if (f.raw["agreed"], f.raw["contradicted"]) != (agreed[n], against[n]):
            yield f"figure {n} {f.raw['text']!r}: reported {f.raw['agreed']}+{f.raw['contradicted']}, counted {agreed[n]}+{against[n]}"
        if not f.known and f.raw["value"] == "" and agreed[n] + against[n]:
            yield f"figure {n} {f.raw['text']!r}: not understood, and yet part of a relation"


def check_relations(report, figures):
    for n, r in enumerate(report["relations"]):
        terms = [figures[f] for f in r["figures"]]
        if len(terms) != len(r["signs"]) or sum(not f.blank for f in terms) < 1:
            yield f"relation {n}: terms and signs do not fit"
            continue
        if any(not f.known and not f.blank for f in terms):
            continue
        # Whether a figure is meant as printed is not published: either way must give the verdict.
        ways = [judged(r, terms, exact) for exact in (False, True)]
        verdicts = {verdict for verdict, _ in ways}
        if r["law"] == "share" and adjusted(r, report["relations"], figures) and ways[0][1] <= F(2, 100):
            verdicts.add("rounding")
        stated = [f"{f.raw['value']}{f.raw['unit']}" for f in terms]
        if r["verdict"] not in verdicts:
            yield f"relation {n} {r['rule']} {r['law']} {stated} {r['signs']}: reported {r['verdict']}, worked out {sorted(verdicts)}"
        units = {f.raw["unit"] for f in terms if not f.blank}
        scale = ten(POWER.get(next(iter(units)), 0)) if len(units) == 1 else F(1)
        misses = {miss / s for _, miss in ways for s in (scale, F(1))}
        if F(r["difference"]) not in misses:
            yield f"relation {n} {r['rule']} {r['law']} {stated}: misses by {r['difference']}, worked out {[str(m) for m in misses]}"


def check_findings(report, figures):
    relations = report["relations"]
    reported = {f["relation"] for f in report["findings"] if f.get("relation") is not None}
    for n, f in enumerate(report["findings"]):
        if f.get("relation") is None:
            continue
        r = relations[f["relation"]]
        if f["severity"] == "error" and r["verdict"] != "inconsistent":
            yield f"finding {n} {f['rule']}: an error of a relation that holds"
        if f.get("difference") is not None and F(f["difference"]) != F(r["difference"]):
            yield f"finding {n} {f['rule']}: {f['difference']} reported, its relation misses by {r['difference']}"
        # Every printed figure of a short relation stands in its equation.
        said = {abs(F(x.replace(",", ""))) for x in re.findall(r"\d[\d,]*(?:\.\d+)?", unicodedata.normalize("NFKC", f["equation"]))}
        if f["equation"] and len(r["figures"]) <= 6 and r["law"] in ("same", "sum", "at-most"):
            for at in r["figures"]:
                figure = figures[at]
                if figure.known and not figure.blank and abs(figure.value) not in said:
                    yield f"finding {n} {f['rule']}: {figure.raw['text']} is not in {f['equation']!r}"
    for n, r in enumerate(relations):
        if r["verdict"] == "inconsistent" and n not in reported:
            yield f"relation {n} {r['rule']}: inconsistent, and no finding tells it"


def check_verdict(report):
    s, relations = report["summary"], report["relations"]
    count = lambda v: sum(r["verdict"] == v for r in relations)
    for verdict in ("exact", "rounding", "inconsistent"):
        if s[verdict] != count(verdict):
            yield f"summary: {s[verdict]} {verdict}, counted {count(verdict)}"
    worst = "inconsistent" if s["inconsistent"] else "rounding" if s["rounding"] else "consistent" if s["exact"] else None
    if worst and report["verdict"] not in (worst, "nothing-checked"):
        yield f"verdict {report['verdict']}, by the relations {worst}"
    if worst is None and report["verdict"] in ("inconsistent", "rounding"):
        yield f"verdict {report['verdict']} without a relation"


def check(gouji, path):
    run = lambda *args: subprocess.run([gouji, *args, path], capture_output=True).stdout
    text = run("text")
    reports = [json.loads(line) for line in run("check", "--format", "jsonl", "--figures", "--relations").splitlines() if line.strip()]
    counted = 0
    for report in (r for r in reports if r.get("relations") is not None):
        figures = [Figure(f) for f in report["figures"]]
        counted += len(report["relations"])
        for part in (check_figures(report, figures, text), check_relations(report, figures), check_findings(report, figures), check_verdict(report)):
            yield from part
    yield counted


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--gouji", required=True)
    ap.add_argument("files", nargs="+")
    args = ap.parse_args()
    total = differ = 0
    for path in args.files:
        *wrong, counted = check(args.gouji, path)
        total, differ = total + counted, differ + len(wrong)
        for line in wrong:
            print(f"{path.rsplit('/', 1)[-1]}: {line}")
    print(f"{len(args.files)} files, {total} relations worked out again, {differ} differ")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
