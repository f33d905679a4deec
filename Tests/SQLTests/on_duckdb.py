#!/usr/bin/env python3
"""Runs recorded statements on DuckDB and compares the rows with the engine's, in order.

    pip install duckdb
    CASEBOOK_SQL_CASES=cases.jsonl CASEBOOK_DATASETS=500 Tests/run --filter SQLTests
    Tests/SQLTests/on_duckdb.py cases.jsonl
"""
import datetime
import json
import math
import sys

import duckdb


def number(value):
    rounded = math.floor(abs(value) * 1e6 + 0.5) / 1e6
    rounded = -rounded if value < 0 and rounded else rounded
    # Swift writes 0.00001 as 1e-05, as Python does.
    return repr(float(rounded))


def days(least, most):
    return "..".join("open" if abs(n) > 300_000 else str(n) for n in (least, most))


def day(value):
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def cell(parts, values, kind):
    held = dict(zip(parts, values))
    if held.get("none"):
        return "(none)"
    first = held["value"] if "value" in held else held["first"]
    if first is None:
        return "(unknown)"
    if "last" in held:
        if kind == "days":
            return days(int(first), int(held["last"]))
        return day(first) + "/" + day(held["last"])
    if isinstance(first, bool):
        return "1" if first else "0"
    return first if isinstance(first, str) else number(first)


def row(columns, values):
    cells, place = [], 0
    for column in columns:
        parts = column["parts"]
        cells.append(cell(parts, values[place : place + len(parts)], column["type"]))
        place += len(parts)
    return " | ".join(cells)


def main(path):
    compared, different = 0, 0
    for line in open(path, encoding="utf-8"):
        dataset = json.loads(line)
        connection = duckdb.connect(":memory:")
        for statement in dataset["definitions"]:
            connection.execute(statement)
        for table in dataset["tables"]:
            for cells in table["rows"]:
                places = ", ".join("?" for _ in cells)
                connection.execute(f'INSERT INTO "{table["name"]}" VALUES ({places})', cells)
        for query in dataset["queries"]:
            compared += 1
            try:
                rows = connection.execute(query["sql"]).fetchall()
                actual = [row(query["columns"], values) for values in rows]
            except Exception as error:
                actual = [f"{type(error).__name__}: {error}"]
            if actual != query["rows"]:
                different += 1
                if different <= 10:
                    print(query["query"], query["sql"], "engine:", *query["rows"], "DuckDB:", *actual, "", sep="\n  ")
    print(f"DuckDB and the engine: {compared} queries compared, {different} differ")
    return 1 if different else 0


sys.exit(main(sys.argv[1]))
