variable "context" {
  description = "What all modules share."
  type = object({
    prefix                   = string
    account                  = string
    arn_base                 = object({ logs = string, events = string })
    arns                     = map(string)
    environment              = map(string)
    kms_key_arn              = string
    log_days                 = number
    permissions_boundary_arn = string
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
  description = "ARNs of instances, which may be patterns, that the tag then narrows."
  type        = list(string)
}

variable "sweep_schedule" {
  description = "Schedule of the sweep that looks for runs whose end was lost."
  type        = string
}
