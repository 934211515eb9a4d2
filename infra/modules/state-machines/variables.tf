variable "context" {
  description = "Settings shared by all modules."
  type = object({
    prefix                   = string
    account                  = string
    arn_base                 = object({ logs = string, events = string, sqs = string })
    arns                     = map(string)
    bundle_key               = object({ resources = list(string), condition = map(map(list(string))) })
    environment              = map(string)
    kms_key_arn              = string
    log_days                 = number
    log_class                = optional(string, "STANDARD")
    permissions_boundary_arn = string
    role_path                = optional(string, "/")
    tags                     = map(string)
    tracing                  = bool
    vpc = object({
      subnet_ids         = list(string)
      security_group_ids = list(string)
    })
  })
}

variable "functions" {
  description = "Package, handler and size of the functions dispatch, steps and finalizer."
  type = map(object({
    package     = object({ bucket = string, key = string })
    handler     = string
    memory_mb   = number
    storage_mb  = optional(number, 512)
    concurrency = number
  }))
}

variable "secrets" {
  description = "ARNs of the parameters and secrets that jobs may name."
  type = object({
    parameters = list(string)
    secrets    = list(string)
  })
}

variable "target_tag" {
  description = "Tag of the instances that orders may run on."
  type = object({
    key    = string
    values = list(string)
  })
}

variable "target_arns" {
  description = "ARNs of instances, possibly patterns, which the tag restricts further."
  type        = list(string)
}

variable "reconcile_schedule" {
  description = "Schedule of the reconciler."
  type        = string
}
