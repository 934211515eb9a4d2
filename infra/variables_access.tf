# What jobs may reach.

variable "git_base_url" {
  description = "The git host: git_repo of a job is appended to it. Over https:// a job's token is a token, over ssh:// a private key."
  type        = string
  default     = "https://github.com"

  validation {
    condition     = can(regex("^(https|ssh)://[^/]+.*[^/]$", var.git_base_url))
    error_message = "Use https:// or ssh://, without a slash at the end."
  }
}

variable "git_known_hosts" {
  description = "Lines as in OpenSSH's known_hosts, for an ssh:// host and for submodules on others: no other server is talked to."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.git_known_hosts) > 0 || !startswith(var.git_base_url, "ssh://")
    error_message = "An ssh:// host is trusted by its key only: put the output of ssh-keyscan here, once checked."
  }

  validation {
    condition     = length(join("\n", var.git_known_hosts)) <= 2000
    error_message = "At most 2,000 characters, since Lambda takes 4 KB of settings in all: one ed25519 line a host is enough."
  }
}

variable "git_certificates" {
  description = "Authorities that vouch for an https:// host beside the public ones, in PEM: a company's own. At most three, since Lambda keeps 4 KB of settings."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for c in var.git_certificates : startswith(c, "-----BEGIN CERTIFICATE-----")])
    error_message = "Each is the text of a certificate in PEM, as file(\"ca.pem\") reads it."
  }
}

variable "parameter_prefixes" {
  description = "Begin the names of the SSM parameters that jobs may name, the git token's included. Default: /PREFIX/jobs/."
  type        = list(string)
  default     = null

  validation {
    condition = alltrue([for p in coalesce(var.parameter_prefixes, []) :
      can(regex("^/[A-Za-z0-9_.-]+/([A-Za-z0-9_./-]+/)?$", p))
    ])
    error_message = "Each begins and ends with a slash and names at least one level, like /ci/: \"/\" would be everything."
  }

  validation {
    condition = alltrue([for p in coalesce(var.parameter_prefixes, []) :
      !startswith("/${var.prefix}/runs/", p) && !startswith(p, "/${var.prefix}/runs/")
    ])
    error_message = "/PREFIX/runs/ holds the keys of runs; jobs must not reach it."
  }
}

variable "secret_prefixes" {
  description = "Begin the names of the Secrets Manager secrets that jobs may name. Default: PREFIX/jobs/."
  type        = list(string)
  default     = null

  validation {
    condition     = alltrue([for p in coalesce(var.secret_prefixes, []) : can(regex("^/?[A-Za-z0-9_+=.@-]+[A-Za-z0-9_+=.@/-]*$", p))])
    error_message = "Each is the beginning of a name, at least one character beside a slash."
  }
}

variable "sops_key_prefixes" {
  description = "Begin the names of the SSM parameters that jobs may name in sops_key_ssm_path. Workers read these. Default: none."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for p in var.sops_key_prefixes : can(regex("^/[A-Za-z0-9_.-]+/([A-Za-z0-9_./-]+/)?$", p)) && !startswith("/${var.prefix}/runs/", p)])
    error_message = "Each begins and ends with a slash, names at least one level, and leaves out /PREFIX/runs/."
  }
}

variable "ssm_targets" {
  description = "Instances that orders of target ssm run on unless they say otherwise: ids, or tags that they have, written tag:KEY=VALUE."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for id in var.ssm_targets : can(regex("^(m?i-[0-9a-f]{8,17}|tag:[^=,]+=[^,]+)$", id))])
    error_message = "Ids of instances look like i-0123456789abcdef0 or mi-0123456789abcdef0, tags like tag:Role=build."
  }
}

variable "target_tag" {
  description = "Tag that instances need so that orders can run on them. Default: exesys = PREFIX."
  type = object({
    key   = string
    value = string
  })
  default = null

  validation {
    condition     = var.target_tag == null || can(regex("^[A-Za-z0-9_.:/=+@-]+$", var.target_tag.key))
    error_message = "The key is that of a tag, without spaces."
  }
}
