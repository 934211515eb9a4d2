variable "context" {
  description = "Settings shared by all modules."
  type = object({
    prefix                   = string
    arn_base                 = object({ logs = string })
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

variable "function" {
  description = "Package, handler and size of the init function."
  type = object({
    package     = object({ bucket = string, key = string })
    handler     = string
    memory_mb   = number
    concurrency = number
  })
}

variable "key_parameters" {
  description = "ARNs of the parameters that may contain a job's own age key."
  type        = list(string)
}

variable "function_url" {
  description = "Whether the function has a function URL."
  type        = bool
}

variable "throttle" {
  description = "Throttling of the HTTP API: requests per second (rate) and burst."
  type = object({
    rate  = number
    burst = number
  })
}
