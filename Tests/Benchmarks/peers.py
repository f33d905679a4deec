#!/usr/bin/env python3
"""Asks another engine the queries of peers.sql, with the same CSV files in its memory:
peers.py ENGINE FOLDER [REPEAT] writes medians, minima and digests as JSON, as `casebook bench --json` does.

An engine is duckdb, polars, chdb, datafusion or sqlite. All have two threads, sqlite one. The clock covers the
query's text up to a result in the caller's memory, after one run that is not measured. Low-cardinality texts are
stored as codes where the engine can.
"""
import csv
import datetime
import decimal
import hashlib
import json
import os
import re
import statistics
import sys
import time

THREADS = 2
os.environ.setdefault("POLARS_MAX_THREADS", str(THREADS))
HERE = os.path.dirname(os.path.abspath(__file__))
MONTHS = [datetime.date(2020 + (6 + k) // 12, (6 + k) % 12 + 1, 1) for k in range(72)]
# i whole number, s text, c text of few values, d date, b boolean; ? where a cell may be empty
TABLES = {
    "cases": "id:i person:s gender:c birth_year:i? occupation:c? charge:c faction:c? region:c facility:c status:c "
             "detained:d? detained_precision:c? sentenced:d? sentence_months:i? released:d? release_kind:c? "
             "humanitarian:b source:c",
    "statements": "id:i speaker:i faction:c? topic:c stance:c date:d outlet:c text:s case_id:i?",
    "people": "id:i name:s aliases:s? role:c faction:c?",
}
COLUMNS = {t: [(n, k[0], k.endswith("?")) for n, k in (c.split(":") for c in v.split())] for t, v in TABLES.items()}


def canonical(value):
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (float, decimal.Decimal)):
        return str(int(value)) if value == int(value) else "%.6g" % value
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def digest(rows):
    lines = sorted("\t".join(map(canonical, row)) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def arrow_rows(table):
    return list(zip(*[column.to_pylist() for column in table.columns]))


class DuckDB:
    dialect = "duckdb"

    def __init__(self, folder):
        import duckdb
        self.version = duckdb.__version__
        self.db = duckdb.connect()
        self.db.execute(f"set threads={THREADS}")
        types = {"i": "INTEGER", "s": "VARCHAR", "c": "VARCHAR", "d": "DATE", "b": "BOOLEAN"}
        for table, columns in COLUMNS.items():
            names = ", ".join(f"'{n}': '{types[k]}'" for n, k, _ in columns)
            self.db.execute(f"create temp table raw as from read_csv('{folder}/{table}.csv', header=true, columns={{{names}}})")
            made = []
            for n, k, _ in columns:
                if k == "c":
                    self.db.execute(f"create type {table}_{n} as enum (select distinct {n} from raw where {n} is not null order by 1)")
                made.append(f"{n}::{table}_{n} as {n}" if k == "c" else n)
            self.db.execute(f"create table {table} as select {', '.join(made)} from raw")
            self.db.execute(f"drop table raw; alter table {table} add primary key (id)")
        self.db.execute("create table months(m date)")
        self.db.executemany("insert into months values (?)", [[m] for m in MONTHS])

    def run(self, sql):
        return self.db.sql(sql).to_arrow_table()

    rows = staticmethod(arrow_rows)


class ClickHouse:
    dialect = "clickhouse"

    def __init__(self, folder):
        import chdb
        from chdb import session
        self.version = chdb.__version__
        self.session = session.Session()
        self.session.query("create database b; ")
        self.session.query("use b")
        types = {"i": "Int32", "s": "String", "c": "String", "d": "Date", "b": "Bool"}
        for table, columns in COLUMNS.items():
            made = []
            for n, k, empty in columns:
                kind = f"Nullable({types[k]})" if empty else types[k]
                made.append(f"{n} LowCardinality({kind})" if k == "c" else f"{n} {kind}")
            made = ", ".join(made)
            self.session.query(f"create table {table} ({made}) engine = Memory")
            self.session.query(f"insert into {table} select * from file('{folder}/{table}.csv', CSVWithNames, '{made}')")
        self.session.query("create table months (m Date) engine = Memory")
        self.session.query("insert into months values " + ", ".join(f"('{m}')" for m in MONTHS))

    def run(self, sql):
        self.sql = f"{sql} settings max_threads = {THREADS}, use_query_cache = 0, use_query_condition_cache = 0"
        return self.session.query(self.sql, "Arrow")

    def rows(self, _):
        text = str(self.session.query(self.sql + ", output_format_json_quote_64bit_integers = 0", "JSONCompactEachRow"))
        return [json.loads(line) for line in text.splitlines() if line]


class DataFusion:
    dialect = "datafusion"

    def __init__(self, folder):
        import datafusion
        import pyarrow as pa
        from pyarrow import csv as arrow_csv
        self.version = datafusion.__version__
        self.context = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(THREADS))
        types = {"i": pa.int32(), "s": pa.string(), "c": pa.dictionary(pa.int32(), pa.string()), "d": pa.date32(), "b": pa.bool_()}
        for table, columns in COLUMNS.items():
            options = arrow_csv.ConvertOptions(
                column_types={n: types[k] for n, k, _ in columns}, strings_can_be_null=True, quoted_strings_can_be_null=False)
            self.add(table, arrow_csv.read_csv(f"{folder}/{table}.csv", convert_options=options).unify_dictionaries())
        self.add("months", pa.table({"m": pa.array(MONTHS, pa.date32())}))

    def add(self, name, table):
        batches = table.to_batches(max_chunksize=8192)
        half = (len(batches) + 1) // 2
        self.context.register_record_batches(name, [batches[:half], batches[half:]] if len(batches) > 1 else [batches])

    def run(self, sql):
        return self.context.sql(sql).collect()

    def rows(self, batches):
        return [row for batch in batches for row in zip(*[column.to_pylist() for column in batch.columns])]


class SQLite:
    dialect = "sqlite"

    def __init__(self, folder):
        import sqlite3
        self.version = sqlite3.sqlite_version
        self.db = sqlite3.connect(":memory:")
        types = {"i": "INTEGER", "s": "TEXT", "c": "TEXT", "d": "TEXT", "b": "INTEGER"}
        truths = {"true": 1, "false": 0}
        for table, columns in COLUMNS.items():
            made = ", ".join(f"{n} {types[k]}" + (" primary key" if n == "id" else "") for n, k, _ in columns)
            self.db.execute(f"create table {table} ({made})")
            with open(f"{folder}/{table}.csv", newline="", encoding="utf-8") as file:
                reader = csv.reader(file)
                next(reader)
                rows = ([None if c == "" else truths.get(c, c) for c in row] for row in reader)
                self.db.executemany(f"insert into {table} values ({', '.join('?' * len(columns))})", rows)
        self.db.execute("create table months (m TEXT)")
        self.db.executemany("insert into months values (?)", [(m.isoformat(),) for m in MONTHS])
        for index in ["cases(released, faction)", "cases(region, status)", "cases(person)", "cases(detained, released)",
                      "statements(case_id, date)", "statements(topic, date)", "statements(speaker, topic)"]:
            self.db.execute(f"create index i_{re.sub('[^a-z]+', '_', index)} on {index}")
        self.db.execute("create virtual table statements_fts using fts5(text, content=statements, content_rowid=id)")
        self.db.execute("insert into statements_fts(statements_fts) values ('rebuild')")
        self.db.execute("analyze")

    def run(self, sql):
        return self.db.execute(sql).fetchall()

    def rows(self, rows):
        return rows


class Polars:
    """Asked through its own expressions, on frames in memory."""
    dialect = "polars"

    def __init__(self, folder):
        import polars
        from polars_queries import QUERIES
        self.version = polars.__version__
        self.queries = QUERIES
        kinds = {"i": polars.Int32, "s": polars.String, "c": polars.Categorical, "d": polars.Date, "b": polars.Boolean}
        self.tables = {
            table: polars.scan_csv(f"{folder}/{table}.csv", schema={n: kinds[k] for n, k, _ in columns}).collect().rechunk().lazy()
            for table, columns in COLUMNS.items()}
        self.tables["months"] = polars.DataFrame({"m": MONTHS}).lazy()

    def run(self, name):
        return self.queries[name](self.tables).collect()

    def rows(self, frame):
        return frame.rows()


ENGINES = {"duckdb": DuckDB, "polars": Polars, "chdb": ClickHouse, "datafusion": DataFusion, "sqlite": SQLite}


def statements(dialect):
    """The text of each query for an engine: its own, or what all are asked."""
    text = open(os.path.join(HERE, "peers.sql"), encoding="utf-8").read()
    parts = re.split(r"^-- (q\d+)(?: (\w+))?$", text, flags=re.M)
    asked = {}
    for name, only, sql in zip(parts[1::3], parts[2::3], parts[3::3]):
        if only == dialect or (only is None and name not in asked):
            asked[name] = sql.strip()
    if dialect == "sqlite":
        month = r"cast\(date_trunc\('month', ([\w.]+)\) as date\)"
        asked = {n: re.sub(month, r"substr(\1, 1, 7) || '-01'", s).replace("DATE '", "'") for n, s in asked.items()}
    return {n: n for n in asked} if dialect == "polars" else asked


def main():
    name, folder = sys.argv[1:3]
    repeat = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    engine = ENGINES[name](os.path.abspath(folder))
    results = []
    for query, text in statements(engine.dialect).items():
        try:
            answer = engine.run(text)
            times = []
            # What takes seconds is measured three times.
            while len(times) < (3 if sum(times[:1]) > 3 else repeat):
                start = time.perf_counter()
                answer = engine.run(text)
                times.append(time.perf_counter() - start)
            rows = engine.rows(answer)
        except Exception as error:
            print(f"{name} {query}: {error}", file=sys.stderr)
            continue
        results.append({
            "query": query, "median_ms": round(statistics.median(times) * 1000, 3),
            "min_ms": round(min(times) * 1000, 3), "rows": len(rows), "digest": digest(rows)})
    json.dump({"engine": name, "version": engine.version, "queries": results}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
