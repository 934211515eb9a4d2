# Settings of functions and workers.

variable "engine_package" {
  description = "Path of the jar or zip with the functions init, dispatch, steps, report, finalizer and github."
  type        = string

  validation {
    condition     = fileexists(var.engine_package)
    error_message = "The file does not exist: run infra/release first."
  }
}

variable "worker_package" {
  description = "Path of the jar or zip with the worker function; null with worker.image_uri."
  type        = string
  default     = null

  validation {
    condition     = var.worker_package == null ? var.worker.image_uri != null : fileexists(var.worker_package)
    error_message = "The file does not exist, or neither worker_package nor worker.image_uri is set: run infra/release first."
  }
}

variable "runner_packages" {
  description = "Paths of the runner archives (tar.gz) for CodeBuild and instances, by architecture: arm64, x86_64."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for processor, path in var.runner_packages : contains(["arm64", "x86_64"], processor) && fileexists(path)])
    error_message = "The architectures are arm64 and x86_64, and the files must exist."
  }
}

variable "handlers" {
  description = "Java classes of the handlers."
  type = object({
    init      = optional(string, "dev.exesys.engine.lambda.InitHandler")
    dispatch  = optional(string, "dev.exesys.engine.lambda.DispatchHandler")
    steps     = optional(string, "dev.exesys.engine.lambda.StepsHandler")
    report    = optional(string, "dev.exesys.engine.lambda.ReportHandler")
    finalizer = optional(string, "dev.exesys.engine.lambda.FinalizerHandler")
    github    = optional(string, "dev.exesys.engine.lambda.GitHubHandler")
    worker    = optional(string, "dev.exesys.worker.lambda.WorkerFunction")
  })
  default = {}
}

variable "memory_mb" {
  description = "Memory of the functions in MiB."
  type = object({
    init      = optional(number, 1024)
    dispatch  = optional(number, 1769) # one vCPU, to pack the checkout
    steps     = optional(number, 1024)
    report    = optional(number, 1024)
    finalizer = optional(number, 1024)
    github    = optional(number, 512)
  })
  default = {}

  validation {
    condition     = alltrue([for mb in values(var.memory_mb) : mb >= 256 && mb <= 10240])
    error_message = "Use 256 to 10240 MiB."
  }
}

variable "dispatch_storage_mb" {
  description = "Size of /tmp for checkouts in MiB. With more than 512 the dispatch function has no SnapStart."
  type        = number
  default     = 512

  validation {
    condition     = var.dispatch_storage_mb >= 512 && var.dispatch_storage_mb <= 10240
    error_message = "Use 512 to 10240 MiB."
  }
}

variable "concurrency" {
  description = "Reserved concurrency of the functions (null: a share of the account's quota, -1: unreserved), and the maximum of concurrent builds (null: the account's limit). Reserved concurrency is also the maximum, so that workers cannot take what the engine needs."
  type = object({
    init      = optional(number)
    dispatch  = optional(number)
    steps     = optional(number)
    report    = optional(number)
    finalizer = optional(number)
    worker    = optional(number)
    builds    = optional(number)
  })
  default = {}

  validation {
    condition     = alltrue([for name, n in var.concurrency : n == null ? true : n == -1 || n > 0])
    error_message = "Use -1 or a number greater than 0: with 0 nothing would run."
  }
}

variable "account_concurrency" {
  description = "The account's quota of concurrent executions of Lambda in this region. Null reads it from Service Quotas, which requires servicequotas:GetServiceQuota."
  type        = number
  default     = null

  validation {
    condition     = var.account_concurrency == null || try(var.account_concurrency >= 10, false)
    error_message = "Use the quota Concurrent executions of Lambda, at least 10."
  }
}

variable "worker" {
  description = "The worker on Lambda: memory, storage, and an image or layers with the tools that commands need."
  type = object({
    memory_mb  = optional(number, 2048)
    storage_mb = optional(number, 4096)
    image_uri  = optional(string)
    layers     = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = var.worker.memory_mb >= 256 && var.worker.memory_mb <= 10240 && var.worker.storage_mb >= 512 && var.worker.storage_mb <= 10240
    error_message = "Use 256 to 10240 MiB of memory and 512 to 10240 MiB of storage."
  }

  validation {
    condition     = var.worker.image_uri == null || length(var.worker.layers) == 0
    error_message = "An image cannot have layers: add the tools to the image."
  }

  validation {
    condition     = length(var.worker.layers) <= 5
    error_message = "Lambda supports at most five layers."
  }
}

variable "build" {
  description = "The worker on CodeBuild: architecture (null: that of the runner, arm64 if there are both), image (null: Amazon Linux for the architecture), compute type, privileged mode (to run containers), timeout."
  type = object({
    architecture    = optional(string)
    image           = optional(string)
    compute_type    = optional(string, "BUILD_GENERAL1_SMALL")
    privileged      = optional(bool, false)
    timeout_minutes = optional(number, 480)
  })
  default = {}

  validation {
    condition     = var.build.architecture == null ? true : contains(["arm64", "x86_64"], var.build.architecture)
    error_message = "The architecture must be arm64 or x86_64."
  }

  validation {
    condition     = var.build.architecture == null || length(var.runner_packages) == 0 ? true : contains(keys(var.runner_packages), var.build.architecture)
    error_message = "There is no runner for this architecture: add it to runner_packages (infra/release builds that of its own machine)."
  }

  validation {
    condition = var.build.image == null || var.build.architecture == null ? true : !strcontains(
      var.build.image, var.build.architecture == "arm64" ? "x86_64" : "aarch64",
    )
    error_message = "The image is for the other architecture."
  }

  validation {
    condition     = var.build.timeout_minutes >= 5 && var.build.timeout_minutes <= 2160
    error_message = "Use 5 to 2160 minutes."
  }
}
