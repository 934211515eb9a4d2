variable "context" {
  description = "Settings shared by all modules."
  type = object({
    prefix                   = string
    account                  = string
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
  description = "Package or image, handler and size of the worker function."
  type = object({
    package     = object({ bucket = string, key = string })
    handler     = string
    image_uri   = string
    layers      = list(string)
    memory_mb   = number
    storage_mb  = number
    concurrency = number
  })
}

variable "build" {
  description = "Settings of the CodeBuild project."
  type = object({
    architecture    = string
    image           = string
    compute_type    = string
    privileged      = bool
    timeout_minutes = number
    concurrency     = number
    vpc_id          = string
  })
}

variable "runners" {
  description = "Paths of the runner archives by architecture."
  type        = map(string)
}

variable "bucket" {
  description = "Name of the internal bucket."
  type        = string
}

variable "allowed_roles" {
  description = "Patterns of the roles that orders may name."
  type        = list(string)
}

variable "key_parameters" {
  description = "ARNs of the parameters that may contain a job's own age key."
  type        = list(string)
}

variable "pools" {
  description = "Names of the pools of workers."
  type        = list(string)
}
