# Alarms use metrics that exist.

mock_provider "aws" {}

variables {
  context    = { prefix = "t", region = "eu-west-1", tags = {} }
  functions  = { init = "t-init", worker = "t-worker" }
  queues     = { reconcile-undelivered = "t-reconcile-undelivered" }
  tables     = { orders = "t-orders" }
  api_id     = "abc"
  project    = "t-worker"
  topic_arns = ["arn:aws:sns:eu-west-1:123456789012:t"]
}

run "alarms" {
  module {
    source = "./modules/observability"
  }

  assert {
    condition = keys(aws_cloudwatch_metric_alarm.this) == [
      "api-errors", "init-errors", "init-throttles", "orders-read-throttles", "orders-write-throttles",
      "reconcile-undelivered", "worker-errors", "worker-throttles",
    ]
    error_message = "There must be one alarm per condition that an operator handles."
  }

  assert {
    condition = alltrue([for alarm in values(aws_cloudwatch_metric_alarm.this) :
      alarm.alarm_actions == toset(var.topic_arns) && alarm.treat_missing_data == "notBreaching"
    ])
    error_message = "Each alarm must notify the topics, and missing data must not raise one."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["orders-write-throttles"].metric_name == "WriteThrottleEvents"
    error_message = "The metric must be WriteThrottleEvents: ThrottledRequests has no data for a table."
  }
}
