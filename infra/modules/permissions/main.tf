# Turns a list of permissions, each with its reason, into a policy document. It creates nothing.
# ARNs come in as text that is known before anything exists, so that a plan shows every policy in full.

terraform {
  required_version = ">= 1.9"
}

variable "statements" {
  description = "What is allowed, and why. A resource of \"*\" needs anywhere = true: the service knows no resource for the action."
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
    error_message = "Name each action; no action may hold a wildcard."
  }

  validation {
    condition     = alltrue([for s in var.statements : s.anywhere == contains(s.resources, "*")])
    error_message = "A resource of \"*\" and anywhere = true go together."
  }

  validation {
    condition     = alltrue([for s in var.statements : length(s.why) > 0 && length(s.actions) > 0 && length(s.resources) > 0])
    error_message = "Each permission says what, on what and why."
  }

  validation {
    condition     = length(var.statements) == length(distinct([for s in var.statements : s.sid]))
    error_message = "Each permission of a role has a name (sid) of its own."
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
