# Saved queries of Logs Insights for the questions that operators ask.

locals {
  queries = {
    "faults"               = "fields @timestamp, component, action, run_id, order_name, error_class, error | filter outcome = 'fault' | sort @timestamp desc | limit 100"
    "one run"              = "fields @timestamp, component, action, order_name, outcome, result, duration_ms, error | filter run_id = 'RUN_ID' | sort @timestamp asc | limit 1000"
    "throttled calls"      = "filter error like /throttl/ | stats count(*) by component, action, bin(1m)"
    "refused requests"     = "fields @timestamp, action, http_status, error | filter outcome = 'refused' | sort @timestamp desc | limit 100"
    "slowest invocations"  = "filter ispresent(duration_ms) | stats count(*), pct(duration_ms, 50), pct(duration_ms, 95), max(duration_ms) by component, action"
    "cold starts"          = "filter cold_start = 1 | stats count(*), avg(duration_ms) by component, bin(1h)"
    "orders by result"     = "filter message = 'order' | stats count(*), avg(duration_ms) by result, bin(1h)"
    "lost or slow workers" = "fields @timestamp, run_id, order_name, WorkerStart | filter message = 'order' and WorkerStart > 60000 | sort WorkerStart desc | limit 100"
    "versions in use"      = "filter message = 'invocation' | stats count(*) by component, engine_version, function_version"
  }
}

resource "aws_cloudwatch_query_definition" "this" {
  for_each = local.queries

  name            = "${var.context.prefix}/${each.key}"
  log_group_names = var.log_groups
  query_string    = replace(each.value, " | ", "\n| ")
}
