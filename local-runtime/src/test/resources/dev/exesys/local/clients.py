"""Talks to a local stack with boto3 and with botocore's signer; fails on the first wrong answer."""

import io
import os
import urllib.error
import urllib.request

import boto3
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.config import Config
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

ENDPOINT = os.environ["AWS_ENDPOINT_URL"]
BUCKET = "a-bucket"


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error.response["ResponseMetadata"]["HTTPStatusCode"]
    raise AssertionError("not refused")


def s3():
    client = boto3.client("s3", config=Config(signature_version="s3v4"))
    for key in ("plain", "a b/ü+&=%.txt", "~tilde/(x)"):
        client.put_object(Bucket=BUCKET, Key=key, Body=key.encode())
        assert client.get_object(Bucket=BUCKET, Key=key)["Body"].read() == key.encode()
        url = client.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": key}, ExpiresIn=60)
        assert urllib.request.urlopen(url).read() == key.encode()
    url = client.generate_presigned_url("put_object", Params={"Bucket": BUCKET, "Key": "put"}, ExpiresIn=60)
    urllib.request.urlopen(urllib.request.Request(url, data=b"by url", method="PUT"))
    assert client.get_object(Bucket=BUCKET, Key="put")["Body"].read() == b"by url"
    assert refused("PreconditionFailed", client.put_object, Bucket=BUCKET, Key="plain", Body=b"", IfNoneMatch="*") == 412
    large = os.urandom(9_000_000)
    client.upload_fileobj(io.BytesIO(large), BUCKET, "large")
    assert client.get_object(Bucket=BUCKET, Key="large")["Body"].read() == large
    client.put_object(Bucket=BUCKET, Key="single", Body=large)
    assert client.get_object(Bucket=BUCKET, Key="single", Range="bytes=5-9")["Body"].read() == large[5:10]
    for algorithm in ("CRC32", "SHA1", "SHA256"):
        client.put_object(Bucket=BUCKET, Key=algorithm, Body=b"sum", ChecksumAlgorithm=algorithm)
    keys = [o["Key"] for page in client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, PaginationConfig={"PageSize": 2}) for o in page["Contents"]]
    assert keys == sorted(keys) and "a b/ü+&=%.txt" in keys, keys
    assert refused("NoSuchKey", client.get_object, Bucket=BUCKET, Key="none") == 404
    wrong = boto3.client("s3", aws_access_key_id="AKIALOCALTEST", aws_secret_access_key="wrong")
    assert refused("SignatureDoesNotMatch", wrong.put_object, Bucket=BUCKET, Key="plain", Body=b"x") == 403


def parameters():
    client = boto3.client("ssm")
    for i in range(12):
        client.put_parameter(Name=f"/boto/{i:02}", Value="value", Type="SecureString")
    assert client.get_parameter(Name="/boto/03", WithDecryption=True)["Parameter"]["Value"] == "value"
    pages = client.get_paginator("get_parameters_by_path").paginate(Path="/boto", WithDecryption=True)
    assert sum(len(page["Parameters"]) for page in pages) == 12
    assert len(client.describe_parameters(ParameterFilters=[{"Key": "Path", "Values": ["/boto"]}])["Parameters"]) == 12
    refused("ParameterNotFound", client.get_parameter, Name="/none")
    wrong = boto3.client("ssm", aws_access_key_id="AKIALOCALTEST", aws_secret_access_key="wrong")
    assert refused("InvalidSignatureException", wrong.get_parameter, Name="/none") == 403


def secrets():
    client = boto3.client("secretsmanager")
    arn = client.create_secret(Name="boto", SecretString="value")["ARN"]
    assert client.get_secret_value(SecretId=arn)["SecretString"] == "value"
    refused("ResourceNotFoundException", client.get_secret_value, SecretId="none")


def functions():
    client = boto3.client("lambda")
    answer = client.invoke(FunctionName="echo", Payload=b'{"a": 1}')
    assert answer["Payload"].read() == b'{"a":1}' and "FunctionError" not in answer
    assert client.invoke(FunctionName="echo", InvocationType="Event", Payload=b"{}")["StatusCode"] == 202
    refused("ResourceNotFoundException", client.invoke, FunctionName="none")


def http_api():
    for path in ("/init", "/runs/x?order=a%20b&c=%2F"):
        request = AWSRequest(method="POST", url=ENDPOINT + path, data=b"{}", headers={"Content-Type": "application/json"})
        SigV4Auth(Credentials(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"]), "execute-api", "us-east-1").add_auth(request)
        with urllib.request.urlopen(urllib.request.Request(request.url, data=b"{}", headers=dict(request.headers))) as answer:
            assert answer.status == 200
        try:
            urllib.request.urlopen(urllib.request.Request(ENDPOINT + path, data=b"{}"))
            raise AssertionError("an unsigned request was let through")
        except urllib.error.HTTPError as error:
            assert error.code == 403 and error.read() == b'{"message":"Forbidden"}'


s3()
parameters()
secrets()
functions()
http_api()
print("all right")
