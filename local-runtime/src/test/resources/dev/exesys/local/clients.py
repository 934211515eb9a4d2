"""Talks to a local stack with boto3 and with botocore's signer; fails on the first wrong answer."""

import datetime
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


def keys():
    client = boto3.client("kms")
    key = client.create_key(Description="of boto")["KeyMetadata"]
    assert key["KeyState"] == "Enabled" and key["Arn"].endswith(key["KeyId"])
    client.create_alias(AliasName="alias/boto", TargetKeyId=key["KeyId"])
    refused("AlreadyExistsException", client.create_alias, AliasName="alias/boto", TargetKeyId=key["KeyId"])
    for name in (key["KeyId"], key["Arn"], "alias/boto", key["Arn"].replace("key/" + key["KeyId"], "alias/boto")):
        assert client.describe_key(KeyId=name)["KeyMetadata"]["Arn"] == key["Arn"]
    context = {"run": "r", "order": "0001"}
    blob = client.encrypt(KeyId="alias/boto", Plaintext=b"secret", EncryptionContext=context)["CiphertextBlob"]
    opened = client.decrypt(CiphertextBlob=blob, EncryptionContext={"order": "0001", "run": "r"})
    assert opened["Plaintext"] == b"secret" and opened["KeyId"] == key["Arn"]
    refused("InvalidCiphertextException", client.decrypt, CiphertextBlob=blob)
    refused("InvalidCiphertextException", client.decrypt, CiphertextBlob=blob, EncryptionContext={**context, "run": "s"})
    refused("InvalidCiphertextException", client.decrypt, CiphertextBlob=b"anything")
    refused("InvalidCiphertextException", client.decrypt, CiphertextBlob=blob[:-1] + bytes([blob[-1] ^ 1]), EncryptionContext=context)
    other = client.create_key()["KeyMetadata"]["KeyId"]
    refused("IncorrectKeyException", client.decrypt, KeyId=other, CiphertextBlob=blob, EncryptionContext=context)
    moved = client.re_encrypt(CiphertextBlob=blob, SourceEncryptionContext=context, DestinationKeyId=other)["CiphertextBlob"]
    assert client.decrypt(CiphertextBlob=moved)["Plaintext"] == b"secret"
    data = client.generate_data_key(KeyId="alias/boto", KeySpec="AES_256", EncryptionContext=context)
    assert len(data["Plaintext"]) == 32
    assert client.decrypt(CiphertextBlob=data["CiphertextBlob"], EncryptionContext=context)["Plaintext"] == data["Plaintext"]
    assert "Plaintext" not in client.generate_data_key_without_plaintext(KeyId="alias/boto", NumberOfBytes=64)
    pages = list(client.get_paginator("list_keys").paginate(PaginationConfig={"PageSize": 1}))
    assert {key["KeyId"], other} <= {k["KeyId"] for page in pages for k in page["Keys"]}
    assert [a["AliasName"] for a in client.list_aliases(KeyId=key["KeyId"])["Aliases"]] == ["alias/boto"]
    refused("NotFoundException", client.describe_key, KeyId="alias/none")
    refused("NotFoundException", client.describe_key, KeyId="00000000-0000-0000-0000-000000000000")
    refused("ValidationException", client.encrypt, KeyId="alias/boto", Plaintext=b"x" * 4097)
    client.disable_key(KeyId=other)
    refused("DisabledException", client.decrypt, CiphertextBlob=moved)
    client.enable_key(KeyId=other)
    client.schedule_key_deletion(KeyId=other, PendingWindowInDays=7)
    refused("KMSInvalidStateException", client.decrypt, CiphertextBlob=moved)
    client.cancel_key_deletion(KeyId=other)
    client.delete_alias(AliasName="alias/boto")
    refused("NotFoundException", client.encrypt, KeyId="alias/boto", Plaintext=b"x")


def session(credentials, service):
    return boto3.client(
        service,
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )


def roles():
    client = boto3.client("sts")
    assert client.get_caller_identity()["Arn"] == "arn:aws:iam::000000000000:user/local"
    role = "arn:aws:iam::123456789012:role/path/deployer"
    answer = client.assume_role(
        RoleArn=role,
        RoleSessionName="run-1",
        DurationSeconds=900,
        SourceIdentity="ada",
        Tags=[{"Key": "run", "Value": "1 & <2>"}],
        TransitiveTagKeys=["run"],
    )
    assert answer["AssumedRoleUser"]["Arn"] == "arn:aws:sts::123456789012:assumed-role/deployer/run-1"
    assert answer["SourceIdentity"] == "ada"
    remaining = answer["Credentials"]["Expiration"] - datetime.datetime.now(datetime.timezone.utc)
    assert 890 < remaining.total_seconds() <= 900, remaining
    credentials = answer["Credentials"]
    identity = session(credentials, "sts").get_caller_identity()
    assert identity["Arn"] == answer["AssumedRoleUser"]["Arn"] and identity["Account"] == "123456789012"
    assert identity["UserId"] == answer["AssumedRoleUser"]["AssumedRoleId"]
    session(credentials, "ssm").describe_parameters()
    session(credentials, "s3").list_objects_v2(Bucket=BUCKET)
    refused("InvalidClientTokenId", session({**credentials, "SessionToken": "other"}, "sts").get_caller_identity)
    refused("InvalidToken", session({**credentials, "SessionToken": "other"}, "s3").put_object, Bucket=BUCKET, Key="x", Body=b"")
    chained = session(credentials, "sts")
    assert chained.assume_role(RoleArn=role, RoleSessionName="next")["SourceIdentity"] == "ada"
    refused("ValidationError", chained.assume_role, RoleArn=role, RoleSessionName="next", DurationSeconds=7200)
    refused("InvalidParameterValue", chained.assume_role, RoleArn=role, RoleSessionName="next", Tags=[{"Key": "run", "Value": "2"}])
    refused("ValidationError", client.assume_role, RoleArn="arn:aws:iam::1:role/short", RoleSessionName="x1")
    refused("MalformedPolicyDocument", client.assume_role, RoleArn=role, RoleSessionName="x1", Policy="{")


s3()
parameters()
secrets()
functions()
keys()
roles()
http_api()
print("all right")
