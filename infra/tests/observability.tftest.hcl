# Alarms use metrics that exist.

mock_provider "aws" {}

variables {
  context = { prefix = "t", region = "eu-west-1", tags = {} }
  functions = {
    init      = { name = "t-init", timeout_seconds = 29, concurrency = 45 }
    finalizer = { name = "t-finalizer", timeout_seconds = 900, concurrency = -1 }
    worker    = { name = "t-worker", timeout_seconds = 900, concurrency = 450 }
  }
  account_concurrency = 1000
  queues              = { reconcile-undelivered = "t-reconcile-undelivered" }
  tables              = { orders = "t-orders" }
  indexes             = { orders = "i" }
  api_id              = "abc"
  project             = "t-worker"
  log_groups          = ["/aws/lambda/t-init"]
  topic_arns          = ["arn:aws:sns:eu-west-1:123456789012:t"]
  metrics             = true
  max_run_hours       = 24
  runbook_url         = "https://example.com/RUNBOOK.md"
}

run "alarms" {
  module {
    source = "./modules/observability"
  }

  assert {
    condition = keys(aws_cloudwatch_metric_alarm.this) == [
      "account-concurrency", "api-errors", "finalizer-dropped-events", "finalizer-duration", "finalizer-errors",
      "finalizer-throttles", "init-concurrency", "init-duration", "init-errors", "init-throttles", "oldest-run",
      "orders-index-read-throttles", "orders-index-write-throttles", "orders-read-throttles", "orders-write-throttles",
      "reconcile-undelivered", "reconciler-failures", "reconciler-silent", "state-transition-throttles",
      "worker-dropped-events", "worker-errors",
    ]
    error_message = "There must be one alarm per condition that an operator handles."
  }

  assert {
    condition = alltrue([for name, alarm in aws_cloudwatch_metric_alarm.this :
      alarm.alarm_actions == toset(var.topic_arns)
      && alarm.treat_missing_data == (name == "reconciler-silent" ? "breaching" : "notBreaching")
      && can(regex("Runbook: https://example.com/RUNBOOK.md#[a-z-]+$", alarm.alarm_description))
    ])
    error_message = "Each alarm must notify the topics and name its section of the runbook; only silence raises one by missing data."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["orders-write-throttles"].metric_name == "WriteThrottleEvents"
    error_message = "The metric must be WriteThrottleEvents: ThrottledRequests has no data for a table."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["init-duration"].threshold == 23200
    error_message = "The alarm must come at 80 % of the timeout, in milliseconds."
  }
}

run "without_metrics" {
  module {
    source = "./modules/observability"
  }

  variables {
    metrics = false
  }

  assert {
    condition     = alltrue([for alarm in values(aws_cloudwatch_metric_alarm.this) : alarm.namespace != "Exesys"])
    error_message = "Without the engine's metrics, an alarm on them would stay without data."
  }
}
