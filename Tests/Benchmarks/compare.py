#!/usr/bin/env python3
"""Prints what each engine took, ours beside the fastest other: compare.py OURS.json PEER.json…

The exit code is 1 where ours gives another answer than the others do.
"""
import json
import sys


def main():
    ours = {query["query"]: query for query in json.load(open(sys.argv[1]))}
    peers = [json.load(open(path)) for path in sys.argv[2:]]
    names = [peer["engine"] for peer in peers]
    times = [{query["query"]: query for query in peer["queries"]} for peer in peers]
    print("| query | casebook | " + "".join(f"{name} | " for name in names) + "fastest other | times faster | rows | same answer |")
    print("|---|--:|" + "--:|" * len(names) + "---|--:|--:|---|")
    differ = 0
    for query in sorted(set(ours).union(*times)):
        own = ours.get(query)
        known = [(peer[query]["median_ms"], name) for peer, name in zip(times, names) if query in peer]
        cells = [f"{peer[query]['median_ms']:.2f}" if query in peer else "" for peer in times]
        fastest = min(known, default=None)
        others = {peer[query]["digest"] for peer in times if query in peer}
        if own is None:
            same, differ = "not answered", differ + 1
        elif not others:
            same = ""
        elif others == {own["digest"]}:
            same = "yes"
        else:
            same, differ = "no" if own["digest"] not in others else "not all", differ + 1
        ratio = f"{fastest[0] / own['median_ms']:.1f}" if own and fastest else ""
        print(f"| {query} | " + (f"{own['median_ms']:.3f}" if own else "") + " | " + "".join(f"{cell} | " for cell in cells)
              + f"{fastest[1] if fastest else ''} | {ratio} | {own['rows'] if own else ''} | {same} |")
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
