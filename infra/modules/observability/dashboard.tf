locals {
  # State machines are created at run time, so their metrics are found by a search for the words of the prefix. A quoted
  # value would have to be a whole ARN.
  machines = "{AWS/States,StateMachineArn} ${replace(var.context.prefix, "-", " ")}"
  names    = [for function in values(var.functions) : function.name]
  own      = "deployment=\"${var.context.prefix}\""

  run_widgets = [
    {
      title = "Runs accepted and finished"
      metrics = [
        [{ expression = "SEARCH('{Exesys,deployment} ${local.own} MetricName=(\"RunsAccepted\" OR \"RunsRefused\")', 'Sum', 60)", label = "" }],
        [{ expression = "SEARCH('{Exesys,deployment,result} ${local.own} MetricName=\"RunsFinished\"', 'Sum', 60)", label = "" }],
      ]
    },
    {
      title   = "Open runs, queue waiters, workers that have not started"
      stat    = "Maximum"
      metrics = [for metric in ["OpenRuns", "QueueWaiters", "PendingWorkers"] : ["Exesys", metric, "deployment", var.context.prefix]]
    },
    {
      title   = "Age of the oldest open run (s)"
      stat    = "Maximum"
      metrics = [["Exesys", "OldestOpenRun", "deployment", var.context.prefix]]
    },
    {
      title   = "Orders by result"
      metrics = [[{ expression = "SEARCH('{Exesys,deployment,result} ${local.own} MetricName=\"OrdersReported\"', 'Sum', 60)", label = "" }]]
    },
    {
      title   = "Start of workers, 95th percentile (ms)"
      metrics = [[{ expression = "SEARCH('{Exesys,deployment,target} ${local.own} MetricName=\"WorkerStart\"', 'p95', 60)", label = "" }]]
    },
    {
      title   = "Faults of the engine"
      metrics = [[{ expression = "SEARCH('{Exesys,deployment,component} ${local.own} MetricName=\"Faults\"', 'Sum', 60)", label = "" }]]
    },
  ]

  widgets = concat([for widget in local.run_widgets : widget if var.metrics], [
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
      metrics = [for name in local.names : ["AWS/Lambda", "Invocations", "FunctionName", name]]
    },
    {
      title   = "Errors and throttles"
      metrics = flatten([for name in local.names : [for metric in ["Errors", "Throttles"] : { line = ["AWS/Lambda", metric, "FunctionName", name] }]])[*].line
    },
    {
      title   = "Duration, 95th percentile (ms)"
      stat    = "p95"
      metrics = [for name in local.names : ["AWS/Lambda", "Duration", "FunctionName", name]]
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
  ])
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
