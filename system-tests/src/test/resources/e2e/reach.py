"""Tries, from inside a command, what code that is not trusted would try. Prints one line for each attempt.

Arguments: the id of a run that is not this one, and an object of that run. AWS calls use the keys that were found in
the environment of this process or of its parents.
"""

import json
import os
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

other_run, other_object = sys.argv[1:3]
KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")


def report(name, result):
    print(f"reach: {name} = {result}")


def keys_of(environment):
    found = {key: environment[key] for key in KEYS if environment.get(key)}
    return found if "AWS_SECRET_ACCESS_KEY" in found else {}


def parents():
    pid = os.getppid()
    while pid > 1:
        with open(f"/proc/{pid}/status") as status:
            lines = dict(line.split(":", 1) for line in status.read().splitlines())
        with open(f"/proc/{pid}/cmdline", "rb") as command:
            yield pid, command.read().replace(b"\0", b" ").decode(errors="replace")
        pid = int(lines["PPid"])


def environment_of(pid):
    with open(f"/proc/{pid}/environ", "rb") as file:
        pairs = file.read().decode(errors="replace").split("\0")
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


def worker():
    """Returns the environment of the worker process, the first parent that runs Java."""
    for pid, command in parents():
        if "java" in command:
            try:
                return pid, environment_of(pid)
            except PermissionError:
                return pid, None
    return None, None


def outcome(call):
    try:
        call()
        return "allowed"
    except ClientError as e:
        return e.response["Error"]["Code"]
    except BotoCoreError as e:
        return type(e).__name__


report("keys in the environment", "found" if keys_of(os.environ) else "none")
report("ticket in the environment", "found" if "EXESYS_TICKET" in os.environ else "none")
pid, environment = worker()
if environment is None:
    report("environment of the worker", "not readable")
    environment = {}
else:
    report("keys in the worker's environment", "found" if keys_of(environment) else "none")
    report("ticket in the worker's environment", "found" if environment.get("EXESYS_TICKET") else "none")
try:
    open(f"/proc/{pid}/mem", "rb").close()
    report("memory of the worker", "readable")
except OSError:
    report("memory of the worker", "not readable")
# The addresses of instance and container credentials belong to the machine, which this script leaves alone.
report("instance metadata for SDKs", "disabled" if os.environ.get("AWS_EC2_METADATA_DISABLED") == "true" else "enabled")
report("address of container credentials", "found" if "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI" in os.environ else "none")

found = keys_of(environment) or keys_of(os.environ)
if not found or "AWS_SESSION_TOKEN" not in found:
    # A stack that runs in the same process as this worker has its own keys, which are in no environment.
    report("AWS calls", "no keys to call with")
    sys.exit(0)

endpoint = environment["AWS_ENDPOINT_URL"]


def client(service):
    return boto3.client(
        service,
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=found["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=found["AWS_SECRET_ACCESS_KEY"],
        aws_session_token=found["AWS_SESSION_TOKEN"],
        config=Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}),
    )


def invoke(event):
    answer = client("lambda").invoke(FunctionName="exesys-report", Payload=json.dumps(event))
    return answer["Payload"].read().decode()


own = {"run_id": os.environ["RUN_ID"], "order_num": os.environ["ORDER_NUM"]}
dynamodb, s3 = client("dynamodb"), client("s3")
bucket = environment["AWS_EXE_SYS_INTERNAL_BUCKET"]
orders = environment["AWS_EXE_SYS_ORDERS_TABLE"]
report("identity", client("sts").get_caller_identity()["Arn"].split("/")[1])
report("own order item", outcome(lambda: dynamodb.get_item(TableName=orders, Key={"pk": {"S": own["run_id"] + ":0001"}})))
report("order item of another run", outcome(lambda: dynamodb.get_item(TableName=orders, Key={"pk": {"S": other_run + ":0001"}})))
report("all order items", outcome(lambda: dynamodb.scan(TableName=orders)))
report("list of objects", outcome(lambda: s3.list_objects_v2(Bucket=bucket)))
report("object of another run", outcome(lambda: s3.get_object(Bucket=bucket, Key=other_object)))
report("write of an object", outcome(lambda: s3.put_object(Bucket=bucket, Key=other_object, Body=b"x")))
report("parameter", outcome(lambda: client("ssm").get_parameter(Name="/exesys/git-token", WithDecryption=True)))
report("secret", outcome(lambda: client("secretsmanager").get_secret_value(SecretId="exesys/jobs/any")))
report("KMS key", outcome(lambda: client("kms").decrypt(CiphertextBlob=b"x", EncryptionContext={"run_id": other_run})))
report("executions", outcome(lambda: client("stepfunctions").list_state_machines()))
report("role of another order", outcome(lambda: client("sts").assume_role(RoleArn="arn:aws:iam::123456789012:role/admin", RoleSessionName="x1")))
report("dispatch function", outcome(lambda: client("lambda").invoke(FunctionName="exesys-dispatch", Payload=b"{}")))
report("new build", outcome(lambda: client("codebuild").start_build(projectName="exesys-worker")))
ticket = environment.get("EXESYS_TICKET", "")
session = lambda order: json.loads(invoke({"action": "session", "ticket": ticket, **order})).get("entitled")
report("session with the used ticket", "given" if session(own) else "refused")
report("session of another run", "given" if session({"run_id": other_run, "order_num": "0001"}) else "refused")
outside = {"status": "succeeded", "exit_code": 0, "started_at": "2026-01-01T00:00:00Z", "ended_at": "2026-01-01T00:00:00Z"}
answer = invoke({"run_id": other_run, "order_num": "0001", "worker_id": "guess", "report": outside})
report("report for another run", "no effect" if json.loads(answer).get("status") == "running" else answer)
