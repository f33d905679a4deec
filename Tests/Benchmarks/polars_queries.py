"""The queries of peers.sql in Polars' own expressions: each a function of the tables, by name."""
from datetime import date

import polars as pl

c = pl.col


def held(day):
    return (c("detained") <= day) & (c("released").is_null() | (c("released") > day))


def month(name):
    return c(name).dt.truncate("1mo")


def stock(t):
    came = t["cases"].filter(c("detained").is_not_null()).group_by(c("detained").alias("d")).agg(
        pl.len().cast(pl.Int64).alias("n"))
    left = t["cases"].filter(c("detained").is_not_null() & c("released").is_not_null()).group_by(
        c("released").alias("d")).agg((-pl.len().cast(pl.Int64)).alias("n"))
    return t["months"].join_where(pl.concat([came, left]), c("d") <= c("m")).group_by("m").agg(c("n").sum())


def flow(t):
    came = t["cases"].filter(c("detained").is_not_null()).group_by(month("detained").alias("m")).agg(pl.len().alias("i"))
    left = t["cases"].filter(c("released").is_not_null()).group_by(month("released").alias("m")).agg(pl.len().alias("o"))
    return came.join(left, on="m", how="full", coalesce=True).select("m", c("i").fill_null(0), c("o").fill_null(0))


def agreement(t):
    sign = pl.when(c("stance") == "support").then(1).when(c("stance") == "oppose").then(-1).otherwise(0)
    active = t["statements"].group_by("speaker").len().sort(["len", "speaker"], descending=[True, False]).head(100)
    net = (t["statements"].select("speaker", "topic", sign.alias("v")).join(active, on="speaker", how="semi")
           .group_by("speaker", "topic").agg(c("v").sum().sign().alias("v")).filter(c("v") != 0))
    return (net.rename({"speaker": "a"}).join(net.rename({"speaker": "b", "v": "w"}), on="topic")
            .filter(c("a") < c("b")).group_by("a", "b")
            .agg(pl.len().alias("shared"), (c("v") == c("w")).sum().alias("agree"))
            .sort(["agree", "a", "b"], descending=[True, False, False]).head(20))


def later_statements(t):
    last = t["statements"].filter(c("case_id").is_not_null()).group_by("case_id").agg(c("date").max().alias("last"))
    return (t["cases"].join(last, left_on="id", right_on="case_id").filter(c("last") > c("released"))
            .group_by("region").len())


QUERIES = {
    "q01": lambda t: t["cases"].filter((c("released") >= date(2024, 7, 1)) & (c("faction") == "engagement")).select(pl.len()),
    "q02": lambda t: t["cases"].filter(
        (c("region").is_in(["minsk-city", "gomel"]) | c("facility").is_in(["colony-007", "prison-012", "colony-015"]))
        & ~c("charge").is_in(["fraud", "hooliganism", "tax evasion"])
        & c("birth_year").is_between(1975, 1995) & c("faction").is_not_null()
        & (~c("humanitarian") | (c("status") == "serving"))).select(pl.len()),
    "q03": lambda t: t["cases"].group_by("region", "status").len(),
    "q04": lambda t: t["statements"].group_by("speaker").len(),
    "q05": lambda t: t["cases"].filter(c("detained").is_not_null()).group_by(month("detained")).len(),
    "q06": lambda t: t["statements"].filter((c("stance") == "oppose") & (c("date") >= date(2024, 1, 1)))
    .group_by("outlet").len().with_columns(c("outlet").cast(pl.String))
    .sort(["len", "outlet"], descending=[True, False]).head(10),
    "q07": lambda t: t["statements"].group_by("topic").agg(c("speaker").n_unique()),
    "q08": lambda t: t["cases"].filter(c("sentence_months").is_not_null()).group_by("charge").agg(
        c("sentence_months").quantile(.5, "linear").alias("a"), c("sentence_months").quantile(.9, "linear").alias("b")),
    "q09": lambda t: t["cases"].filter(held(date(2023, 8, 9))).group_by("region").len(),
    "q10": stock,
    "q11": flow,
    "q12": later_statements,
    "q13": lambda t: t["statements"].join(
        t["people"].filter(c("faction") == "engagement").select("id"), left_on="speaker", right_on="id", how="semi")
    .group_by("topic").len(),
    "q14": lambda t: t["statements"].select("speaker", month("date").alias("m")).join(
        t["people"].select("id", "role"), left_on="speaker", right_on="id").group_by("role", "m").len(),
    "q15": lambda t: t["statements"].group_by("faction", "stance").len(),
    "q16": lambda t: t["statements"].filter(c("text").str.contains("sanction", literal=True)).group_by("stance").len(),
    "q17": lambda t: t["statements"].filter(c("text").str.contains(r"\bclemency\b")).group_by("topic").len(),
    "q18": lambda t: t["cases"].filter(c("person").str.starts_with("Kar")).select("id", "person", "detained")
    .sort("person", "id").head(20),
    "q19": lambda t: t["cases"].filter(c("person").str.contains("mirov", literal=True)).group_by("region").len(),
    "q20": lambda t: t["statements"].filter(c("topic") == "amnesty").sort("date", "id", descending=True).head(20),
    "q21": lambda t: t["cases"].filter(c("id") == 4242),
    "q22": lambda t: t["cases"].filter(
        (c("occupation") == "journalist") & (c("charge") == "treason") & (c("region") == "grodno")
        & (c("status") == "serving") & c("detained").is_between(date(2021, 1, 1), date(2021, 12, 31))),
    "q23": lambda t: t["cases"].filter(c("released").is_not_null() & c("detained").is_not_null()).group_by("region")
    .agg((c("released") - c("detained")).dt.total_days().mean()),
    "q24": agreement,
}
