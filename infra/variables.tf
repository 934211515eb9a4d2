# Settings of the deployment. Settings of functions and workers: variables_functions.tf; access of jobs:
# variables_access.tf.

variable "prefix" {
  description = "First part of the names of all resources, so that an account and region can hold several deployments. No prefix may be the beginning of another one: exesys and exesys-dev would share permissions."
  type        = string
  default     = "exesys"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.prefix))
    error_message = "Use 2 to 20 lower-case letters, digits and hyphens, starting with a letter: it is part of bucket names."
  }
}

variable "tags" {
  description = "Tags of all resources that support tags."
  type        = map(string)
  default     = {}
}

variable "keep_data" {
  description = "Protects tables and non-empty buckets against destroy. Apply with false before a teardown."
  type        = bool
  default     = true
}

variable "retention" {
  description = "Retention in days: bundles and logs of runs, jobs for reruns, source archives, done objects, order events, function logs, unused state machines."
  type = object({
    run_days     = optional(number, 90)
    rerun_days   = optional(number, 14)
    source_days  = optional(number, 30)
    done_days    = optional(number, 30)
    event_days   = optional(number, 90)
    log_days     = optional(number, 30)
    machine_days = optional(number, 30)
  })
  default = {}

  validation {
    condition     = alltrue([for days in values(var.retention) : days >= 1 && floor(days) == days])
    error_message = "Retention must be a whole number of days, at least 1."
  }

  validation {
    condition = contains(
      [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653],
      var.retention.log_days,
    )
    error_message = "CloudWatch Logs supports a retention of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days."
  }
}

variable "kms_key_arn" {
  description = "KMS key that encrypts bundles, tables, buckets, logs, builds and settings. With null, the module creates a key for bundles, and the rest is encrypted with keys of the services. The key's policy must allow CloudWatch Logs of the region to use it."
  type        = string
  default     = null

  validation {
    condition     = var.kms_key_arn == null || can(regex("^arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/", var.kms_key_arn))
    error_message = "Use the ARN of a key, not of an alias."
  }
}

variable "permissions_boundary_arn" {
  description = "Permissions boundary of all roles, if the account requires one."
  type        = string
  default     = null
}

variable "vpc" {
  description = "Network of functions and builds. Its subnets need routes to the AWS services and to the git host."
  type = object({
    vpc_id             = string
    subnet_ids         = list(string)
    security_group_ids = list(string)
  })
  default = null

  validation {
    condition     = var.vpc == null || try(length(var.vpc.subnet_ids) > 0 && length(var.vpc.security_group_ids) > 0, false)
    error_message = "At least one subnet and one security group are required."
  }
}

variable "tracing" {
  description = "Sends traces to X-Ray."
  type        = bool
  default     = true
}

variable "metrics" {
  description = "Publishes the engine's metrics from its log lines (namespace Exesys). Without it, the alarms on runs and on the reconciler are not created."
  type        = bool
  default     = true
}

variable "log_class" {
  description = "Class of the log groups. INFREQUENT_ACCESS costs half and supports neither metrics from log lines nor live tail."
  type        = string
  default     = "STANDARD"

  validation {
    condition     = contains(["STANDARD", "INFREQUENT_ACCESS"], var.log_class)
    error_message = "Use STANDARD or INFREQUENT_ACCESS."
  }

  validation {
    condition     = var.log_class == "STANDARD" || !var.metrics
    error_message = "CloudWatch extracts no metrics from log groups of the class INFREQUENT_ACCESS: set metrics to false."
  }
}

variable "role_path" {
  description = "Path of all roles and policies."
  type        = string
  default     = "/"

  validation {
    condition     = can(regex("^/([A-Za-z0-9_+=,.@-]+/)*$", var.role_path))
    error_message = "Start and end with a slash, like /engine/."
  }
}

variable "runbook_url" {
  description = "URL of the runbook, to whose sections the descriptions of alarms link."
  type        = string
  default     = "docs/RUNBOOK.md"
}

variable "max_run_hours" {
  description = "Age of the oldest open run, in hours, above which an alarm is raised. At least the longest job_timeout that jobs use."
  type        = number
  default     = 24

  validation {
    condition     = var.max_run_hours >= 1
    error_message = "Use at least 1 hour."
  }
}

variable "alarm_topic_arns" {
  description = "SNS topics that alarms notify."
  type        = list(string)
  default     = []
}

variable "function_url" {
  description = "Creates a function URL for init in addition to the HTTP API. It does not accept approvals, which only the HTTP API separates from submissions."
  type        = bool
  default     = true
}

variable "throttle" {
  description = "Throttling of the HTTP API: requests per second (rate) and burst."
  type = object({
    rate  = optional(number, 50)
    burst = optional(number, 100)
  })
  default = {}

  validation {
    condition     = var.throttle.rate > 0 && var.throttle.burst > 0
    error_message = "Both must be greater than 0: with 0 the API rejects all requests."
  }
}

variable "heartbeat_timeout_seconds" {
  description = "Time without a heartbeat after which a worker is considered lost, in seconds. Until the worker starts, the reconciler sends its heartbeats."
  type        = number
  default     = 90

  validation {
    condition     = var.heartbeat_timeout_seconds >= 90 && var.heartbeat_timeout_seconds <= 3600
    error_message = "Use 90 to 3600 s: the reconciler sends heartbeats for pending workers once a minute."
  }
}

variable "heartbeat_interval_seconds" {
  description = "Time between two heartbeats of a worker in seconds, and the delay of a cancellation. Each heartbeat is a request to Step Functions, which allows a few hundred per second."
  type        = number
  default     = 10

  validation {
    condition     = var.heartbeat_interval_seconds >= 1 && var.heartbeat_interval_seconds * 2 <= var.heartbeat_timeout_seconds
    error_message = "Use 1 s to half of heartbeat_timeout_seconds, so that one lost heartbeat does not fail an order."
  }
}

variable "grace_seconds" {
  description = "Time between SIGINT and SIGKILL for the commands of a stopped order, in seconds."
  type        = number
  default     = 10

  validation {
    condition     = var.grace_seconds >= 1 && var.grace_seconds <= 300
    error_message = "Use 1 to 300 s."
  }
}

variable "max_artifact_mib" {
  description = "Maximum size of an order's artifacts before compression, in MiB. Workers of target lambda have worker.storage_mb of disk."
  type        = number
  default     = 1024

  validation {
    condition     = var.max_artifact_mib >= 1 && var.max_artifact_mib <= 102400 && floor(var.max_artifact_mib) == var.max_artifact_mib
    error_message = "Use 1 to 102,400 MiB."
  }
}

variable "reconcile_schedule" {
  description = "Schedule of the reconciler, which completes runs whose end event was lost and sends heartbeats for pending workers."
  type        = string
  default     = "rate(1 minute)"

  validation {
    condition     = can(regex("^(rate|cron)\\(.+\\)$", var.reconcile_schedule))
    error_message = "Use rate(…) or cron(…)."
  }

  validation {
    condition = !startswith(var.reconcile_schedule, "rate(") || try(
      tonumber(regex("^rate\\(([0-9]+) ", var.reconcile_schedule)[0]) * 60 * 3 / 2 <= var.heartbeat_timeout_seconds
      && can(regex("minutes?\\)$", var.reconcile_schedule)),
      false,
    )
    error_message = "The reconciler sends heartbeats for pending workers: its interval must be at most two thirds of heartbeat_timeout_seconds."
  }
}
