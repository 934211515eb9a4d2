# Policy of approvers: decide about orders that wait for approval. Clients that submit jobs do not have it.

locals {
  approver = [
    {
      sid       = "Approve"
      why       = "Approves and rejects orders, and shows what they wait for."
      actions   = ["execute-api:Invoke"]
      resources = ["${local.api}/POST/runs/*/orders/*/approval", "${local.api}/GET/runs", "${local.api}/GET/runs/*"]
    },
  ]
}

module "approver_permissions" {
  source     = "../permissions"
  statements = local.approver
}

resource "aws_iam_policy" "approver" {
  path        = var.context.role_path
  name        = "${var.context.prefix}-approver"
  description = "Approve and reject orders"
  policy      = module.approver_permissions.json
  tags        = var.context.tags
}
