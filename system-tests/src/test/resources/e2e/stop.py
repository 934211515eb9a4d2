"""Stops an execution as somebody in the console would, and prints after how many seconds the done object was there.

Usage: stop.py EXECUTION_ARN DONE_ENDPT
"""

import sys
import time

import boto3
from botocore.exceptions import ClientError

execution, done = sys.argv[1:]
bucket, key = done[5:].split("/", 1)
s3 = boto3.client("s3")
states = boto3.client("stepfunctions")

try:
    s3.head_object(Bucket=bucket, Key=key)
    sys.exit("the run is over already")
except ClientError as error:
    assert error.response["Error"]["Code"] == "404", error

states.stop_execution(executionArn=execution, error="Console.Stop", cause="by hand")
stopped = time.monotonic()
while time.monotonic() < stopped + 60:
    try:
        s3.head_object(Bucket=bucket, Key=key)
        print(round(time.monotonic() - stopped, 3))
        sys.exit(0)
    except ClientError as error:
        assert error.response["Error"]["Code"] == "404", error
    time.sleep(0.02)
sys.exit("there is no done object after a minute")
