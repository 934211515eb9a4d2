"""Runs moto's server with its Step Functions interpreter enabled; prints its address when it accepts connections.

Environment:
 - LAMBDA_ENDPOINT is the endpoint at which functions are invoked, signed with the usual AWS_* variables.
 - STATUS_FUNCTION, if set, names the function that receives the end of each execution, as from an EventBridge rule: moto
   publishes no such events.
 - WORKER_FUNCTION, if set, names the function that runs builds and commands: moto accepts them without running them.

Corrections of moto 5.2:
 - A second StartExecution of a state machine fails, because the threads of the first one cannot be copied.
 - Tasks of startExecution require parameters in lower camel case and return such results: AWS uses upper camel case.
 - A token that is returned before its state waits for heartbeats is noticed only when a heartbeat is missing.
 - A build succeeds when it is described, and its times are text instead of numbers.
 - A state machine is parsed whenever it is created or described, which takes half a minute for a megabyte. Large ones are
   parsed only when they are executed, and are not searched for the variables of JSONata.
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
from moto.codebuild.models import CodeBuildBackend
from moto.codebuild.responses import CodeBuildResponse
from moto.core.config import default_user_config
from moto.server import DomainDispatcherApplication, create_backend_app
from moto.ssm.responses import SimpleSystemManagerResponse
from moto.stepfunctions.models import StateMachine
from moto.stepfunctions.parser.asl.static_analyser.variable_references_static_analyser import VariableReferencesStaticAnalyser
from moto.stepfunctions.parser.asl.component.state.exec.state_task.service.state_task_service_sfn import StateTaskServiceSfn
from moto.stepfunctions.parser.asl.eval.callback.callback import CallbackEndpoint
from moto.stepfunctions.parser.backend.execution import BaseExecutionWorkerCommunication
from moto.stepfunctions.parser.models import StepFunctionsParserBackend
from werkzeug.serving import make_server

TIMEOUT_SECONDS = 900  # Lambda's limit
LARGE = 100_000  # characters of a definition

functions = boto3.client(
    "lambda",
    region_name="us-east-1",
    endpoint_url=os.environ["LAMBDA_ENDPOINT"],
    config=Config(max_pool_connections=256, read_timeout=TIMEOUT_SECONDS, retries={"total_max_attempts": 1}),
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


def work(run_id, order_num):
    if os.environ.get("WORKER_FUNCTION"):
        order = json.dumps({"run_id": run_id, "order_num": order_num})
        functions.invoke(FunctionName=os.environ["WORKER_FUNCTION"], InvocationType="Event", Payload=order)


def seconds(value, key=""):
    if isinstance(value, dict):
        return {k: seconds(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [seconds(v) for v in value]
    is_time = key.endswith("Time") and isinstance(value, str)
    return datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp() if is_time else value


def start_build(request):
    answer = json.dumps(seconds(json.loads(stock_start_build(request))))
    variables = {v["name"]: v["value"] for v in request._get_param("environmentVariablesOverride")}
    work(variables["EXESYS_RUN_ID"], variables["EXESYS_ORDER_NUM"])
    return answer


def builds(backend, ids):
    return [seconds(build) for history in backend.build_metadata_history.values() for build in history if build["id"] in ids]


def send_command(request):
    answer = stock_send_command(request)
    parameters = request._get_param("Parameters")
    work(parameters["RunId"][0], parameters["OrderNum"][0])
    return answer


def validate(definition):
    if len(definition) < LARGE:
        stock_validate(definition)


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
stock_validate = StepFunctionsParserBackend._validate_definition
StepFunctionsParserBackend._validate_definition = staticmethod(validate)
VariableReferencesStaticAnalyser.process_and_get = staticmethod(lambda definition: {})
stock_start_build = CodeBuildResponse.start_build
CodeBuildResponse.start_build = start_build
CodeBuildBackend.batch_get_builds = builds
stock_send_command = SimpleSystemManagerResponse.send_command
SimpleSystemManagerResponse.send_command = send_command
logging.getLogger("werkzeug").setLevel(logging.ERROR)

server = make_server("127.0.0.1", 0, DomainDispatcherApplication(create_backend_app), threaded=True)
os.environ["MOTO_PORT"] = str(server.server_port)  # where tasks find the other services
print(f"http://127.0.0.1:{server.server_port}", flush=True)
server.serve_forever()
