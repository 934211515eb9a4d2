# Function URL with IAM authorization: within the account, the caller's policy is sufficient.

resource "aws_lambda_function_url" "init" {
  count = var.function_url ? 1 : 0

  function_name      = module.init.name
  qualifier          = module.init.alias
  authorization_type = "AWS_IAM"
}
