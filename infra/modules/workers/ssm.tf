# Target ssm. The three parameters have patterns that exclude characters with a meaning in a shell.

resource "aws_ssm_document" "worker" {
  name            = "${var.context.prefix}-worker"
  document_type   = "Command"
  document_format = "JSON"
  target_type     = "/AWS::EC2::Instance"
  tags            = var.context.tags

  content = jsonencode({
    schemaVersion = "2.2"
    description   = "Runs the commands of one order"
    parameters = {
      RunId = {
        type           = "String"
        description    = "Id of the run"
        allowedPattern = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
      }
      OrderNum = {
        type           = "String"
        description    = "Number of the order in the run"
        allowedPattern = "^[0-9]{4,9}$"
      }
      Ticket = {
        type           = "String"
        description    = "Secret with which the worker requests its session"
        allowedPattern = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
      }
    }
    mainSteps = [{
      action       = "aws:runShellScript"
      name         = "work"
      precondition = { StringEquals = ["platformType", "Linux"] }
      inputs = {
        timeoutSeconds = "172800" # the maximum; the runner enforces the order's timeout
        runCommand = concat(
          ["export EXESYS_RUN_ID='{{ RunId }}' EXESYS_ORDER_NUM='{{ OrderNum }}' EXESYS_TICKET='{{ Ticket }}'"],
          [for name, value in var.context.environment : "export ${name}='${replace(value, "'", "'\\''")}'"],
          split("\n", local.start_runner),
        )
      }
    }]
  })
}

module "instance_permissions" {
  source     = "../permissions"
  statements = local.host
}

resource "aws_iam_policy" "instance" {
  path        = var.context.role_path
  name        = "${var.context.prefix}-instance"
  description = "For roles of instances that run orders"
  policy      = module.instance_permissions.json
  tags        = var.context.tags
}
