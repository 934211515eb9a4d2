# A role that one AWS service may take on, with one inline policy.

variable "name" {
  description = "Name of the role."
  type        = string
}

variable "service" {
  description = "Service principal that takes the role on."
  type        = string
}

variable "statements" {
  description = "The role's permissions; see the permissions module."
  type        = any
}

variable "trust_condition" {
  description = "Condition on the trust, against a service acting for somebody else's resource."
  type        = map(map(string))
  default     = null
}

variable "permissions_boundary_arn" {
  description = "Boundary that the account demands of every role, or null."
  type        = string
}

variable "tags" {
  description = "Tags of the role."
  type        = map(string)
}

module "permissions" {
  source     = "../permissions"
  statements = var.statements
}

resource "aws_iam_role" "this" {
  name                 = var.name
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [merge(
      {
        Effect    = "Allow"
        Action    = "sts:AssumeRole"
        Principal = { Service = var.service }
      },
      var.trust_condition == null ? {} : { Condition = var.trust_condition },
    )]
  })
}

resource "aws_iam_role_policy" "this" {
  name   = "what-it-needs"
  role   = aws_iam_role.this.id
  policy = module.permissions.json
}

output "arn" {
  description = "ARN of the role, once its policy is attached."
  value       = aws_iam_role.this.arn
  depends_on  = [aws_iam_role_policy.this]
}

output "permissions" {
  description = "The role's permissions with their reasons, by the role's name."
  value       = { (var.name) = var.statements }
}
