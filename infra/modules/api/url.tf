# The direct path. IAM decides who may call it: within the account a caller's own policy is enough.

resource "aws_lambda_function_url" "init" {
  count = var.function_url ? 1 : 0

  function_name      = module.init.name
  qualifier          = module.init.alias
  authorization_type = "AWS_IAM"
}
