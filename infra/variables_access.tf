# Access of jobs.

variable "git_base_url" {
  description = "Base URL of the git host; git_repo of a job is appended. With https:// a job's token is an access token, with ssh:// a private key."
  type        = string
  default     = "https://github.com"

  validation {
    condition     = can(regex("^(https|ssh)://[^/]+.*[^/]$", var.git_base_url))
    error_message = "Use https:// or ssh://, without a slash at the end."
  }
}

variable "git_known_hosts" {
  description = "Host keys in the format of OpenSSH's known_hosts, for an ssh:// host and for submodules on other hosts. Servers without a key here are rejected."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.git_known_hosts) > 0 || !startswith(var.git_base_url, "ssh://")
    error_message = "An ssh:// host requires its host key: set git_known_hosts to the output of ssh-keyscan after verifying it."
  }

  validation {
    condition     = length(join("\n", var.git_known_hosts)) <= 2000
    error_message = "At most 2,000 characters, since Lambda limits a function's environment to 4 KB: one ed25519 line per host is enough."
  }
}

variable "git_certificates" {
  description = "Certificate authorities to trust for an https:// host in addition to the public ones, in PEM. At most three, since Lambda limits a function's environment to 4 KB."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for c in var.git_certificates : startswith(c, "-----BEGIN CERTIFICATE-----")])
    error_message = "Each element must be the text of a certificate in PEM, for example file(\"ca.pem\")."
  }
}

variable "parameter_prefixes" {
  description = "Prefixes of the SSM parameters that jobs may name, including the git token. Default: /PREFIX/jobs/."
  type        = list(string)
  default     = null

  validation {
    condition = alltrue([for p in coalesce(var.parameter_prefixes, []) :
      can(regex("^/[A-Za-z0-9_.-]+/([A-Za-z0-9_./-]+/)?$", p))
    ])
    error_message = "Each prefix must start and end with a slash and name at least one level, like /ci/: \"/\" would match all parameters."
  }

  validation {
    condition = alltrue([for p in coalesce(var.parameter_prefixes, []) :
      !startswith("/${var.prefix}/runs/", p) && !startswith(p, "/${var.prefix}/runs/")
    ])
    error_message = "/PREFIX/runs/ contains the keys of runs; jobs must not have access to it."
  }
}

variable "secret_prefixes" {
  description = "Prefixes of the Secrets Manager secrets that jobs may name. Default: PREFIX/jobs/."
  type        = list(string)
  default     = null

  validation {
    condition     = alltrue([for p in coalesce(var.secret_prefixes, []) : can(regex("^/?[A-Za-z0-9_+=.@-]+[A-Za-z0-9_+=.@/-]*$", p))])
    error_message = "Each prefix needs at least one character other than a slash."
  }
}

variable "sops_key_prefixes" {
  description = "Prefixes of the SSM parameters that jobs may name in sops_key_ssm_path. Workers read these. Default: none."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for p in var.sops_key_prefixes : can(regex("^/[A-Za-z0-9_.-]+/([A-Za-z0-9_./-]+/)?$", p)) && !startswith("/${var.prefix}/runs/", p)])
    error_message = "Each prefix must start and end with a slash, name at least one level, and not match /PREFIX/runs/."
  }
}

variable "allowed_roles" {
  description = "Patterns of the roles that orders may name in role_arn; * matches any text. Each role's trust policy must also allow it: see the output EXESYS_ROLE_TRUST_POLICY. Default: none."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for r in var.allowed_roles : can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/*-]+$", r))])
    error_message = "Use ARNs of roles with a complete account id, like arn:aws:iam::123456789012:role/deploy-*."
  }
}

variable "ssm_targets" {
  description = "Default instances of orders with target ssm: ids, or tags as tag:KEY=VALUE."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for id in var.ssm_targets : can(regex("^(m?i-[0-9a-f]{8,17}|tag:[^=,]+=[^,]+)$", id))])
    error_message = "Use instance ids like i-0123456789abcdef0 or mi-0123456789abcdef0, or tags like tag:Role=build."
  }
}

variable "pools" {
  description = "Names of the pools of workers that orders with target activity may name. Each gets an activity and a policy."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for pool in var.pools : can(regex("^[0-9A-Za-z_-]{1,38}$", pool))]) && length(var.pools) == length(distinct(var.pools))
    error_message = "A pool has a name of 1 to 38 letters, digits, _ and -, and is listed once."
  }
}

variable "target_tag" {
  description = "Tag that instances must have to run orders. Default: exesys = PREFIX."
  type = object({
    key   = string
    value = string
  })
  default = null

  validation {
    condition     = var.target_tag == null || can(regex("^[A-Za-z0-9_.:/=+@-]+$", var.target_tag.key))
    error_message = "The key must be a tag key without spaces."
  }
}
