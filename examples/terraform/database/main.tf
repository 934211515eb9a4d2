terraform {
  backend "local" {}
}

variable "cidr" {
  type = string
}

resource "terraform_data" "password" {
  input = sha256(uuid())

  lifecycle {
    ignore_changes = [input]
  }
}

resource "terraform_data" "database" {
  input = cidrhost(var.cidr, 10)
}

output "password" {
  value     = terraform_data.password.output
  sensitive = true
}
