-- What the peers are asked: a heading, `-- q01` for all or `-- q01 sqlite` for one, and below it a statement.
-- `months` has the first of each month from 2020-07 to 2026-06.

-- q01
select count(*) from cases where released >= DATE '2024-07-01' and faction = 'engagement'
-- q02
select count(*) from cases
where (region in ('minsk-city', 'gomel') or facility in ('colony-007', 'prison-012', 'colony-015'))
  and not charge in ('fraud', 'hooliganism', 'tax evasion')
  and birth_year between 1975 and 1995 and faction is not null and (not humanitarian or status = 'serving')
-- q03
select region, status, count(*) from cases group by region, status
-- q04
select speaker, count(*) from statements group by speaker
-- q05
select cast(date_trunc('month', detained) as date) as m, count(*) from cases
where detained is not null group by cast(date_trunc('month', detained) as date)
-- q06
select outlet, count(*) as n from statements where stance = 'oppose' and date >= DATE '2024-01-01'
group by outlet order by n desc, outlet limit 10
-- q07
select topic, count(distinct speaker) from statements group by topic
-- q08
select charge, percentile_cont(0.5) within group (order by cast(sentence_months as double)),
  percentile_cont(0.9) within group (order by cast(sentence_months as double))
from cases where sentence_months is not null group by charge
-- q08 duckdb
select charge, quantile_cont(sentence_months, 0.5), quantile_cont(sentence_months, 0.9) from cases
where sentence_months is not null group by charge
-- q08 clickhouse
select charge, q[1], q[2] from (select charge,
  quantilesExactInclusive(0.5, 0.9)(assumeNotNull(sentence_months)) as q
  from cases where sentence_months is not null group by charge)
-- q08 sqlite
with r as (select charge, sentence_months x,
  row_number() over (partition by charge order by sentence_months) - 1 k, count(*) over (partition by charge) n
  from cases where sentence_months is not null),
p as (select charge, x, k, 0.5 * (n - 1) a, 0.9 * (n - 1) b from r)
select charge,
  sum(case k - cast(a as int) when 0 then x * (1 - a + cast(a as int)) when 1 then x * (a - cast(a as int)) else 0.0 end),
  sum(case k - cast(b as int) when 0 then x * (1 - b + cast(b as int)) when 1 then x * (b - cast(b as int)) else 0.0 end)
from p group by charge
-- q09
select region, count(*) from cases where detained <= DATE '2023-08-09'
and (released is null or released > DATE '2023-08-09') group by region
-- q10
with e as (select detained as d, count(*) as n from cases where detained is not null group by detained
  union all select released as d, -count(*) as n from cases
  where released is not null and detained is not null group by released)
select months.m, sum(e.n) from months join e on e.d <= months.m group by months.m
-- q10 clickhouse
with e as (select assumeNotNull(detained) as d, toInt64(count()) as n from cases where detained is not null group by d
  union all select assumeNotNull(released) as d, -toInt64(count()) as n from cases
  where released is not null and detained is not null group by d)
select months.m, sum(e.n) from months, e where e.d <= months.m group by months.m
-- q11
select coalesce(i.m, o.m) as m, coalesce(n_in, 0), coalesce(n_out, 0) from
  (select cast(date_trunc('month', detained) as date) as m, count(*) as n_in from cases
    where detained is not null group by 1) i
  full join (select cast(date_trunc('month', released) as date) as m, count(*) as n_out from cases
    where released is not null group by 1) o on i.m = o.m
-- q11 clickhouse
select m, sum(a), sum(b) from
  (select toStartOfMonth(assumeNotNull(detained)) as m, count() as a, 0 as b from cases
    where detained is not null group by m
  union all select toStartOfMonth(assumeNotNull(released)) as m, 0 as a, count() as b from cases
    where released is not null group by m) group by m
