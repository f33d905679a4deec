import Plan

/// What a part of a plan gave that stands in it several times, and what it left behind on the way.
struct SharedPlan {
  let plan: LogicalPlan
  let relation: Relation
  let departed: [DepartedRows]
}
