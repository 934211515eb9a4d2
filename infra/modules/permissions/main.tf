# Renders a list of permissions, each with its reason, as a policy document. Creates no resources.
# ARNs are strings that are known before any resource exists, so that a plan shows complete policies.

terraform {
  required_version = ">= 1.9"
}

variable "statements" {
  description = "Permissions with their reasons. The resource \"*\" requires anywhere = true: the service has no resource types for the action."
  type = list(object({
    sid       = string
    why       = string
    actions   = list(string)
    resources = list(string)
    anywhere  = optional(bool, false)
    condition = optional(map(map(list(string))))
  }))

  validation {
    condition     = alltrue([for s in var.statements : alltrue([for a in s.actions : !strcontains(a, "*")])])
    error_message = "List the actions one by one: an action must not contain a wildcard."
  }

  validation {
    condition     = alltrue([for s in var.statements : s.anywhere == contains(s.resources, "*")])
    error_message = "The resource \"*\" and anywhere = true must be used together."
  }

  validation {
    condition     = alltrue([for s in var.statements : length(s.why) > 0 && length(s.actions) > 0 && length(s.resources) > 0])
    error_message = "Each permission needs actions, resources and a reason (why)."
  }

  validation {
    condition     = length(var.statements) == length(distinct([for s in var.statements : s.sid]))
    error_message = "Each permission of a role needs a unique sid."
  }
}

output "json" {
  description = "The policy document."
  value = jsonencode({
    Version = "2012-10-17"
    Statement = [for s in var.statements : merge(
      {
        Sid      = s.sid
        Effect   = "Allow"
        Action   = s.actions
        Resource = s.resources
      },
      s.condition == null ? {} : { Condition = s.condition },
    )]
  })
}
