# What functions and workers are made of.

variable "engine_package" {
  description = "Path of the jar or zip with the functions init, dispatch, steps and finalizer."
  type        = string

  validation {
    condition     = fileexists(var.engine_package)
    error_message = "There is no such file: build the release first."
  }
}

variable "worker_package" {
  description = "Path of the jar or zip with the worker function; null with worker.image_uri."
  type        = string
  default     = null

  validation {
    condition     = var.worker_package == null ? var.worker.image_uri != null : fileexists(var.worker_package)
    error_message = "There is no such file, or neither a package nor worker.image_uri: build the release first."
  }
}

variable "runner_packages" {
  description = "Paths of the runner archives (tar.gz) for CodeBuild and instances, by processor: arm64, x86_64."
  type        = map(string)
  default     = {}

  validation {
    condition     = alltrue([for processor, path in var.runner_packages : contains(["arm64", "x86_64"], processor) && fileexists(path)])
    error_message = "Processors are arm64 and x86_64, and the files must exist."
  }
}

variable "handlers" {
  description = "Java classes of the handlers."
  type = object({
    init      = optional(string, "dev.exesys.engine.lambda.InitHandler")
    dispatch  = optional(string, "dev.exesys.engine.lambda.DispatchHandler")
    steps     = optional(string, "dev.exesys.engine.lambda.StepsHandler")
    finalizer = optional(string, "dev.exesys.engine.lambda.FinalizerHandler")
    worker    = optional(string, "dev.exesys.worker.lambda.WorkerFunction")
  })
  default = {}
}

variable "memory_mb" {
  description = "Memory of the functions in MiB."
  type = object({
    init      = optional(number, 1024)
    dispatch  = optional(number, 1769) # one whole processor: packing a checkout is work
    steps     = optional(number, 1024)
    finalizer = optional(number, 1024)
  })
  default = {}

  validation {
    condition     = alltrue([for mb in values(var.memory_mb) : mb >= 256 && mb <= 10240])
    error_message = "From 256 to 10240 MiB."
  }
}

variable "dispatch_storage_mb" {
  description = "Size of /tmp for checkouts in MiB. Above 512 the dispatch function starts without SnapStart."
  type        = number
  default     = 512

  validation {
    condition     = var.dispatch_storage_mb >= 512 && var.dispatch_storage_mb <= 10240
    error_message = "From 512 to 10240 MiB."
  }
}

variable "concurrency" {
  description = "Reserved concurrency of the functions (-1: the account's), and how many builds may run at once (null: the account's)."
  type = object({
    init      = optional(number, -1)
    dispatch  = optional(number, -1)
    steps     = optional(number, -1)
    finalizer = optional(number, -1)
    worker    = optional(number, -1)
    builds    = optional(number)
  })
  default = {}

  validation {
    condition     = alltrue([for name, n in var.concurrency : n == null ? true : n == -1 || n > 0])
    error_message = "-1 or above 0: with 0 nothing would run."
  }
}

variable "worker" {
  description = "The worker on Lambda: its size, and an image or layers with the tools that commands need."
  type = object({
    memory_mb  = optional(number, 2048)
    storage_mb = optional(number, 4096)
    image_uri  = optional(string)
    layers     = optional(list(string), [])
  })
  default = {}

  validation {
    condition     = var.worker.memory_mb >= 256 && var.worker.memory_mb <= 10240 && var.worker.storage_mb >= 512 && var.worker.storage_mb <= 10240
    error_message = "Memory from 256 to 10240 MiB, storage from 512 to 10240 MiB."
  }

  validation {
    condition     = var.worker.image_uri == null || length(var.worker.layers) == 0
    error_message = "An image has no layers: put the tools into the image."
  }

  validation {
    condition     = length(var.worker.layers) <= 5
    error_message = "Lambda takes five layers at most."
  }
}

variable "build" {
  description = "The worker on CodeBuild: processor, image, size, whether it may run containers of its own, longest build."
  type = object({
    architecture    = optional(string, "arm64")
    image           = optional(string, "aws/codebuild/amazonlinux-aarch64-standard:3.0")
    compute_type    = optional(string, "BUILD_GENERAL1_SMALL")
    privileged      = optional(bool, false)
    timeout_minutes = optional(number, 480)
  })
  default = {}

  validation {
    condition     = contains(["arm64", "x86_64"], var.build.architecture)
    error_message = "The processor is arm64 or x86_64."
  }

  validation {
    condition     = var.build.timeout_minutes >= 5 && var.build.timeout_minutes <= 2160
    error_message = "From 5 to 2160 minutes."
  }
}
