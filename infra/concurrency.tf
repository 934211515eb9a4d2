# Reserved concurrency. Without it, the workers of one wide job take the concurrency of the whole account, and then the
# functions that start, settle and reconcile orders are throttled.

data "aws_servicequotas_service_quota" "concurrency" {
  count = var.account_concurrency == null ? 1 : 0

  service_code = "lambda"
  quota_code   = "L-B99A9384" # Concurrent executions
}

locals {
  concurrency_quota = var.account_concurrency == null ? data.aws_servicequotas_service_quota.concurrency[0].value : var.account_concurrency

  # Lambda requires that 100 remain unreserved. Shares of the rest, in thousandths: the account's other functions keep 100.
  concurrency_available = local.concurrency_quota - 100
  concurrency_shares    = { init = 50, dispatch = 110, steps = 110, report = 110, finalizer = 20, worker = 500 }
  concurrency_default = { for name, share in local.concurrency_shares :
    name => local.concurrency_available < 100 ? -1 : max(1, floor(local.concurrency_available * share / 1000))
  }
  concurrency = { for name, default in local.concurrency_default :
    name => var.concurrency[name] == null ? default : var.concurrency[name]
  }
  concurrency_reserved = sum([for n in values(local.concurrency) : max(n, 0)])
}

check "concurrency" {
  assert {
    condition     = local.concurrency_reserved > 0
    error_message = "The account's quota of ${local.concurrency_quota} concurrent executions is too small to reserve any: workers and engine compete. Request at least 1,000 before production."
  }
}
