"""The engine as a client in another language meets it: botocore's signer, boto3, nothing of the engine's own.

Settings come from the environment that `exesys up` writes. Prints a line for each thing shown; the first that does not
hold ends the script with an AssertionError.
"""

import base64
import json
import os
import time
import urllib.error
import urllib.request

import boto3
from boto3.dynamodb.conditions import Key
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest

INIT_URL = os.environ["EXESYS_INIT_URL"]
TERMINAL = {"succeeded", "failed", "timed_out", "blocked", "skipped"}


def order(name, command, *dependencies, **more):
    return {
        "order_name": name,
        "cmds": [command],
        "timeout": 60,
        "execution_target": "lambda",
        "dependencies": list(dependencies),
        **more,
    }


def job(*orders):
    return {
        "git_repo": "test/nowhere",
        "git_token_location": "aws:::ssm:/exesys/git-token",
        "username": "python",
        "pr_number": 5,
        "orders": list(orders),
    }


def post(body, signed=True):
    request = AWSRequest("POST", INIT_URL, data=body, headers={"Content-Type": "application/json"})
    if signed:
        credentials = boto3.Session().get_credentials().get_frozen_credentials()
        SigV4Auth(credentials, "execute-api", os.environ["AWS_REGION"]).add_auth(request)
    plain = urllib.request.Request(INIT_URL, data=body.encode(), headers=dict(request.headers), method="POST")
    try:
        with urllib.request.urlopen(plain) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def submit(payload):
    encoded = base64.b64encode(json.dumps(payload).encode()).decode()
    return post(json.dumps({"job_parameters_b64": encoded}))


def done_object(endpoint):
    bucket, key = endpoint[5:].split("/", 1)
    s3 = boto3.client("s3")
    s3.get_waiter("object_exists").wait(Bucket=bucket, Key=key, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    return json.load(s3.get_object(Bucket=bucket, Key=key)["Body"])


def time_of(events, name, event_type):
    return next(float(e["epoch"]) for e in events if e["order_name"] == name and e["event_type"] == event_type)


status, answer = post("{}", signed=False)
assert status == 403, (status, answer)
print("an unsigned POST gets 403")

status, answer = submit(
    job(
        order("a", "sleep 1"),
        order("b", "sleep 3"),
        order("c", """echo '{"add": 3, "more": {"x": [1]}}' > "$AWS_EXE_SYS_EVENTS_DIR/tf_plan.json" """, "a"),
        order("d", "true", "a", "b"),
    )
)
assert status == 200, (status, answer)
assert answer["flow_id"] == f"python:{answer['trace_id']}-exec", answer
done = done_object(answer["done_endpt"])
assert done == {"status": "succeeded", "summary": {"succeeded": 4, "failed": 0, "timed_out": 0}}, done
print("a signed POST is accepted and ends in a done object")

dynamodb = boto3.resource("dynamodb")
table = dynamodb.Table(os.environ["AWS_EXE_SYS_ORDER_EVENTS_TABLE"])
events = table.query(KeyConditionExpression=Key("trace_id").eq(answer["trace_id"]))["Items"]
assert {e["run_id"] for e in events} == {answer["run_id"]}
after_a = time_of(events, "c", "running") - time_of(events, "a", "succeeded")
after_b = time_of(events, "d", "running") - time_of(events, "b", "succeeded")
assert 0 <= after_a < 0.9 and 0 <= after_b < 0.9, (after_a, after_b)
print("c starts after a, d after b, without a barrier")

of_c = table.query(
    KeyConditionExpression=Key("trace_id").eq(answer["trace_id"]) & Key("sk").begins_with("c:")
)["Items"]
assert {e["order_name"] for e in of_c} == {"c"}
dropped = next(e for e in of_c if e["event_type"] == "tf_plan")
assert dropped["data"] == {"add": 3, "more": {"x": [1]}} and dropped["status"] == "info", dropped
assert [e["event_type"] for e in of_c if e["event_type"] in TERMINAL] == ["succeeded"]
by_order = table.query(IndexName="order_name-epoch-index", KeyConditionExpression=Key("order_name").eq("d"))["Items"]
assert answer["run_id"] in {e["run_id"] for e in by_order}
print("events are found by trace, by order, and through the index; a dropped payload is under data")

orders = dynamodb.Table(os.environ["AWS_EXE_SYS_ORDERS_TABLE"]).query(
    IndexName="run_id-order_num-index", KeyConditionExpression=Key("run_id").eq(answer["run_id"])
)["Items"]
assert [(o["order_num"], o["order_name"], o["status"]) for o in orders] == [
    ("0001", "a", "succeeded"),
    ("0002", "b", "succeeded"),
    ("0003", "c", "succeeded"),
    ("0004", "d", "succeeded"),
], orders
print("orders are found by run, in their order")

states = boto3.client("stepfunctions")
machines = states.list_state_machines()["stateMachines"]
found = None
for machine in machines:
    for execution in states.list_executions(stateMachineArn=machine["stateMachineArn"])["executions"]:
        if execution["name"].endswith(answer["run_id"]):
            found = execution
assert found, "no execution has a name that ends in the run's id"
for _ in range(50):
    described = states.describe_execution(executionArn=found["executionArn"])
    if described["status"] != "RUNNING":
        break
    time.sleep(0.1)
assert described["status"] == "SUCCEEDED", described
history = states.get_execution_history(executionArn=found["executionArn"])["events"]
assert history[0]["type"] == "ExecutionStarted" and history
print("the execution is named by the run and SUCCEEDED")

status, answer = submit(job(order("a", "true", "ghost"), {"cmds": []}))
assert status == 400 and answer["status"] == "error" and len(answer["errors"]) >= 3, (status, answer)
for body in ("no json", "{}", json.dumps({"job_parameters_b64": "%%%"})):
    status, answer = post(body)
    assert status == 400 and answer["status"] == "error", (body, status, answer)
print("bad payloads get 400 with every error")
