# Target activity. The workers of a pool poll its activity; they run anywhere and have the pool's policy.

resource "aws_sfn_activity" "pool" {
  for_each = toset(var.pools)

  name = "${var.context.prefix}-${each.key}"
  tags = var.context.tags
}

locals {
  pool_statements = { for pool in var.pools : pool => concat(
    local.host,
    [
      {
        sid       = "Poll"
        why       = "Polls for the orders of the pool, and gives orders back that the worker has not claimed."
        actions   = ["states:DescribeActivity", "states:GetActivityTask", "states:SendTaskFailure", "states:SendTaskHeartbeat"]
        resources = ["${var.context.arns.activities}${pool}"]
      },
      {
        sid       = "Seen"
        why       = "Records the worker for the pages that show pools."
        actions   = ["dynamodb:DeleteItem", "dynamodb:UpdateItem"]
        resources = [var.context.arns.locks]
        condition = { "ForAllValues:StringEquals" = { "dynamodb:LeadingKeys" = ["pool:${pool}"] } }
      },
    ],
  ) }
}

module "pool_permissions" {
  source     = "../permissions"
  for_each   = local.pool_statements
  statements = each.value
}

resource "aws_iam_policy" "pool" {
  for_each = module.pool_permissions

  path        = var.context.role_path
  name        = "${var.context.prefix}-pool-${each.key}"
  description = "For workers of pool ${each.key}"
  policy      = each.value.json
  tags        = var.context.tags
}
