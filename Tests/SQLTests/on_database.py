#!/usr/bin/env python3
"""Runs recorded statements on a database and compares the rows with the engine's, in order.

    CASEBOOK_SQL_DIALECT=duckdb CASEBOOK_SQL_CASES=cases.jsonl CASEBOOK_DATASETS=500 \\
      Tests/run --filter SQLTests
    pip install duckdb
    Tests/SQLTests/on_database.py duckdb cases.jsonl

The dialect is duckdb, clickhouse (pip install chdb), or postgres (pip install psycopg2-binary; the
server is found by PGHOST, PGUSER and PGDATABASE, and its schema `casebook` is made and dropped).
"""
import datetime
import json
import math
import sys


class DuckDB:
    def __init__(self, definitions):
        import duckdb

        self.connection = duckdb.connect(":memory:")
        for statement in definitions:
            self.connection.execute(statement)

    def insert(self, table, rows):
        for cells in rows:
            places = ", ".join("?" for _ in cells)
            self.connection.execute(f'INSERT INTO "{table}" VALUES ({places})', cells)

    def rows(self, statement):
        return self.connection.execute(statement).fetchall()


class ClickHouse:
    def __init__(self, definitions):
        from chdb.session import Session

        self.session = Session()
        self.session.query("DROP DATABASE IF EXISTS casebook")
        self.session.query("CREATE DATABASE casebook")
        self.session.query("USE casebook")
        for statement in definitions:
            self.session.query(statement.replace("MergeTree ORDER BY tuple()", "Memory"))

    def insert(self, table, rows):
        if rows:
            values = ", ".join("(" + ", ".join(map(self.literal, cells)) + ")" for cells in rows)
            self.session.query(f'INSERT INTO "{table}" VALUES {values}')

    def literal(self, cell):
        if cell is None:
            return "NULL"
        if isinstance(cell, str):
            return "'" + cell.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return repr(cell)

    def rows(self, statement):
        answer = self.session.query(statement, "JSONCompactEachRow").bytes().decode()
        return [json.loads(line) for line in answer.splitlines()]


class Postgres:
    def __init__(self, definitions):
        import psycopg2

        self.connection = psycopg2.connect("")
        self.connection.autocommit = True
        self.cursor = self.connection.cursor()
        for statement in ["DROP SCHEMA IF EXISTS casebook CASCADE", "CREATE SCHEMA casebook",
                          "SET search_path TO casebook"] + definitions:
            self.cursor.execute(statement)

    def insert(self, table, rows):
        self.cursor.execute(f'SELECT * FROM "{table}"')
        booleans = [column.type_code == 16 for column in self.cursor.description]
        for cells in rows:
            cells = [bool(c) if b and c is not None else c for c, b in zip(cells, booleans)]
            places = ", ".join("%s" for _ in cells)
            self.cursor.execute(f'INSERT INTO "{table}" VALUES ({places})', cells)

    def rows(self, statement):
        self.cursor.execute(statement)
        return self.cursor.fetchall()


DATABASES = {"duckdb": DuckDB, "clickhouse": ClickHouse, "postgres": Postgres}


def number(value):
    value = float(value)
    rounded = math.floor(abs(value) * 1e6 + 0.5) / 1e6
    rounded = -rounded if value < 0 and rounded else rounded
    # Swift writes 0.00001 as 1e-05, as Python does.
    return repr(float(rounded))


# Distances from an open end are longer; on ClickHouse ends are nearer.
OPEN_DAYS = 40_000 if "clickhouse" in sys.argv else 300_000


def days(least, most):
    return "..".join("open" if abs(n) > OPEN_DAYS else str(n) for n in (least, most))


# The days that stand for open ends on ClickHouse.
OPEN = {"1900-01-01": "0001-01-01", "2299-12-31": "9999-12-31"}


def day(value):
    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
    return OPEN.get(text, text)


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


def main(dialect, path):
    compared, different = 0, 0
    for line in open(path, encoding="utf-8"):
        dataset = json.loads(line)
        database = DATABASES[dialect](dataset["definitions"])
        for table in dataset["tables"]:
            database.insert(table["name"], table["rows"])
        for query in dataset["queries"]:
            compared += 1
            try:
                rows = database.rows(query["sql"])
                actual = [row(query["columns"], values) for values in rows]
            except Exception as error:
                actual = [f"{type(error).__name__}: {error}"]
            if actual != query["rows"]:
                different += 1
                if different <= 10:
                    print(query["query"], query["sql"], "engine:", *query["rows"], dialect + ":", *actual, "", sep="\n  ")
    print(f"{dialect} and the engine: {compared} queries compared, {different} differ")
    return 1 if different else 0


sys.exit(main(sys.argv[1], sys.argv[2]))
