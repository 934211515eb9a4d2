# The same runner is used on all targets. Its process has the permissions of local.worker, which commands may find. With
# the ticket of the dispatch it requests a session of the role PREFIX-session, restricted to the run and the order.

locals {
  worker = [
    {
      sid       = "Token"
      why       = "Sends heartbeats with the task token. The resource is the token's state machine."
      actions   = ["states:SendTaskHeartbeat"]
      resources = [var.context.arns.machines]
    },
    {
      sid       = "Report"
      why       = "Requests the session of the order, and reports its outcome to the engine."
      actions   = ["lambda:InvokeFunction"]
      resources = [var.context.arns.report_function]
    },
  ]

  function = concat(
    local.worker,
    [
      {
        sid       = "Failures"
        why       = "Lambda sends the records of failed invocations to EventBridge with this role."
        actions   = ["events:PutEvents"]
        resources = [var.context.arns.event_bus]
        condition = { StringEquals = { "events:source" = ["lambda"] } }
      },
    ],
  )

  # CodeBuild and instances download the runner.
  host = concat(
    local.worker,
    [
      {
        sid       = "Runner"
        why       = "Downloads the runner."
        actions   = ["s3:GetObject"]
        resources = ["${var.context.arns.internal}/runners/*"]
      },
    ],
    var.context.kms_key_arn == null ? [] : [
      {
        sid       = "Key"
        why       = "The bucket of the runner is encrypted with the deployment's key. Bundles, which have a run id in their context, are excluded."
        actions   = ["kms:Decrypt"]
        resources = [var.context.kms_key_arn]
        condition = { Null = { "kms:EncryptionContext:run_id" = ["true"] } }
      },
    ],
  )
}
