# The deployment as a whole. What the workers and functions are made of: variables_functions.tf;
# what jobs may reach: variables_access.tf.

variable "prefix" {
  description = "Begins the name of everything that is created, so that several deployments fit into one account and region. No prefix may begin another: exesys and exesys-dev would share rights."
  type        = string
  default     = "exesys"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.prefix))
    error_message = "Use 2 to 20 lower-case letters, digits and hyphens, beginning with a letter: bucket names grow out of it."
  }
}

variable "tags" {
  description = "Tags of everything that can have some."
  type        = map(string)
  default     = {}
}

variable "keep_data" {
  description = "Protect tables and filled buckets against destroy. To tear down, apply with false first."
  type        = bool
  default     = true
}

variable "retention" {
  description = "Days that things are kept: bundles and logs of runs, source archives, done objects, order events, function logs, state machines that no job uses."
  type = object({
    run_days     = optional(number, 90)
    source_days  = optional(number, 30)
    done_days    = optional(number, 30)
    event_days   = optional(number, 90)
    log_days     = optional(number, 30)
    machine_days = optional(number, 30)
  })
  default = {}

  validation {
    condition     = alltrue([for days in values(var.retention) : days >= 1 && floor(days) == days])
    error_message = "Days are whole numbers from 1."
  }

  validation {
    condition = contains(
      [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.retention.log_days,
    )
    error_message = "CloudWatch Logs keeps logs for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}

variable "kms_key_arn" {
  description = "Key that encrypts tables, buckets, logs, builds and settings; null leaves it to keys of the services. Its policy must let CloudWatch Logs of the region use it."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "Give the ARN of a key, not of an alias."
  }
}

variable "permissions_boundary_arn" {
  description = "Boundary that the account demands of every role."
  type        = string
  default     = null
}

variable "vpc" {
  description = "Network of functions and builds. Its subnets need a way to the AWS services and to the git host."
  type = object({
    vpc_id             = string
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null

  validation {
    condition     = var.vpc == null || try(length(var.vpc.subnet_ids) > 0 && length(var.vpc.security_group_ids) > 0, false)
    error_message = "Name at least one subnet and one security group."
  }
}

variable "tracing" {
  description = "Send traces to X-Ray."
  type        = bool
  default     = true
}

variable "alarm_topic_arns" {
  description = "SNS topics that alarms notify."
  type        = list(string)
  default     = []
}

variable "function_url" {
  description = "Give the init function a URL of its own beside the HTTP API; callers need IAM rights for either."
  type        = bool
  default     = true
}

variable "throttle" {
  description = "Requests a second that the HTTP API lets through, steadily and at once."
  type = object({
    rate  = optional(number, 50)
    burst = optional(number, 100)
  })
  default = {}

  validation {
    condition     = var.throttle.rate > 0 && var.throttle.burst > 0
    error_message = "Both must be above 0: with 0 the API refuses everybody."
  }
}

variable "heartbeat_timeout_seconds" {
  description = "A worker that is silent for so long is given up. Until it starts, the sweep beats for it."
  type        = number
  default     = 90

  validation {
    condition     = var.heartbeat_timeout_seconds >= 90 && var.heartbeat_timeout_seconds <= 3600
    error_message = "From 90 s, since the sweep that beats for workers on their way comes once a minute, to an hour."
  }
}

variable "heartbeat_interval_seconds" {
  description = "Time between two heartbeats of a worker, and so how late it hears that its order was cancelled. Each is a request to Step Functions, which lets through a few hundred a second."
  type        = number
  default     = 10

  validation {
    condition     = var.heartbeat_interval_seconds >= 1 && var.heartbeat_interval_seconds * 2 <= var.heartbeat_timeout_seconds
    error_message = "From 1 s to half of heartbeat_timeout_seconds, so that one lost beat ends no order."
  }
}

variable "grace_seconds" {
  description = "Time between the interrupt and the kill of an order that is stopped."
  type        = number
  default     = 10

  validation {
    condition     = var.grace_seconds >= 1 && var.grace_seconds <= 300
    error_message = "From 1 to 300 s."
  }
}

variable "sweep_schedule" {
  description = "How often runs are looked for whose end was lost."
  type        = string
  default     = "rate(1 minute)"

  validation {
    condition     = can(regex("^(rate|cron)\\(.+\\)$", var.sweep_schedule))
    error_message = "Write rate(…) or cron(…)."
  }
}
