# Reports runs to GitHub: a commit status for each run, and one comment on the pull request or issue.

module "github" {
  source = "../function"
  count  = var.github == null ? 0 : 1

  context         = var.context
  name            = "${var.context.prefix}-github"
  description     = "Reports runs to GitHub"
  package         = var.github.package
  handler         = var.github.handler
  memory_mb       = var.github.memory_mb
  timeout_seconds = 300   # a few slow responses
  snap_start      = false # no client waits for it
  concurrency     = var.github.concurrency
  statements      = local.github
}

locals {
  github = var.github == null ? [] : [
    {
      sid       = "Runs"
      why       = "Reads the run and its orders, which are reported."
      actions   = ["dynamodb:BatchGetItem", "dynamodb:GetItem"]
      resources = [var.context.arns.orders]
    },
    {
      sid       = "LargeOrders"
      why       = "Reads the lists of large orders."
      actions   = ["s3:GetObject"]
      resources = ["${var.context.arns.internal}/runs/*/orders/*/order.json"]
    },
    {
      sid       = "Requests"
      why       = "Stores which runs are to be reported until they are, claims a report, and stores the id of the comment."
      actions   = ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"]
      resources = [var.context.arns.locks]
    },
    {
      sid       = "Tokens"
      why       = "Reads the token for GitHub: the git token of the run, or the credentials of the GitHub App."
      actions   = ["ssm:GetParameter"]
      resources = var.github.tokens
    },
  ]

  rules = { for key, rule in {
    github = {
      description = "Changes of runs that are reported to GitHub"
      schedule    = null
      pattern = {
        source = ["exesys"]
        # The bus may have the events of several deployments.
        detail = { done_endpt = [{ prefix = "s3://${var.context.buckets.done}/" }] }
      }
    }
    github-retry = {
      description = "Repeats reports to GitHub that failed"
      schedule    = "rate(1 minute)"
      pattern     = null
    }
  } : key => rule if var.github != null }
}

module "rule" {
  source     = "../rule"
  for_each   = local.rules
  depends_on = [aws_cloudwatch_event_bus.this]

  name        = "${var.context.prefix}-${each.key}"
  description = each.value.description
  bus         = each.value.schedule == null ? var.bus : null # schedules exist on the default bus only
  pattern     = each.value.pattern
  schedule    = each.value.schedule
  function    = module.github[0]
  tags        = var.context.tags
}
