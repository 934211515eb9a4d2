#!/usr/bin/env bash
# Applies exactly the plan that the artifact contains.
set -euo pipefail
terraform init -input=false -no-color -backend-config="path=$STATE_DIR/$(basename "$PWD").tfstate" >/dev/null
terraform apply -input=false -no-color tfplan
