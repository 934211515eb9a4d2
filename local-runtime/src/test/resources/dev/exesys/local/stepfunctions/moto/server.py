"""moto's server with its Step Functions engine switched on; prints its address once it listens.

Environment: LAMBDA_ENDPOINT is where functions are invoked (signed with the usual AWS_* variables); STATUS_FUNCTION, if set,
names the function that is told of executions that end, as an EventBridge rule would: moto publishes no such events.

What is mended of moto 5.2, which would otherwise not run what AWS runs:
 - a second StartExecution of a machine fails, because the first one's threads cannot be copied;
 - startExecution tasks want parameters with small first letters, and see results so: AWS writes both with capitals;
 - a token that is handed back before its state listens for heartbeats is noticed only when a heartbeat is missing.
"""

import copy
import datetime
import json
import logging
import os
import threading

import boto3
from botocore.config import Config
from moto.awslambda_simple.models import LambdaSimpleBackend
from moto.core.config import default_user_config
from moto.server import DomainDispatcherApplication, create_backend_app
from moto.stepfunctions.models import StateMachine
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_sfn import StateTaskServiceSfn
from moto.stepfunctions.parser.asl.eval.callback.callback import CallbackEndpoint
from moto.stepfunctions.parser.backend.execution import BaseExecutionWorkerCommunication
from werkzeug.serving import make_server

PATIENCE = 900  # Lambda's own limit, in seconds

functions = boto3.client(
    "lambda",
    region_name="us-east-1",
    endpoint_url=os.environ["LAMBDA_ENDPOINT"],
    config=Config(max_pool_connections=256, read_timeout=PATIENCE, retries={"total_max_attempts": 1}),
)


def invoke(backend, name, qualifier, body, headers, response_headers):
    kind = headers.get("X-Amz-Invocation-Type") or "RequestResponse"
    answer = functions.invoke(FunctionName=name, InvocationType=kind, Payload=body or b"{}")
    if "FunctionError" in answer:
        response_headers["x-amz-function-error"] = answer["FunctionError"]
    return answer["Payload"].read()


def copy_without_executions(machine, memo):
    twin = copy.copy(machine)
    twin.executions = []
    return twin


def small_parameters(task, parameters, *names):
    stock_parameters(task, parameters, *names)
    for key in list(parameters):
        parameters[key[:1].lower() + key[1:]] = parameters.pop(key)


def capital_response(task, response, *names, **more):
    for key in list(response):
        value = response.pop(key)
        if isinstance(value, datetime.datetime):
            value = int(value.timestamp() * 1000)
        response[key[:1].upper() + key[1:]] = value


def heartbeats_of(token, heartbeat_seconds):
    heartbeats = stock_heartbeats(token, heartbeat_seconds)
    if token.get_outcome() is not None:
        heartbeats.notify()
    return heartbeats


def tell(ended):
    detail = {
        "executionArn": ended.exec_arn,
        "stateMachineArn": ended.state_machine.arn,
        "name": ended.name,
        "status": ended.exec_status,
        "error": ended.error,
        "cause": ended.cause,
    }
    event = {"source": "aws.states", "detail-type": "Step Functions Execution Status Change", "detail": detail}
    functions.invoke(FunctionName=os.environ["STATUS_FUNCTION"], InvocationType="Event", Payload=json.dumps(event))


def end(communication):
    communication._reflect_execution_status()
    if os.environ.get("STATUS_FUNCTION"):
        threading.Thread(target=tell, args=(communication.execution,), daemon=True).start()


default_user_config["stepfunctions"] = {"execute_state_machine": True}
default_user_config["lambda"] = {"use_docker": False}
LambdaSimpleBackend.invoke = invoke
StateMachine.__deepcopy__ = copy_without_executions
stock_parameters = StateTaskServiceSfn._normalise_parameters
StateTaskServiceSfn._normalise_parameters = small_parameters
StateTaskServiceSfn._normalise_response = capital_response
stock_heartbeats = CallbackEndpoint.setup_heartbeat_endpoint
CallbackEndpoint.setup_heartbeat_endpoint = heartbeats_of
BaseExecutionWorkerCommunication.terminated = end
logging.getLogger("werkzeug").setLevel(logging.ERROR)

server = make_server("127.0.0.1", 0, DomainDispatcherApplication(create_backend_app), threaded=True)
os.environ["MOTO_PORT"] = str(server.server_port)  # where tasks find the other services
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
