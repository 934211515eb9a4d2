locals {
  # State machines are created at run time, so their metrics are found by a search.
  machines = "{AWS/States,StateMachineArn} StateMachineArn=\"${var.context.prefix}\""

  widgets = [
    {
      title = "Executions"
      metrics = [for metric in ["ExecutionsStarted", "ExecutionsSucceeded", "ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted"] : [
        { expression = "SUM(SEARCH('${local.machines} MetricName=\"${metric}\"', 'Sum', 60))", label = metric }
      ]]
    },
    {
      title   = "Requests"
      metrics = [for metric in ["Count", "4xx", "5xx"] : ["AWS/ApiGateway", metric, "ApiId", var.api_id]]
    },
    {
      title   = "Invocations"
      metrics = [for name in values(var.functions) : ["AWS/Lambda", "Invocations", "FunctionName", name]]
    },
    {
      title   = "Errors and throttles"
      metrics = flatten([for name in values(var.functions) : [for metric in ["Errors", "Throttles"] : { line = ["AWS/Lambda", metric, "FunctionName", name] }]])[*].line
    },
    {
      title   = "Duration, 95th percentile (ms)"
      stat    = "p95"
      metrics = [for name in values(var.functions) : ["AWS/Lambda", "Duration", "FunctionName", name]]
    },
    {
      title   = "Builds"
      metrics = [for metric in ["Builds", "SucceededBuilds", "FailedBuilds"] : ["AWS/CodeBuild", metric, "ProjectName", var.project]]
    },
    {
      title   = "Table writes"
      metrics = [for name in values(var.tables) : ["AWS/DynamoDB", "ConsumedWriteCapacityUnits", "TableName", name]]
    },
    {
      title   = "Undelivered events"
      stat    = "Maximum"
      metrics = [for name in values(var.queues) : ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", name]]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.context.prefix
  dashboard_body = jsonencode({
    widgets = [for number, widget in local.widgets : {
      type   = "metric"
      x      = number % 2 * 12
      y      = floor(number / 2) * 6
      width  = 12
      height = 6
      properties = {
        title   = widget.title
        region  = var.context.region
        stat    = try(widget.stat, "Sum")
        period  = 60
        metrics = widget.metrics
      }
    }]
  })
}

output "dashboard" {
  description = "Name of the dashboard."
  value       = aws_cloudwatch_dashboard.this.dashboard_name
}
