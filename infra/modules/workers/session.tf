# The role of worker sessions. The function report assumes it with a session policy that restricts each
# statement to one run: leading keys of tables, prefixes of the bucket, encryption context, one role, one parameter.

locals {
  session = concat(
    [
      {
        sid       = "Order"
        why       = "Claims the order, records heartbeats of instances, and reads the run and the orders that hand data on."
        actions   = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:UpdateItem"]
        resources = [var.context.arns.orders]
      },
      {
        sid       = "Events"
        why       = "Writes the event running and the events of the commands."
        actions   = ["dynamodb:GetItem", "dynamodb:PutItem"]
        resources = [var.context.arns.order_events]
      },
      {
        sid     = "Bundle"
        why     = "Reads the bundle, the lists of a large order, the source archive, and the outputs and artifacts of other orders."
        actions = ["s3:GetObject"]
        resources = [
          "${var.context.arns.internal}/runs/*/orders/*/bundle.sops.json",
          "${var.context.arns.internal}/runs/*/orders/*/order.json",
          "${var.context.arns.internal}/runs/*/orders/*/artifacts/*",
          "${var.context.arns.internal}/runs/*/orders/*/outputs/*",
          "${var.context.arns.internal}/sources/*",
        ]
      },
      {
        sid     = "Results"
        why     = "Writes the log, the outputs, the artifacts, and event data too large for an item."
        actions = ["s3:AbortMultipartUpload", "s3:PutObject"]
        resources = [
          "${var.context.arns.internal}/runs/*/orders/*/log/*",
          "${var.context.arns.internal}/runs/*/orders/*/artifacts/*",
          "${var.context.arns.internal}/runs/*/orders/*/outputs/*",
          "${var.context.arns.internal}/runs/*/orders/*/events/*",
        ]
      },
      {
        sid       = "BundleKey"
        why       = "Decrypts bundles and secret outputs, and encrypts secret outputs. Run and order are the encryption context."
        actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
        resources = var.context.bundle_key.resources
        condition = var.context.bundle_key.condition
      },
    ],
    length(var.allowed_roles) == 0 ? [] : [
      {
        sid       = "Roles"
        why       = "Assumes the role of an order, with session tags and a source identity."
        actions   = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]
        resources = var.allowed_roles
      },
    ],
    length(var.key_parameters) == 0 ? [] : [
      {
        sid       = "JobKeys"
        why       = "Decrypts bundles with the key that a job names in sops_key_ssm_path."
        actions   = ["ssm:GetParameter"]
        resources = var.key_parameters
      },
    ],
    var.context.kms_key_arn == null ? [] : [
      {
        sid       = "DataKey"
        why       = "Tables, buckets and parameters are encrypted with the deployment's key."
        actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
        resources = [var.context.kms_key_arn]
        condition = { Null = { "kms:EncryptionContext:run_id" = ["true"] } }
      },
    ],
  )
}

module "session_role" {
  source                   = "../role"
  name                     = "${var.context.prefix}-session"
  assumed_by               = [var.context.arns.report_role]
  statements               = local.session
  permissions_boundary_arn = var.context.permissions_boundary_arn
  role_path                = var.context.role_path
  tags                     = var.context.tags
}
