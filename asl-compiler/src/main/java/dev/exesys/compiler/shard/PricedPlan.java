package dev.exesys.compiler.shard;

import dev.exesys.compiler.structure.Plan;

/** A plan with its cost. */
record PricedPlan(Plan plan, ShardCost cost) {}
