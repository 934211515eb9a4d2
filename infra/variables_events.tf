# Notifications to other systems.

variable "event_bus" {
  description = "Name of the EventBridge bus that receives the engine's events (source exesys). default is the account's bus; the module creates a bus of any other name. With null, no events are sent."
  type        = string
  default     = null

  validation {
    condition     = var.event_bus == null || can(regex("^[A-Za-z0-9._-]{1,256}$", var.event_bus))
    error_message = "Use the name of a bus, not its ARN: at most 256 letters, digits, dots, hyphens and underscores."
  }
}

variable "github" {
  description = "Reports runs to GitHub: a commit status for each run, and one comment on the pull request or issue. api_url is that of GitHub Enterprise Server (https://HOST/api/v3) if it is not github.com; app_parameter is the SSM parameter with the credentials of a GitHub App, and without it the git tokens of the jobs are used. With null, nothing is reported. Requires event_bus."
  type = object({
    api_url       = optional(string, "https://api.github.com")
    app_parameter = optional(string)
  })
  default = null

  validation {
    condition     = var.github == null || var.event_bus != null
    error_message = "Reports are made from the engine's events: set event_bus too."
  }

  validation {
    condition     = var.github == null || can(regex("^https://[^/]+.*[^/]$", var.github.api_url))
    error_message = "api_url must start with https:// and have no slash at the end."
  }

  validation {
    condition     = try(var.github.app_parameter, null) == null || can(regex("^/[A-Za-z0-9_./-]+$", var.github.app_parameter))
    error_message = "app_parameter must be the full name of a parameter, starting with a slash."
  }
}