-- q12
select region, count(*) from cases c
where exists (select 1 from statements s where s.case_id = c.id and s.date > c.released) group by region
-- q12 duckdb
select region, count(*) from cases c join (select case_id, max(date) as d from statements
  where case_id is not null group by case_id) s on s.case_id = c.id where s.d > c.released group by region
-- q12 clickhouse
select region, count() from cases as c any inner join
  (select assumeNotNull(case_id) as k, max(date) as d from statements where case_id is not null group by k) as s
  on c.id = s.k where s.d > c.released group by region
-- q13
select topic, count(*) from statements
where speaker in (select id from people where faction = 'engagement') group by topic
-- q14
select p.role, cast(date_trunc('month', s.date) as date) as m, count(*) from statements s
join people p on p.id = s.speaker group by p.role, cast(date_trunc('month', s.date) as date)
-- q15
select faction, stance, count(*) from statements group by faction, stance
-- q16
select stance, count(*) from statements where text like '%sanction%' group by stance
-- q16 sqlite
select stance, count(*) from statements where instr(text, 'sanction') > 0 group by stance
-- q17
select topic, count(*) from statements where text like '%clemency%' and regexp_like(text, '\bclemency\b')
group by topic
-- q17 duckdb
select topic, count(*) from statements where text like '%clemency%' and regexp_matches(text, '\bclemency\b')
group by topic
-- q17 clickhouse
select topic, count() from statements where hasToken(text, 'clemency') group by topic
-- q17 sqlite
select topic, count(*) from statements
where id in (select rowid from statements_fts where statements_fts match 'clemency') group by topic
-- q18
select id, person, detained from cases where person like 'Kar%' order by person, id limit 20
-- q18 sqlite
select id, person, detained from cases where person >= 'Kar' and person < 'Kas' order by person, id limit 20
-- q19
select region, count(*) from cases where person like '%mirov%' group by region
-- q19 sqlite
select region, count(*) from cases where instr(person, 'mirov') > 0 group by region
-- q20
select * from statements where topic = 'amnesty' order by date desc, id desc limit 20
-- q21
select * from cases where id = 4242
-- q22
select * from cases where occupation = 'journalist' and charge = 'treason' and region = 'grodno'
and status = 'serving' and detained between DATE '2021-01-01' and DATE '2021-12-31'
-- q23
select region, avg(cast(released - detained as double)) from cases
where released is not null and detained is not null group by region
-- q23 datafusion
select region, avg(cast(cast(released as int) - cast(detained as int) as double)) from cases
where released is not null and detained is not null group by region
-- q23 clickhouse
select region, avg(assumeNotNull(released) - assumeNotNull(detained)) from cases
where released is not null and detained is not null group by region
-- q23 sqlite
select region, avg(julianday(released) - julianday(detained)) from cases
where released is not null and detained is not null group by region
-- q24
with top as (select speaker, count(*) as n from statements group by speaker order by n desc, speaker limit 100),
net as (select s.speaker as speaker, s.topic as topic,
  sum(case s.stance when 'support' then 1 when 'oppose' then -1 else 0 end) as v
  from statements s join top on top.speaker = s.speaker group by s.speaker, s.topic)
select a.speaker as a, b.speaker as b, count(*) as shared,
  sum(case when (a.v > 0) = (b.v > 0) then 1 else 0 end) as agree
from net a join net b on a.topic = b.topic where a.speaker < b.speaker and a.v <> 0 and b.v <> 0
group by a.speaker, b.speaker order by agree desc, a, b limit 20
-- q24 clickhouse
with top as (select speaker from statements group by speaker order by count() desc, speaker limit 100),
net as (select speaker, topic, sum(multiIf(stance = 'support', 1, stance = 'oppose', -1, 0)) as v
  from statements where speaker in top group by speaker, topic having v <> 0)
select x.speaker as a, y.speaker as b, count() as shared, countIf((x.v > 0) = (y.v > 0)) as agree
from net as x join net as y on x.topic = y.topic where x.speaker < y.speaker
group by a, b order by agree desc, a, b limit 20
