"""Calls the local Step Functions with boto3, whose service model parses every response."""
import datetime, json, time

import boto3

states = boto3.client("stepfunctions")
ROLE = "arn:aws:iam::000000000000:role/r"
definition = json.dumps({
    "StartAt": "T",
    "States": {
        "T": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": {"FunctionName": "echo", "Payload": {"n.$": "$.n"}},
            "ResultSelector": {"n.$": "$.Payload.n"},
            "Next": "P",
        },
        "P": {
            "Type": "Parallel",
            "Branches": [
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "End": True}}},
                {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 0, "End": True}}},
            ],
            "End": True,
        },
    },
})

machine = states.create_state_machine(name="m", definition=definition, roleArn=ROLE)
arn = machine["stateMachineArn"]
assert isinstance(machine["creationDate"], datetime.datetime)
assert [m["name"] for m in states.list_state_machines()["stateMachines"]] == ["m"]
assert states.describe_state_machine(stateMachineArn=arn)["definition"] == definition
assert states.validate_state_machine_definition(definition=definition)["result"] == "OK"

execution = states.start_execution(stateMachineArn=arn, name="one", input='{"n": 3}')["executionArn"]
while True:
    shown = states.describe_execution(executionArn=execution)
    if shown["status"] != "RUNNING":
        break
    time.sleep(0.05)
assert shown["status"] == "SUCCEEDED", shown
assert json.loads(shown["output"]) == [{"n": 3}, {"n": 3}], shown
assert shown["stopDate"] >= shown["startDate"]

pages = states.get_paginator("get_execution_history").paginate(
    executionArn=execution, PaginationConfig={"PageSize": 4})
events = [event for page in pages for event in page["events"]]
assert [event["id"] for event in events] == list(range(1, len(events) + 1))
assert all(event["previousEventId"] < event["id"] for event in events)
scheduled = next(e for e in events if e["type"] == "TaskScheduled")["taskScheduledEventDetails"]
assert scheduled["resourceType"] == "lambda" and scheduled["resource"] == "invoke", scheduled
assert json.loads(scheduled["parameters"])["Payload"] == {"n": 3}
listed = states.list_executions(stateMachineArn=arn, statusFilter="SUCCEEDED")["executions"]
assert [e["name"] for e in listed] == ["one"]

activity = states.create_activity(name="pool", tags=[{"key": "a", "value": "b"}])["activityArn"]
assert states.list_activities()["activities"][0]["activityArn"] == activity
assert states.describe_activity(activityArn=activity)["name"] == "pool"
assert states.list_tags_for_resource(resourceArn=activity)["tags"] == [{"key": "a", "value": "b"}]
pulled = json.dumps({"StartAt": "T", "States": {
    "T": {"Type": "Task", "Resource": activity, "HeartbeatSeconds": 60, "End": True}}})
puller = states.create_state_machine(name="pulled", definition=pulled, roleArn=ROLE)
run = states.start_execution(stateMachineArn=puller["stateMachineArn"], input='{"n": 4}')
task = states.get_activity_task(activityArn=activity, workerName="boto3")
assert json.loads(task["input"]) == {"n": 4}, task
states.send_task_heartbeat(taskToken=task["taskToken"])
states.send_task_success(taskToken=task["taskToken"], output="5")
while True:
    shown = states.describe_execution(executionArn=run["executionArn"])
    if shown["status"] != "RUNNING":
        break
    time.sleep(0.05)
assert shown["output"] == "5", shown
started = next(e for e in states.get_execution_history(executionArn=run["executionArn"])["events"]
               if e["type"] == "ActivityStarted")
assert started["activityStartedEventDetails"] == {"workerName": "boto3"}, started
states.delete_activity(activityArn=activity)

for refused, call in [
    (states.exceptions.ActivityDoesNotExist,
     lambda: states.get_activity_task(activityArn=activity)),
    (states.exceptions.ExecutionAlreadyExists,
     lambda: states.start_execution(stateMachineArn=arn, name="one", input="{}")),
    (states.exceptions.StateMachineDoesNotExist,
     lambda: states.describe_state_machine(stateMachineArn=arn + "x")),
    (states.exceptions.InvalidDefinition,
     lambda: states.create_state_machine(name="x", definition="{}", roleArn=ROLE)),
    (states.exceptions.InvalidToken, lambda: states.send_task_heartbeat(taskToken="x")),
    (states.exceptions.ExecutionDoesNotExist,
     lambda: states.stop_execution(executionArn=execution + "x")),
]:
    try:
        call()
        raise SystemExit("not refused: " + refused.__name__)
    except refused:
        pass
print("passed")
