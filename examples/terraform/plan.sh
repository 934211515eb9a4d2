#!/usr/bin/env bash
# Plans the working directory, and records the counts of the plan as an event.
set -euo pipefail
mkdir -p "$STATE_DIR"
terraform init -input=false -no-color -backend-config="path=$STATE_DIR/$(basename "$PWD").tfstate" >/dev/null
terraform plan -input=false -no-color -out=tfplan | tee plan.txt
counts=$(sed -n 's/^Plan: \([0-9]*\) to add, \([0-9]*\) to change, \([0-9]*\) to destroy.*/"add": \1, "change": \2, "destroy": \3/p' plan.txt)
echo "{\"status\": \"success\", ${counts:-\"add\": 0, \"change\": 0, \"destroy\": 0}}" >"$AWS_EXE_SYS_EVENTS_DIR/tf_plan.json"
