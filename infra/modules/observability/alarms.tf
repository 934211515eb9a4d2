# Alarms for conditions that an operator must handle. A failed order is not one.

locals {
  alarms = merge(
    { for key, name in var.functions : "${key}-errors" => {
      description = "Function ${name} failed: see its log group"
      namespace   = "AWS/Lambda"
      metric      = "Errors"
      dimensions  = { FunctionName = name }
      periods     = 1
      threshold   = 0
    } },
    { for key, name in var.functions : "${key}-throttles" => {
      description = "Function ${name} was throttled: increase its concurrency"
      namespace   = "AWS/Lambda"
      metric      = "Throttles"
      dimensions  = { FunctionName = name }
      periods     = 3
      threshold   = 10
    } },
    # ThrottledRequests has no data for a table as a whole, so an alarm on it would never change its state.
    { for pair in setproduct(keys(var.tables), ["Read", "Write"]) : "${pair[0]}-${lower(pair[1])}-throttles" => {
      description = "Table ${var.tables[pair[0]]} throttled requests"
      namespace   = "AWS/DynamoDB"
      metric      = "${pair[1]}ThrottleEvents"
      dimensions  = { TableName = var.tables[pair[0]] }
      periods     = 3
      threshold   = 10
    } },
    { for key, name in var.queues : key => {
      description = "Events did not reach the finalizer or were not handled: runs may end late"
      namespace   = "AWS/SQS"
      metric      = "ApproximateNumberOfMessagesVisible"
      dimensions  = { QueueName = name }
      periods     = 1
      threshold   = 0
    } },
    { "api-errors" = {
      description = "The API responded with 5xx"
      namespace   = "AWS/ApiGateway"
      metric      = "5xx"
      dimensions  = { ApiId = var.api_id }
      periods     = 1
      threshold   = 0
    } },
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.context.prefix}-${each.key}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.namespace == "AWS/SQS" ? "Maximum" : "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = each.value.threshold
  period              = 60
  evaluation_periods  = each.value.periods
  treat_missing_data  = "notBreaching"
  alarm_actions       = var.topic_arns
  ok_actions          = var.topic_arns
  tags                = var.context.tags
}
