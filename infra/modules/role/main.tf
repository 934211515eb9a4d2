# A role that one AWS service, or roles of this account, can assume, with one inline policy.

variable "name" {
  description = "Name of the role."
  type        = string
}

variable "service" {
  description = "Service principal that assumes the role, or null."
  type        = string
  default     = null
}

variable "assumed_by" {
  description = "ARNs of the roles of this account that assume the role, instead of a service."
  type        = list(string)
  default     = []
}

variable "statements" {
  description = "The role's permissions; see the permissions module."
  type        = any
}

variable "trust_condition" {
  description = "Condition of the trust policy, against the confused deputy problem."
  type        = map(map(string))
  default     = null
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of the role, or null."
  type        = string
}

variable "role_path" {
  description = "Path of the role."
  type        = string
  default     = "/"
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
  path                 = var.role_path
  permissions_boundary = var.permissions_boundary_arn
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    # A condition names the roles, which need not exist yet: a principal would have to.
    Statement = [merge(
      {
        Effect = "Allow"
        Action = "sts:AssumeRole"
        Principal = {
          (var.service == null ? "AWS" : "Service") = var.service == null ? split(":", var.assumed_by[0])[4] : var.service
        }
      },
      var.trust_condition == null ? {} : { Condition = var.trust_condition },
      length(var.assumed_by) == 0 ? {} : { Condition = { ArnEquals = { "aws:PrincipalArn" = var.assumed_by } } },
    )]
  })
}

resource "aws_iam_role_policy" "this" {
  name   = "permissions"
  role   = aws_iam_role.this.id
  policy = module.permissions.json
}

output "arn" {
  description = "ARN of the role, once its policy is attached."
  value       = aws_iam_role.this.arn
  depends_on  = [aws_iam_role_policy.this]
}

output "permissions" {
  description = "The role's permissions with their reasons, by role name."
  value       = { (var.name) = var.statements }
}
