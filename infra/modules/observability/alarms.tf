# Alarms for conditions that an operator must handle. A failed order is not one. Each description names the section of the
# runbook; thresholds are earlier than the damage.

locals {
  # Dimensions, metric and threshold by alarm. Defaults: Sum over 60 s, one period, more than the threshold.
  function_alarms = merge(
    { for key, f in var.functions : "${key}-errors" => {
      description = "Function ${f.name} failed"
      runbook     = "function-fails"
      metric      = ["AWS/Lambda", "Errors"]
      dimensions  = { FunctionName = f.name }
      threshold   = 0
    } },
    { for key, f in var.functions : "${key}-throttles" => {
      description = "Function ${f.name} was throttled"
      runbook     = "concurrency-used-up"
      metric      = ["AWS/Lambda", "Throttles"]
      dimensions  = { FunctionName = f.name }
      periods     = 3
      threshold   = 10
    } if key != "worker" }, # workers wait for concurrency by design
    { for key, f in var.functions : "${key}-duration" => {
      description = "An invocation of ${f.name} took more than 80 % of its timeout of ${f.timeout_seconds} s"
      runbook     = "function-fails"
      metric      = ["AWS/Lambda", "Duration"]
      dimensions  = { FunctionName = f.name }
      statistic   = "Maximum"
      threshold   = f.timeout_seconds * 800
    } if key != "worker" }, # an order may take as long as its worker
    { for key, f in var.functions : "${key}-concurrency" => {
      description = "${f.name} uses more than 80 % of its reserved concurrency of ${f.concurrency}"
      runbook     = "concurrency-used-up"
      metric      = ["AWS/Lambda", "ConcurrentExecutions"]
      dimensions  = { FunctionName = f.name }
      statistic   = "Maximum"
      periods     = 3
      threshold   = floor(f.concurrency * 0.8)
    } if key != "worker" && f.concurrency >= 5 },
    { for key in ["finalizer", "worker"] : "${key}-dropped-events" => {
      description = "Lambda dropped events of ${var.functions[key].name}"
      runbook     = "undelivered-events"
      metric      = ["AWS/Lambda", "AsyncEventsDropped"]
      dimensions  = { FunctionName = var.functions[key].name }
      threshold   = 0
    } if contains(keys(var.functions), key) },
    { "account-concurrency" = {
      description = "The account uses more than 80 % of its ${var.account_concurrency} concurrent executions"
      runbook     = "concurrency-used-up"
      metric      = ["AWS/Lambda", "ConcurrentExecutions"]
      dimensions  = {}
      statistic   = "Maximum"
      periods     = 3
      threshold   = floor(var.account_concurrency * 0.8)
    } },
  )

  data_alarms = merge(
    # ThrottledRequests has no data for a table as a whole, so an alarm on it would never change its state.
    { for pair in setproduct(keys(var.tables), ["Read", "Write"]) : "${pair[0]}-${lower(pair[1])}-throttles" => {
      description = "Table ${var.tables[pair[0]]} throttled requests"
      runbook     = "throttling"
      metric      = ["AWS/DynamoDB", "${pair[1]}ThrottleEvents"]
      dimensions  = { TableName = var.tables[pair[0]] }
      periods     = 3
      threshold   = 10
    } },
    # A throttled index throttles the writes of its table, but is counted under its own dimensions.
    { for pair in setproduct(keys(var.indexes), ["Read", "Write"]) : "${pair[0]}-index-${lower(pair[1])}-throttles" => {
      description = "Index ${var.indexes[pair[0]]} throttled requests"
      runbook     = "throttling"
      metric      = ["AWS/DynamoDB", "${pair[1]}ThrottleEvents"]
      dimensions  = { TableName = var.tables[pair[0]], GlobalSecondaryIndexName = var.indexes[pair[0]] }
      periods     = 3
      threshold   = 10
    } },
    { for key, name in var.queues : key => {
      description = "Events did not reach the finalizer or were not handled: runs may end late"
      runbook     = "undelivered-events"
      metric      = ["AWS/SQS", "ApproximateNumberOfMessagesVisible"]
      dimensions  = { QueueName = name }
      statistic   = "Maximum"
      threshold   = 0
    } },
    { "api-errors" = {
      description = "The API responded with 5xx"
      runbook     = "function-fails"
      metric      = ["AWS/ApiGateway", "5xx"]
      dimensions  = { ApiId = var.api_id }
      threshold   = 0
    } },
    { "state-transition-throttles" = {
      description = "Step Functions throttled state transitions of the account"
      runbook     = "throttling"
      metric      = ["AWS/States", "ThrottledEvents"]
      dimensions  = { ServiceMetric = "StateTransition" }
      periods     = 3
      threshold   = 10
    } },
  )

  run_alarms = { for name, alarm in {
    "reconciler-silent" = {
      description = "The reconciler has not run for 5 minutes: workers that wait to start are about to be lost"
      runbook     = "reconciler-silent"
      metric      = ["Exesys", "ReconcilerRuns"]
      dimensions  = { deployment = var.context.prefix }
      periods     = 5
      threshold   = 1
      comparison  = "LessThanThreshold"
      missing     = "breaching"
    }
    "reconciler-failures" = {
      description = "The reconciler could not reconcile a run"
      runbook     = "stuck-run"
      metric      = ["Exesys", "ReconcilerFailures"]
      dimensions  = { deployment = var.context.prefix }
      periods     = 3
      threshold   = 0
    }
    "oldest-run" = {
      description = "A run has been open for more than ${var.max_run_hours} h"
      runbook     = "stuck-run"
      metric      = ["Exesys", "OldestOpenRun"]
      dimensions  = { deployment = var.context.prefix }
      statistic   = "Maximum"
      threshold   = var.max_run_hours * 3600
    }
  } : name => alarm if var.metrics }

  alarms = merge(local.function_alarms, local.data_alarms, local.run_alarms)
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.context.prefix}-${each.key}"
  alarm_description   = "${each.value.description}. Runbook: ${var.runbook_url}#${each.value.runbook}"
  namespace           = each.value.metric[0]
  metric_name         = each.value.metric[1]
  dimensions          = each.value.dimensions
  statistic           = try(each.value.statistic, "Sum")
  comparison_operator = try(each.value.comparison, "GreaterThanThreshold")
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = try(each.value.periods, 1)
  treat_missing_data  = try(each.value.missing, "notBreaching")
  alarm_actions       = var.topic_arns
  ok_actions          = var.topic_arns
  tags                = var.context.tags
}
