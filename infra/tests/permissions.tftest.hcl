# The permissions module rejects wildcards, missing reasons and duplicate sids.

run "wildcard_action" {
  command = plan
  module {
    source = "./modules/permissions"
  }
  variables {
    statements = [{ sid = "All", why = "easier", actions = ["s3:Get*"], resources = ["arn:aws:s3:::b/x"] }]
  }
  expect_failures = [var.statements]
}

run "wildcard_resource" {
  command = plan
  module {
    source = "./modules/permissions"
  }
  variables {
    statements = [{ sid = "All", why = "easier", actions = ["s3:GetObject"], resources = ["*"] }]
  }
  expect_failures = [var.statements]
}

run "no_reason" {
  command = plan
  module {
    source = "./modules/permissions"
  }
  variables {
    statements = [{ sid = "One", why = "", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::b/x"] }]
  }
  expect_failures = [var.statements]
}

run "duplicate_sid" {
  command = plan
  module {
    source = "./modules/permissions"
  }
  variables {
    statements = [
      { sid = "One", why = "a", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::b/x"] },
      { sid = "One", why = "b", actions = ["s3:PutObject"], resources = ["arn:aws:s3:::b/x"] },
    ]
  }
  expect_failures = [var.statements]
}

run "valid_permissions" {
  command = plan
  module {
    source = "./modules/permissions"
  }
  variables {
    statements = [
      { sid = "One", why = "reads x", actions = ["s3:GetObject"], resources = ["arn:aws:s3:::b/x"] },
      { sid = "List", why = "the service knows no resource", actions = ["s3:ListAllMyBuckets"], resources = ["*"], anywhere = true },
    ]
  }
  assert {
    condition     = jsondecode(output.json).Statement[0].Resource == ["arn:aws:s3:::b/x"] && !contains(keys(jsondecode(output.json).Statement[0]), "why")
    error_message = "The policy document must not contain the reason."
  }
}
